"""The encoder and the small tagger together, which are right more often than either."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import numpy as np
from attrs import evolve

from attribution.claim import Claim
from attribution.quotes.rule import Context
from attribution.quotes.tagger.tags import CueTags
from attribution.quotes.tagger.viterbi import viterbi
from training.encoder.reading import Encoder
from training.quotes.reader import Reader

__all__ = ["Mean"]

# How likely a cue is to one reader that did not look at it, for it seemed unlikely.
_UNSEEN = 0.08
_EDGE = 1e-4


class Mean:
    """What an encoder and the small tagger see, each counting as much.

    Arguments:
        encoder: a trained encoder.
        beside: the small tagger of the language.
    """

    def __init__(self, encoder: Encoder, beside: Reader) -> None:
        self._encoder = encoder
        self._beside = beside

    def tag(self, context: Context, candidates: Sequence[Claim]) -> Iterator[CueTags]:
        """What both see around each likely cue, and around each that a rule proposes."""
        small = {tags.cue: tags for tags in self._beside.tag(context, candidates)}
        large = {tags.cue: tags for tags in self._encoder.tag(context, candidates)}
        for cue in sorted({*small, *large}):
            yield _mean(small.get(cue), large.get(cue))


def _mean(one: CueTags | None, other: CueTags | None) -> CueTags:
    """What two readers see around one cue, each word counting for itself."""
    seen = other or one
    if seen is None:
        raise ValueError("a cue that neither reader has seen")
    both = [_of(tags) for tags in (one, other)]
    chance, reports = (_chance(sum(map(_odds, pair)) / 2) for pair in zip(*both, strict=True))
    if one is None or other is None:
        return evolve(seen, chance=chance, reports=reports)
    labels = (one.labels + other.labels) / np.float32(2)
    (path,) = viterbi(labels[None], [len(labels)])
    return evolve(seen, chance=chance, reports=reports, labels=labels, path=path)


def _of(tags: CueTags | None) -> tuple[float, float]:
    return (tags.chance, tags.reports) if tags is not None else (_UNSEEN, _UNSEEN)


def _odds(chance: float) -> float:
    kept = min(max(chance, _EDGE), 1 - _EDGE)
    return math.log(kept / (1 - kept))


def _chance(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))
