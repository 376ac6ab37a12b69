"""Clusters name mentions into the people and organisations that they mean: the cast of the article.

Fuller names are taken first, so that a short form finds its entity whether it comes before or
after the full one, as it does in a headline.
"""

from __future__ import annotations

import bisect
from collections.abc import Collection, Mapping, Sequence

from attrs import evolve

from attribution.document import Sentence
from attribution.knowledge.people import People
from attribution.mentions.appositions import top_of
from attribution.mentions.member import Member, Value
from attribution.mentions.name_matching import Name, agree, initials, is_inner_surname
from attribution.mentions.names import NameMention
from attribution.mentions.namesakes import (
    Namesakes,
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
    members: list[Member] = []
    by_word: dict[str, list[Member]] = {}
    of_mention: dict[int, Member] = {}
    of_outlet: dict[str, Member] = {}
    # Members that are bodies, and those who were called by a surname before their last.
    bodies: set[int] = set()
    inner: set[int] = set()
    bearers = Namesakes(sentences)
    order = sorted(
        range(len(found)), key=lambda i: (-len(found[i].name.words), found[i].span.start)
    )
    full_of: dict[int, Name] = {}
    shown_of: dict[int, set[Value]] = {}
    for position in order:
        mention = found[position]
        if mention.outlet:
            member = of_outlet.get(mention.outlet)
        else:
            candidates = _candidates(
                mention, by_word, full_of, shown_of, people, double=bool(inner)
            )
            candidates = _of_kind(mention, candidates, bodies, full_of, people)
            member = bearers.meant(mention, candidates)
        if member is None:
            member = Member(mention.bare.text, "organisation")
            if mention.outlet:
                of_outlet[mention.outlet] = member
            members.append(member)
            if not (mention.name.person or _is_place(mention, people)):
                bodies.add(id(member))
            full_of[id(member)] = mention.name
            shown_of[id(member)] = set()
            for word in _keys(mention.name, people):
                by_word.setdefault(word, []).append(member)
        elif mention.name.generation:
            full_of[id(member)] = evolve(full_of[id(member)], generation=mention.name.generation)
        bisect.insort(member.names, mention, key=_start)
        shown_of[id(member)] |= _shown(mention, people)
        of_mention[mention.bare.start] = member
        if len(mention.name.words) == 1 and not mention.shown:
            bearers.alone.add((id(member), mention.name.last))
            if is_inner_surname(mention.name, full_of[id(member)], people):
                inner.add(id(member))
        sentence = sentences[mention.head.sentence]
        # *Her brother, the comedian Karl Lund*
        said = (*mention.shown, *mention.nouns, top_of(sentence, mention.head).lemma)
        if any(word in people.groups["kin"] for word in said):
            bearers.kin.add(id(member))
        if is_dead(mention, sentence, people):
            bearers.dead.add(id(member))
    for member in members:
        _describe(member, people)
    return members, of_mention


def _of_kind(
    mention: NameMention,
    candidates: list[Member],
    bodies: Collection[int],
    full_of: Mapping[int, Name],
    people: People,
) -> list[Member]:
    """Those of a name's candidates that are of the kind that the mention shows."""
    if _is_place(mention, people):
        # *Norvia* is no short form of *the University of Norvia*.
        words = mention.name.words
        return [c for c in candidates if id(c) not in bodies or full_of[id(c)].words == words]
    if mention.firm:
        # *The brewer Lund* is not Ana Lund, its founder.
        return [c for c in candidates if not full_of[id(c)].person]
    if mention.certain:
        # *Lund* is Ana Lund rather than the Lund Foundation.
        return [c for c in candidates if full_of[id(c)].person] or candidates
    return candidates


def _candidates(
    mention: NameMention,
    by_word: dict[str, list[Member]],
    full_of: dict[int, Name],
    shown_of: dict[int, set[Value]],
    people: People,
    *,
    double: bool,
) -> list[Member]:
    """The members whom a name may mean.

    Arguments:
        mention: the name mention.
        by_word: the members with each word in one of their names.
        full_of: the fullest names of each member.
        shown_of: the genders that their titles and descriptions show.
        people: word lists.
        double: whether the text calls somebody by the first of two surnames, so that *Reyes* may
            mean Dana Reyes Luna as well as Ana Reyes.
    """
    name = mention.name
    ends = dict.fromkeys((name.last, *name.words[:1]))
    pool = {id(m): m for word in ends for m in by_word.get(word, ())[-_NAMESAKES:]}
    shown = _shown(mention, people)
    fitting = []
    for member in pool.values():
        if not agree(name, full_of[id(member)], people):
            continue
        known = shown_of[id(member)]
        if shown and known and shown != known:
            continue
        given = people.given_gender(full_of[id(member)].words[0])
        if shown and not known and given is not None and given not in shown:
            continue  # *Mr Lund* is not Doreen Lund but, say, her son
        if shown and not known and given is None and is_wed(mention, people):
            continue  # *Mrs Lund, wife of the master*
        # *The younger Lund* is Karl Lund Jr. rather than Karl Lund.
        other = bool(name.generation) and full_of[id(member)].generation != name.generation
        aged = is_of_another_age(mention, member.names)
        inner = is_inner_surname(name, full_of[id(member)], people)
        told = member.names[0].span.start < mention.span.start
        if inner and not told:
            continue  # *Reyes*, whose daughter Ana Reyes Luna is told of later
        fitting.append(((other, aged, _rank(shown, known, given)), inner, told, member))
    if not double and any(told and not inner for _, inner, told, _ in fitting):
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
    member.uncertain = (
        member.kind != "person"
        and expansion is None
        and not placed
        # A full name that acts once may be a person's, wherever else it stands.
        and (
            all(m.name.uncertain for m in member.names)
            or any(m.name.uncertain and len(m.name.words) > 1 for m in member.names)
        )
    )
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
    said = dict.fromkeys(m.role.text for m in member.names if m.role is not None)
    member.roles = sorted(said, key=lambda role: -len(role))


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
    return votes >= 0
