"""Dependency trees: Stanza's graph parser, which scores every pair of words and finds a tree."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from torch.nn import functional

from attribution.parsing.engine.batches import Ids, Packed, pooled, types
from attribution.parsing.engine.characters import Characters
from attribution.parsing.engine.layers import Highway
from attribution.parsing.engine.punctuation import simplified
from attribution.parsing.engine.trees import best_heads

__all__ = ["TreeParser"]

# Heads whose tables of labels are made at a time.
_HEADS = 48
_ROOT = ("", "")
_OPTIONAL = ("linearization", "distance")


class TreeParser:
    """Stanza's graph parser over many sentences at a time.

    Arguments:
        processor: the pipeline's ``depparse``.
    """

    def __init__(self, processor: Any) -> None:
        model = processor.trainer.model.eval()
        self._model = model
        self._vocabulary = processor.vocab
        self._pretrained = processor.pretrain.vocab
        self._characters = Characters(model.charmodel, processor.vocab["char"], model.trans_char)
        self._lstm = Highway(model.parserlstm, model.parserlstm_h_init, model.parserlstm_c_init)
        # Of each pair of words: the arc itself and, in some models, on which side and how far away
        # the head is. The labels come last.
        of_pairs = ["unlabeled", *(name for name in _OPTIONAL if model.args[name])]
        scorers = [getattr(model, name) for name in (*of_pairs, "deprel")]
        narrow = [scorer.W1 for scorer in scorers] + [scorer.W2 for scorer in scorers]
        self._weight = torch.cat([layer.weight.detach() for layer in narrow])
        self._bias = torch.cat([layer.bias.detach() for layer in narrow])
        self._scorers = len(scorers)
        bilinear = [scorer.scorer.W_bilin for scorer in scorers]
        self._pairs = {
            name: (place, each.weight.detach()[:, :, 0], each.bias.detach())
            for place, (name, each) in enumerate(zip(of_pairs, bilinear, strict=False))
        }
        labels = bilinear[-1].weight.detach()
        self._size, _, self._labels = labels.shape
        self._of_head = labels.permute(1, 0, 2).reshape(self._size, -1).contiguous()
        self._label_bias = bilinear[-1].bias.detach()

    def __call__(
        self, sentences: Sequence[Sequence[tuple[str, str]]]
    ) -> list[tuple[list[int], list[str]]]:
        """The heads and relations of each sentence's words, given as pairs of form and lemma."""
        from stanza.models.common.vocab import VOCAB_PREFIX_SIZE

        words, numbers = types([[_ROOT, *sentence] for sentence in sentences])
        projected = self._lstm.project(self._inputs(words))
        names = self._vocabulary["deprel"].unmap(
            range(VOCAB_PREFIX_SIZE, VOCAB_PREFIX_SIZE + self._labels)
        )
        trees: list[tuple[list[int], list[str]]] = [([], [])] * len(sentences)
        for batch, rows, packed in pooled(numbers):
            sides = self._sides(self._lstm(projected, packed, rows))
            heads = best_heads(self._arcs(sides, packed).numpy(), packed.lengths)
            relations = self._relations(sides, heads, packed)
            for row, (sentence, length) in enumerate(zip(batch, packed.lengths, strict=True)):
                chosen = [names[label] for label in relations[row, 1:length]]
                trees[sentence] = (heads[row, 1:length].tolist(), chosen)
        return trees

    def _inputs(self, words: list[tuple[str, str]]) -> torch.Tensor:
        """The input of each type of word; the first of them is the root."""
        from stanza.models.common.vocab import ROOT_ID

        model, vocabulary = self._model, self._vocabulary
        forms = [simplified(form) for form, _ in words[1:]]
        pretrained = [ROOT_ID, *self._pretrained.map([form.lower() for form in forms])]
        known = [ROOT_ID, *vocabulary["word"].map(forms)]
        lemmas = [ROOT_ID, *vocabulary["lemma"].map([lemma for _, lemma in words[1:]])]
        return torch.cat(
            [
                model.trans_pretrained(model.pretrained_emb(torch.tensor(pretrained))),
                model.word_emb(torch.tensor(known)),
                model.lemma_emb(torch.tensor(lemmas)),
                self._characters(["", *forms], root=ROOT_ID),
            ],
            1,
        )

    def _sides(self, states: torch.Tensor) -> torch.Tensor:
        """Each word as dependent and as head, for each scorer: (words, 2 x scorers, size)."""
        sides = functional.relu(functional.linear(states, self._weight, self._bias))
        return functional.pad(sides.view(len(states), 2 * self._scorers, -1), (0, 1), value=1.0)

    def _arcs(self, sides: torch.Tensor, packed: Packed) -> torch.Tensor:
        """Scores of each word's heads."""
        rows = torch.from_numpy(packed.rows)
        steps = torch.arange(rows.shape[1])
        offsets = (steps[None, :] - steps[:, None]).float()

        def pairs(name: str) -> torch.Tensor:
            scorer, weight, bias = self._pairs[name]
            dependents = (sides[:, scorer] @ weight)[rows]
            heads = sides[:, self._scorers + scorer][rows]
            return torch.baddbmm(bias, dependents, heads.transpose(1, 2))

        scores = pairs("unlabeled")
        if "linearization" in self._pairs:
            scores += functional.logsigmoid(pairs("linearization") * torch.sign(offsets))
        if "distance" in self._pairs:
            away = torch.abs(offsets) - (1 + functional.softplus(pairs("distance")))
            scores -= torch.log(away**2 / 2 + 1)
        scores.diagonal(dim1=1, dim2=2).fill_(-torch.inf)
        return scores.masked_fill_(~torch.from_numpy(packed.inside)[:, None, :], -torch.inf)

    def _relations(self, sides: torch.Tensor, heads: Ids, packed: Packed) -> Ids:
        """The best label of each chosen arc."""
        inside = packed.inside
        distinct, of_word = np.unique(
            np.take_along_axis(packed.rows, heads, 1)[inside], return_inverse=True
        )
        best = np.empty(len(of_word), dtype=np.int64)
        by_head = np.argsort(of_word, kind="stable")
        bounds = np.searchsorted(of_word[by_head], np.arange(0, len(distinct) + _HEADS, _HEADS))
        for part, (start, end) in enumerate(itertools.pairwise(bounds)):
            some = torch.from_numpy(distinct[part * _HEADS : (part + 1) * _HEADS])
            tables = (sides[some, -1] @ self._of_head).view(len(some), self._size, self._labels)
            # A row of dependents for each head.
            words = by_head[start:end]
            head = of_word[words] - part * _HEADS
            place = np.arange(len(words)) - np.searchsorted(head, head)
            dependents = np.zeros((len(some), place.max() + 1), dtype=np.int64)
            dependents[head, place] = packed.order[words]
            own = sides[torch.from_numpy(dependents), self._scorers - 1]
            scores = torch.bmm(own, tables).add_(self._label_bias)
            best[words] = scores.argmax(2).numpy()[head, place]
        labels = np.zeros(inside.shape, dtype=np.int64)
        labels[inside] = best
        return labels
