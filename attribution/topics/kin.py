"""Tells who is whose father, sister or wife, as the text says: *Lund's father, Karl*."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from attrs import define, field, frozen

from attribution.document import Document, Sentence, Token
from attribution.knowledge.people import People
from attribution.mentions.member import Member
from attribution.mentions.names import NameMention
from attribution.speakers.references import References

__all__ = ["Kin"]

_BESIDE = ("appos", "flat", "compound")


@frozen
class _Told:
    """That somebody is somebody's kin: *Karl* is the *father* of *Lund*, if that is known."""

    noun: str
    owner: Member | None
    bearer: Member


@define
class Kin:
    """Finds the named kin of those who are named.

    Attributes:
        document: the parsed article.
        references: whom its names mean.
        meaning: whom a name or a pronoun of it means.
    """

    document: Document
    references: References
    meaning: Callable[[Token], Member | None]
    # Each once: by the noun; by whose kin it is (by its ``id``); by the nouns for who is kin.
    _told: dict[str, dict[tuple[int, int], _Told]] = field(init=False, factory=dict)
    _whose: dict[tuple[str, int], dict[int, Member]] = field(init=False, factory=dict)
    _who: dict[int, dict[str, dict[int, Member]]] = field(init=False, factory=dict)
    _only: dict[tuple[str, str | None], Member | None] = field(init=False, factory=dict)
    _like: dict[str, list[str]] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        for told in (told for n in self.references.names for told in self._of(n)):
            owner, bearer = id(told.owner), id(told.bearer)
            self._told.setdefault(told.noun, {})[owner, bearer] = told
            self._whose.setdefault((told.noun, owner), {})[bearer] = told.bearer
            nouns = self._who.setdefault(bearer, {})
            if told.owner is not None:
                nouns.setdefault(told.noun, {})[owner] = told.owner

    @property
    def _people(self) -> People:
        return self.references.people

    def is_one(self, noun: Token) -> bool:
        """Whether a noun is a word for kin."""
        return noun.lemma.lower() in self._people.groups["kin"]

    def several(self, noun: Token, owner: Member | None) -> Member | None:
        """The couple that a plural noun means: *the parents* after *Lund, Reyes and their child*.

        Arguments:
            noun: a plural noun.
            owner: whose kin, if that is known.
        """
        lemma, kin = noun.lemma.lower(), self._people.groups["kin"]
        found = {
            id(told.owner): told.owner
            for kind, all_told in self._told.items()
            if lemma in kin.get(kind, ())
            for told in all_told.values()
            if told.owner is not None and told.owner.parts and owner in (None, told.bearer)
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def only(self, noun: Token) -> Member | None:
        """The only one whom a text tells of as what a noun says: *the child* after *their child,
        Ana*."""
        return self._of_anybody(noun.lemma.lower(), None)

    def meant(self, noun: Token, owner: Member | None, possessor: Token) -> Member | None:
        """The one person whom *her father* means; *his son* is of whom he is the father.

        Arguments:
            noun: a word for kin.
            owner: whose kin, if that is known.
            possessor: the word for whose.
        """
        spouse = self.references.couples.spouse(noun, owner) if owner is not None else None
        if spouse is not None:
            return spouse
        lemma = noun.lemma.lower()
        kin: dict[int, Member] = {}
        for word in self._alike(lemma):
            kin |= self._whose.get((word, id(owner)), {})
        found = [*islice((m for m in kin.values() if self._may_be(lemma, m)), 2)]
        bearing = self._who.get(id(owner), {})
        for kind, owners in bearing.items():
            if lemma in self._people.groups["kin"].get(kind, frozenset()):
                others = (m for m in owners.values() if id(m) not in kin)
                found += islice((m for m in others if self._may_be(lemma, m)), 2)
        if not found and (owner is None or lemma in bearing):
            # *Lund's father, Karl, ...*: nobody else's father has been told of.
            gender = self._people.gender(possessor.form)
            if gender is not None or self._people.has("pronouns", "plural", possessor.form):
                return self._of_anybody(lemma, gender)
        return found[0] if len({id(m) for m in found}) == 1 else None

    def _alike(self, noun: str) -> list[str]:
        """The nouns by which somebody is told of whom a noun may mean: *child* and *daughter*."""
        if noun not in self._like:
            kin, gender = self._people.groups["kin"], self._people.gender(noun)
            self._like[noun] = [
                word
                for word, owners in kin.items()
                if (owners <= kin[noun] or kin[noun] <= owners)
                and (gender is None or self._people.gender(word) in (None, gender))
            ]
        return self._like[noun]

    def _of_anybody(self, noun: str, gender: str | None) -> Member | None:
        """The one person who is told of as the father, say, of anybody, or anybody of a gender."""
        if (noun, gender) not in self._only:
            told = [t for word in self._alike(noun) for t in self._told.get(word, {}).values()]
            found = {
                id(t.bearer): t.bearer
                for t in told
                if self._may_be(noun, t.bearer) and (gender is None or _is_of(t.owner, gender))
            }
            self._only[noun, gender] = next(iter(found.values())) if len(found) == 1 else None
        return self._only[noun, gender]

    def _may_be(self, noun: str, member: Member) -> bool:
        """Whether a noun of one gender is for somebody."""
        shown = self._people.gender(noun)
        return shown is None or _is_of(member, shown)

    def _of(self, name: NameMention) -> Iterator[_Told]:
        bearer = self.references.of_name[name.bare.start]
        sentence = self.document.sentences[name.head.sentence]
        if bearer.kind != "person":
            return
        for noun in self._nouns(sentence, name):
            for owner in sentence.children(noun, "nmod"):
                poss = owner.deprel == "nmod:poss" or any(
                    self._people.has("naming", "of", c.form)
                    for c in sentence.children(owner, "case")
                )
                if not poss:
                    continue
                whose = self.meaning(owner)
                for one in (whose, *(whose.parts if whose is not None else ())):
                    if one is not bearer:
                        yield _Told(noun.lemma.lower(), one, bearer)

    def _nouns(self, sentence: Sentence, name: NameMention) -> list[Token]:
        """The words for kin that are said of a name: *his father, Karl*, *Karl, his father*."""
        nouns = [name.head, *sentence.children(name.head, *_BESIDE)]
        above = sentence.head(name.head)
        if above is not None and name.head.relation in _BESIDE:
            nouns.append(above)
        if name.role is not None and name.role.head is not None:
            nouns.append(name.role.head)
        kin = self._people.groups["kin"]
        return [*{n.index: n for n in nouns if n.lemma.lower() in kin}.values()]


def _is_of(member: Member | None, gender: str | None) -> bool:
    """Whether somebody may be of a gender that is shown."""
    if member is None:
        return True
    known = member.gender or (member.given[0] if member.given is not None else None)
    return gender is not None and known in (None, gender)
