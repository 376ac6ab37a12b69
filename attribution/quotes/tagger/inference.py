"""Runs the tagger's network over a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import torch

from attribution.claim import Claim
from attribution.parsing.engine.batches import Packed, pack
from attribution.parsing.engine.both_ways import BothWays
from attribution.quotes.rule import Context
from attribution.quotes.tagger.features import Features, Vocabulary, Words
from attribution.quotes.tagger.network import Run
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
        self._layers = {
            lstm: BothWays(lstm) for lstm in (self._network.sentence, self._network.link)
        }
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
        longest_first = bounds[::-1]
        packed = pack([last - first for first, last in longest_first])
        words = packed.table(np.concatenate([np.arange(*b) for b in longest_first]))
        states, logits = self._network.encode(
            torch.from_numpy(features.categories[words]),
            torch.from_numpy(features.flags[words]),
            self._over(packed),
        )
        chances = logits.sigmoid().numpy()
        likely = set(words[chances.max(1) >= LEAST_CHANCE].tolist())
        cues = [
            (row, at)
            for at, (first, last) in enumerate(longest_first)
            for row in range(last - 1, first - 1, -1)
            if row in likely or row in features.by_cue
        ]
        if not cues:
            return []
        steps = packed.rows.tolist()
        seen = [features.seen_from(row, *longest_first[at]) for row, at in cues]
        linked = pack([len(places) for places, _ in seen])
        rows = linked.table(
            np.concatenate(
                [packed.rows[at, : len(own)] for (_, at), (_, own) in zip(cues, seen, strict=True)]
            )
        )
        labels = self._network.links(
            states[torch.from_numpy(rows)],
            torch.from_numpy(linked.table(np.concatenate([places for places, _ in seen]))),
            torch.from_numpy(linked.table(np.concatenate([own for _, own in seen]))),
            self._over(linked),
        )
        padded = np.zeros((*linked.inside.shape, labels.shape[1]), dtype=np.float32)
        padded[linked.inside] = labels.softmax(1).numpy()[linked.order]
        paths = viterbi(padded, linked.lengths.tolist())
        found = []
        for (row, at), of_words, path in zip(cues, padded, paths, strict=True):
            first, last = longest_first[at]
            chance, reports = chances[steps[at][row - first]].tolist()
            found.append(
                CueTags(features, first, row, chance, reports, of_words[: last - first], path)
            )
        return found[::-1]

    def _over(self, packed: Packed) -> Run:
        """Runs the network's layers over a table."""
        return lambda lstm, inputs: self._layers[lstm](inputs, packed)


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
