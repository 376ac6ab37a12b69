"""Finds couples and families named together: *Ron and Sheila Lund*, *Karl Lund and his wife*."""

from __future__ import annotations

import bisect
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from attrs import define, evolve, field

from attribution.document import Document, Sentence, Token
from attribution.knowledge.people import People
from attribution.mentions.member import Member
from attribution.mentions.names import NameMention

__all__ = ["Couples", "share_surnames"]


def share_surnames(
    document: Document, names: Sequence[NameMention], people: People
) -> tuple[NameMention, ...]:
    """The names, with a couple's shared surname given to the first, too: *Ron and Sheila Lund*."""
    shared = list(names)
    surnames = {name.name.last for name in names if len(name.name.words) > 1}
    titled = {
        (name.name.last, gender)
        for name in names
        if len(name.name.words) == 1
        for title in name.name.titles
        if (gender := people.gender(title)) is not None
    }
    for at, (one, other) in enumerate(pairwise(names)):
        if (
            len(one.name.words) == 1
            and len(other.name.words) > 1
            and other.name.person
            and _is_joined(document, one, other)
            and (
                _are_given(one, other, people)
                or _are_siblings(document, one, people)
                or (
                    one.certain
                    and one.name.last not in surnames
                    and _is_titled(other, titled, people)
                )
            )
        ):
            name = evolve(
                one.name, words=(*one.name.words, other.name.last), person=True, uncertain=False
            )
            full = f"{one.bare.text} {other.bare.text.split()[-1]}"
            shared[at] = evolve(one, name=name, full=full)
    return tuple(shared)


def _are_given(one: NameMention, other: NameMention, people: People) -> bool:
    """Whether two names begin with known given names."""
    return all(people.is_given_name(name.name.words[0]) for name in (one, other))


def _are_siblings(document: Document, one: NameMention, people: People) -> bool:
    """Whether two are introduced as of one family: *twins Ana and Karl Lund*, *her sons, ...*."""
    sentence = document.sentences[one.head.sentence]
    before = [t for t in sentence.tokens if t.span.end <= one.bare.start][-2:]
    if before and before[-1].form == ",":
        before.pop()
    return any(people.has("kinds", "siblings", t.form) for t in before[-1:])


def _is_titled(other: NameMention, titled: Collection[tuple[str, str]], people: People) -> bool:
    """Whether a surname occurs with a title of the other gender: *Mr Lund* beside *Ana Lund*."""
    given = people.given_gender(other.name.words[0])
    return given is not None and any(
        last == other.name.last and gender != given for last, gender in titled
    )


def _is_joined(document: Document, one: NameMention, other: NameMention) -> bool:
    """Whether nothing but *and* stands between two names."""
    if one.head.sentence != other.head.sentence or other.whole.start < one.bare.end:
        return False
    between = document.tokens_in(document.span(one.bare.end, other.whole.start))
    return [t.upos for t in between] == ["CCONJ"]


@define
class Couples:
    """Who is married to whom, as far as the article has told.

    Attributes:
        people: word lists.
    """

    people: People
    _other: dict[int, Member] = field(factory=dict)
    _pairs: list[tuple[int, Member, Member]] = field(factory=list)

    @classmethod
    def of(
        cls,
        document: Document,
        names: Sequence[NameMention],
        of_name: Mapping[int, Member],
        people: People,
    ) -> Couples:
        """The couples named side by side: two with one surname, or *X and his wife, Y*."""
        found = cls(people)
        for one, other in pairwise(names):
            first, second = of_name[one.bare.start], of_name[other.bare.start]
            if first is second or first.kind != "person" or first.kind != second.kind:
                continue
            if one.head.sentence != other.head.sentence:
                continue
            sentence = document.sentences[one.head.sentence]
            namesakes = one.name.last == other.name.last and len(other.name.words) > 1
            if (namesakes and _is_joined(document, one, other)) or (
                other.role is not None
                and found._is_spouse(other.role.head)
                and _belongs(sentence, other, one)
            ):
                found.add(first, second, other.bare.end)
        return found

    def add(self, one: Member, other: Member, offset: int) -> None:
        """Notes two who belong together, as told before an offset."""
        self._other[id(one)], self._other[id(other)] = other, one
        bisect.insort(self._pairs, (offset, one, other), key=lambda pair: pair[0])

    def spouse(self, noun: Token, owner: Member) -> Member | None:
        """Whom *her husband* means, if the text has told who is married to whom."""
        return self._other.get(id(owner)) if self._is_spouse(noun) else None

    def last(self, noun: Token) -> tuple[Member, Member] | None:
        """Whom *the couple* means: the last two who were mentioned as a couple."""
        if not self.people.has("kinds", "couple", noun.lemma):
            return None
        at = bisect.bisect_left(self._pairs, noun.span.start, key=lambda pair: pair[0])
        return self._pairs[at - 1][1:] if at else None

    def _is_spouse(self, noun: Token | None) -> bool:
        return noun is not None and self.people.has("kinds", "spouse", noun.lemma)


def _belongs(sentence: Sentence, wife: NameMention, husband: NameMention) -> bool:
    """Whether *his wife, Y* is X's: a possessive goes before her, and nobody stands between."""
    noun = sentence.head(wife.head) if wife.head.relation == "appos" else wife.head
    owner = sentence.child(noun, "nmod:poss") if noun is not None else None
    if owner is None and wife.role is not None:
        said = wife.role.span
        owned = (t for t in sentence.tokens if t.deprel == "nmod:poss" and said.covers(t.span))
        owner = next(owned, None)
    return owner is not None and (owner.upos == "PRON" or husband.whole.covers(owner.span))
