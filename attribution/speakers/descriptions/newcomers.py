"""Tells phrases that introduce somebody new: *another resident*, *a fellow councillor*, *a man*."""

from __future__ import annotations

from attribution.document import Sentence, Token
from attribution.knowledge.people import People

__all__ = ["is_other", "is_new", "others"]


def is_new(sentence: Sentence, head: Token, people: People) -> bool:
    """Whether a phrase begins as if it mentions somebody for the first time."""
    words = sentence.children(head, "det", "nummod")
    return any(t.feature("Definite") == "Ind" or people.has("kinds", "new", t.form) for t in words)


def is_other(sentence: Sentence, head: Token, people: People) -> bool:
    """Whether a phrase says that it means nobody mentioned before."""
    return bool(others(sentence, head, people))


def others(sentence: Sentence, head: Token, people: People) -> set[str]:
    """The words of a phrase that set its person apart from those before: *another*, *fellow*."""
    words = sentence.children(head, "det", "amod", "nummod", "compound")
    return {t.form.lower() for t in words if people.has("kinds", "other", t.form)}
