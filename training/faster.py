"""Make Stanza's dependency parser, tagger and name tagger cheaper to train on a CPU.

Stanza's trainers are written for a GPU. On one CPU core the following dominate a training step and
change nothing in what is learnt, so they are replaced while a model trains (never when it is used):

* the parser scores every relation of every pair of words, then looks at the gold pairs only: the
  loss here scores the gold pairs alone;
* the character model reads every occurrence of a word anew: here each distinct word of a batch is
  read once;
* dropout draws a 64-bit random number for each element: here it draws eight bits;
* an LSTM over a packed batch is unrolled step by step: here each direction is one fused call over
  the padded batch, which is sorted by length and so holds little padding.
"""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Iterator
from typing import Any
from unittest import mock

import torch
from stanza.models.common import biaffine, char_model, hlstm
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
from stanza.models.depparse import trainer as depparse_trainer
from stanza.models.depparse.model import GraphParser
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.rnn import PackedSequence, pack_padded_sequence, pad_packed_sequence

_LEVELS = 256


def _byte_dropout(
    values: Tensor,
    p: float = 0.5,
    training: bool = True,
    inplace: bool = False,  # noqa: ARG001
) -> Tensor:
    """Drop out with probability ``p`` rounded to a 256th, from one random byte an element."""
    if not training or p == 0:
        return values
    dropped = round(p * _LEVELS)
    size = values.numel()
    words = torch.empty((size + 7) // 8, dtype=torch.int64).random_(-(2**63), None)
    keep = words.view(torch.uint8)[:size].view(values.shape) >= dropped
    return values * keep.to(values.dtype).mul_(_LEVELS / (_LEVELS - dropped))


def _distinct_rows(rows: Tensor) -> tuple[list[int], list[int]]:
    """Return the index of each distinct row's first occurrence, and each row's distinct number.

    First occurrences keep their order, so rows sorted by length stay sorted.
    """
    numbers: dict[bytes, int] = {}
    first: list[int] = []
    inverse: list[int] = []
    for index, row in enumerate(rows.numpy()):
        number = numbers.setdefault(row.tobytes(), len(first))
        if number == len(first):
            first.append(index)
        inverse.append(number)
    return first, inverse


_read_all_words = char_model.CharacterModel.forward


def _read_distinct_words(
    self: char_model.CharacterModel,
    chars: Tensor,
    chars_mask: Tensor,
    word_orig_idx: list[int],
    sentlens: list[int],
    wordlens: list[int],
) -> Any:
    """Do what ``CharacterModel.forward`` does, reading each distinct word once."""
    lengths_of_sentences = [int(n) for n in sentlens]
    first, inverse = _distinct_rows(chars)
    lengths = [wordlens[i] for i in first]
    one_a_word = _read_all_words(
        self, chars[first], chars_mask[first], list(range(len(first))), [len(first)], lengths
    )
    distinct = one_a_word[0] if self.pad else one_a_word.data
    order = [0] * len(inverse)
    for sorted_position, original_position in enumerate(word_orig_idx):
        order[original_position] = inverse[sorted_position]
    starts = [0, *itertools.accumulate(lengths_of_sentences)]
    batch_sizes = [
        sum(n > step for n in lengths_of_sentences) for step in range(max(lengths_of_sentences))
    ]
    packed = [order[starts[s] + step] for step, size in enumerate(batch_sizes) for s in range(size)]
    return PackedSequence(distinct[packed], torch.tensor(batch_sizes))


def _fused_direction(
    lstm: nn.LSTM, values: Tensor, start: tuple[Tensor, Tensor], suffix: str
) -> Tensor:
    """Run one direction of a one-layer LSTM over a padded batch, left to right."""
    names = ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")
    weights = [getattr(lstm, name + suffix) for name in names]
    output: Tensor = torch.lstm(values, start, weights, True, 1, 0.0, True, False, True)[0]
    return output


def _fused_highway_lstm(
    self: hlstm.HighwayLSTM,
    packed: PackedSequence,
    seqlens: list[int],  # noqa: ARG001
    hx: tuple[Tensor, Tensor],
) -> tuple[PackedSequence, None]:
    """Do what ``HighwayLSTM.forward`` does, without the final states that no caller reads."""
    values, lengths = pad_packed_sequence(packed, batch_first=True)
    steps = torch.arange(values.size(1)).unsqueeze(0)
    last = lengths.unsqueeze(1) - 1
    mirror = torch.where(steps <= last, last - steps, steps).unsqueeze(2)
    for layer in range(self.num_layers):
        if layer > 0:
            values = self.drop(values)
        lstm = self.lstm[layer].lstm
        there_start, back_start = (
            (hx[0][2 * layer + d : 2 * layer + d + 1], hx[1][2 * layer + d : 2 * layer + d + 1])
            for d in (0, 1)
        )
        there = _fused_direction(lstm, values, there_start, "")
        mirrored = torch.gather(values, 1, mirror.expand(-1, -1, values.size(2)))
        back = _fused_direction(lstm, mirrored, back_start, "_reverse")
        back = torch.gather(back, 1, mirror.expand(-1, -1, back.size(2)))
        carried = self.highway_func(self.highway[layer](values))
        values = torch.cat([there, back], 2) + torch.sigmoid(self.gate[layer](values)) * carried
    return pack_padded_sequence(values, lengths, batch_first=True), None


class GoldArcParser(GraphParser):  # type: ignore[misc]
    """Stanza's graph parser, whose training loss scores the relations of the gold arcs only."""

    def loss(self, word: Tensor, word_mask: Tensor, *rest: Any) -> tuple[Tensor, None]:
        """Return the loss of a batch; the arguments are those of ``GraphParser.forward``."""
        wordchars, head, deprel = rest[0], rest[7], rest[8]
        states = self.embed(word, word_mask, *rest)
        scores = self.unlabeled(self.drop(states), self.drop(states)).squeeze(3)
        size = word.size(1)
        steps = torch.arange(size)
        offset = (steps.view(1, 1, -1) - steps.view(1, -1, 1)).expand(word.size(0), -1, -1)
        gold = head.unsqueeze(2)
        padding = word_mask[:, 1:]
        loss: Tensor = torch.zeros(())
        if self.args["linearization"]:
            order = self.linearization(self.drop(states), self.drop(states)).squeeze(3)
            scores = scores + functional.logsigmoid(order * torch.sign(offset).float()).detach()
            order = torch.gather(order[:, 1:], 2, gold).view(-1, 1)
            target = torch.gather((offset[:, 1:] > 0).long(), 2, gold)
            loss = loss + self.crit(torch.cat([-order, order], 1) / 2, target.reshape(-1))
        if self.args["distance"]:
            distance = self.distance(self.drop(states), self.drop(states)).squeeze(3)
            off_by = torch.abs(offset).float() - (1 + functional.softplus(distance))
            penalty = -torch.log(off_by**2 / 2 + 1)
            scores = scores + penalty.detach()
            loss = loss - torch.gather(penalty[:, 1:], 2, gold).sum()
        scores = scores.masked_fill(torch.eye(size, dtype=torch.bool).unsqueeze(0), -torch.inf)
        scores = scores[:, 1:].masked_fill(word_mask.unsqueeze(1), -torch.inf)
        loss = loss + self.crit(scores.reshape(-1, size), head.masked_fill(padding, -1).reshape(-1))
        relations = self._gold_relation_scores(states, gold)
        target = (deprel - VOCAB_PREFIX_SIZE).masked_fill(padding, -1)
        loss = loss + self.crit(relations.view(-1, self.num_relations), target.reshape(-1))
        return loss / wordchars.size(0), None

    def _gold_relation_scores(self, states: Tensor, gold: Tensor) -> Tensor:
        """Score every relation between each word and its gold head: batch x words x relations."""
        scorer: biaffine.DeepBiaffineScorer = self.deprel
        child = scorer.dropout(scorer.hidden_func(scorer.W1(self.drop(states[:, 1:]))))
        parent = scorer.dropout(scorer.hidden_func(scorer.W2(self.drop(states))))
        parent = torch.gather(parent, 1, gold.expand(-1, -1, parent.size(2)))
        child = torch.cat([child, child.new_ones(*child.shape[:-1], 1)], -1)
        parent = torch.cat([parent, parent.new_ones(*parent.shape[:-1], 1)], -1)
        bilinear = scorer.scorer.W_bilin
        width, other, labels = bilinear.weight.shape
        half = (child @ bilinear.weight.reshape(width, other * labels)).unflatten(
            -1, (other, labels)
        )
        scores: Tensor = (parent.unsqueeze(-2) @ half).squeeze(-2) + bilinear.bias
        return scores


@contextlib.contextmanager
def faster_training() -> Iterator[None]:
    """Train with the cheaper step inside the ``with`` block."""
    with (
        mock.patch.object(char_model.CharacterModel, "forward", _read_distinct_words),
        mock.patch.object(hlstm.HighwayLSTM, "forward", _fused_highway_lstm),
        mock.patch.object(depparse_trainer, "GraphParser", GoldArcParser),
        mock.patch.object(nn.functional, "dropout", _byte_dropout),
    ):
        yield
