"""A tagger that sees what a fuzzer's bytes say: no network runs, and any tags may come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from attribution.claim import Claim
from attribution.quotes.rule import Context
from attribution.quotes.tagger.features import Features, Vocabulary, Words
from attribution.quotes.tagger.tags import CueTags
from tests.fuzz.material import Bytes

__all__ = ["ChanceTagger"]

_LABELS = 4
_SURE = (0.0, 0.02, 0.3, 0.6, 0.95)


class ChanceTagger:
    """Stands for a `Tagger`.

    Arguments:
        source: what it makes its guesses of.
    """

    def __init__(self, source: Bytes) -> None:
        self._source = source

    def confidence(self, reasons: Sequence[float], reading: str) -> float:
        return self._source.choice(_SURE)

    def tag_all(
        self, proposed: Sequence[tuple[Context, Sequence[Claim]]], _is_asked: object = None
    ) -> list[list[CueTags]]:
        return [list(self.tag(*one)) for one in proposed]

    def tag(self, context: Context, candidates: Sequence[Claim]) -> Iterator[CueTags]:
        features = Features(context, Vocabulary({}), candidates, Words())
        for first, last in features.bounds:
            for row in range(first, last):
                sure = self._source.choice(_SURE)
                if sure > _SURE[1] or row in features.by_cue:
                    yield self._seen(features, first, last, row, sure)

    def _seen(self, features: Features, first: int, last: int, row: int, sure: float) -> CueTags:
        guesses = [[self._source.number(256) for _ in range(_LABELS)] for _ in range(first, last)]
        labels = np.array(guesses, dtype=np.float32) + 1
        labels /= labels.sum(-1, keepdims=True)
        reports = self._source.choice(_SURE)
        return CueTags(features, first, row, sure, reports, labels, labels.argmax(-1))
