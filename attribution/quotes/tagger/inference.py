"""Runs the tagger's network over documents."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Collection, Iterator, Sequence

import numpy as np
import torch
from attrs import frozen

from attribution.claim import Claim
from attribution.parsing.engine.batches import Packed, pack
from attribution.quotes.rule import Context
from attribution.quotes.tagger.features import Features, Floats, Ints, Vocabulary, Words
from attribution.quotes.tagger.products import Encoder, Linker
from attribution.quotes.tagger.tags import LEAST_CHANCE, CueTags
from attribution.quotes.tagger.viterbi import viterbi
from attribution.quotes.tagger.weights import Weights

__all__ = ["Tagger"]

# Sentences that are looked at together at most, and words. These take some ten megabytes, as do as
# many words that are seen from cues: of a text of marks alone nearly each word is a cue.
_BATCH = 64
_WORDS = 3_000


@frozen(eq=False)
class _Sentence:
    """A sentence of a document in numbers.

    Attributes:
        features: the document.
        first: its first row.
        last: the row after its last.
        asked: the rows of the document's words that are looked at however unlikely they are cues.
        found: takes what is seen in the document.
    """

    features: Features
    first: int
    last: int
    asked: Collection[int]
    found: list[CueTags]

    def __len__(self) -> int:
        return self.last - self.first

    def seen_from(self, cue: int) -> tuple[Ints, Floats]:
        return self.features.seen_from(cue, self.first, self.last)


# The row of a cue, and the number of its sentence.
_Cue = tuple[int, int]


class Tagger:
    """A trained tagger.

    Arguments:
        weights: what it has learned.
    """

    def __init__(self, weights: Weights) -> None:
        self._encoder, self._linker = Encoder(weights.network), Linker(weights.network)
        self._vocabulary = Vocabulary({word: at for at, word in enumerate(weights.words, 1)})
        self._words = Words()
        self._calibration = {
            reading: tuple(factors) for reading, factors in weights.calibration.items()
        }

    def confidence(self, reasons: Sequence[float], reading: str) -> float:
        """The probability that a find is right.

        Arguments:
            reasons: what speaks for it (`CueTags.reasons`).
            reading: ``"claims"`` or ``"all"``.
        """
        score = reasons[0]
        if (factors := self._calibration.get(reading)) is not None:
            score = factors[0] + sum(map(operator.mul, factors[1:], reasons))
        return 1 / (1 + math.exp(-score))

    def tag(self, context: Context, candidates: Sequence[Claim]) -> list[CueTags]:
        """What is seen around each likely cue, and around each that a rule proposes."""
        return self.tag_all([(context, candidates)])[0]

    def tag_all(
        self,
        proposed: Sequence[tuple[Context, Sequence[Claim]]],
        is_asked: Callable[[Context, Claim], bool] = lambda *_: True,
    ) -> list[list[CueTags]]:
        """What `tag` sees in each of several documents.

        The sentences of all are looked at together, which takes less and changes nothing.

        Arguments:
            proposed: each document with what the rules propose in it.
            is_asked: whether one asks about such a proposal: around a cue that has no other,
                and that the tagger would not look at by itself, nothing is seen.
        """
        found: list[list[CueTags]] = []
        sentences: list[_Sentence] = []
        for context, candidates in proposed:
            features = Features(context, self._vocabulary, candidates, self._words)
            seen: list[CueTags] = []
            found.append(seen)
            asked = frozenset(
                row
                for row, around in features.by_cue.items()
                if any(is_asked(context, claim) for claim in around)
            )
            sentences += [_Sentence(features, *bounds, asked, seen) for bounds in features.bounds]
        for batch in _batches(sorted(sentences, key=len)):
            self._look(batch)
        return found

    @torch.inference_mode()
    def _look(self, sentences: Sequence[_Sentence]) -> None:
        """Adds to each of some sentences, the shortest first, what is seen in it."""
        longest_first = sentences[::-1]
        packed = pack([len(sentence) for sentence in longest_first])
        categories = [s.features.categories[s.first : s.last] for s in longest_first]
        flags = [s.features.flags[s.first : s.last] for s in longest_first]
        states, logits = self._encoder(
            packed.table(np.concatenate(categories)), packed.table(np.concatenate(flags)), packed
        )
        chances = logits.sigmoid().numpy()
        likely = (chances[:, 0] >= LEAST_CHANCE).tolist()
        steps = packed.rows.tolist()
        cues = [
            (row, at)
            for at, sentence in enumerate(longest_first)
            for row in range(sentence.last - 1, sentence.first - 1, -1)
            if likely[steps[at][row - sentence.first]] or row in sentence.asked
        ]
        # The last first, so that what is seen in a sentence comes in the order of its words.
        for portion in reversed([*_portions(cues, longest_first)]):
            for cue, of_words, path in self._linked(portion, longest_first, packed, states):
                row, at = cue
                sentence = longest_first[at]
                chance, reports = chances[steps[at][row - sentence.first]].tolist()
                sentence.found.append(
                    CueTags(
                        sentence.features, sentence.first, row, chance, reports,
                        of_words[: len(sentence)], path,
                    )
                )  # fmt: skip

    def _linked(
        self,
        cues: Sequence[_Cue],
        sentences: Sequence[_Sentence],
        packed: Packed,
        states: torch.Tensor,
    ) -> Iterator[tuple[_Cue, Floats, Ints]]:
        """Each cue, the last first, with how likely the labels are of the words around it, and
        with the likeliest labels."""
        seen = [sentences[at].seen_from(row) for row, at in cues]
        linked = pack([len(places) for places, _ in seen])
        rows = linked.table(
            np.concatenate(
                [packed.rows[at, : len(own)] for (_, at), (_, own) in zip(cues, seen, strict=True)]
            )
        )
        labels = self._linker(
            states,
            rows,
            linked.table(np.concatenate([places for places, _ in seen])),
            linked.table(np.concatenate([own for _, own in seen])),
            linked,
        )
        padded = np.zeros((*linked.inside.shape, labels.shape[1]), dtype=np.float32)
        padded[linked.inside] = labels.softmax(1).numpy()[linked.order]
        paths = viterbi(padded, linked.lengths.tolist())
        yield from reversed([*zip(cues, padded, paths, strict=True)])


def _portions(cues: Sequence[_Cue], sentences: Sequence[_Sentence]) -> Iterator[Sequence[_Cue]]:
    """Cues in portions that see a bounded number of words."""
    first = seen = 0
    for end, (_, at) in enumerate(cues):
        if first < end and seen + len(sentences[at]) > _WORDS:
            yield cues[first:end]
            first, seen = end, 0
        seen += len(sentences[at])
    if cues:
        yield cues[first:]


def _batches(sentences: Sequence[_Sentence]) -> Iterator[Sequence[_Sentence]]:
    """Sentences, the shortest first, in batches that take bounded memory."""
    first = 0
    for end, sentence in enumerate(sentences):
        size = end - first + 1
        if first < end and (size > _BATCH or size * len(sentence) > _WORDS):
            yield sentences[first:end]
            first = end
    if sentences:
        yield sentences[first:]
