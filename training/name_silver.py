"""What teachers of names find likely: in texts and treebanks, and beside a corpus' own labels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from training.likelihoods import Likely, certain
from training.name_teacher import NameTeacher, Words
from training.names import Tagged

__all__ = ["beside", "mean_likelihoods", "mixed"]


def mean_likelihoods(
    teachers: Iterable[NameTeacher],
    sentences: Sequence[Words],
    corpora: Sequence[int],
    *,
    window: int,
    pieces: int,
) -> list[Likely]:
    """Return what teachers find likely, all taken together.

    Args:
        teachers: trained teachers; one is asked after the other.
        sentences: in the order of their texts.
        corpora: the numbers of the corpora as whose mean they mark.
        window: pieces of sentences that are read together.
        pieces: pieces of a batch.
    """
    total: list[NDArray[np.float32]] = []
    for teacher in teachers:
        scores = teacher.name_scores(sentences, corpora, most=window, pieces=pieces)
        own = [np.exp(row) for row in scores]
        total = [a + b for a, b in zip(total, own, strict=True)] if total else own
    return [
        Likely(tuple(words), labels / labels.sum(1, keepdims=True))
        for words, labels in zip(sentences, total, strict=True)
    ]


def mixed(tagged: Tagged, likely: Likely, by_hand: float) -> Likely:
    """Return the mean of hand-made labels, with this weight, and a teacher's."""
    labels = by_hand * certain(tagged).labels + (1 - by_hand) * likely.labels
    return Likely(likely.words, labels)


def beside(tagged: Tagged, likely: Likely, given: float) -> Likely:
    """Return what a teacher finds likely, beside the labels of a corpus with other habits.

    Args:
        tagged: the sentence as the corpus labels it.
        likely: as the teacher does.
        given: how much likelier the corpus' own label becomes, as a natural logarithm.
    """
    labels = likely.labels * np.exp(given * certain(tagged).labels)
    return Likely(likely.words, labels / labels.sum(1, keepdims=True))
