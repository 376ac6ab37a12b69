"""Runs the tagger's network over a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import torch

from attribution.document import Document
from attribution.quotes.candidate import Candidate
from attribution.quotes.lexicon import Lexicon
from attribution.quotes.marks import Passage
from attribution.quotes.scoring.batching import padded
from attribution.quotes.scoring.features import Reading, Vocabulary
from attribution.quotes.scoring.link import Link
from attribution.quotes.scoring.weights import Weights

__all__ = ["Tagger"]

_BATCH = 64
# Words less likely to be a cue are not looked at again, unless a rule proposes them.
_LEAST_CHANCE = 0.2


class Tagger:
    """A trained tagger.

    Arguments:
        weights: what it has learned.
    """

    def __init__(self, weights: Weights) -> None:
        self._network = weights.network
        self._vocabulary = Vocabulary({word: at for at, word in enumerate(weights.words, 1)})
        self._calibration = np.array(weights.calibration)

    def confidence(self, evidence: Sequence[float]) -> float:
        """The probability that a quotation is right, by what speaks for it (`Link.evidence`)."""
        if not len(self._calibration):
            return float(1 / (1 + np.exp(-evidence[0])))
        score = self._calibration[0] + float(np.dot(self._calibration[1:], evidence))
        return float(1 / (1 + np.exp(-score)))

    def links(
        self,
        document: Document,
        candidates: Sequence[Candidate],
        lexicon: Lexicon,
        marked: Sequence[Passage],
    ) -> Iterator[Link]:
        """What the tagger sees around each likely cue, and around each that a rule proposes."""
        reading = Reading(document, self._vocabulary, lexicon, candidates, marked)
        bounds = sorted(reading.bounds, key=lambda b: b[1] - b[0])
        for at in range(0, len(bounds), _BATCH):
            yield from self._batch(reading, bounds[at : at + _BATCH])

    @torch.inference_mode()
    def _batch(self, reading: Reading, bounds: Sequence[tuple[int, int]]) -> list[Link]:
        lengths = torch.tensor([last - first for first, last in bounds])
        categories = padded([reading.categories[first:last] for first, last in bounds])
        flags = padded([reading.flags[first:last] for first, last in bounds])
        states, logits = self._network.encode(categories, flags, lengths)
        chances = logits.sigmoid().numpy()
        cues = [
            (at, row)
            for at, (first, last) in enumerate(bounds)
            for row in range(first, last)
            if chances[at, row - first] >= _LEAST_CHANCE or row in reading.by_cue
        ]
        if not cues:
            return []
        seen = [reading.seen_from(row, *bounds[at]) for at, row in cues]
        index = torch.tensor([at for at, _ in cues])
        places = padded([places for places, _ in seen])
        own = padded([flags for _, flags in seen])
        labels = (
            self._network.links(states[index, : places.shape[1]], places, own, lengths[index])
            .softmax(-1)
            .numpy()
        )
        return [
            Link(
                reading, bounds[at][0], row, float(chances[at, row - bounds[at][0]]),
                labels[number, : bounds[at][1] - bounds[at][0]],
            )
            for number, (at, row) in enumerate(cues)
        ]  # fmt: skip
