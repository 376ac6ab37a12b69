"""Parts of speech and features: Stanza's tagger."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from attrs import frozen
from torch.nn import functional

from attribution.parsing.engine.batches import pooled, types
from attribution.parsing.engine.characters import Characters
from attribution.parsing.engine.layers import Highway
from attribution.parsing.engine.punctuation import simplified

__all__ = ["Tag", "Tagger"]

_KEPT = 10_000


@frozen
class Tag:
    """The tags of a word, ``"_"`` for none."""

    upos: str
    xpos: str
    features: str


class Tagger:
    """Stanza's tagger over many sentences at a time.

    Arguments:
        processor: the pipeline's ``pos``.
    """

    def __init__(self, processor: Any) -> None:
        model = processor.trainer.model.eval()
        self._model = model
        self._vocabulary = processor.vocab
        self._pretrained = processor.pretrain.vocab
        self._characters = Characters(model.charmodel, processor.vocab["char"], model.trans_char)
        self._lstm = Highway(model.taggerlstm, model.taggerlstm_h_init, model.taggerlstm_c_init)
        heads = [model.upos_clf, model.tag_clf["xpos"], *model.tag_clf["feats"]]
        self._weight = torch.cat([head.weight.detach() for head in heads])
        self._bias = torch.cat([head.bias.detach() for head in heads])
        ends = list(itertools.accumulate(len(head.bias) for head in heads))
        self._parts = list(itertools.pairwise([0, *ends]))
        self._tags: dict[tuple[int, ...], Tag] = {}

    def __call__(self, sentences: Sequence[Sequence[str]]) -> list[list[Tag]]:
        """The tags of the words of each sentence."""
        forms, numbers = types(sentences)
        projected = self._lstm.project(self._inputs([simplified(form) for form in forms]))
        tagged: list[list[Tag]] = [[]] * len(sentences)
        for batch, rows, packed in pooled(numbers):
            states = self._lstm(projected, packed, rows)
            scores = functional.linear(
                functional.relu(self._model.upos_hid(states)), self._weight, self._bias
            )
            best = torch.stack([scores[:, start:end].argmax(1) for start, end in self._parts], 1)
            tags = [self._tag(choice) for choice in map(tuple, best.numpy()[packed.order].tolist())]
            ends = np.cumsum(packed.lengths).tolist()
            for sentence, end in zip(batch, ends, strict=True):
                tagged[sentence] = tags[end - len(sentences[sentence]) : end]
        return tagged

    def _inputs(self, forms: list[str]) -> torch.Tensor:
        model, vocabulary = self._model, self._vocabulary
        pretrained = self._pretrained.map([form.lower() for form in forms])
        return torch.cat(
            [
                model.word_emb(torch.tensor(vocabulary["word"].map(forms))),
                model.trans_pretrained(model.pretrained_emb(torch.tensor(pretrained))),
                self._characters(forms),
            ],
            1,
        )

    def _tag(self, choice: tuple[int, ...]) -> Tag:
        if choice not in self._tags:
            if len(self._tags) >= _KEPT:
                self._tags.clear()
            vocabulary = self._vocabulary
            self._tags[choice] = Tag(
                vocabulary["upos"].id2unit(choice[0]),
                vocabulary["xpos"].id2unit(choice[1]),
                vocabulary["feats"].id2unit(choice[2:]),
            )
        return self._tags[choice]
