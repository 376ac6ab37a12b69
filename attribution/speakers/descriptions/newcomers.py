"""Tells phrases that introduce somebody new: *another resident*, *a fellow councillor*, *a man*."""

from __future__ import annotations

from attribution.document import Sentence, Token
from attribution.knowledge.people import People

__all__ = ["is_new", "is_other", "is_vague_voice", "others"]

# What may be said by the verb of a voice, and what tells a phrase from others of its noun.
_SAID = ("ccomp", "parataxis")
_TELLING = ("acl", "appos", "compound", "nmod", "nummod")


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


def is_vague_voice(sentence: Sentence, head: Token, people: People) -> bool:
    """Whether somebody speaks of whom only a calling is told: *a senior minister asked why*.

    *A Halden lawyer*, *a lawyer for Lund* and *a teacher who fell* are told of more closely.
    """
    verb = sentence.head(head)
    if verb is None or head.relation != "nsubj" or not is_new(sentence, head, people):
        return False
    asked = any(t.feature("PronType") == "Int" for t in sentence.children(verb, "obj"))
    says = asked or verb.relation == "parataxis" or sentence.child(verb, *_SAID) is not None
    if not says or sentence.child(head, *_TELLING) is not None:
        return False
    qualities = sentence.children(head, "amod")
    return all(
        people.has("kinds", "rank", t.form) or people.has("kinds", "vague", t.form)
        for t in qualities
    )
