"""Whom a quotation tells of by name, and who is thus not its speaker."""

from __future__ import annotations

from attribution.claim import Claim
from attribution.mentions.member import Member
from attribution.mentions.names import NameMention
from attribution.speakers.references import References

__all__ = ["told_of"]


# Of a name that is part of another noun, or owns it, which writers say of whoever speaks as well:
# *the **Lund** house*, *he noted that most of **Lund's** money was gone*.
_PART = ("compound", "nmod:poss")


def told_of(claim: Claim, references: References) -> Member | None:
    """Whom a pronoun before a quotation would mean, if the quotation names them.

    Nobody tells of themselves so: *Reyes admired Lund. He said: "Lund was a legend."*; *She said
    that Ana Lund would come*.

    Arguments:
        claim: the quotation, with its source.
        references: whom its words mean, up to that source.
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
    """Whether a quotation tells of somebody by a name: not *Lund, I am ill* nor *I am Ana Lund*."""
    if not any(part.covers(name.bare) for part in claim.content):
        return False
    if claim.kind == "direct":
        return name.head.relation != "vocative"
    sentence = references.document.sentences[name.head.sentence]
    return name.head.deprel not in _PART and sentence.child(name.head, "cop") is None
