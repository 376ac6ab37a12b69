"""Outlets that speak for themselves, under their whole names: no *York Times*, no *Press*."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from attribution.claim import Claim, renewed
from attribution.knowledge.outlets import Gazetteer
from attribution.mentions.clustering import Member
from attribution.speakers.references import Reference

__all__ = ["named_as_outlets", "outlets_of"]

# How far behind *the broadcaster* its name begins.
_NEAR = 2


def outlets_of(claims: Sequence[Claim]) -> frozenset[str]:
    """The outlets, by their canonical names, that relay claims or make some of their own."""
    relaying = {link.name for claim in claims for link in claim.relays}
    return frozenset(relaying | {c.outlet.name for c in claims if c.outlet is not None})


def named_as_outlets(claims: Sequence[Claim], gazetteer: Gazetteer) -> tuple[Claim, ...]:
    """The claims with those speakers and addressees named that are outlets.

    Whom an outlet's claim was ascribed to takes the outlet's name, and all who take one name
    become one.

    Arguments:
        claims: resolved, each with the outlet that is its source, if one is.
        gazetteer: has the outlets' other names.
    """
    names: dict[int, str] = {}
    first: dict[str, Member] = {}
    for claim in claims:
        member = claim.speaker.member if claim.speaker is not None else None
        if claim.outlet is None or member is None or id(member) in names:
            continue
        name = claim.outlet.longest
        if _may_be(member, name, gazetteer):
            names[id(member)] = name
            _join(first.setdefault(name, member), member, name)
    for claim in claims:
        member = claim.told.member if claim.told is not None else None
        told = _told(claim)
        if member is None or told is None or id(member) in names or member.kind == "person":
            continue
        names[id(member)] = told
        _join(first.setdefault(told, member), member, told)
    if not names:
        return tuple(claims)

    def meant(reference: Reference | None) -> Reference | None:
        if reference is None or id(reference.member) not in names:
            return reference
        return evolve(reference, member=first[names[id(reference.member)]])

    for member in (r.member for c in claims for r in (c.speaker, c.told) if r is not None):
        if member is not None and member.parts:
            parts = [first[names[id(p)]] if id(p) in names else p for p in member.parts]
            member.parts = list({id(p): p for p in parts}.values())
    return renewed(claims, lambda c: evolve(c, speaker=meant(c.speaker), told=meant(c.told)))


def _told(claim: Claim) -> str | None:
    """The outlet that a claim's addressee is, as the text names it.

    *told the broadcaster NRK*, where the addressee may be but *the broadcaster*.
    """
    if claim.addressee is None:
        return None
    span = claim.addressee.span
    for link in claim.relays:
        there = link.mention
        if link.relation != "told to" or there is None or not there.text[:1].isupper():
            continue
        if span.overlaps(there) or 0 < there.start - span.end <= _NEAR:
            return there.text
    return None


def _join(known: Member, other: Member, name: str) -> None:
    """Gives an outlet its name, and what is known of it under another one."""
    known.name, known.kind = name, "organisation"
    known.genders, known.given = [], None
    if other is not known:
        known.mentions |= other.mentions


def _may_be(member: Member, outlet: str, gazetteer: Gazetteer) -> bool:
    """Whether somebody is no other than an outlet: by an alias, or by a word of its name."""
    if member.kind != "organisation":
        return False
    own, other = _words(member.name, gazetteer), _words(outlet, gazetteer)
    if own <= other:
        return True
    one, two = gazetteer.find(member.name), gazetteer.find(outlet)
    if one is not None and two is not None:
        return one.name == two.name
    return bool(own & other)


def _words(name: str, gazetteer: Gazetteer) -> set[str]:
    return {*name.lower().split()}.difference(gazetteer.words("names", "shared"))
