"""Tells the grammatical part that a mention plays in what is said."""

from __future__ import annotations

from attribution.document import Sentence, Token
from attribution.mentions.appositions import top_of
from attribution.result import Part
from attribution.syntax.relations import SUBJECTS

__all__ = ["part_of"]

_OBJECTS = ("obj", "iobj")
_POSSESSIVE = "nmod:poss"


def part_of(sentence: Sentence, head: Token) -> Part:
    """The part of a mention with a head: that of the phrase it stands in, and of what it is joined
    to.

    *Quist* of *Lund and Quist left* and of *the minister, Ana Quist, left* is a subject; so is who
    undergoes what a passive tells, as the claim is about them.
    """
    top = top_of(sentence, head)
    while top.relation == "conj" and (first := sentence.head(top)) is not None:
        top = top_of(sentence, first)
    if top.relation in SUBJECTS:
        return "subject"
    if top.relation in _OBJECTS:
        return "object"
    return "owner" if top.deprel == _POSSESSIVE else "other"
