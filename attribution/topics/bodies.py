"""Resolves nouns to organisations and places: *the company*, *this court*, *our country*.

A body with the noun in its name (*the court* for *the Supreme Court*), or with another word of its
kind (*the company* for *Vantor Holdings*), is preferred to one of which nothing shows what it is.
If a noun fits several bodies equally well, it means none of them.
"""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from attrs import define, field

from attribution.document import Document, Sentence, Token
from attribution.knowledge.people import People
from attribution.mentions.member import Member
from attribution.speakers.references import References
from attribution.syntax.relations import SUBJECTS
from attribution.topics.groups import Groups

__all__ = ["Bodies"]

# How many sentences back a body is found by its name, and one that is only not known to be another.
_REACH = 30
_NEAR = 3
# Within what one speaker says no sentence counts, so names do.
_LOOK_BACK = 100
# How sure it is that a noun means a body with such a name, the speaker's own, and the only other.
_NAMED = 0.8
_OWN = 0.75
_ONLY = 0.6
# A country is what a text tells of if it is named so often, and so much oftener than others.
_OFTEN = 3
_OFTENER = 2

Found = tuple[Member, float]
_Said = tuple[frozenset[str], frozenset[str], bool]


@define
class Bodies:
    """Finds the bodies and places that nouns mean.

    Attributes:
        document: the parsed article.
        references: whom its names mean.
        groups: who belongs to which body.
    """

    document: Document
    references: References
    groups: Groups
    _named: list[tuple[int, Token, Member]] = field(init=False)
    _starts: list[int] = field(init=False)
    _lands: list[Member] = field(init=False)
    _land_names: list[tuple[Member, frozenset[str]]] = field(init=False)
    _nouns: frozenset[str] = field(init=False)
    _told: Found | None = field(init=False)
    _said: dict[int, _Said] = field(init=False, factory=dict)
    _homes: dict[int, list[Member]] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        references = self.references
        self._named = sorted(
            (
                (n.bare.start, n.head, m)
                for n in references.names
                if (m := references.of_name[n.bare.start]).kind == "organisation"
            ),
            key=lambda named: named[0],
        )
        self._starts = [start for start, _, _ in self._named]
        self._nouns = frozenset(
            word
            for n in references.names
            if len(n.name.words) > 1 and not n.name.person
            for word in _heads(n.name.words, references.people)
        )
        lands = references.nominals.lands
        self._lands = [m for m in references.members if id(m) in lands]
        self._land_names = [
            (m, frozenset(n.bare.text.lower() for n in m.names)) for m in self._lands
        ]
        self._told = self._told_of()

    @property
    def _people(self) -> People:
        return self.references.people

    def has_one(self, noun: Token) -> bool:
        """Whether a name of a body or place ends in a noun, or begins so: *Port of Halden*."""
        return noun.lemma.lower() in self._nouns

    def meant(
        self, sentence: Sentence, noun: Token, owner: Member | None, speaker: Member | None
    ) -> Found | None:
        """What a singular noun means, and how sure that is; None if that is open.

        Arguments:
            sentence: the noun's sentence.
            noun: a noun.
            owner: whose it is said to be: *her party*.
            speaker: who says it.
        """
        if noun.feature("Number") == "Plur":
            return None
        people, lemma = self._people, noun.lemma.lower()
        named = self._beside(sentence, noun)
        if named is not None:
            return named, _NAMED
        article, possessor = sentence.child(noun, "det"), sentence.child(noun, "nmod:poss")
        definite = article is not None and people.has("kinds", "definite", article.form)
        if not (definite or possessor is not None) or self._is_another(sentence, noun, article):
            return None
        own = possessor is not None and people.has("pronouns", "first", possessor.form)
        if people.has("kinds", "land", lemma) and (definite or own or owner is not None):
            return self._land(noun, owner, speaker, own=own)
        if people.has("kinds", "region", lemma):
            return self._by_name(sentence, noun)
        if possessor is not None and owner is None:
            return None
        if owner is not None and not owner.place:
            return self._owned(noun, owner)
        found = self._by_name(sentence, noun)
        if found is None and people.has("kinds", "settlement", lemma):
            found = self._town(noun)
        elif found is None and self._is_wide(noun, "collective"):
            found = self._own(noun, speaker)
            if found is None and self._is_wide(noun):
                found = self._only(sentence, noun)
        return found

    def _beside(self, sentence: Sentence, noun: Token) -> Member | None:
        """The body or place in a noun's own phrase: *the Vantor company*, *the city of Halden*."""
        people, references = self._people, self.references
        for child in sentence.children(noun, "compound", "nmod", "appos", "flat"):
            name = references.naming.at(child)
            member = references.of_name[name.bare.start] if name is not None else None
            if name is None or member is None or member.kind != "organisation":
                continue
            of = any(people.has("naming", "of", c.form) for c in sentence.children(child, "case"))
            lands = ("land", "settlement", "region")
            placed = people.has_any("kinds", lands, noun.lemma)
            if child.relation == "nmod" and of and member.place and placed:
                return member
            wide = self._is_wide(noun, "collective") and not member.place
            if child.relation == "compound" and wide:
                return member
        return self._called(sentence, noun)

    def _called(self, sentence: Sentence, noun: Token) -> Member | None:
        """The body or place that a noun is called by: *the village called Halden*."""
        for verb in sentence.children(noun, "acl"):
            if self._people.has("naming", "verbs", verb.lemma):
                for word in sentence.children(verb, "xcomp", "obj", "dep", "obl"):
                    name = self.references.naming.at(word)
                    member = self.references.of_name[name.bare.start] if name is not None else None
                    if member is not None and member.kind == "organisation":
                        return member
        return None

    def _is_another(self, sentence: Sentence, noun: Token, article: Token | None) -> bool:
        """Whether a phrase says which of several it means: *the company that built it*."""
        this = article is None or not self._people.has("names", "articles", article.lemma)
        telling = ("nmod", "compound", "acl", "cop", "nummod", "flat", "appos")
        return any(
            (child.relation in telling and child.deprel != "nmod:poss")
            # *This great nation* and *the Columbus-based company* are those at hand.
            or (child.relation == "amod" and child.upos != "VERB" and not this)
            for child in sentence.children(noun)
        )

    def _is_wide(self, noun: Token, *kinds: str) -> bool:
        """Whether a noun may stand for bodies whose names do not show what they are."""
        kinds = ("generic", "business", *kinds)
        return self._people.has_any("kinds", kinds, noun.lemma)

    def _before(self, noun: Token, reach: int) -> Iterator[tuple[int, Token, Member]]:
        """The bodies and places named before a noun, the last first, with how far back."""
        gap = self.references.discourse.gap
        at = bisect.bisect_left(self._starts, noun.span.start)
        for _, head, member in reversed(self._named[max(0, at - _LOOK_BACK) : at]):
            far = gap(head.sentence, noun.sentence)
            if far > reach:
                return
            yield far, head, member

    def _fits(self, noun: Token, member: Member) -> bool:
        """Whether a body's name or what is said of it shows that a noun is for it."""
        people, lemma = self._people, noun.lemma.lower()
        kinds = people.groups["bodies"].get(lemma, frozenset())
        words = {lemma} | people.groups["alike"].get(lemma, frozenset())
        heads, nouns, _ = self._said_of(member)
        wide = not member.place or people.has("kinds", "region", lemma)
        return (
            not words.isdisjoint(heads)
            or (wide and not kinds.isdisjoint(heads))
            or not words.isdisjoint(nouns)
        )

    def _said_of(self, member: Member) -> _Said:
        """The words of a body's names that say what it is, the nouns that are said of it, and
        whether a name of it stands where a place's does."""
        if id(member) not in self._said:
            heads = (w for n in member.names for w in _heads(n.name.words, self._people))
            nouns = (noun for n in member.names for noun in n.nouns)
            placed = any(n.place for n in member.names)
            self._said[id(member)] = frozenset(heads), frozenset(nouns), placed
        return self._said[id(member)]

    def _by_name(self, sentence: Sentence, noun: Token) -> Found | None:
        """The one body near by that a noun is a word for."""
        excluded = self.references.nominals.binding.beside(sentence, noun)
        lemma = noun.lemma.lower()
        fitting = [
            (far, member)
            for far, _, member in self._before(noun, _REACH)
            if id(member) not in excluded and self._fits(noun, member)
        ]
        # *The Court* names less than *the Supreme Court*.
        full = [(far, m) for far, m in fitting if m.longest > 1 or m.names[0].name.last != lemma]
        for found in (full, fitting):
            if self._is_one(found):
                return found[0][1], _NAMED
        return None

    def _is_one(self, found: Iterable[tuple[int, Member]]) -> bool:
        """Whether the last of those found is the only one, or all others stand farther back."""
        nearest: dict[int, int] = {}
        for far, member in found:
            nearest.setdefault(id(member), far)
        gaps = [*nearest.values()]
        return bool(gaps) and (len(gaps) == 1 or gaps[1] > gaps[0] + _NEAR)

    def _own(self, noun: Token, speaker: Member | None) -> Found | None:
        """The body that speaks or that the speaker belongs to: *Vantor said the company ...*."""
        if speaker is None:
            return None
        body = speaker.kind == "organisation"
        if not body and not self._is_all_of(noun, speaker):
            return None
        own = [speaker] if body else self.groups.of(speaker)
        fitting = [m for m in own if self._may_be(noun, m)]
        return (fitting[0], _OWN) if len(fitting) == 1 else None

    def _owned(self, noun: Token, owner: Member) -> Found | None:
        """The owner's body that a noun is for: *her party* of *Labour's Ana Lund*."""
        bodies = [m for m in self.groups.of(owner) if self._fits(noun, m)]
        if not bodies and self._is_all_of(noun, owner):
            bodies = [m for m in self.groups.of(owner) if self._may_be(noun, m)]
        return (bodies[0], _OWN) if len(bodies) == 1 else None

    def _is_all_of(self, noun: Token, owner: Member) -> bool:
        """Whether somebody's team is all of a body: a coach's is, a professor's is a part of it."""
        if not self._people.has("kinds", "part", noun.lemma):
            return True
        said = {noun for mention in owner.names for noun in mention.nouns}
        return any(self._people.has("kinds", "player", word) for word in said)

    def _may_be(self, noun: Token, member: Member) -> bool:
        """Whether nothing speaks against a noun for a body."""
        if member.place or member.kind != "organisation" or not member.names:
            return False
        if self._fits(noun, member):
            return True
        nominals, people = self.references.nominals, self._people
        business = people.has("kinds", "business", noun.lemma)
        # *Reuters reported that the bank had failed* is of another.
        others = nominals.lands | nominals.outlets | (nominals.public if business else set())
        return self._is_wide(noun, "collective") and id(member) not in others

    def _only(self, sentence: Sentence, noun: Token) -> Found | None:
        """The only body named shortly before a noun that it may stand for."""
        excluded = self.references.nominals.binding.beside(sentence, noun)
        found = [
            (far, member)
            for far, _, member in self._before(noun, _NEAR)
            if id(member) not in excluded
            and id(member) not in self.references.nominals.outlets
            and not member.uncertain
            and self._may_be(noun, member)
        ]
        return (found[0][1], _ONLY) if len({id(m) for _, m in found}) == 1 else None

    def _town(self, noun: Token) -> Found | None:
        """The town named last before a noun, if its sentence names no other."""
        lands = self.references.nominals.lands
        return self._last(
            (far, head, member)
            for far, head, member in self._before(noun, _REACH)
            if id(member) not in lands and self._is_town(member)
        )

    def _is_town(self, member: Member) -> bool:
        """Whether a member is a place, or stands where one does once and is not known to be
        another."""
        return member.place or (member.uncertain and self._said_of(member)[-1])

    def _last(self, found: Iterable[tuple[int, Token, Member]]) -> Found | None:
        """The last of those found, if its sentence has no other; else the one that acts there."""
        seen = [*found]
        here = [(head, m) for _, head, m in seen if head.sentence == seen[0][1].sentence]
        members = {id(m): m for _, m in here}
        if len(members) > 1:
            members = {id(m): m for head, m in here if head.relation in SUBJECTS}
        return (next(iter(members.values())), _NAMED) if len(members) == 1 else None

    def _land(
        self, noun: Token, owner: Member | None, speaker: Member | None, *, own: bool
    ) -> Found | None:
        """The country of whose it is, else the one named last, else that of the text."""
        whose = owner or speaker
        homes = self._homes_of(whose) if whose is not None else []
        if len(homes) == 1:
            return homes[0], _NAMED
        if not own and owner is None:
            last = self._last(self._lands_before(noun))
            if last is not None:
                return last
        return self._told

    def _homes_of(self, member: Member) -> list[Member]:
        if id(member) not in self._homes:
            self._homes[id(member)] = self.groups.homes(member, self._land_names)
        return self._homes[id(member)]

    def _lands_before(self, noun: Token) -> Iterator[tuple[int, Token, Member]]:
        lands = self.references.nominals.lands
        return (found for found in self._before(noun, _REACH) if id(found[2]) in lands)

    def _told_of(self) -> Found | None:
        """The country that the text tells of: the only one, or one named much oftener."""
        counts = Counter({id(m): len(m.names) for m in self._lands})
        first, second = [*(n for _, n in counts.most_common(2)), 0, 0][:2]
        if not first or (second and (first < _OFTEN or first < _OFTENER * second)):
            return None
        return max(self._lands, key=lambda m: len(m.names)), _ONLY


def _heads(words: Sequence[str], people: People) -> tuple[str, ...]:
    """The words of a name that say what it is: the last, and that before *of* or *for*.

    *Port of Halden*, *Lund Foundation for the Arts*.
    """
    parting = (at for at in range(1, len(words) - 1) if people.has("naming", "behind", words[at]))
    at = next(parting, 0)
    return (words[-1], words[at - 1]) if at else (words[-1],)
