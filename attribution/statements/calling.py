"""Decides how a statement refers to people: with which article, by surname, with what role."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal

from attrs import define, field

from attribution.document import Span
from attribution.entity import ids_by_surname
from attribution.knowledge import People
from attribution.result import AttributedDocument, Attribution, Entity
from attribution.statements.pieces import QUOTES

__all__ = ["Calling"]

# A description with more words does not stand beside a name.
_LONGEST = 9
_BODIES = ("organisation", "place")
_OWNERS = ("'s", "’s", "s'", "s’")
# How many mentions are looked at to see whether a name mostly has an article: to look at all of
# them for each claim would take time with the square of the length of a text about one body.
_ENOUGH = 50
# How many characters around a claim are searched to see whether a word always has a capital.
_AROUND = 20_000


@define
class Calling:
    """Names for the people of one claim: the full name once, then the surname if it is unique.

    Attributes:
        attribution: the claim.
        document: its article, or None.
        table: the words of the language.
        people: its word lists.
    """

    attribution: Attribution
    document: AttributedDocument | None
    table: Mapping[str, Any]
    people: People
    _known: set[str] = field(init=False, factory=set)
    _last: Mapping[str, frozenset[str]] = field(init=False, factory=dict)
    _others: Mapping[str, frozenset[str]] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        speaker, addressee = self.attribution.speaker, self.attribution.addressee
        told = addressee.entity if addressee is not None else None
        acting = [e for e in (speaker.entity if speaker is not None else None, told) if e]
        self._known = {entity.id for entity in acting}
        self._last = ids_by_surname((*acting, *(t.entity for t in self.attribution.about)))
        if self.document is not None:
            self._others = self.document.surnames

    def met(self, entity: Entity) -> None:
        """Notes that the content itself already has somebody's name."""
        self._known.add(entity.id)

    def called(self, entity: Entity, mention: Span) -> str:
        """The name for a mention; the next one may be shorter.

        Arguments:
            entity: who is mentioned.
            mention: the words that the name replaces.
        """
        short = entity.id in self._known
        self._known.add(entity.id)
        members = self._members(entity)
        if members:
            names = [self._last_name(m) if short else m.name for m in members]
            forms = self.table["forms"]
            first = [str(forms["between"]).join(names[:-1])] if names[1:] else []
            return str(forms["last"]).join([*first, names[-1]])
        if entity.kind != "person":
            name = self.full(entity)
            return name[:1].upper() + name[1:] if mention.text[:1].isupper() else name
        return self._last_name(entity) if short else entity.name

    def _last_name(self, entity: Entity) -> str:
        """The surname of a person, if nobody else in the article has it; else the whole name."""
        if entity.kind != "person":
            return self.full(entity)
        last = entity.surname
        named = (table.get(last.lower(), frozenset()) for table in (self._last, self._others))
        one = len(frozenset().union(*named)) <= 1
        return last if one and last[:1].isupper() and not last.endswith(".") else entity.name

    def _members(self, entity: Entity) -> list[Entity]:
        """The members of a group, if the article is given."""
        if self.document is None or not entity.members:
            return []
        known = self.document.by_id
        return [known[member] for member in entity.members if member in known]

    def is_named(self, entity: Entity) -> bool:
        """Whether an entity has a name to use; *nobody* and *Lund and his aides* are no names."""
        members = self._members(entity)
        if members:
            return all(map(self.is_named, members))
        first = entity.name.partition(" ")[0]
        return first[:1].isupper() and first.lower() not in self.table["signs"]["negated"]

    def owner(self, name: str, entity: Entity | None) -> str:
        """The possessive of a name: *Lund's*, *Reyes's*, *the farmers'*.

        Arguments:
            name: the name.
            entity: who has the name, if that is known.
        """
        plain = name.endswith("s") and not name.endswith("ss")
        plain = plain and (entity is None or entity.kind != "person")
        return str(self.table["forms"]["owners" if plain else "owner"]).format(name=name)

    def between(self, part: Span, following: Span) -> str:
        """The text between two parts of a content; nothing if the article is not given."""
        if self.document is None:
            return ""
        return self.document.text[part.end : following.start].strip().rstrip(QUOTES).rstrip()

    def reflexive(self, entity: Entity) -> str:
        """What replaces *myself* after a name, by the gender that the text shows."""
        known, gender = self.table["reflexive"], entity.gender
        if entity.kind == "organisation":
            return str(known["organisation"])
        if entity.kind != "person":
            return str(known["several"])
        return str(known["unknown" if gender is None or gender.from_name else gender.value])

    def full(self, entity: Entity) -> str:
        """The whole name, with *the* if the article mostly has it: *the Halden Board*."""
        name, articles = entity.name, self.table["words"]["articles"]
        if entity.kind not in _BODIES:
            return name
        if name.lower().startswith(tuple(f"{a} " for a in articles)):
            # *The Herald*, where the article has *the Herald* as well.
            small = name[:1].lower() + name[1:]
            return small if any(m.text == small for m in self._mentions(entity)) else name
        for article in articles:
            found = [self._has(article, name, span) for span in self._mentions(entity)]
            if found.count(True) > found.count(False):
                return f"{article} {name}"
        return name

    def _mentions(self, entity: Entity) -> list[Span]:
        """The first mentions of somebody, including the whole source."""
        speaker, source = self.attribution.speaker, self.attribution.quote.source
        own = speaker is not None and speaker.entity is entity and source is not None
        whole = [source] if own and source is not None else []
        return [
            *whole,
            *(m for m in entity.mentions[:_ENOUGH] if not any(w.covers(m) for w in whole)),
        ]

    def _has(self, article: str, name: str, span: Span) -> bool | None:
        """Whether an article comes before a name; None if another mention is there."""
        if span.text.lower() == f"{article} {name}".lower():
            return True
        if span.text != name:
            return None
        text = self.document.text if self.document is not None else ""
        before = text[max(0, span.start - len(article) - 1) : span.start].lower()
        return before.strip() == article and before != article

    def described(self, entity: Entity, *, alone: bool = False) -> str:
        """The whole name with its description, as within a sentence.

        *Mayor Ana Lund*, but *Ana Lund, mayor of Halden,*.

        Arguments:
            entity: the person.
            alone: whether nothing may follow the name.
        """
        name, role = self.full(entity), self._role(entity)
        if role is None:
            return name if alone or entity.kind != "unnamed" else self._closed(name)
        if self._is_title(role):
            return f"{self._before(role)} {name}"
        return name if alone else f"{name}, {self._within(role)},"

    def _closed(self, name: str) -> str:
        """A description that has an apposition, with the comma that closes it: *the man, 41,*."""
        words = name.partition(", ")[2].lower().split()
        known = self.table["words"]
        openers = (*known["small"], *known["beside"])
        opens = words[:1] and (words[0].isdigit() or words[0] in openers)
        several = not {*self.table["verbs"]["joining"]}.isdisjoint(words)
        return f"{name}," if opens and not several and name.count(",") == 1 else name

    def _role(self, entity: Entity) -> str | None:
        """The description to put beside a name."""
        if entity.kind != "person":
            return None
        return next((role for role in entity.roles if self._fits(role, entity)), None)

    def _fits(self, role: str, entity: Entity) -> bool:
        """Whether a description makes sense beside a name, outside of the article."""
        known, words = self.table["words"], role.lower().split()
        if role.lower() in entity.name.lower() or not 0 < len(words) <= _LONGEST:
            return False
        if role.lower() in known["anybody"] or self.people.has("titles", "civil", words[-1]):
            return False  # *A man, Ana Lund*; *the ministry's Dr Ana Lund*.
        if role.endswith(_OWNERS) or not {*words}.isdisjoint(known["owning"]):
            return False  # *The opposition's Ana Lund*.
        if words[0] in known["counting"]:
            return words[1:2] == [known["partitive"]]  # *One of the signatories*.
        # *Two-goal Lund*: that is no description of him outside of the article.
        return words[0] in known["small"] or role.isupper() or any(map(self._is_office, words))

    def _is_title(self, role: str) -> bool:
        """Whether a description ends with its noun and has no article: *deputy mayor*."""
        *before, noun = role.lower().split()
        for word in before:
            if word.endswith((",", *_OWNERS)) or word in self.table["words"]["small"]:
                # *Norvia's president*; in *Bank of Norvia governor*, *of* is of the bank.
                return False
            if self.people.is_person_noun(word) and "of" in before:
                return False
        return self._is_office(noun) or role.isupper()

    def _is_office(self, word: str) -> bool:
        return self.people.is_person_noun(word) or self.people.is_title(word)

    def _before(self, role: str) -> str:
        """A description in the form that it has before a name: *Prime Minister*, *former mayor*."""
        words = role.split()
        capitals = all(word[:1].isupper() for word in words)
        if capitals and (len(words) > 1 or self.people.is_title(role)):
            return role
        return self._within(role)

    def _within(self, role: str) -> str:
        """A description without the capitals that it owes to its position or to an office.

        Names keep theirs: *Vantor director*, *Norvia's president*.
        """
        words = role.split(" ")
        if all(self.is_common(word) for word in words if word[:1].isupper()):
            return role.lower()
        known = self.table["words"]
        article = words[0].lower() in (*known["small"], *known["counting"])
        opens = article or self.is_common(words[0])
        # *Vantor Director*, but *head of the Norvian Party*.
        ends = self.is_common(words[-1]) and self._is_office(words[-1].lower())
        return " ".join(
            word.lower() if (opens and at == 0) or (ends and at == len(words) - 1) else word
            for at, word in enumerate(words)
        )

    def is_common(self, word: str) -> bool:
        """Whether a capitalised word is not a name: *Mayor*, *Chief*; but *CEO* has its capitals.

        Arguments:
            word: a word with a capital.
        """
        people, lower = self.people, word.lower()
        # *Oman* and *German* end as *fisherman* does.
        return (
            word[1:].islower()
            and not (people.is_demonym(lower) or people.is_land(lower))
            and (
                people.is_title(lower)
                or people.is_listed_person(lower)
                or lower in self.table["words"]["offices"]
            )
        )

    def case_of(self, word: str, near: int) -> Literal["small", "capital"] | None:
        """How the article writes a word other than at the start of a sentence.

        Arguments:
            word: the word in lower case.
            near: where in the text to look; to search all of a long text for each claim would
                take time with the square of its length.
        """
        text = self.document.text if self.document is not None else ""
        start, end = max(near - _AROUND, 0), near + _AROUND
        name = re.escape(word[:1].upper() + word[1:])
        if re.compile(rf"[^\W_],? {name}\b").search(text, start, end):
            return "capital"
        small = re.compile(rf"\b{re.escape(word)}\b").search(text, start, end)
        return "small" if small is not None else None
