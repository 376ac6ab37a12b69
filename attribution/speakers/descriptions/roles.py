"""Matches descriptions with names: *the Iraqi president*, *the spokeswoman*, a role in the lead.

A news lead often says what somebody is before the next paragraph says who (*The port's harbour
master warned ... / Dana Reyes told reporters ...*): handbooks call it "delayed identification".
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence, Set

from attrs import define, field, frozen

from attribution.document import Document, Sentence, Token
from attribution.knowledge.people import People, as_listed
from attribution.mentions.acronyms import may_be_role, party_of, role_initials
from attribution.mentions.member import Member
from attribution.speakers.descriptions.bodies_led import leads_another
from attribution.speakers.descriptions.leads import left_unnamed, may_be_lead, relation_of, writes
from attribution.speakers.descriptions.newcomers import others
from attribution.speakers.descriptions.persons import is_known, is_modified_person

__all__ = ["Descriptions"]

# How long a lead may be, and how far below it the person is introduced, in sentences.
_LEAD = 30
_LEAD_REACH = 4
# How many of those whom one noun describes are considered, before it and after it.
_LOOK_BACK = 100
_LOOK_AHEAD = 20

# How well a description fits, where the member was last named, and the member.
_Best = tuple[tuple[int, bool, bool, bool, int], Member]


@frozen
class _Described:
    start: int
    member: Member
    words: frozenset[str] = frozenset()
    ranks: frozenset[str] = frozenset()


def _start(described: _Described) -> int:
    return described.start


@define
class Descriptions:
    """The descriptions that the article gives of its cast.

    Attributes:
        document: the parsed article.
        members: the named members of its cast.
        people: word lists.
    """

    document: Document
    members: Sequence[Member]
    people: People
    _by_noun: dict[str, list[_Described]] = field(init=False, factory=dict)
    _by_initials: dict[str, Member] = field(init=False, factory=dict)
    _placed: list[_Described] = field(init=False, factory=list)
    _introduced: dict[int, list[Member]] = field(init=False, factory=dict)
    _places: dict[int, frozenset[str]] = field(init=False, factory=dict)
    # Whether a member (by its ``id``) is of a place, as far as it was asked.
    _of: dict[tuple[int, str], bool] = field(init=False, factory=dict)
    # The descriptions of each member (by its ``id``) to whom one was added.
    _said: dict[int, set[str]] = field(init=False, factory=dict)

    def __attrs_post_init__(self) -> None:
        for member in self.members:
            self._introduced.setdefault(member.names[0].head.sentence, []).append(member)
            self._places[id(member)] = frozenset(p for n in member.names for p in n.places)
            if member.kind == "person" and self._places[id(member)]:
                self._placed.append(_Described(member.names[0].span.start, member))
            for mention in member.names:
                if may_be_role(self.document, mention):
                    self._by_initials[mention.name.words[0]] = member
                if mention.role is not None:
                    nouns = (*mention.nouns, *party_of(mention.role, self.people))
                    self._index(member, mention.role.text, nouns)
            # *Vermont's Sen. Lund* is a senator, *Prime Minister Lund* no foreign minister.
            for titles in sorted({n.name.titles for n in member.names}):
                long = [w for t in titles for w in self.people.long_forms(t)]
                self._index(member, " ".join(titles), [*titles, *long])
        self._placed.sort(key=_start)

    def add(self, member: Member, role: str, noun: str) -> None:
        """Notes a further description of a member, by its head noun."""
        said = self._said.setdefault(id(member), {*member.roles})
        if role in said:
            return
        said.add(role)
        member.roles.append(role)
        self._index(member, role, (noun,))

    def _index(self, member: Member, role: str, nouns: Iterable[str]) -> None:
        """Notes a description under its head nouns."""
        if id(member) not in self._places:
            return  # who is nowhere named is found by their own description
        words = frozenset(_plain(word, self.people) for word in role.split())
        entry = _Described(member.names[0].span.start, member, words, self._ranks(words))
        heads = [as_listed(n) for n in dict.fromkeys(nouns)]
        short = {i for n in heads for i in role_initials(role.split(), n, self.people)}
        for noun in (*heads, *sorted(short)):
            bisect.insort(self._by_noun.setdefault(noun, []), entry, key=_start)

    def _near(self, known: Sequence[_Described], offset: int) -> Sequence[_Described]:
        """Those named shortly before or after an offset; this keeps the cost linear."""
        at = bisect.bisect_right(known, offset, key=_start)
        return known[max(0, at - _LOOK_BACK) : at + _LOOK_AHEAD]

    def by_description(
        self,
        sentence: Sentence,
        head: Token,
        excluded: frozenset[int] = frozenset(),
        *,
        new: bool = False,
        exact: bool = False,
    ) -> Member | None:
        """The member whose own description has this one's head noun, and agrees with it.

        Of several, the one that shares most modifiers wins, then the one named last before.

        Arguments:
            sentence: the description's sentence.
            head: its head noun.
            excluded: the members (by their ``id``) whom its sentence rules out.
            new: whether it means somebody who was not named before.
            exact: whether synonyms do not count, as when an unnamed person has been called so.
        """
        # Taggers take *the PM* for a time of day.
        wanted = (head.form if head.form.isupper() else head.lemma).lower()
        modifiers = {
            t.form.lower()
            for t in sentence.subtree(head)
            if t.relation in ("amod", "compound", "nmod") and t.upos in ("ADJ", "NOUN", "PROPN")
        }
        owner = sentence.child(head, "nmod:poss")
        best: _Best | None = None
        rival: tuple[int, bool, bool, bool] | None = None
        ranks = self._ranks({*modifiers, wanted}) | others(sentence, head, self.people)
        alike = self.people.groups["alike"].get(wanted, frozenset()) | self.people.wider(wanted)
        nouns = [wanted] if exact else [wanted, *sorted(alike)]
        for noun in dict.fromkeys(nouns):
            for described in self._near(self._by_noun.get(noun, ()), head.span.start):
                member, words = described.member, described.words
                shared = self._shared(modifiers, words, member)
                if modifiers and not shared and (len(words) > 1 or noun != wanted):
                    continue
                if not ranks <= described.ranks or self._is_lower(described.ranks, ranks):
                    continue
                if owner is not None and owner.upos == "PROPN" and self.is_elsewhere(owner, member):
                    continue
                other = noun != wanted and self._is_of_other_gender(wanted, member)
                if other or id(member) in excluded:
                    continue
                before, where = self._last_before(member, head.span.start)
                if before and new:
                    continue  # *a resident* is none of those before
                told = bool(shared) or not modifiers
                if leads_another(self.document, owner, member.names[0], modifiers, self.people):
                    continue
                if not (before or (noun == wanted and self._is_soon(described, sentence, told))):
                    continue  # *the leader* is no president of whom nothing was said yet
                key = (shared, before, noun == wanted, ranks == described.ranks, where)
                if best is not None and self._are_two(best, (key, member)):
                    rival = key[:-1]
                if best is None or key > best[0]:
                    best = (key, member)
        if best is not None and best[0][:-1] == rival:
            return None  # *the councillor*, after *Councillor Lund and Councillor Reyes*
        return best[1] if best else self._by_short_form(sentence, head)

    def _is_soon(self, described: _Described, sentence: Sentence, told: bool) -> bool:
        """Whether somebody is named soon after a description, or the description is in the lead.

        *The captain of a ferry* in the lead is no Captain Lund far below of whom no ferry is told.
        """
        below = self.document.sentence_at(described.start)
        near = below is not None and below.index - sentence.index <= _LEAD_REACH
        return near or (told and sentence.paragraph <= 1)

    def _is_of_other_gender(self, noun: str, member: Member) -> bool:
        """Whether a noun shows another gender than a member's: *the chairwoman* is not Karl."""
        shown = self.people.gender(noun)
        known = member.gender or (member.given[0] if member.given is not None else None)
        return None not in (shown, known) and shown != known

    def _are_two(self, one: _Best, other: _Best) -> bool:
        """Whether a description fits two people equally well whom one sentence named last."""
        (fit, member), (rival_fit, rival) = one, other
        if member is rival or fit[:-1] != rival_fit[:-1] or not fit[1]:
            return False
        first, second = (self.document.sentence_at(where) for where in (fit[-1], rival_fit[-1]))
        return first is not None and second is not None and first.index == second.index

    def _ranks(self, words: Iterable[str]) -> frozenset[str]:
        """The words that set a former or deputy minister apart from the minister."""
        has = self.people.has
        return frozenset(w for w in words if has("kinds", "rank", w) or has("kinds", "other", w))

    def _is_lower(self, own: frozenset[str], ranks: Set[str]) -> bool:
        """Whether a role is below the bare office: *the mayor* is not a deputy mayor."""
        rank, holding = (self.people.words["kinds", key] for key in ("rank", "holding"))
        return any(word in rank and word not in holding for word in own - ranks)

    def _by_short_form(self, sentence: Sentence, head: Token) -> Member | None:
        """The member whose role is known only by its initials: *his CO*, his commanding officer."""
        before = [t.form for t in sentence.subtree(head) if t.index < head.index]
        short = role_initials([*before, head.form], head.form.lower(), self.people)
        found = next((m for i in sorted(short) if (m := self._by_initials.get(i))), None)
        if found is None or not self.people.is_person_noun(head.lemma):
            return None
        found.kind, found.uncertain = "person", False
        return found

    def _shared(self, modifiers: set[str], words: frozenset[str], member: Member) -> int:
        """How many modifiers two descriptions share; *Norvian* matches *of Norvia*."""
        return sum(m in words or self.is_of(member, m) for m in modifiers)

    def is_of(self, member: Member, place: str) -> bool:
        """Whether ``member`` is said to be of ``place``, or of its people."""
        key = (id(member), place)
        if key not in self._of:
            said = self._places.get(id(member), frozenset())
            self._of[key] = any(self.people.same_place(place, p) for p in said)
        return self._of[key]

    def is_elsewhere(self, owner: Token, member: Member) -> bool:
        """Whether *Norvia's minister* cannot be one of whom *Tessalian minister* was said."""
        said = self._places.get(id(member), frozenset())
        others = [p for p in said if self.people.is_demonym(p) or self.people.ends(p, "residents")]
        return bool(others) and not self.is_of(member, owner.form)

    def by_people(self, head: Token) -> Member | None:
        """The person whose nationality was told, for *the German*."""
        near = [d.member for d in self._near(self._placed, head.span.start)]
        found = [member for member in near if self.is_of(member, head.form)]
        return max(found, key=lambda m: self._last_before(m, head.span.start), default=None)

    def by_lead(self, sentence: Sentence, head: Token, claimed: Sequence[Member]) -> Member | None:
        """The person introduced right below the lead for whom a description in the lead stands.

        The description must be in the first sentences, singular and definite (*the ...*, *X's ...*,
        or with a modifier), stand for a person not known before, have no apposition (*the witness,
        a nurse*) and not be an addressee. The person must be a subject where first named, in a
        paragraph below, not be meant by another description of the lead, and have no description of
        another sort. If somebody named before or beside it may be meant as well, or others are
        introduced first, the person must have a role that fits.

        Arguments:
            sentence: the description's sentence.
            head: its head noun.
            claimed: those whom the lead's other descriptions stand for.
        """
        leads = sentence.paragraph <= 1 and sentence.index < _LEAD
        if not leads or not is_modified_person(sentence, head, self.people):
            return None
        known = sentence.index and is_known(sentence, head, self.people)
        nameless = self.people.has("kinds", "nameless", head.lemma)
        if known or nameless or sentence.child(head, "appos") or head.relation in ("obj", "iobj"):
            return None
        if any(
            left_unnamed(other, sentence, head)
            for other in self.document.sentences[: sentence.index]
        ):
            return None
        named = any(
            member.kind == "person"
            and not self._is_other(member, head)
            and not writes(self.document.sentences[before], member.names[0].head)
            for before in range(sentence.index)
            for member in self._introduced.get(before, ())
        )
        for candidate in self._below(sentence):
            if left_unnamed(candidate, sentence, head):
                return None
            for member in self._introduced.get(candidate.index, ()):
                first = member.names[0]
                relation = relation_of(candidate, first.head)
                author = writes(candidate, first.head)
                if member.kind != "person" or member in claimed or author:
                    continue
                if (
                    candidate.paragraph == sentence.paragraph
                    or len(first.name.words) + len(first.name.kept) < 2
                    or not may_be_lead(candidate, first.head, self.people)
                    or ((named or relation == "appos") and first.role is None)
                    or self._is_other(member, head)
                ):
                    below = candidate.paragraph != sentence.paragraph
                    named |= below or may_be_lead(candidate, first.head, self.people)
                    continue
                return member
        return None

    def _is_other(self, member: Member, head: Token) -> bool:
        """Whether a person is introduced as something other than what a description says."""
        first = member.names[0]
        shown = self.people.gender(head.lemma)
        if shown is not None and (member.gender or (member.given or (shown,))[0]) != shown:
            return True
        said = f"{first.role.text if first.role else ''} {' '.join(first.name.titles)}".split()
        words = {_plain(word, self.people) for word in said}
        names = ("civil", "kept")
        words = {w for w in words if not self.people.has_any("titles", names, w)}
        alike = {head.lemma.lower(), *self.people.groups["alike"].get(head.lemma.lower(), ())}
        modifiers = {t.form.lower() for t in self.document.sentences[head.sentence].subtree(head)}
        lower = self._is_lower(self._ranks(words), self._ranks(modifiers))
        return bool(words) and (lower or words.isdisjoint(alike))

    def by_introduction(self, sentence: Sentence, head: Token) -> Member | None:
        """Whoever the same noun introduces soon after: *said the adviser, Ana Lund*."""
        if head.upos != "NOUN" or head.feature("Number") == "Plur":
            return None
        for candidate in self._below(sentence):
            for member in self._introduced.get(candidate.index, ()):
                role = member.names[0].role
                said = role.text.split() if role is not None else []
                words = [_plain(w, self.people) for w in said]
                if (
                    member.kind == "person"
                    and words[:1]
                    and self.people.has("kinds", "definite", words[0])
                    and words[-1] == head.lemma.lower()
                ):
                    return member
        return None

    def _below(self, sentence: Sentence) -> Sequence[Sentence]:
        """The sentences right after another in which somebody may be introduced."""
        return self.document.sentences[sentence.index + 1 : sentence.index + 1 + _LEAD_REACH]

    def _last_before(self, member: Member, offset: int) -> tuple[bool, int]:
        """Whether a member is named before an offset, and where last; else how soon after."""
        at = bisect.bisect_right(member.names, offset, key=lambda name: name.span.start)
        nearest = member.names[at - 1 if at else 0].span.start
        return (True, nearest) if at else (False, -nearest)


def _plain(word: str, people: People) -> str:
    """A word of a description, without punctuation and possessive ending."""
    return people.unpossessed(word.lower().strip(".,()\"“”'’"))
