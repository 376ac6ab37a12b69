"""Who belongs to which body, and is from where, by what the text says of them."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field

from attribution.document import Document, Token
from attribution.mentions.clustering import Member
from attribution.mentions.names import NameMention
from attribution.speakers.references import References

__all__ = ["Groups"]

# Relations of a name to the noun that says what somebody is: *head of the port*, *port director*.
_BELONGING = ("nmod", "compound", "flat")


@define
class Groups:
    """Finds the bodies that persons work and speak for.

    Attributes:
        document: the parsed article.
        references: whom its names mean.
    """

    document: Document
    references: References
    _known: dict[int, list[Member]] = field(init=False, factory=dict)
    _speaking: dict[int, list[Member]] = field(init=False, factory=dict)

    def speaking_for(self, member: Member) -> list[Member]:
        """The bodies that a person's *we* may be: *a spokeswoman for the Port Authority*.

        A player's or a coach's may be a country: *Norvia's coach*.
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

    def of(self, member: Member) -> list[Member]:
        """The bodies and places that a person's descriptions name.

        Of *a former director of X* nobody knows whose he is.
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
        """Whether somebody is a body; taggers take *Labour* for a person."""
        bodies = self.references.people.groups["bodies"].values()
        return member.kind == "organisation" or (
            member.longest == 1
            and member.given is None
            and any(member.names[0].name.last in words for words in bodies)
        )

    def homes(self, member: Member, lands: Sequence[tuple[Member, frozenset[str]]]) -> list[Member]:
        """Those of some countries that somebody is from or in office of: *Norvia's minister*.

        Arguments:
            member: who it is.
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
        """The words that hang on the noun that describes a name."""
        role = mention.role.head if mention.role is not None else None
        if role is None:
            return []
        sentence = self.document.sentences[role.sentence]
        below = sentence.subtree(role)
        if any(self.references.people.has("kinds", "past", t.form) for t in below):
            return []
        return [t for t in below if t.relation in _BELONGING and not mention.whole.covers(t.span)]
