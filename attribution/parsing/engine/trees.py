"""The best tree with one root of each sentence of a batch."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from attribution.parsing.engine.batches import Ids

__all__ = ["best_heads"]


def best_heads(scores: NDArray[Any], lengths: Ids) -> Ids:
    """The heads of the words of each sentence, 0 for its root.

    The best head of every word makes a tree with one root in nine sentences of ten. The others
    are searched one by one.

    Arguments:
        scores: (sentences, longest, longest); of each word, the root first, the scores of its
            heads; minus infinity for itself and for words beyond the sentence.
        lengths: the words of each sentence, its root included.

    Example:
        >>> scores = np.array([[[-9.0, -9.0, -9.0], [1.0, -9.0, 0.0], [0.0, 1.0, -9.0]]])
        >>> best_heads(scores, np.array([3])).tolist()
        [[0, 0, 1]]
    """
    longest = scores.shape[1]
    inside = np.arange(longest) < lengths[:, None]
    heads: Ids = scores.argmax(2)
    heads[:, 0] = 0
    heads[~inside] = 0
    roots = ((heads == 0) & inside)[:, 1:].sum(1)
    above = heads
    for _ in range(longest.bit_length()):
        above = np.take_along_axis(above, above, 1)
    for row in np.nonzero((roots != 1) | above.any(1))[0]:
        length = lengths[row]
        heads[row, :length] = _searched(scores[row, :length, :length])
    return heads


def _searched(scores: NDArray[Any]) -> Ids:
    """Searches by the algorithm of Chu, Liu and Edmonds.

    The best tree of any number of roots is the best with one, if that is what it has. Else the
    search is made with arcs from the root that cost too much to choose two (Stanojević and Cohen
    2021), which is as right but slow.
    """
    likelihoods = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True, dtype=np.float64)
    heads = _tree(likelihoods)
    if (heads[1:] == 0).sum() != 1:
        likelihoods[:, 0] += likelihoods[np.isfinite(likelihoods)].min() * len(scores)
        heads = _tree(likelihoods)
    return heads


def _tree(scores: NDArray[Any]) -> Ids:
    """The best tree with one root or more: each cycle of best heads becomes one word."""
    from stanza.models.common.chuliu_edmonds import (
        expand_contracted_tree,
        prepare_scores,
        process_cycle,
    )

    contracted = []
    while True:
        prepare_scores(scores)
        heads: Ids = scores.argmax(1)
        cycle = _cycle(heads.tolist())
        if not cycle:
            break
        inside = np.zeros(len(heads), dtype=bool)
        inside[cycle] = True
        scores, *places = process_cycle(heads, inside, scores)
        contracted.append((heads, places))
    for above, places in reversed(contracted):
        heads = expand_contracted_tree(above, heads, *places)
    return heads


def _cycle(heads: list[int]) -> list[int]:
    """The words of a cycle, if there is one."""
    seen = [0] * len(heads)
    for start in range(1, len(heads)):
        word, path = start, []
        while word and not seen[word]:
            seen[word] = start
            path.append(word)
            word = heads[word]
        if word and seen[word] == start:
            return path[path.index(word) :]
    return []
