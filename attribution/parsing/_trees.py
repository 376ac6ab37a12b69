"""Skips Stanza's search for a tree in sentences whose best arcs are a tree already.

To find the best tree with one root (Stanojević and Cohen 2021), Stanza makes all arcs from the root
so costly that the greedy tree always has a cycle, which it then contracts word by word. In nine
sentences of ten, the best heads of all words make a tree with one root, the very tree that the
search would return. Ruling out all other roots in those sentences makes the search end at once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["pin_root", "quick_trees"]

Scores = NDArray[np.floating[Any]]


def quick_trees(pipeline: Any) -> None:
    """Makes the parser of a pipeline find the same trees in less time.

    A parser that is not Stanza's graph parser is left as it is.
    """
    model: Any = getattr(
        getattr(pipeline.processors.get("depparse"), "trainer", None), "model", None
    )
    decode: Callable[..., Any] | None = getattr(model, "decode_graph_predictions", None)
    if decode is None:
        return

    def pinned(vocab: Any, size: int, predictions: Any, lengths: Any, **options: Any) -> Any:
        for scores, length in zip(predictions[0], lengths, strict=False):
            pin_root(scores[:length, :length])
        return decode(vocab, size, predictions, lengths, **options)

    model.decode_graph_predictions = pinned


def pin_root(scores: Scores) -> None:
    """Rules out, in place, all roots but the greedy tree's, if that is a tree with one root.

    Arguments:
        scores: (words + 1, words + 1); row i has the scores of the heads of word i, 0 being
            the root.

    Example:
        >>> scores = np.log([[1.0, 1.0, 1.0], [0.6, 0.1, 0.3], [0.2, 0.7, 0.1]])
        >>> pin_root(scores)
        >>> np.isneginf(scores[1:]).tolist()
        [[False, True, True], [True, False, False]]
    """
    heads = scores.argmax(1)
    heads[0] = 0
    (roots,) = np.nonzero(heads[1:] == 0)
    if len(roots) != 1:
        return
    above = heads
    for _ in range(len(heads).bit_length()):
        above = above[above]
    if above.any():
        return
    root = int(roots[0]) + 1
    scores[1:root, 0] = scores[root + 1 :, 0] = -np.inf
    scores[root, 1:] = -np.inf
