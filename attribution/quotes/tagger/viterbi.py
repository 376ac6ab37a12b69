"""The likeliest row of labels, where a label seldom changes from one word to the next."""

from __future__ import annotations

import numpy as np

from attribution.quotes.tagger.features import Floats, Ints

__all__ = ["CHANGE", "viterbi"]

CHANGE = 1.0
"""What a change of label costs, as a natural logarithm.

The tagger judges each word for itself, so that single words in a content may fall out of it; a
reader does not leave a content for one word.
"""


def viterbi(chances: Floats) -> Ints:
    """The labels (words,) of the greatest joint probability (Viterbi 1967).

    Arguments:
        chances: (words, labels), for each word the probability of each label.

    Example:
        >>> viterbi(np.array([[0.1, 0.9], [0.6, 0.4], [0.1, 0.9]], dtype=np.float32)).tolist()
        [1, 1, 1]
    """
    logs = np.log(np.clip(chances, 1e-5, 1.0))
    best = logs[:1].sum(0)
    came = np.zeros(logs.shape, dtype=np.int64)
    own = np.arange(logs.shape[1])
    for at in range(1, len(logs)):
        top = int(best.argmax())
        stay = best >= best[top] - CHANGE
        came[at] = np.where(stay, own, top)
        best = np.where(stay, best, best[top] - CHANGE) + logs[at]
    labels = np.zeros(len(logs), dtype=np.int64)
    label = int(best.argmax())
    for at in range(len(logs) - 1, -1, -1):
        labels[at] = label
        label = int(came[at, label])
    return labels
