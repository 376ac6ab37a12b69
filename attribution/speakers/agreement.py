"""Tells whether somebody agrees with a pronoun in number, gender and kind."""

from __future__ import annotations

from collections.abc import Iterable, MutableMapping
from typing import Literal

from attribution.mentions.member import Member, Value

__all__ = ["Wanted", "agrees", "doubt_bare", "fits", "likely", "likely_of", "shows", "suits"]

Wanted = Literal["masculine", "feminine", "plural", "neuter"]
"""The gender or number that a third-person pronoun asks for."""

# A name known only by its capital may not be a person's. Whoever is mentioned by a noun is meant
# less often than whoever is named, the less so the less the noun shows.
_CAPITAL = 0.4
_THING = 0.15
_SPEAKING = 0.7
_HUMAN = 1.0
_SHOWN = 1.5
# A person who is only described is noted once where one who is named and speaks is noted twice, as
# a name and as a source.
_VOICE = 1.5
# Factors for a given name of the gender that is asked for, and for one of the other gender.
_KNOWN = 1.3
_UNLIKELY = 0.05
# Taggers take the one word that names a firm or a place for a person's surname.
_BARE = 0.45


def fits(member: Member, wanted: Wanted) -> bool:
    """Whether a pronoun can mean somebody at all."""
    return agrees(member, wanted, member.gender)


def agrees(member: Member, wanted: Wanted, gender: Value | None) -> bool:
    """Whether a pronoun can mean somebody of a gender, or of no known gender."""
    if wanted == "plural":
        body = member.kind == "organisation" and not member.place
        return member.plural or member.kind == "group" or body
    if wanted == "neuter":
        thing = member.kind == "unnamed" and not member.human and gender is None
        return (thing or member.kind in ("organisation", "document")) and not member.plural
    if (
        member.thing
        or member.plural
        or not (member.kind in ("person", "unnamed") or member.uncertain)
    ):
        return False
    if gender is None and member.given is not None:
        return member.given[0] == wanted
    return gender in (None, wanted)


def shows(member: Member, wanted: Wanted) -> bool:
    """Whether the text or the given name shows the gender or number that a pronoun asks for."""
    return member.gender == wanted or (member.given is not None and member.given[0] == wanted)


def suits(member: Member, wanted: Wanted | None) -> bool:
    """Whether a pronoun can mean somebody whose given name is not one of the other gender."""
    if wanted is None or not fits(member, wanted):
        return False
    return member.gender is not None or member.given is None or shows(member, wanted)


def likely(member: Member, wanted: Wanted, *, spoke: bool = False, speaks: bool = False) -> float:
    """How much likelier somebody is meant by *he* or *she* than others are.

    *Lund left. A patient said so. "I saw it," **she** said*: who speaks last goes on, named or not.

    Arguments:
        member: somebody who was mentioned.
        wanted: what the pronoun asks for.
        spoke: whether the mention was a source, as mostly people are.
        speaks: whether the pronoun is a source, too.
    """
    goes_on = spoke and speaks and member.kind == "unnamed" and member.human
    shown = likely_of(member, wanted, member.gender, speaking=spoke)
    return shown * _VOICE if goes_on else shown


def likely_of(
    member: Member, wanted: Wanted, gender: Value | None, *, speaking: bool = False
) -> float:
    """The same for somebody of a gender, or of no known gender."""
    if member.kind == "unnamed":
        other = _SPEAKING if speaking else _THING
        return _SHOWN if gender == wanted else _HUMAN if member.human else other
    if gender == wanted:
        return _SHOWN
    if gender is None and member.given is not None:
        return _KNOWN if member.given[0] == wanted else _UNLIKELY
    return _CAPITAL if member.kind == "organisation" else 1.0


def doubt_bare(
    scores: MutableMapping[int, float], members: Iterable[Member], spoken: Iterable[int]
) -> None:
    """Makes those less likely whom one word names who may be no persons, beside one who is.

    *Karl Lund came. **Kestrel** paid for it. "It is late," he said.*

    Arguments:
        scores: how well each member fits a pronoun, by the ``id``.
        members: the members.
        spoken: the ids of those who have been sources.
    """
    known = list(members)
    if not any(m.kind == "person" and m.names and not m.bare for m in known):
        return
    for member in known:
        if member.bare and member.gender is None and id(member) not in spoken:
            scores[id(member)] *= _BARE
