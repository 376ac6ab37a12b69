"""Clusters name mentions into the people and organisations that they mean: the cast of the article.

Fuller names are taken first, so that a short form finds its entity whether it comes before or
after the full one, as it does in a headline.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from attrs import evolve

from attribution.document import Sentence
from attribution.knowledge.people import People
from attribution.mentions.appositions import top_of
from attribution.mentions.member import Member, Value
from attribution.mentions.name_matching import Name, agree, initials, is_inner_surname
from attribution.mentions.names import NameMention
from attribution.mentions.namesakes import (
    Namesakes,
    is_another_generation,
    is_dead,
    is_of_another_age,
    is_wed,
    of_generation,
    of_title,
)

__all__ = ["build_cast"]

# How many bearers of a name are compared with: keeps the cost linear.
_NAMESAKES = 100
_TWO = 2


def build_cast(
    found: Sequence[NameMention], sentences: Sequence[Sentence], people: People
) -> tuple[list[Member], dict[int, Member]]:
    """The named members, and which of them each name mention (by its offset) means.

    Arguments:
        found: the name mentions, in text order.
        sentences: the document's sentences.
        people: word lists.
    """
    cast = _Cast(sentences, people)
    of_mention = {}
    for mention in sorted(found, key=lambda m: (-len(m.name.words), m.span.start)):
        of_mention[mention.bare.start] = cast.member(mention)
    for member in cast.members:
        _describe(member, people)
    return cast.members, of_mention


class _Cast:
    """The members so far; mentions are given to it the fullest first.

    Arguments:
        sentences: the document's sentences.
        people: word lists.
    """

    def __init__(self, sentences: Sequence[Sentence], people: People) -> None:
        self.members: list[Member] = []
        self._sentences = sentences
        self._people = people
        self._bearers = Namesakes(sentences)
        self._of_outlet: dict[str, Member] = {}
        # The members with each word in one of their names.
        self._by_word: dict[str, list[Member]] = {}
        # Of members, by their ids: the fullest name, and the genders that titles and descriptions
        # show.
        self._full_of: dict[int, Name] = {}
        self._shown_of: dict[int, set[Value]] = {}
        self._bodies: set[int] = set()
        # Whether the text calls somebody by the first of two surnames, so that *Reyes* may mean
        # Dana Reyes Luna as well as Ana Reyes.
        self._double = False

    def member(self, mention: NameMention) -> Member:
        """Whom a name mention means: a member so far, or a new one."""
        name = mention.name
        if mention.outlet:
            member = self._of_outlet.get(mention.outlet)
        else:
            candidates = self._of_kind(mention, self._candidates(mention))
            sentence = self._sentences[mention.head.sentence]
            if is_another_generation(mention, sentence, self._people):
                candidates = [c for c in candidates if self._full_of[id(c)].generation]
            member = self._bearers.meant(mention, candidates)
        if member is None:
            member = self._new(mention)
        elif name.generation:
            full = self._full_of[id(member)]
            self._full_of[id(member)] = evolve(full, generation=name.generation)
        bisect.insort(member.names, mention, key=_start)
        self._shown_of[id(member)] |= _shown(mention, self._people)
        if len(name.words) == 1 and not mention.shown:
            self._bearers.alone.add((id(member), name.last))
            self._double |= is_inner_surname(name, self._full_of[id(member)], self._people)
        sentence = self._sentences[mention.head.sentence]
        # *Her brother, the comedian Karl Lund*
        said = (*mention.shown, *mention.nouns, top_of(sentence, mention.head).lemma)
        if any(word in self._people.groups["kin"] for word in said):
            self._bearers.kin.add(id(member))
        if is_dead(mention, sentence, self._people):
            self._bearers.dead.add(id(member))
        return member

    def _new(self, mention: NameMention) -> Member:
        member = Member(mention.bare.text, "organisation")
        if mention.outlet:
            self._of_outlet[mention.outlet] = member
        self.members.append(member)
        if not (mention.name.person or _is_place(mention, self._people)):
            self._bodies.add(id(member))
        self._full_of[id(member)] = mention.name
        self._shown_of[id(member)] = set()
        for word in _keys(mention.name, self._people):
            self._by_word.setdefault(word, []).append(member)
        return member

    def _of_kind(self, mention: NameMention, candidates: list[Member]) -> list[Member]:
        """Those of a name's candidates that are of the kind that the mention shows."""
        full_of = self._full_of
        if _is_place(mention, self._people):
            # *Norvia* is no short form of *the University of Norvia*.
            words = mention.name.words
            return [
                c for c in candidates if id(c) not in self._bodies or full_of[id(c)].words == words
            ]
        if mention.firm:
            # *The brewer Lund* is not Ana Lund, its founder.
            return [c for c in candidates if not full_of[id(c)].person]
        if mention.certain:
            # *Lund* is Ana Lund rather than the Lund Foundation.
            return [c for c in candidates if full_of[id(c)].person] or candidates
        return candidates

    def _candidates(self, mention: NameMention) -> list[Member]:
        """The members whom a name may mean."""
        name, people = mention.name, self._people
        ends = dict.fromkeys((name.last, *name.words[:1]))
        pool = {id(m): m for word in ends for m in self._by_word.get(word, ())[-_NAMESAKES:]}
        shown = _shown(mention, people)
        fitting = []
        for member in pool.values():
            full, known = self._full_of[id(member)], self._shown_of[id(member)]
            if not agree(name, full, people):
                continue
            if shown and known and shown != known:
                continue
            given = people.given_gender(full.words[0])
            if shown and not known and given is not None and given not in shown:
                continue  # *Mr Lund* is not Doreen Lund but, say, her son
            if shown and not known and given is None and is_wed(mention, people):
                continue  # *Mrs Lund, wife of the master*
            # *The younger Lund* is Karl Lund Jr. rather than Karl Lund.
            asked = bool(name.generation) or len(name.words) > 1
            other = asked and full.generation != name.generation
            aged = is_of_another_age(mention, member.names)
            inner = is_inner_surname(name, full, people)
            told = member.names[0].span.start < mention.span.start
            if inner and not told:
                continue  # *Reyes*, whose daughter Ana Reyes Luna is told of later
            fitting.append(((other, aged, _rank(shown, known, given)), inner, told, member))
        if not self._double and any(told and not inner for _, inner, told, _ in fitting):
            fitting = [f for f in fitting if not f[1]]
        # Of two bearers of a name, a title points to the one whose gender the text shows.
        best = min((rank for rank, *_ in fitting), default=None)
        found = [member for rank, *_, member in fitting if rank == best]
        if len(found) < _TWO or len(name.words) > 1:
            return found
        bearers = [member.names for member in found]
        if best is not None and best[0]:
            which = of_generation(name, bearers, people)
            return [found[which]] if which is not None else []
        which = of_title(name, bearers, people)
        return [found[which]] if which is not None else found


def _is_place(mention: NameMention, people: People) -> bool:
    """Whether a name is a place's, according to the tagger or the lists."""
    return not mention.certain and (mention.place or _is_land(mention, people))


def _is_land(mention: NameMention, people: People) -> bool:
    """Whether a name is a country's or a region's and nobody's given name, as *Georgia* is."""
    words = mention.name.words
    return people.is_land(" ".join(words)) and not people.is_given_name(words[0])


def _rank(shown: set[Value], known: set[Value], given: Value | None) -> int:
    """How badly a title fits a bearer of the name; lower is better."""
    if not shown or shown == known:
        return 0
    return 2 if given is None else 1


def _shown(mention: NameMention, people: People) -> set[Value]:
    """The genders that a mention's titles and descriptions show."""
    return {g for w in mention.shown if (g := people.gender(w))}


def _start(mention: NameMention) -> int:
    return mention.span.start


def _keys(name: Name, people: People) -> set[str]:
    """The words under which a name is looked for."""
    land = people.groups["lands"].get(" ".join(name.words), frozenset())
    found = {*name.words, initials(name.words, people), *land}
    if name.person:
        found |= people.groups["nicknames"].get(name.words[0], frozenset())
    return found


def _describe(member: Member, people: People) -> None:
    """Gives a member its name, kind, gender and roles, by all of its mentions together."""
    fullest = max(member.names, key=lambda m: len(m.name.words))
    member.longest = len(fullest.name.words)
    member.words = frozenset(word for m in member.names for word in m.name.words)
    kept = next((m.name.kept for m in member.names if m.name.kept), ())
    # A line may end within a name.
    member.name = " ".join([*kept, *(fullest.full or fullest.bare.text).split()])
    member.place = sum(m.place for m in member.names) * 2 >= len(member.names)
    expansion = next((m.expansion for m in member.names if m.expansion is not None), None)
    if expansion is not None and len(fullest.name.words) == 1:
        member.name, member.kind = expansion.text, "organisation"
        member.mentions.add(expansion)
    if any(m.name.person for m in member.names) and _is_person(member, people):
        member.kind = "person"
    land = not any(m.certain for m in member.names) and _is_land(fullest, people)
    placed = land or sum(m.where for m in member.names) * 2 >= len(member.names)
    if placed and not any(m.certain for m in member.names):
        member.kind, member.place = "organisation", member.place or land
    first = fullest.name.words[0]
    settled = member.kind == "person" or expansion is not None or placed
    member.uncertain = not settled and _is_uncertain(member)
    # A full name that taggers take for a place's may be a person's: *told **Ivy Strand***.
    named = member.kind == "person" or (member.uncertain and len(fullest.name.words) > 1)
    value = people.given_gender(first) if named else None
    if value is not None:
        member.given = value, fullest.bare.text.split()[0]
    outlet = next((m.outlet for m in member.names if m.outlet), "")
    if outlet:
        member.name, member.kind, member.given = outlet, "organisation", None
    for mention in member.names:
        member.mentions.add(mention.span)
        if mention.age is not None:
            member.ages.add(mention.age)
        for word in () if outlet else mention.shown:
            if (value := people.gender(word)) is not None:
                member.genders.append((value, word))
    member.bare = (
        member.longest == 1
        and member.given is None
        and not any(m.nouns or m.shown or m.name.titles or m.age for m in member.names)
    )
    said = dict.fromkeys(m.role.text for m in member.names if m.role is not None)
    member.roles = sorted(said, key=lambda role: -len(role))


def _is_uncertain(member: Member) -> bool:
    """Whether a member may be a person: a full name that acts once may be, wherever else it is."""
    names = [m.name for m in member.names]
    return all(n.uncertain for n in names) or any(n.uncertain and len(n.words) > 1 for n in names)


def _is_behind_a_title(name: Name, people: People) -> bool:
    """Whether a title only begins the name of a body: *Duke University*."""
    return (
        bool(name.kept) and len(name.words) == 1 and people.names_a_body((*name.kept, *name.words))
    )


def _is_person(member: Member, people: People) -> bool:
    """Whether a member is a person: taggers err, mostly about short forms."""
    words = next(m.name.words for m in member.names if len(m.name.words) == member.longest)
    if any(_is_behind_a_title(m.name, people) for m in member.names):
        return False
    if any(m.name.titles for m in member.names):
        return True
    if people.names_a_body(words):
        return False
    if people.is_given_name(words[0]):
        return True
    votes = 0
    for mention in member.names:
        weight = 2 if len(mention.name.words) == member.longest else 1
        if not mention.name.uncertain:
            votes += weight if mention.name.person else -weight
    # *The mayor of **Gorley** came. **Gorley** is small*: a word that was a place's stays one.
    return votes > 0 or (votes == 0 and not (member.place and member.longest == 1))
