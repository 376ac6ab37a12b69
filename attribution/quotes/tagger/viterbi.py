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
    ends, rows = np.asarray(lengths) - 1, np.arange(len(chances))
    # (steps, labels, sentences): numpy is quickest along the last of them.
    best = np.log(np.clip(np.ascontiguousarray(chances.transpose(1, 2, 0)), 1e-5, 1.0))
    for at in range(1, len(best)):
        best[at] += np.maximum(best[at - 1], best[at - 1].max(0) - CHANGE)
    before = best[:-1]
    stays = before >= before.max(1, keepdims=True) - CHANGE
    stays |= np.arange(len(before))[:, None, None] >= ends  # nothing changes behind the end
    came = np.where(stays, np.arange(best.shape[1])[:, None], before.argmax(1)[:, None])
    labels = np.empty(chances.shape[:2], dtype=np.int64)
    labels[:, -1] = label = best[ends, :, rows].argmax(1)
    for at in range(len(came) - 1, -1, -1):
        labels[:, at] = label = came[at][label, rows]
    return [row[:length] for row, length in zip(labels, lengths, strict=True)]
