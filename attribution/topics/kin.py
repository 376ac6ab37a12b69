"""Who is whose father, sister or wife, as the text says it: *Lund's father, Karl*."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define, field, frozen

from attribution.document import Document, Sentence, Token
from attribution.knowledge.people import People
from attribution.mentions.clustering import Member
from attribution.mentions.names import NameMention
from attribution.speakers.references import References

__all__ = ["Kin"]

_BESIDE = ("appos", "flat", "compound")


@frozen
class _Told:
    """That somebody is somebody's kin: *Karl* is the *father* of *Lund*."""

    noun: str
    owner: Member
    bearer: Member


@define
class Kin:
    """Finds the named kin of those who are named.

    Attributes:
        document: the parsed article.
        references: whom its names and pronouns mean.
    """

    document: Document
    references: References
    _told: list[_Told] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._told = [told for n in self.references.names for told in self._of(n)]

    @property
    def _people(self) -> People:
        return self.references.people

    def is_one(self, noun: Token) -> bool:
        """Whether a noun is a word for kin."""
        return noun.lemma.lower() in self._people.groups["kin"]

    def meant(self, noun: Token, owner: Member | None, gender: str | None) -> Member | None:
        """The one person whom *her father* means; *his son* is of whom he is the father.

        Arguments:
            noun: a word for kin.
            owner: whose kin, if that is known.
            gender: the owner's, as the possessive shows it.
        """
        spouse = self.references.couples.spouse(noun, owner) if owner is not None else None
        if spouse is not None:
            return spouse
        lemma = noun.lemma.lower()
        same = [t for t in self._told if t.noun == lemma]
        found = {id(t.bearer): t.bearer for t in same if t.owner is owner}
        for told in self._told:
            converse = self._people.groups["kin"].get(told.noun, frozenset())
            if told.bearer is owner and lemma in converse and self._may_be(lemma, told.owner):
                found[id(told.owner)] = told.owner
        if not found and owner in (None, *(t.bearer for t in same)):
            # *Lund's father, Karl, ...*: nobody else's father has been told of.
            found = {id(t.bearer): t.bearer for t in same if _is_of(t.owner, gender)}
        return next(iter(found.values())) if len(found) == 1 else None

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
                whose = self.references.meaning(owner) if poss else None
                if whose is not None and whose is not bearer:
                    yield _Told(noun.lemma.lower(), whose, bearer)

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


def _is_of(member: Member, gender: str | None) -> bool:
    """Whether somebody may be of a gender that is shown."""
    known = member.gender or (member.given[0] if member.given is not None else None)
    return gender is not None and known in (None, gender)
