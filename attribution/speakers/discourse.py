"""Pronouns: who is meant by *he*, *she*, *they* and *it*, from who was mentioned before.

Salience follows Lappin and Leass (1994) in small: recency first, subjects and
previous speakers before others, agreement in gender and number required.
"""

from __future__ import annotations

from typing import Literal

from attrs import define, field

from attribution.document import Token
from attribution.speakers.cast import Member
from attribution.speakers.knowledge import People

__all__ = ["Discourse"]

# Sentences after which a mention is too far back for a pronoun.
_REACH = 12
_SUBJECTS = ("nsubj", "csubj")
# Mentions looked back at, at most: keeps the cost linear where a sentence never ends.
_LOOK_BACK = 200
# A name that only its capital shows to be one may be no person; a nominal
# whose noun shows no gender seldom is who a later pronoun means.
_DOUBT = {"organisation": 0.4, "unnamed": 0.15}


@define
class _Event:
    member: Member
    offset: int
    sentence: int
    weight: float
    head: int


@define
class Discourse:
    """Who has been mentioned so far, in the article's own words."""

    people: People
    _events: list[_Event] = field(factory=list)

    def mention(self, member: Member, head: Token, *, speaker: bool = False) -> None:
        """Notes a mention; mentions come in text order."""
        weight = 2.0 if head.relation in _SUBJECTS else 1.0 if head.relation == "obj" else 0.5
        if speaker:
            weight += 1.5
        event = _Event(member, head.span.start, head.sentence, weight, head.head)
        self._events.append(event)

    def resolve(self, pronoun: Token) -> Member | None:
        """The member that a third-person pronoun most likely means, or None."""
        wanted = self._wanted(pronoun)
        if wanted is None:
            return None
        scores: dict[int, float] = {}
        member_of: dict[int, Member] = {}
        for event in self._events[: -_LOOK_BACK - 1 : -1]:
            gap = pronoun.sentence - event.sentence
            if gap > _REACH:
                break
            if event.offset >= pronoun.span.start or not _fits(event.member, wanted):
                continue
            if gap == 0 and event.head == pronoun.head and not _is_possessive(pronoun):
                continue  # *Reyes told her*: two arguments of one verb are two persons
            score = event.weight * 0.55**gap
            if wanted in ("masculine", "feminine"):
                if event.member.gender == wanted:
                    score *= 1.5
                elif event.member.kind != "person":
                    score *= _DOUBT.get(event.member.kind, 1.0)
            key = id(event.member)
            member_of[key] = event.member
            # Repeated mention adds salience, with less and less weight.
            scores[key] = max(scores.get(key, 0.0), score) + 0.1 * min(scores.get(key, 0.0), score)
        if not scores:
            return None
        member = member_of[max(scores, key=lambda key: scores[key])]
        gender = self.people.gender(pronoun.form)
        if gender is not None:
            member.genders.append((gender, pronoun.form.lower()))
            if member.kind == "organisation":
                member.kind = "person"
                member.uncertain = False
        return member

    def last_organisation(self, sentence: int, word: str | None) -> Member | None:
        """The organisation mentioned last, within reach; one with ``word`` in its name if given."""
        for event in self._events[: -_LOOK_BACK - 1 : -1]:
            if sentence - event.sentence > _REACH:
                break
            member = event.member
            if member.kind != "organisation" or member.uncertain or not member.names:
                continue
            if word is None or any(word in m.name.words for m in member.names):
                return member
        return None

    def _wanted(
        self, pronoun: Token
    ) -> Literal["masculine", "feminine", "plural", "neuter"] | None:
        form = pronoun.form.lower()
        for key in ("masculine", "feminine", "plural", "neuter"):
            if self.people.has("pronouns", key, form):
                return key
        return None


def _is_possessive(pronoun: Token) -> bool:
    return pronoun.relation in ("nmod", "det")


def _fits(member: Member, wanted: str) -> bool:
    if wanted == "plural":
        return member.plural or member.kind in ("group", "organisation")
    if wanted == "neuter":
        return member.kind in ("organisation", "document") and not member.plural
    if member.plural or not (member.kind in ("person", "unnamed") or member.uncertain):
        return False
    return member.gender in (None, wanted)
