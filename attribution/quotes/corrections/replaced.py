"""Puts changed words into a sentence, for those who mend its tree."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from attribution.document import Sentence, Token

__all__ = ["replaced"]


def replaced(sentence: Sentence, changed: Iterable[Token]) -> Sentence:
    """The sentence with some of its words changed.

    Arguments:
        sentence: the sentence.
        changed: the words as they are to be; each takes the place of the one of its index.
    """
    new = {token.index: token for token in changed}
    return evolve(sentence, tokens=tuple(new.get(t.index, t) for t in sentence.tokens))
