"""The sentences that teachers and the student share, their words in a row."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from training.marks import sentences, vary
from training.names import read_bio
from training.silver import read_texts
from training.trees import words_of

__all__ = [
    "GOLD",
    "HELD_OUT",
    "MEASURED",
    "RAW",
    "Corpus",
    "Sentence",
    "batches",
    "raw",
    "treebank",
]

_FORM, _LEMMA, _HEAD, _DEPREL = 1, 2, 6, 7
GOLD, HELD_OUT, MEASURED, RAW = range(4)
# One stretch of so many sentences in so many is not learnt.
_STRETCH, _OF = 12, 25
_TOGETHER = 30
_SHORTEST, _LONGEST = 3, 90
# Marks that stand close to the word before them, and to the one behind them.
_CLOSE_BEFORE = re.compile(r" ([.,;:!?%)\]}”’])")
_CLOSE_BEHIND = re.compile(r"([(\[{$£€“‘]) ")
_ENDINGS = re.compile(r" (n't|'s|'re|'ve|'ll|'d|'m|')(?= |$|[.,;:!?)])")
_QUOTED = re.compile(r'(?:``|"|\'\') (.*?) ?(?:\'\'|")')
Ints = NDArray[np.int64]


@frozen
class Sentence:
    """A sentence; of raw text heads and relations are empty."""

    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    heads: tuple[int, ...] = ()
    relations: tuple[str, ...] = ()


def treebank(path: Path, varied: float = 0.0, seed: int = 1234) -> list[Sentence]:
    """The sentences of a treebank.

    Args:
        path: CoNLL-U.
        varied: share of the sentences whose marks change style.
        seed: of the choice.
    """
    with path.open(encoding="utf-8") as lines:
        found: Iterable[list[str]] = list(sentences(lines))
    rows = [words_of(sentence) for sentence in vary(found, varied, random.Random(seed))]
    return [
        Sentence(
            tuple(word[_FORM] for word in words),
            tuple(word[_LEMMA] for word in words),
            tuple(int(word[_HEAD]) for word in words),
            tuple(word[_DEPREL] for word in words),
        )
        for words in rows
    ]


def raw(paths: Iterable[Path], parser: Any) -> Iterator[Sentence]:
    """The sentences of raw texts, each once, as a parser cuts them.

    Args:
        paths: as of :func:`training.silver.read_texts`, or ``.bio`` files of tokens with names,
            which are put together to texts.
        parser: an `attribution.Parser`.
    """
    seen = set()
    for document in parser.parse_many(_texts(paths)):
        for sentence in document.sentences:
            words = tuple(token.form for token in sentence.tokens)
            if _SHORTEST <= len(words) <= _LONGEST and words not in seen:
                seen.add(words)
                yield Sentence(words, tuple(token.lemma for token in sentence.tokens))


def _texts(paths: Iterable[Path]) -> Iterator[str]:
    for path in paths:
        if path.suffix != ".bio":
            yield from read_texts([path])
            continue
        written = [_written([token for token, _ in sentence]) for sentence in read_bio(path)]
        for first in range(0, len(written), _TOGETHER):
            yield "\n\n".join(written[first : first + _TOGETHER])


def _written(tokens: Sequence[str]) -> str:
    """Tokens as a text would have them: *ca n't ( now )* as *can't (now)*."""
    text = _CLOSE_BEHIND.sub(r"\1", _CLOSE_BEFORE.sub(r"\1", " ".join(tokens)))
    return _QUOTED.sub(r'"\1"', _ENDINGS.sub(r"\1", text))


class Corpus:
    """All sentences in a row of words. Word 0 stands for every root.

    Args:
        learned: a treebank; part of it is left to choose by.
        measured: a treebank to measure on.
        texts: raw text.

    Attributes:
        sentences: the three one after another.
        part: of each sentence: ``GOLD``, ``HELD_OUT``, ``MEASURED`` or ``RAW``.
        lengths: how many words each has.
        starts: the first word of each.
        relations: those of the treebank.
        heads: of each word the position of its head in the sentence, -1 where it is unknown.
        labels: of each word the number of its relation, or -1.
    """

    def __init__(
        self, learned: Sequence[Sentence], measured: Sequence[Sentence], texts: Sequence[Sentence]
    ) -> None:
        self.sentences = [*learned, *measured, *texts]
        parts = [
            HELD_OUT if at // _STRETCH % _OF == 7 else GOLD  # any of them
            for at in range(len(learned))
        ]
        self.part = np.array([*parts, *[MEASURED] * len(measured), *[RAW] * len(texts)])
        self.lengths = np.array([len(sentence.words) for sentence in self.sentences])
        self.starts = 1 + np.concatenate([[0], np.cumsum(self.lengths)[:-1]])
        self.size = int(1 + self.lengths.sum())
        self.relations = sorted({relation for s in learned for relation in s.relations})
        number = {relation: at for at, relation in enumerate(self.relations)}
        self.heads = np.full(self.size, -1)
        self.labels = np.full(self.size, -1)
        for sentence, start in zip(self.sentences, self.starts, strict=True):
            words = slice(start, start + len(sentence.heads))
            self.heads[words] = sentence.heads
            self.labels[words] = [number.get(relation, 0) for relation in sentence.relations]

    def of(self, part: int) -> Ints:
        """The positions of the sentences of a part."""
        return np.flatnonzero(self.part == part)

    def places(self) -> Ints:
        """The position of each word in its sentence, 0 for the root."""
        starts = np.repeat(self.starts, self.lengths)
        return np.concatenate([[0], np.arange(1, self.size) - starts + 1])


def batches(some: Ints, lengths: Ints, most: int, rng: np.random.Generator) -> Iterator[Ints]:
    """Parts of some sentences, those of like length together.

    Args:
        some: positions of sentences.
        lengths: how long each of them is.
        most: how much of the longest's length times their number a part may have.
        rng: what puts sentences of like length in ever another order.
    """
    batch: list[int] = []
    longest = 0
    for at in np.argsort(lengths * (0.9 + 0.2 * rng.random(len(lengths)))):
        longest = max(longest, int(lengths[at]))
        if batch and longest * (len(batch) + 1) > most:
            yield some[batch]
            batch, longest = [], int(lengths[at])
        batch.append(int(at))
    if batch:
        yield some[batch]
