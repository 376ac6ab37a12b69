"""Finds whom a quotation mentions by name: they are not its speaker."""

from __future__ import annotations

from attribution.claim import Claim
from attribution.mentions.member import Member
from attribution.mentions.names import NameMention
from attribution.speakers.references import References
from attribution.syntax.relations import SUBJECTS

__all__ = ["told_of"]


# The relations in which somebody who is spoken of is named. Other relations may name the speaker:
# *he noted that most of **Lund's** money was gone*, *he was called **Lund the Lame***.
_TOLD = (*SUBJECTS, "obj", "iobj", "obl")


def told_of(claim: Claim, references: References) -> Member | None:
    """Those whom a pronoun before a quotation would mean, although the quotation names them.

    Nobody speaks so of themselves: *Reyes admired Lund. He said: "Lund was a legend."*; *She said
    that Ana Lund would come*.

    Arguments:
        claim: the quotation, with its source.
        references: tells whom words mean, up to that source.
    """
    head = claim.source_head
    if head is None or references.people.gender(head.form) is None:
        return None
    if claim.kind != "direct" and claim.start < head.span.start:
        return None
    member = references.discourse.likeliest(head)
    names = member.names if member is not None else ()
    return member if any(_is_told_of(name, claim, references) for name in names) else None


def _is_told_of(name: NameMention, claim: Claim, references: References) -> bool:
    """Whether a quotation speaks of somebody by name: not *Lund, I am ill* nor *I am Ana Lund*."""
    if not any(part.covers(name.bare) for part in claim.content):
        return False
    if claim.kind == "direct":
        return name.head.relation != "vocative"
    sentence = references.document.sentences[name.head.sentence]
    verb = sentence.head(name.head)
    said = verb is not None and any(part.covers(verb.span) for part in claim.content)
    told = name.head.relation in _TOLD and sentence.child(name.head, "cop") is None
    return said and told
