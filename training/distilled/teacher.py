"""A teacher: a pretrained encoder, all of it fine-tuned, with a biaffine parser on top.

The parser is Dozat and Manning's (2017) over the first piece of each word. What an encoder knows of
trees lies in several layers: the last four are mixed. Uncased encoders are told each word's shape.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from attrs import frozen
from torch import Tensor, nn
from torch.nn import functional

from training.distilled.corpus import GOLD, Corpus, Ints, batches
from training.pieces import SHAPES, Pieces, shape

__all__ = ["Reading", "Teacher", "chances", "train_teacher"]

_LOG = logging.getLogger(__name__)
_MOST_PIECES = 500
_PIECES_A_WORD = 8
_ARC, _LABEL = 512, 160
_LAYERS = 4
_NEVER = -1e4


class Teacher(nn.Module):
    """An encoder with a biaffine parser.

    Args:
        encoder: directory of a pretrained encoder, as ``transformers`` reads it.
        relations: how many relations there are.
    """

    def __init__(self, encoder: Path, relations: int) -> None:
        from transformers import AutoModel

        super().__init__()
        self.encoder: Any = AutoModel.from_pretrained(encoder, local_files_only=True).float()
        width = self.encoder.config.hidden_size
        self.shapes = nn.Embedding(SHAPES, width)
        self.root = nn.Parameter(torch.randn(width) * 0.02)
        # The embedded pieces count as a layer.
        self.mix = nn.Parameter(
            torch.zeros(min(_LAYERS, self.encoder.config.num_hidden_layers + 1))
        )
        self.sides = nn.Linear(width, 2 * (_ARC + _LABEL))
        self.arc = nn.Parameter(torch.zeros(_ARC + 1, _ARC))
        self.label = nn.Parameter(torch.zeros(relations, _LABEL + 1, _LABEL + 1))
        for weights in (self.shapes.weight, self.arc, self.label):
            nn.init.normal_(weights, std=0.02)
        self.dropout = nn.Dropout(0.25)

    def forward(self, read: Read) -> tuple[Tensor, Tensor, Tensor]:
        """The scores of arcs, (sentences, words, words + 1), and the label scorer's two inputs."""
        with torch.autocast(read.pieces.device.type, torch.bfloat16):
            embedded = self.encoder.get_input_embeddings()(read.pieces) + self.shapes(read.shapes)
            layers = self.encoder(
                inputs_embeds=embedded, attention_mask=read.inside, output_hidden_states=True
            ).hidden_states[-_LAYERS:]
        hidden = torch.stack([layer.float() for layer in layers], 3) @ self.mix.softmax(0)
        states = hidden.gather(1, read.first[:, :, None].expand(-1, -1, hidden.shape[2]))
        states = torch.cat([self.root.expand(len(states), 1, -1), states], 1)
        sides = self.dropout(functional.gelu(self.sides(self.dropout(states))))
        head, dependent, of_head, own = sides.split([_ARC, _ARC, _LABEL, _LABEL], 2)
        arcs = functional.pad(dependent[:, 1:], (0, 1), value=1.0) @ self.arc
        scores = arcs @ head.transpose(1, 2)
        places = torch.arange(scores.shape[2], device=scores.device)
        never = (places > read.lengths[:, None, None]) | (places == places[1:, None])
        return scores.masked_fill(never, _NEVER), of_head, own[:, 1:]

    def labels(self, of_head: Tensor, own: Tensor, heads: Tensor) -> Tensor:
        """The scores of relations, (sentences, words, relations), given each word's head."""
        chosen = of_head.gather(1, heads[:, :, None].expand(-1, -1, of_head.shape[2]))
        left, right = (functional.pad(side, (0, 1), value=1.0) for side in (chosen, own))
        inner = torch.einsum("bnd,rde->bnre", left, self.label)
        return torch.einsum("bnre,bne->bnr", inner, right)


@frozen(eq=False)
class Read:
    """A batch of sentences in pieces.

    Attributes:
        pieces: their numbers, a row a sentence.
        shapes: those of the words that they belong to.
        inside: 1 for a piece, 0 behind the last.
        first: the first piece of each word.
        lengths: how many words each sentence has.
        words: the number of each word in the corpus, 0 behind the last.
    """

    pieces: Tensor
    shapes: Tensor
    inside: Tensor
    first: Tensor
    lengths: Tensor
    words: Tensor


class Reading:
    """All sentences of a corpus in pieces, cut once.

    Args:
        encoder: directory of the encoder.
        corpus: the sentences.
        device: where batches are put.
    """

    def __init__(self, encoder: Path, corpus: Corpus, device: str) -> None:
        from transformers import AutoTokenizer

        tokenizer: Any = AutoTokenizer.from_pretrained(encoder, local_files_only=True)
        pieces = Pieces(tokenizer, _PIECES_A_WORD)
        self._device = device
        self._pad = tokenizer.pad_token_id
        self._rows, self._shapes, self._first = [], [], []
        for sentence in corpus.sentences:
            row, shapes, first = [tokenizer.cls_token_id], [0], []
            for word in sentence.words:
                own = pieces.of(word)
                first.append(min(len(row), _MOST_PIECES - 2))
                row += own
                shapes += [shape(word)] * len(own)
            self._rows.append([*row[: _MOST_PIECES - 1], tokenizer.sep_token_id])
            self._shapes.append([*shapes[: _MOST_PIECES - 1], 0])
            self._first.append(first)
        self.lengths = np.array([len(row) for row in self._rows])
        self._corpus = corpus

    def __call__(self, some: Ints) -> Read:
        """Some sentences."""
        corpus = self._corpus
        words = [corpus.starts[at] + np.arange(corpus.lengths[at]) for at in some]

        def table(rows: Sequence[Any], beyond: int = 0) -> Tensor:
            return nn.utils.rnn.pad_sequence(
                [torch.as_tensor(row, dtype=torch.long) for row in rows], True, beyond
            ).to(self._device)

        return Read(
            table([self._rows[at] for at in some], self._pad),
            table([self._shapes[at] for at in some]),
            table([[1] * len(self._rows[at]) for at in some]),
            table([self._first[at] for at in some]),
            torch.from_numpy(corpus.lengths[some]).to(self._device),
            table(words),
        )


def chances(teachers: Sequence[Teacher], read: Read) -> tuple[Tensor, Tensor]:
    """The mean of teachers: the chance of each head, and of each relation to the likeliest head."""
    scored = [teacher(read) for teacher in teachers]
    arcs = torch.stack([scores.softmax(2) for scores, _, _ in scored]).mean(0)
    heads = arcs.argmax(2)
    labels = [
        teacher.labels(of_head, own, heads).softmax(2)
        for teacher, (_, of_head, own) in zip(teachers, scored, strict=True)
    ]
    return arcs, torch.stack(labels).mean(0)


def train_teacher(
    teacher: Teacher,
    reading: Reading,
    corpus: Corpus,
    *,
    steps: int,
    pieces: int,
    encoder_rate: float,
    rate: float,
    warmup: int,
    seed: int,
) -> None:
    """Fine-tune a teacher on a treebank.

    Args:
        teacher: the network.
        reading: the corpus in pieces.
        corpus: the sentences.
        steps: how many batches it learns; the rate falls along half a cosine.
        pieces: how many a batch has.
        encoder_rate: highest learning rate of the encoder.
        rate: that of all else.
        warmup: steps over which the rates climb.
        seed: of the order of the batches.
    """
    inner = {id(p) for p in teacher.encoder.parameters()}
    groups = [
        {"params": [p for p in teacher.parameters() if (id(p) in inner) == within], "share": share}
        for within, share in ((True, encoder_rate), (False, rate))
    ]
    optimizer = torch.optim.AdamW(groups, lr=rate, betas=(0.9, 0.98), weight_decay=0.01)
    device = teacher.root.device
    heads, labels = (torch.from_numpy(x).to(device) for x in (corpus.heads, corpus.labels))
    some, rng, step = corpus.of(GOLD), np.random.default_rng(seed), 0
    teacher.train()
    while step < steps:
        planned = list(batches(some, reading.lengths[some], pieces, rng))
        rng.shuffle(planned)
        for batch in planned[: steps - step]:
            step += 1
            scale = min(1, step / warmup) * (1 + np.cos(np.pi * step / steps)) / 2
            for group in optimizer.param_groups:
                group["lr"] = group["share"] * scale
            read = reading(batch)
            gold, relations = heads[read.words], labels[read.words]
            arcs, of_head, own = teacher(read)
            scores = teacher.labels(of_head, own, gold.clamp(min=0))
            loss = functional.cross_entropy(
                arcs.flatten(0, 1), gold.flatten(), ignore_index=-1
            ) + functional.cross_entropy(scores.flatten(0, 1), relations.flatten(), ignore_index=-1)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
            optimizer.step()
    teacher.eval()
    _LOG.info("teacher of seed %d: %d steps", seed, step)
