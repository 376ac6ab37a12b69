"""Tells roles that the text implies: who drove is *the driver*, who has novels *the novelist*."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from attrs import define, field

from attribution.document import Document, Sentence, Token
from attribution.knowledge.people import People
from attribution.mentions.appositions import top_of
from attribution.mentions.member import Member
from attribution.mentions.names import NameMention

__all__ = ["ImpliedRoles"]


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

    def bearer(self, noun: Token) -> Member | None:
        """The only person for whom the text so far implies a role; None if there are several."""
        lemma = noun.lemma.lower()
        if lemma not in self._bearers:
            self._bearers[lemma] = self._first_two(lemma)
        told = [member for start, member in self._bearers[lemma] if start < noun.span.start]
        return told[0] if len(told) == 1 else None

    def _first_two(self, lemma: str) -> list[tuple[int, Member]]:
        """The first two people whom a noun fits, each with the place where that is told first."""
        first: dict[int, tuple[int, Member]] = {}
        for roles, fits in (
            (self._done, self.people.is_done_by),
            (self._suffered, self.people.is_made_by),
            (self._owned, self.people.is_shown_by),
        ):
            for what, told in roles.items():
                for start, member in told if fits(lemma, what) else ():
                    known = first.setdefault(id(member), (start, member))
                    if start < known[0]:
                        first[id(member)] = (start, member)
        return sorted(first.values(), key=lambda told: told[0])[:2]


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
