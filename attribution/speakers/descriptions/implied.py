"""Tells roles that the text implies: who drove is *the driver*, who has novels *the novelist*."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from attrs import define, field

from attribution.document import Document, Sentence, Token
from attribution.knowledge.people import People
from attribution.mentions.appositions import top_of
from attribution.mentions.member import Member
from attribution.mentions.names import NameMention

__all__ = ["ImpliedRoles"]

# How many of those whom a noun fits are looked at before it; a paragraph tells of fewer.
_MOST = 20


@define
class ImpliedRoles:
    """Roles of those who are named as subjects and objects of verbs, or as makers of works.

    Attributes:
        document: the parsed article.
        people: word lists.
        names: its name mentions, in text order.
        of_name: whom each name means, by the offset of the bare name.
    """

    document: Document
    people: People
    names: Sequence[NameMention]
    of_name: Mapping[int, Member]
    _done: dict[str, list[tuple[int, Member]]] = field(init=False)
    _suffered: dict[str, list[tuple[int, Member]]] = field(init=False)
    _owned: dict[str, list[tuple[int, Member]]] = field(init=False)
    _bearers: dict[str, list[tuple[int, Member]]] = field(init=False, factory=dict)
    # How many of those whom a noun fits are the first of them, before anybody else.
    _others: dict[str, int] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        self._done, self._suffered = defaultdict(list), defaultdict(list)
        self._owned = defaultdict(list)
        for mention in self.names:
            sentence = self.document.sentences[mention.head.sentence]
            name = top_of(sentence, mention.head)
            verb = sentence.head(name)
            member = self.of_name[mention.bare.start]
            if verb is None or member.kind != "person":
                continue
            for work in _owned(sentence, name, self.people):
                self._owned[work.lemma.lower()].append((mention.bare.start, member))
            if verb.upos != "VERB" or self._undone(sentence, verb):
                continue
            passive = name.deprel == "nsubj:pass" or name.relation == "obj"
            roles = self._suffered if passive else self._done
            if name.relation in ("nsubj", "obj"):
                roles[verb.lemma.lower()].append((mention.bare.start, member))
            if not passive and self.people.has("kinds", "making", verb.lemma):
                for work in sentence.children(verb, "obj"):
                    self._owned[work.lemma.lower()].append((mention.bare.start, member))

    def _undone(self, sentence: Sentence, verb: Token) -> bool:
        """Whether a verb says nothing of a deed: *never drove*, *led no team*, *played down*."""
        beside = sentence.children(verb)
        objects = [
            word for thing in beside if thing.relation == "obj" for word in sentence.children(thing)
        ]
        return any(
            word.relation in ("xcomp", "compound:prt")
            or self.people.has("kinds", "undone", word.form)
            for word in (*beside, *objects)
        )

    def bearer(self, noun: Token, *, near: bool = False) -> Member | None:
        """The only person for whom the text so far implies a role; None if there are several.

        Of several, whoever alone is told of in the paragraph is meant: *Lund testified that it
        rained. The witness added ...*, of a trial with many.

        Arguments:
            noun: the noun for the role.
            near: whether only the noun's own paragraph counts.
        """
        lemma = noun.lemma.lower()
        if lemma not in self._bearers:
            self._bearers[lemma] = sorted(self._told(lemma), key=_start)
            self._others[lemma] = _second(self._bearers[lemma])
        told = self._bearers[lemma]
        at = bisect.bisect_left(told, noun.span.start, key=_start)
        if not at:
            return None
        if not near and at <= self._others[lemma]:
            return told[0][1]
        paragraph = self.document.sentences[noun.sentence].paragraph
        found: Member | None = None
        for start, member in reversed(told[:at][-_MOST:]):
            sentence = self.document.sentence_at(start)
            if sentence is None or sentence.paragraph != paragraph:
                break
            if found is not None and found is not member:
                return None
            found = member
        return found

    def _told(self, lemma: str) -> Iterator[tuple[int, Member]]:
        """The people whom a noun fits, each with every place where that is told."""
        for roles, fits in (
            (self._done, self.people.is_done_by),
            (self._suffered, self.people.is_made_by),
            (self._owned, self.people.is_shown_by),
        ):
            for what, told in roles.items():
                if fits(lemma, what):
                    yield from told


def _start(told: tuple[int, Member]) -> int:
    return told[0]


def _second(told: Sequence[tuple[int, Member]]) -> int:
    """Where somebody other than the first of some people stands among them, or their number."""
    others = (at for at, (_, member) in enumerate(told) if member is not told[0][1])
    return next(others, len(told))


def _owned(sentence: Sentence, name: Token, people: People) -> list[Token]:
    """What a sentence says to be somebody's: *Lund's novel*, *Lund hates reviews of her novels*."""
    owned = [name] if name.deprel == "nmod:poss" else []
    if name.relation == "nsubj":
        owned += [
            t
            for t in sentence.tokens
            if t.deprel == "nmod:poss"
            and t.upos in ("PRON", "DET")
            and t.index > name.index
            and (
                people.has("pronouns", "masculine", t.form)
                or people.has("pronouns", "feminine", t.form)
            )
        ]
    return [work for owner in owned if (work := sentence.head(owner)) is not None]
