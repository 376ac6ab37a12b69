"""Runs the tagger's network over a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import torch

from attribution.claim import Claim
from attribution.quotes.rule import Context
from attribution.quotes.tagger.features import Features, Vocabulary, Words
from attribution.quotes.tagger.padding import padded
from attribution.quotes.tagger.tags import LEAST_CHANCE, CueTags
from attribution.quotes.tagger.viterbi import viterbi
from attribution.quotes.tagger.weights import Weights

__all__ = ["Tagger"]

# Sentences that are looked at together, and the square of their words: each word may be a cue,
# from which all the others are seen.
_BATCH = 64
_SQUARE = 400_000


class Tagger:
    """A trained tagger.

    Arguments:
        weights: what it has learned.
    """

    def __init__(self, weights: Weights) -> None:
        self._network = weights.network
        self._vocabulary = Vocabulary({word: at for at, word in enumerate(weights.words, 1)})
        self._words = Words()
        self._calibration = {
            reading: np.array(factors) for reading, factors in weights.calibration.items()
        }

    def confidence(self, reasons: Sequence[float], reading: str) -> float:
        """The probability that a find is right.

        Arguments:
            reasons: what speaks for it (`CueTags.reasons`).
            reading: ``"claims"`` or ``"all"``.
        """
        factors = self._calibration.get(reading)
        score = reasons[0] if factors is None else factors[0] + float(factors[1:] @ reasons)
        return float(1 / (1 + np.exp(-score)))

    def tag(
        self,
        context: Context,
        candidates: Sequence[Claim],
    ) -> Iterator[CueTags]:
        """What the tagger sees around each likely cue, and around each that a rule proposes."""
        features = Features(context, self._vocabulary, candidates, self._words)
        bounds = sorted(features.bounds, key=lambda b: b[1] - b[0])
        for batch in _batches(bounds):
            yield from self._batch(features, batch)

    @torch.inference_mode()
    def _batch(self, features: Features, bounds: Sequence[tuple[int, int]]) -> list[CueTags]:
        lengths = torch.tensor([last - first for first, last in bounds])
        categories = padded([features.categories[first:last] for first, last in bounds])
        flags = padded([features.flags[first:last] for first, last in bounds])
        states, logits = self._network.encode(categories, flags, lengths)
        chances = logits.sigmoid().numpy()
        likely = (chances.max(-1) >= LEAST_CHANCE).tolist()
        cues = [
            (at, row)
            for at, (first, last) in enumerate(bounds)
            for row in range(first, last)
            if likely[at][row - first] or row in features.by_cue
        ]
        if not cues:
            return []
        seen = [features.seen_from(row, *bounds[at]) for at, row in cues]
        index = torch.tensor([at for at, _ in cues])
        places = padded([places for places, _ in seen])
        own = padded([flags for _, flags in seen])
        labels = (
            self._network.links(states[index, : places.shape[1]], places, own, lengths[index])
            .softmax(-1)
            .numpy()
        )
        words = [bounds[at][1] - bounds[at][0] for at, _ in cues]
        return [
            CueTags(
                features, bounds[at][0], row, float(chances[at, row - bounds[at][0], 0]),
                float(chances[at, row - bounds[at][0], 1]), of_words[:count], path,
            )
            for (at, row), of_words, count, path in zip(
                cues, labels, words, viterbi(labels, words), strict=True
            )
        ]  # fmt: skip


def _batches(bounds: Sequence[tuple[int, int]]) -> Iterator[Sequence[tuple[int, int]]]:
    """Sentences, the shortest first, in batches that take bounded memory."""
    first = 0
    for end, (start, stop) in enumerate(bounds):
        size = end - first + 1
        if first < end and (size > _BATCH or size * (stop - start) ** 2 > _SQUARE):
            yield bounds[first:end]
            first = end
    if bounds:
        yield bounds[first:]
