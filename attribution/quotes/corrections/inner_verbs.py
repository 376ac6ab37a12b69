"""`inner_verbs`: the verbs of a sentence that corrections go through."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.document import Sentence

__all__ = ["inner_verbs"]


def inner_verbs(sentence: Sentence) -> Sequence[int]:
    """The places of the verbs that have words before and behind them.

    Places, not words: a correction may have changed the later ones before it comes to them.
    """
    return [t.index - 1 for t in sentence.words("VERB") if 1 < t.index < len(sentence.tokens)]
