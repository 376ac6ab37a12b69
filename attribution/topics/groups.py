"""Tells who belongs to which organisation, and who is from where, as the text says."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field

from attribution.document import Document, Token
from attribution.mentions.member import Member
from attribution.mentions.names import NameMention
from attribution.speakers.references import References

__all__ = ["Groups"]

# Relations of a name to a noun for somebody's role: *head of the port*, *port director*.
_BELONGING = ("nmod", "compound", "flat")


@define
class Groups:
    """Finds the organisations for which people work and speak.

    Attributes:
        document: the parsed article.
        references: whom its names mean.
    """

    document: Document
    references: References
    _known: dict[int, list[Member]] = field(init=False, factory=dict)
    _speaking: dict[int, list[Member]] = field(init=False, factory=dict)

    def speaking_for(self, member: Member) -> list[Member]:
        """The organisations that a person's *we* may mean: *a spokeswoman for the Port Authority*.

        For a player or a coach it may be a country: *Norvia's coach*.
        """
        if id(member) not in self._speaking:
            plays = any(
                self.references.people.has("kinds", "player", noun)
                for mention in member.names
                for noun in mention.nouns
            )
            bodies = [b for b in self.of(member) if plays or not (b.place or b.uncertain)]
            self._speaking[id(member)] = bodies
        return self._speaking[id(member)]

    def is_of_unnamed(self, member: Member) -> bool:
        """Whether a person is said to be of a body that has no name there: *a team member*."""
        people = self.references.people
        kinds = ("business", "generic", "collective")
        return any(
            people.has("kinds", kind, token.lemma)
            for mention in member.names
            for token in self._describing(mention)
            if token.upos == "NOUN"
            for kind in kinds
        )

    def of(self, member: Member) -> list[Member]:
        """The organisations and places that a person's descriptions name.

        Nobody knows where *a former director of X* is now.
        """
        if id(member) not in self._known:
            self._known[id(member)] = self._of(member)
        return self._known[id(member)]

    def _of(self, member: Member) -> list[Member]:
        found: dict[int, Member] = {}
        for mention in member.names if member.kind == "person" else ():
            for token in self._describing(mention):
                name = self.references.naming.at(token)
                body = self.references.of_name[name.bare.start] if name is not None else None
                if body is not None and body is not member and self._is_body(body):
                    found[id(body)] = body
        return [*found.values()]

    def _is_body(self, member: Member) -> bool:
        """Whether a member is an organisation; taggers take *Labour* for a person."""
        bodies = self.references.people.groups["bodies"].values()
        return member.kind == "organisation" or (
            member.longest == 1
            and member.given is None
            and any(member.names[0].name.last in words for words in bodies)
        )

    def homes(self, member: Member, lands: Sequence[tuple[Member, frozenset[str]]]) -> list[Member]:
        """Those of some countries from which somebody comes or in which they hold office.

        Arguments:
            member: the person.
            lands: the countries, each with its names in lower case.
        """
        people = self.references.people
        said = {p for mention in member.names for p in mention.places}
        return [
            land
            for land, names in lands
            if any(
                people.same_place(place, name) or people.alike("lands", place, name)
                for name in names
                for place in said
            )
        ]

    def _describing(self, mention: NameMention) -> list[Token]:
        """The words that hang on a name, as *Lund of Vantor*, or on the noun that describes it."""
        head, people = mention.head, self.references.people
        beside = [
            token
            for token in self.document.sentences[head.sentence].children(head, "nmod")
            if any(
                people.has("naming", "belonging", c.form)
                for c in self.document.sentences[head.sentence].children(token, "case")
            )
        ]
        role = mention.role.head if mention.role is not None else None
        if role is None:
            return beside
        sentence = self.document.sentences[role.sentence]
        below = sentence.subtree(role)
        if any(people.has("kinds", "past", t.form) for t in below):
            return beside
        own = [t for t in below if t.relation in _BELONGING and not mention.whole.covers(t.span)]
        return [*own, *beside]
