"""Turns the members of the cast that the result needs into its entities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attribution.mentions.member import Member
from attribution.mentions.stated import Stated
from attribution.result import Entity, Gender

__all__ = ["entities_of"]


def entities_of(
    used: Iterable[Member | None], spoken_of: Iterable[Member], stated: Stated
) -> dict[int, Entity]:
    """The entity for each member (by its ``id``), numbered in the given order.

    The members of a group come before it; None is ignored.

    Arguments:
        used: the members that speak or are addressed.
        spoken_of: the members that contents speak of; a place that is only spoken of stays a place.
        stated: tells which descriptions are the article's own.
    """
    order: dict[int, Member] = {}
    for member in used:
        if member is not None:
            _add(member, order)
    acting = set(order)
    for member in spoken_of:
        _add(member, order)
    ids = {key: f"e{number}" for number, key in enumerate(order, 1)}
    return {key: _entity(member, ids, key in acting, stated) for key, member in order.items()}


def _add(member: Member, order: dict[int, Member]) -> None:
    for part in member.parts:
        _add(part, order)
    order.setdefault(id(member), member)


def _entity(member: Member, ids: Mapping[int, str], acts: bool, stated: Stated) -> Entity:
    return Entity(
        id=ids[id(member)],
        name=member.name,
        kind="place" if member.place and not acts else member.kind,
        roles=stated.roles(member),
        mentions=tuple(sorted(member.mentions, key=lambda s: (s.start, s.end))),
        gender=_gender(member),
        members=tuple(ids[id(part)] for part in member.parts),
    )


def _gender(member: Member) -> Gender | None:
    """The gender that the text shows, else the one that a given name suggests, marked as such."""
    gender = member.gender
    if gender is not None:
        return Gender(gender, tuple(dict.fromkeys(w for v, w in member.genders if v == gender)))
    if member.given is not None and not member.genders:
        value, name = member.given
        return Gender(value, (name,), from_name=True)
    return None
