"""Finds the likeliest sequences of labels, in which a label seldom changes between words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from attribution.quotes.tagger.features import Floats, Ints

__all__ = ["CHANGE", "viterbi"]

CHANGE = 1.0
"""What a change of label costs, as a natural logarithm.

The tagger judges each word for itself, so that single words in a content may fall out of it; a
reader does not leave a content for one word.
"""


def viterbi(chances: Floats, lengths: Sequence[int]) -> list[Ints]:
    """The labels (words,) of the greatest joint probability (Viterbi 1967) of each sentence.

    Arguments:
        chances: (sentences, longest, labels), for each word the probability of each label.
        lengths: how many words each sentence has, the longest first.

    Example:
        >>> chances = np.array([[[0.1, 0.9], [0.6, 0.4], [0.1, 0.9]]], dtype=np.float32)
        >>> viterbi(chances, [3])[0].tolist()
        [1, 1, 1]
    """
    logs = np.log(np.clip(chances, 1e-5, 1.0))
    inside = np.arange(chances.shape[1]) < np.asarray(lengths)[:, None]
    own = np.arange(logs.shape[2])
    best = logs[:, 0].copy()
    came = np.tile(own, (chances.shape[1], len(logs), 1))
    for at, going in enumerate(inside.sum(0).tolist()[1:], 1):
        now = best[:going]
        least = now.max(1, keepdims=True) - CHANGE
        came[at, :going] = np.where(now >= least, own, now.argmax(1)[:, None])
        np.maximum(now, least, out=now)
        now += logs[:going, at]
    labels = np.empty(inside.shape, dtype=np.int64)
    rows, label = np.arange(len(logs)), best.argmax(1)
    for at in range(chances.shape[1] - 1, -1, -1):
        labels[:, at] = label
        label = came[at][rows, label]
    return [row[:length] for row, length in zip(labels, lengths, strict=True)]
