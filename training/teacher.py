"""A larger parser and name tagger to learn from: a small pretrained encoder, fine-tuned.

The compact models are quick because they are small; on two treebanks alone they also stay
ignorant. A transformer that has read far more text parses better, too slowly for our use. It is
trained here on the same trees and names, with one encoder for both, and then marks up raw news for
the compact models to learn from (:mod:`training.silver`).

The parser is Dozat and Manning's (2017) biaffine one; names are BIO labels, one softmax a word. The
encoder is uncased: a vector for each word's shape is added to what it reads.
"""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root
from torch import Tensor, nn
from transformers import AutoModel, AutoTokenizer

from training.fit import Schedule, resumed
from training.pieces import SHAPES, Pieces
from training.pieces import shape as shape_of
from training.trees import NAMES, UNKNOWN, Tree, name_spans, well_formed

_LOG = logging.getLogger(__name__)
_MOST_PIECES = 500
_PIECES_A_WORD = 8


class Teacher(nn.Module):
    """An encoder with a biaffine parser and a name tagger on top.

    Args:
        encoder: directory of a pretrained encoder, as ``transformers`` reads it.
        relations: the relations, in the order of their numbers.
    """

    def __init__(self, encoder: Path, relations: Sequence[str]) -> None:
        super().__init__()
        self.relations = tuple(relations)
        self.tokenizer: Any = AutoTokenizer.from_pretrained(encoder, local_files_only=True)
        self.encoder: Any = AutoModel.from_pretrained(
            encoder, local_files_only=True, attn_implementation="sdpa"
        )
        width = self.encoder.config.hidden_size
        self.shapes = nn.Embedding(SHAPES, width)
        nn.init.normal_(self.shapes.weight, std=0.02)
        self.root = nn.Parameter(torch.randn(width) * 0.02)
        arc, label = 384, 128
        self.heads_of = nn.Linear(width, 2 * (arc + label))
        self.arc = nn.Parameter(torch.zeros(arc + 1, arc))
        self.label = nn.Parameter(torch.zeros(len(relations), label + 1, label + 1))
        nn.init.normal_(self.arc, std=0.02)
        nn.init.normal_(self.label, std=0.02)
        self.names = nn.Linear(width, len(NAMES))
        self.dropout = nn.Dropout(0.2)
        self._sizes = (arc, label)
        self._pieces = Pieces(self.tokenizer, _PIECES_A_WORD)

    def pieces(self, word: str) -> list[int]:
        """Return the numbers of a word's pieces."""
        return self._pieces.of(word)

    def length(self, words: Sequence[str]) -> int:
        """Return how many pieces a sentence has."""
        return sum(len(self.pieces(word)) for word in words)

    def forward(self, sentences: Sequence[Sequence[str]]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Return arc scores, the label scorer's two inputs, and name scores.

        Arc scores are (sentences, words, words + 1), the first column the root's.
        """
        begin, end = self.tokenizer.cls_token_id, self.tokenizer.sep_token_id
        rows, shapes, firsts = [], [], []
        for words in sentences:
            row, shape, first = [begin], [0], []
            short = self.length(words) > _MOST_PIECES
            for word in words:
                first.append(min(len(row), _MOST_PIECES))
                own = self.pieces(word)[: 1 if short else None]
                row += own
                shape += [shape_of(word)] * len(own)
            rows.append([*row[:_MOST_PIECES], end])
            shapes.append([*shape[:_MOST_PIECES], 0])
            firsts.append(first)
        ids, shape_ids, first_ids = (_padded(values) for values in (rows, shapes, firsts))
        lengths = torch.tensor([len(row) for row in rows])
        mask = torch.arange(ids.shape[1]) < lengths[:, None]
        embedded = self.encoder.get_input_embeddings()(ids) + self.shapes(shape_ids)
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=mask.long()).last_hidden_state
        index = first_ids[:, :, None].expand(-1, -1, hidden.shape[2])
        states = self.dropout(hidden.gather(1, index))
        root = self.root.expand(len(rows), 1, -1)
        with_root = torch.cat([root, states], 1)
        arc, label = self._sizes
        parts = self.dropout(torch.nn.functional.gelu(self.heads_of(with_root)))
        arc_head, arc_dep, label_head, label_dep = parts.split([arc, arc, label, label], 2)
        arc_dep = torch.cat([arc_dep[:, 1:], torch.ones_like(arc_dep[:, 1:, :1])], 2)
        arcs = arc_dep @ self.arc @ arc_head.transpose(1, 2)
        sizes = torch.tensor([len(words) for words in sentences])
        beyond = torch.arange(arcs.shape[2]) > sizes[:, None]
        arcs = arcs.masked_fill(beyond[:, None, :], -1e4)
        return arcs, label_head, label_dep[:, 1:], self.names(states)

    def label_scores(self, head: Tensor, dependent: Tensor, heads: Tensor) -> Tensor:
        """Return (sentences, words, relations) scores, given each word's head."""
        chosen = head.gather(1, heads[:, :, None].expand(-1, -1, head.shape[2]))
        left, right = (torch.cat([x, torch.ones_like(x[..., :1])], -1) for x in (chosen, dependent))
        inner = torch.einsum("bnd,rde->bnre", left, self.label)
        return torch.einsum("bnre,bne->bnr", inner, right)

    def loss(self, trees: Sequence[Tree]) -> Tensor:
        """Return the mean loss a word of a batch."""
        arcs, head, dependent, names = self([tree.words for tree in trees])
        heads = _padded([tree.heads for tree in trees], UNKNOWN)
        relations = _padded([tree.relations for tree in trees], UNKNOWN)
        labels = _padded([tree.names for tree in trees], UNKNOWN)
        loss: Tensor = torch.nn.functional.cross_entropy(arcs.flatten(0, 1), heads.flatten())
        scores = self.label_scores(head, dependent, heads.clamp(min=0))
        loss = loss + torch.nn.functional.cross_entropy(scores.flatten(0, 1), relations.flatten())
        if bool((labels >= 0).any()):
            loss = loss + torch.nn.functional.cross_entropy(names.flatten(0, 1), labels.flatten())
        return loss

    @torch.inference_mode()
    def read(self, sentences: Sequence[Sequence[str]]) -> list[tuple[Tree, float]]:
        """Return each sentence's tree and names, and how sure the tree is.

        The last is the mean log probability of the sentence's arcs, below zero.
        """
        arcs, head, dependent, names = self(sentences)
        chances = arcs.log_softmax(2)
        found, chosen = [], []
        for words, scores in zip(sentences, chances, strict=True):
            size = len(words)
            square = torch.full((size + 1, size + 1), -1e4)
            square[1:] = scores[:size, : size + 1]
            chosen.append([int(h) for h in chuliu_edmonds_one_root(square.numpy())[1:]])
        heads_of = _padded(chosen)
        scores = self.label_scores(head, dependent, heads_of)
        is_root = torch.tensor([relation == "root" for relation in self.relations])
        scores = scores.masked_fill((heads_of[:, :, None] == 0) != is_root, -1e4)
        relations = scores.argmax(2)
        labels = names.argmax(2)
        for at, (words, heads) in enumerate(zip(sentences, chosen, strict=True)):
            size = len(words)
            sure = sum(float(chances[at, i, h]) for i, h in enumerate(heads)) / size
            tree = Tree(
                tuple(words), tuple(heads), tuple(relations[at, :size].tolist()),
                well_formed(labels[at, :size].tolist()),
            )  # fmt: skip
            found.append((tree, sure))
        return found

    @torch.inference_mode()
    def name_scores(self, sentences: Sequence[Sequence[str]]) -> list[NDArray[np.float32]]:
        """Return (words, labels) for each sentence, logarithms of the labels' probabilities."""
        *_, names = self(sentences)
        scores = names.float().log_softmax(2).numpy()
        return [row[: len(words)] for row, words in zip(scores, sentences, strict=True)]


def _padded(rows: Sequence[Sequence[int]], value: int = 0) -> Tensor:
    return nn.utils.rnn.pad_sequence(
        [torch.tensor(row, dtype=torch.long) for row in rows], True, value
    )


def batches(teacher: Teacher, trees: Sequence[Tree], pieces: int) -> Iterator[list[int]]:
    """Yield the positions of sentences of like length, as many as hold ``pieces`` pieces."""
    lengths = [teacher.length(tree.words) for tree in trees]
    order = sorted(range(len(trees)), key=lambda i: lengths[i] * (0.9 + 0.2 * random.random()))
    batch: list[int] = []
    longest = 0
    for at in order:
        longest = max(longest, lengths[at])
        if batch and longest * (len(batch) + 1) > pieces:
            yield batch
            batch, longest = [], lengths[at]
        batch.append(at)
    if batch:
        yield batch


def attachment(teacher: Teacher, trees: Sequence[Tree]) -> tuple[float, float, float]:
    """Return unlabelled and labelled attachment and the F1 of names, from 0 to 1."""
    teacher.eval()
    words = heads = both = 0
    gold_names, own_names = set(), set()
    for batch in batches(teacher, trees, 2000):
        read = teacher.read([trees[at].words for at in batch])
        for at, (own, _) in zip(batch, read, strict=True):
            gold = trees[at]
            words += len(gold.words)
            for i in range(len(gold.words)):
                heads += gold.heads[i] == own.heads[i]
                both += (gold.heads[i], gold.relations[i]) == (own.heads[i], own.relations[i])
            if min(gold.names) >= 0:
                gold_names |= {(at, *span) for span in name_spans(gold.names)}
                own_names |= {(at, *span) for span in name_spans(own.names)}
    teacher.train()
    names = 2 * len(gold_names & own_names) / max(1, len(gold_names) + len(own_names))
    return heads / words, both / words, names


def train_teacher(
    teacher: Teacher,
    train: Sequence[Tree],
    dev: Sequence[Tree],
    output: Path,
    *,
    pieces: int,
    schedule: Schedule,
    encoder_rate: float,
) -> float:
    """Train a teacher; return its labelled attachment on gold words, from 0 to 1.

    Args:
        teacher: the untrained network.
        train: trees to learn.
        dev: trees to measure on; they choose nothing.
        output: where the weights are written; training goes on from a checkpoint beside it.
        pieces: word pieces in a batch.
        schedule: steps and the learning rate of all but the encoder.
        encoder_rate: highest learning rate of the encoder.
    """
    encoder = {id(p) for p in teacher.encoder.parameters()}
    groups = [
        {"params": [p for p in teacher.parameters() if id(p) in encoder], "share": encoder_rate},
        {"params": [p for p in teacher.parameters() if id(p) not in encoder],
         "share": schedule.rate},
    ]  # fmt: skip
    optimizer = torch.optim.AdamW(groups, lr=schedule.rate, betas=(0.9, 0.98), weight_decay=0.01)
    checkpoint = output.with_suffix(".checkpoint")
    step = resumed(teacher, optimizer, checkpoint)
    supply = _endless(teacher, train, pieces)
    started, first, total = time.monotonic(), step, 0.0
    teacher.train()
    while step < schedule.steps:
        step += 1
        for group in optimizer.param_groups:
            group["lr"] = schedule.at(step) / schedule.rate * group["share"]
        with torch.autocast("cpu", torch.bfloat16, enabled=schedule.half):
            loss = teacher.loss(next(supply))
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
        optimizer.step()
        total += float(loss.detach())
        if step % schedule.evaluate_every == 0 or step == schedule.steps:
            scores = attachment(teacher, dev)
            _LOG.info(
                "step %d/%d loss %.3f UAS %.4f LAS %.4f names %.4f %.2f s/step",
                step, schedule.steps, total / schedule.evaluate_every, *scores,
                (time.monotonic() - started) / (step - first),
            )  # fmt: skip
            total = 0.0
            state = {
                "step": step,
                "model": teacher.state_dict(),
                "optimizer": optimizer.state_dict(),
            }
            torch.save(state, checkpoint)
    torch.save(teacher.state_dict(), output)
    return scores[1]


def _endless(teacher: Teacher, trees: Sequence[Tree], pieces: int) -> Iterator[list[Tree]]:
    while True:
        planned = list(batches(teacher, trees, pieces))
        random.shuffle(planned)
        for batch in planned:
            yield [trees[at] for at in batch]
