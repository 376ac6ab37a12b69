"""Names as a teacher sees them, put right by the proper nouns and the tree of a treebank.

A treebank without hand-made names still has hand-made tags and trees: they say which words are
proper nouns and which of those are one name, and leave only the type to the teacher.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from training.trees import NAMES, Tree

_BEGINS = np.array([name[0] == "B" for name in NAMES])
_GOES_ON = np.array([name[0] == "I" for name in NAMES])
# All as natural logarithms. *North* in *North American* is an adjective, *Bank of Varland* holds a
# preposition: the teacher may say so, if it is sure.
_BEGINS_ELSEWHERE = -6.0
_GOES_ON_ELSEWHERE = -2.0
_JOINED = 2.0
_JOINS = frozenset(["compound", "flat", "goeswith"])
_FORBIDDEN = -1e9


def _follows() -> NDArray[np.float64]:
    """(labels, labels): what it costs that the second comes after the first."""
    allowed = [
        [not inner or (before[0] != "O" and before[1:] == name[1:])
         for name, inner in zip(NAMES, _GOES_ON, strict=True)]
        for before in NAMES
    ]  # fmt: skip
    return np.where(np.array(allowed), 0.0, _FORBIDDEN)


_FOLLOWS = _follows()


def corrected(scores: NDArray[np.float32], tree: Tree, relations: Sequence[str]) -> tuple[int, ...]:
    """Return the likeliest labels of a sentence whose proper nouns are known.

    Args:
        scores: (words, labels), logarithms of the probabilities.
        tree: the sentence, its proper nouns and its hand-made tree among the rest.
        relations: the relations, in the order of their numbers.
    """
    own = scores.astype(np.float64)
    elsewhere = ~np.array(tree.proper, dtype=bool)
    own[elsewhere] += np.where(_BEGINS, _BEGINS_ELSEWHERE, 0.0)
    own[elsewhere] += np.where(_GOES_ON, _GOES_ON_ELSEWHERE, 0.0)
    own[_joined(tree, relations)] += np.where(_GOES_ON, _JOINED, 0.0)
    return likeliest(own)


def likeliest(scores: NDArray[np.floating[Any]]) -> tuple[int, ...]:
    """Return the likeliest labels of a sentence in which no name begins inside (Viterbi 1967).

    Args:
        scores: (words, labels), logarithms of the probabilities.
    """
    best = scores[0] + np.where(_GOES_ON, _FORBIDDEN, 0.0)
    came = []
    for row in scores[1:]:
        ways = best[:, None] + _FOLLOWS
        came.append(ways.argmax(0))
        best = ways.max(0) + row
    labels = [int(best.argmax())]
    for before in reversed(came):
        labels.append(int(before[labels[-1]]))
    return tuple(reversed(labels))


def _joined(tree: Tree, relations: Sequence[str]) -> NDArray[np.bool_]:
    """Say of each word whether the tree makes it one name with the proper noun before it."""
    parts = [relations[n].partition(":")[0] if n >= 0 else "" for n in tree.relations]
    found = []
    for at, head in enumerate(tree.heads):
        back = parts[at] in _JOINS and head <= at
        forward = at > 0 and parts[at - 1] in _JOINS and tree.heads[at - 1] == at + 1
        found.append(tree.proper[at] and (back or forward))
    return np.array(found, dtype=bool)
