"""Names that the teacher of names marks: in raw text, in treebanks, in other corpora anew."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from training.name_teacher import NameTeacher
from training.names import Tagged, write_bio
from training.proper import corrected, likeliest
from training.silver import Rows, worth_reading
from training.trees import NAMES, Tree, words_of

# How much likelier a label is that the corpus itself gives, as a natural logarithm.
_GIVEN = 1.0


@frozen
class Marker:
    """A teacher, and how it marks.

    Args:
        teacher: a trained teacher.
        corpora: the numbers of the corpora as whose mean it marks.
        most: pieces of a window.
        pieces: pieces of a batch.
    """

    teacher: NameTeacher
    corpora: Sequence[int]
    most: int
    pieces: int

    def raw(self, tokens: Sequence[Rows], least: float) -> Iterator[Tagged]:
        """Yield the sentences of whose every label the teacher is so sure, from 0 to 1."""
        words = [[row[1] for row in words_of(rows)] for rows in tokens]
        for sentence, scores in zip(words, self._scores(words), strict=True):
            yield from sure(sentence, scores, least)

    def unnamed(self, trees: Sequence[Tree], relations: Sequence[str]) -> Iterator[Tagged]:
        """Yield treebank sentences with names among their proper nouns."""
        scores = self._scores([tree.words for tree in trees])
        for tree, own in zip(trees, scores, strict=True):
            labels = corrected(own, tree, relations)
            yield [(word, NAMES[n]) for word, n in zip(tree.words, labels, strict=True)]

    def anew(self, tagged: Sequence[Tagged], least: float) -> Iterator[Tagged]:
        """Yield the sentences of a corpus with other habits, marked by teacher and corpus both."""
        words = [[word for word, _ in sentence] for sentence in tagged]
        for sentence, own, scores in zip(tagged, words, self._scores(words), strict=True):
            given = np.array([[label == name for name in NAMES] for _, label in sentence])
            both = scores + _GIVEN * given
            both -= np.log(np.exp(both).sum(1, keepdims=True))
            yield from sure(own, both, least)

    def _scores(self, words: Sequence[Sequence[str]]) -> list[NDArray[np.floating[Any]]]:
        return self.teacher.name_scores(words, self.corpora, most=self.most, pieces=self.pieces)


def sure(words: Sequence[str], scores: NDArray[np.floating[Any]], least: float) -> Iterator[Tagged]:
    """Yield a sentence with its likeliest labels if each is likely enough."""
    labels = likeliest(scores)
    if all(scores[at, label] >= np.log(least) for at, label in enumerate(labels)):
        yield [(word, NAMES[label]) for word, label in zip(words, labels, strict=True)]


def may_hold_names(rows: Rows) -> bool:
    """Say whether a capital stands elsewhere than at the beginning of a sentence."""
    return any(row[1][:1].isupper() for row in words_of(rows)[1:])


def first_words(sentences: Iterable[Rows], most: int) -> Iterator[Rows]:
    """Yield sentences until they have so many words together."""
    words = 0
    for rows in sentences:
        if words >= most:
            return
        words += len(words_of(rows))
        yield rows


def make_name_silver(
    teacher: NameTeacher,
    raw: Iterable[Rows],
    unnamed: Sequence[Tree],
    relations: Sequence[str],
    others: Sequence[Sequence[Tagged]],
    output: Path,
    *,
    alike: int,
    window: int,
    pieces: int,
    words: int,
    least_words: int,
    most_words: int,
    share: float,
    sure: float,
    sure_anew: float,
    seed: int,
) -> int:
    """Write silver names; return how many sentences have them.

    Args:
        teacher: a trained teacher.
        raw: sentences of raw text, as CoNLL-U lines; as many are taken as ``words`` says.
        unnamed: treebank sentences without gold names.
        relations: the relations, in the order of their numbers.
        others: corpora with other habits, to mark anew.
        output: file of ``token<TAB>label`` lines to write.
        alike: as the mean of how many of its corpora, the first, the teacher marks.
        window: pieces of a window.
        pieces: pieces of a batch.
        words: how many words of raw text are read.
        least_words: words of the shortest sentence of raw text to take.
        most_words: words of the longest.
        sure: how likely each label of a sentence of raw text must be, from 0 to 1.
        sure_anew: the same of a corpus.
        share: how many of the sentences of ``others`` are marked, from 0 to 1.
        seed: seed of their choice.
    """
    marker = Marker(teacher, range(alike), window, pieces)
    worth = (rows for rows in raw if worth_reading(rows, least_words, most_words))
    read = list(first_words(filter(may_hold_names, worth), words))
    rng = random.Random(seed)
    chosen = [[tagged for tagged in corpus if rng.random() < share] for corpus in others]
    anew = (marker.anew(corpus, sure_anew) for corpus in chosen)
    found = [*marker.raw(read, sure), *marker.unnamed(unnamed, relations), *chain(*anew)]
    write_bio(found, output)
    return len(found)
