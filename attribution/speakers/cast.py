"""The cast of an article: clusters name mentions into the persons and organisations meant.

Fuller names are taken first, so that a short form finds its entity whether it
stands before or after the full one, as in a headline.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from attrs import define, field

from attribution.document import Span
from attribution.result import EntityKind
from attribution.speakers.knowledge import People
from attribution.speakers.names import Name, NameMention, agree

__all__ = ["Member", "build_cast"]

Value = Literal["masculine", "feminine"]


@define(eq=False)
class Member:
    """One of the cast, while it is being put together.

    Attributes:
        name: canonical name.
        kind: what it is.
        mentions: names, descriptions and pronouns, in no order.
        names: its name mentions, in text order.
        roles: descriptions, best first.
        genders: what shows its gender: the value and the showing word.
        plural: whether it is several.
        parts: the members that a coordinated source joins.
        uncertain: whether nothing but its capitals shows what it is.
    """

    name: str
    kind: EntityKind
    mentions: set[Span] = field(factory=set)
    names: list[NameMention] = field(factory=list)
    roles: list[str] = field(factory=list)
    genders: list[tuple[Value, str]] = field(factory=list)
    plural: bool = False
    parts: list[Member] = field(factory=list)
    uncertain: bool = False

    @property
    def gender(self) -> Value | None:
        """The gender that the text shows, by majority of the evidence; None on a draw."""
        feminine = sum(value == "feminine" for value, _ in self.genders)
        masculine = len(self.genders) - feminine
        if feminine == masculine:
            return None
        return "feminine" if feminine > masculine else "masculine"


def build_cast(
    found: Sequence[NameMention], people: People
) -> tuple[list[Member], dict[int, Member]]:
    """The named members, and which of them each name mention (by its offset) means."""
    members: list[Member] = []
    by_word: dict[str, list[Member]] = {}
    of_mention: dict[int, Member] = {}
    order = sorted(
        range(len(found)), key=lambda i: (-len(found[i].name.words), found[i].span.start)
    )
    full_of: dict[int, Name] = {}
    for position in order:
        mention = found[position]
        candidates = _candidates(mention.name, by_word, full_of, people)
        member = _nearest(mention, candidates)
        if member is None:
            member = Member(mention.bare.text, "person" if mention.name.person else "organisation")
            members.append(member)
            full_of[id(member)] = mention.name
            for word in {*mention.name.words, _initials(mention.name)}:
                by_word.setdefault(word, []).append(member)
        member.names.append(mention)
        of_mention[mention.bare.start] = member
    for member in members:
        member.names.sort(key=lambda m: m.span.start)
        _describe(member, people)
    return members, of_mention


def _candidates(
    name: Name, by_word: dict[str, list[Member]], full_of: dict[int, Name], people: People
) -> list[Member]:
    pool: list[Member] = []
    for word in {name.last, *name.words[:1]}:
        pool += [m for m in by_word.get(word, ()) if m not in pool]
    fitting = []
    for member in pool:
        if not agree(name, full_of[id(member)], people):
            continue
        shown = {g for t in name.titles if (g := people.gender(t))}
        known = _shown(member.names, people)
        if shown and known and shown != known:
            continue
        fitting.append((not shown or shown != known, member))
    # Of two bearers of a name, a title points to the one whose gender the text shows.
    best = min((rank for rank, _ in fitting), default=False)
    return [member for rank, member in fitting if rank == best]


def _shown(names: Sequence[NameMention], people: People) -> set[str]:
    """The genders that a member's titles and descriptions show."""
    words = [t for m in names for t in m.name.titles]
    words += [w for m in names if m.role is not None for w in m.role.text.split()]
    return {g for w in words if (g := people.gender(w)) and not people.is_pronoun(w)}


def _nearest(mention: NameMention, candidates: list[Member]) -> Member | None:
    """Of several bearers of a name, the one named last before; else the first after."""
    if not candidates:
        return None

    def distance(member: Member) -> tuple[bool, int]:
        gaps = [mention.span.start - m.span.start for m in member.names]
        before = [g for g in gaps if g >= 0]
        return (not before, min(before) if before else min(-g for g in gaps))

    return min(candidates, key=distance)


def _initials(name: Name) -> str:
    return "".join(w[0] for w in name.words if w not in ("of", "the", "and", "for", "in"))


def _describe(member: Member, people: People) -> None:
    fullest = max(member.names, key=lambda m: len(m.name.words))
    kept = next((m.name.kept for m in member.names if m.name.kept), ())
    member.name = " ".join([*kept, fullest.bare.text]) if kept else fullest.bare.text
    if not fullest.name.person and any(m.name.person for m in member.names):
        member.kind = "person"
    member.uncertain = member.kind != "person" and all(m.name.uncertain for m in member.names)
    for mention in member.names:
        member.mentions.add(mention.span)
        if mention.role is not None and mention.role.text not in member.roles:
            member.roles.append(mention.role.text)
        for title in mention.name.titles:
            if (value := people.gender(title)) is not None:
                member.genders.append((value, title))
    for role in member.roles:
        for word in role.split():
            if (value := people.gender(word)) is not None:
                member.genders.append((value, word))
    member.roles.sort(key=lambda role: -len(role))
