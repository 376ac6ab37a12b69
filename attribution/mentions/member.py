"""`Member`: a person or an organisation of the article's cast, while the cast is put together."""

from __future__ import annotations

from typing import Literal

from attrs import define, field

from attribution.claim import Mention
from attribution.document import Span
from attribution.mentions.names import NameMention
from attribution.result import EntityKind

__all__ = ["Member", "Value"]

Value = Literal["masculine", "feminine"]


@define(eq=False)
class Member:
    """One of the cast, while it is being put together.

    Attributes:
        name: canonical name.
        kind: the kind of entity.
        mentions: names, descriptions and pronouns, in no particular order.
        names: its name mentions, in text order.
        roles: descriptions, best first.
        stated: those of them that were predicates of a pronoun: *he is a miller*.
        genders: the evidence for its gender: each value with the word that shows it.
        plural: whether it is plural.
        parts: the members that a coordinated source joins.
        uncertain: whether nothing but its capitals shows what it is.
        human: whether it is described as a person, though not named.
        thing: whether it is described as a thing that tells something: *the research*.
        place: whether it is a place, which may speak for its government.
        outlet: whether it is a newspaper or an agency, or may be.
        bare: whether a single word is all that names it, and nothing tells who that is.
        longest: how many words its fullest name has.
        words: the words of all its names.
        given: the gender that most bearers of its given name have, and that name.
        ages: its ages according to the text.
    """

    name: str
    kind: EntityKind
    mentions: set[Span] = field(factory=set)
    names: list[NameMention] = field(factory=list)
    roles: list[str] = field(factory=list)
    stated: list[Mention] = field(factory=list)
    genders: list[tuple[Value, str]] = field(factory=list)
    plural: bool = False
    parts: list[Member] = field(factory=list)
    uncertain: bool = False
    human: bool = False
    thing: bool = False
    place: bool = False
    outlet: bool = False
    bare: bool = False
    longest: int = 0
    words: frozenset[str] = frozenset()
    given: tuple[Value, str] | None = None
    ages: set[int] = field(factory=set)
    # How many of the genders were counted, and how many more of them are feminine.
    _counted: int = field(init=False, default=0)
    _balance: int = field(init=False, default=0)

    @property
    def gender(self) -> Value | None:
        """The gender that the text shows, by majority of the evidence; None for a tie."""
        if self._counted < len(self.genders):
            # It is asked for at each mention, and evidence only grows.
            for value, _ in self.genders[self._counted :]:
                self._balance += 1 if value == "feminine" else -1
            self._counted = len(self.genders)
        if not self._balance:
            return None
        return "feminine" if self._balance > 0 else "masculine"
