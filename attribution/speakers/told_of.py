"""Whom a quotation tells of by name, and who is thus not its speaker."""

from __future__ import annotations

from attribution.claim import Claim
from attribution.mentions.clustering import Member
from attribution.speakers.references import References

__all__ = ["told_of"]


def told_of(claim: Claim, references: References) -> Member | None:
    """Whom a pronoun before a quotation would mean, if the quotation names them.

    Nobody tells of themselves so: *Reyes admired Lund. He said: "Lund was a legend."*

    Arguments:
        claim: the quotation, with its source.
        references: whom its words mean, up to that source.
    """
    head = claim.source_head
    if head is None or claim.kind != "direct" or references.people.gender(head.form) is None:
        return None
    member = references.discourse.likeliest(head)
    named = (
        name.head.relation != "vocative" and any(part.covers(name.bare) for part in claim.content)
        for name in (member.names if member is not None else ())
    )
    return member if any(named) else None
