"""A larger name tagger to learn from: an encoder, fine-tuned on several corpora of names.

It reads several sentences at a time, and has a layer for each corpus beside the one that all share:
corpora disagree on what a name is, and so the teacher can say what each would mark. The lowest
layers stay as they are, which saves half of the time; above them a vector for the shape of each
word comes in, since the encoder may know no capitals, of which names are made.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import torch
from attrs import frozen
from numpy.typing import NDArray
from torch import Tensor, nn

from training.names import Tagged
from training.pieces import SHAPES, Pieces, shape
from training.trees import NAMES

_MOST_PIECES = 510
_PIECES_A_WORD = 10
_DROPOUT = 0.15

Words = Sequence[str]


@frozen
class Window:
    """Sentences that are read together.

    Args:
        sentences: in the order of the corpus.
        pieces: how many word pieces they have.
    """

    sentences: tuple[Tagged, ...]
    pieces: int


class NameTeacher(nn.Module):
    """An encoder with a name tagger on top.

    Args:
        encoder: directory of a pretrained encoder, as ``transformers`` reads it.
        corpora: how many corpora it learns from; by default it marks as the first does.
        frozen_layers: how many of the lowest layers stay as they are, and with them the vectors of
            words; 0 lets all of it learn.
        layers: how many of the lowest layers are used; all by default.
        dropout: how much of what the encoder's layers hand on is left out in training.
    """

    def __init__(
        self, encoder: Path, corpora: int, frozen_layers: int = 0, layers: int | None = None,
        dropout: float = 0.0,
    ) -> None:  # fmt: skip
        super().__init__()
        # Who only teaches the tagger needs no encoder.
        from transformers import AutoModel, AutoTokenizer

        self.tokenizer: Any = AutoTokenizer.from_pretrained(encoder, local_files_only=True)
        self.encoder: Any = AutoModel.from_pretrained(
            encoder, local_files_only=True, attn_implementation="eager", dtype=torch.float32,
            hidden_dropout_prob=dropout, attention_probs_dropout_prob=dropout,
        )  # fmt: skip
        # No gradient flows below the first layer that learns.
        self.encoder.requires_grad_(requires_grad=False)
        self.encoder.encoder.layer = self.encoder.encoder.layer[:layers]
        learning = self.encoder.encoder.layer[frozen_layers:]
        learning.requires_grad_(requires_grad=True)
        if not frozen_layers:
            # The vectors of words, and what all layers have in common.
            self.encoder.embeddings.requires_grad_(requires_grad=True)
            for part in self.encoder.encoder.children():
                part.requires_grad_(requires_grad=True)
        learning[0].register_forward_pre_hook(self._with_shapes)
        width = self.encoder.config.hidden_size
        self.shapes = nn.Embedding(SHAPES, width)
        nn.init.normal_(self.shapes.weight, std=0.02)
        self._shown = torch.zeros(1, 1, dtype=torch.long)
        self.names = nn.Linear(width, len(NAMES))
        self.habits = nn.Parameter(torch.zeros(corpora, width, len(NAMES)))
        self.dropout = nn.Dropout(_DROPOUT)
        self._pieces = Pieces(self.tokenizer, _PIECES_A_WORD)

    def _with_shapes(self, _layer: nn.Module, given: tuple[Any, ...]) -> tuple[Any, ...]:
        """Add the vectors of the words' shapes to what a layer is given."""
        hidden, *rest = given
        return (hidden + self.shapes(self._shown).to(hidden.dtype), *rest)

    def pieces(self, word: str) -> list[int]:
        """Return the numbers of a word's pieces."""
        return self._pieces.of(word)

    def windows(
        self, sentences: Sequence[Tagged], most: int, rng: random.Random | None = None
    ) -> Iterator[Window]:
        """Yield all sentences, so many together as have ``most`` pieces.

        Args:
            sentences: in the order of their corpus.
            most: pieces of a window that has more than one sentence.
            rng: makes windows shorter by chance, so that they begin elsewhere in each epoch.
        """
        window: list[Tagged] = []
        pieces, limit = 0, 0.0
        for sentence in sentences:
            own = 1 + sum(len(self.pieces(word)) for word, _ in sentence)
            if window and pieces + own > limit:
                yield Window(tuple(window), pieces)
                window, pieces = [], 0
            if not window:
                limit = most * (rng.uniform(0.6, 1.0) if rng else 1.0)
            window.append(sentence)
            pieces += own
        if window:
            yield Window(tuple(window), pieces)

    def forward(self, windows: Sequence[Window], corpora: Sequence[Sequence[int]]) -> Tensor:
        """Return (windows, words, labels) scores.

        Args:
            windows: what to read.
            corpora: for each window the numbers of the corpora as whose mean it is marked.
        """
        begin, end = self.tokenizer.cls_token_id, self.tokenizer.sep_token_id
        rows, shapes, firsts = [], [], []
        for window in windows:
            row, shown, first = [begin], [0], []
            for sentence in window.sentences:
                for word, _ in sentence:
                    first.append(min(len(row), _MOST_PIECES - 1))
                    own = self.pieces(word)
                    row += own
                    shown += [shape(word)] * len(own)
                row.append(end)
                shown.append(0)
            rows.append(torch.tensor(row[:_MOST_PIECES]))
            shapes.append(torch.tensor(shown[:_MOST_PIECES]))
            firsts.append(torch.tensor(first))
        device = self.habits.device
        ids, self._shown, index = (
            nn.utils.rnn.pad_sequence(values, True).to(device) for values in (rows, shapes, firsts)
        )
        mask = torch.arange(ids.shape[1]) < torch.tensor([len(row) for row in rows])[:, None]
        mask = mask.to(device)
        hidden = self.encoder(input_ids=ids, attention_mask=mask.long()).last_hidden_state
        states = hidden.gather(1, index[:, :, None].expand(-1, -1, hidden.shape[2]))
        states = self.dropout(states)
        habits = torch.stack([self.habits[list(chosen)].mean(0) for chosen in corpora])
        scores: Tensor = self.names(states) + states @ habits
        return scores

    @torch.inference_mode()
    def name_scores(
        self, sentences: Sequence[Words], corpora: Sequence[int] = (0,), *, most: int, pieces: int
    ) -> list[NDArray[np.float32]]:
        """Return (words, labels) for each sentence, logarithms of the labels' probabilities.

        Args:
            sentences: in the order of their text.
            corpora: the numbers of the corpora as whose mean they are marked.
            most: pieces of a window.
            pieces: pieces of a batch.
        """
        self.eval()
        windows = list(self.windows([[(word, "O") for word in s] for s in sentences], most))
        found: list[list[NDArray[np.float32]]] = [[] for _ in windows]
        for batch in batched(list(enumerate(windows)), pieces):
            with torch.autocast(self.habits.device.type, torch.bfloat16):
                scores = self([w for _, w in batch], [corpora] * len(batch))
            rows = scores.float().log_softmax(2).cpu().numpy()
            for (at, window), row in zip(batch, rows, strict=True):
                starts = np.cumsum([0, *(len(s) for s in window.sentences)])
                found[at] = [row[a:b] for a, b in pairwise(starts)]
        return [sentence for window in found for sentence in window]


def batched(
    windows: Sequence[tuple[int, Window]], pieces: int
) -> Iterator[list[tuple[int, Window]]]:
    """Yield numbered windows of like length together, as many as hold ``pieces`` pieces."""
    batch: list[tuple[int, Window]] = []
    for number, window in sorted(windows, key=lambda one: one[1].pieces):
        if batch and window.pieces * (len(batch) + 1) > pieces:
            yield batch
            batch = []
        batch.append((number, window))
    if batch:
        yield batch
