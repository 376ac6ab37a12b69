"""Tells who is an outlet, which outlets relay, speak or are told something, and nouns for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attribution.claim import Claim
from attribution.document import Span
from attribution.knowledge.gazetteer import Gazetteer
from attribution.mentions.detection import Mentions
from attribution.mentions.member import Member
from attribution.mentions.name_index import Naming
from attribution.mentions.outlets import OutletMention
from attribution.syntax.relations import SUBJECTS

__all__ = [
    "mark_outlets",
    "outlets_again",
    "outlets_of",
    "platforms_in",
    "reporting",
    "told_outlet",
]

# How far after *the broadcaster* its name may begin.
_NEAR = 2


def outlets_of(claims: Sequence[Claim]) -> frozenset[str]:
    """The canonical names of the outlets that relay claims or make their own."""
    relaying = {link.name for claim in claims for link in claim.relays}
    return frozenset(relaying | {c.outlet for c in claims if c.outlet is not None})


def mark_outlets(mentions: Mentions, naming: Naming, of_name: Mapping[int, Member]) -> None:
    """Notes which members are outlets, or may be: *the firm* is not the Guardian."""
    doubted = [naming.at(m.head) for m in mentions.outlets if m.doubt == "word"]
    for name in (*(n for n in mentions.names if n.outlet), *doubted):
        if name is not None:
            of_name[name.bare.start].outlet = True


def outlets_again(
    outlets: Iterable[OutletMention], naming: Naming, of_name: Mapping[int, Member]
) -> dict[int, Member]:
    """The outlets that nouns refer to, by the nouns' offsets: *the broadcaster* after *ZDF*."""
    named: dict[str, Member] = {}
    again: dict[int, Member] = {}
    for outlet in outlets:
        name = naming.at(outlet.head)
        if name is not None:
            named.setdefault(outlet.name, of_name[name.bare.start])
        elif outlet.name in named:
            again[outlet.head.span.start] = named[outlet.name]
    return again


def platforms_in(members: Iterable[Member], outlets: Gazetteer) -> frozenset[int]:
    """The members, by `id`, that are only named as where somebody posts: *on Facebook*."""
    names = outlets.words("names", "platforms")
    return frozenset(
        id(m)
        for m in members
        if m.names[0].bare.text in names and all(n.head.relation not in SUBJECTS for n in m.names)
    )


def reporting(claim: Claim) -> list[Span]:
    """The names of the outlets that report a claim, none of which is told it.

    Arguments:
        claim: the claim.
    """
    links = (link for link in claim.relays if link.relation == "reported")
    return [link.mention for link in links if link.mention is not None]


def told_outlet(claim: Claim) -> Span | None:
    """The name of the outlet that is a claim's addressee.

    *told the broadcaster NRK*: the addressee may be only *the broadcaster*.
    """
    if claim.addressee is None:
        return None
    span = claim.addressee.span
    for link in claim.relays:
        there = link.mention
        if link.relation != "told to" or there is None:
            continue
        # *told the news agency dpa*, but *told the newspaper*
        named = there.text[:1].isupper() and span.overlaps(there)
        if named or 0 < there.start - span.end <= _NEAR:
            return there
    return None
