"""Tells which of several people with one surname is meant: by title, age, kinship or nearness."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from attrs import define, field

from attribution.document import Sentence, Token
from attribution.knowledge.people import People
from attribution.mentions.appositions import top_of
from attribution.mentions.member import Member
from attribution.mentions.name_matching import Name
from attribution.mentions.names import NameMention
from attribution.syntax.relations import SUBJECTS

__all__ = [
    "Namesakes",
    "dies",
    "is_another_generation",
    "is_dead",
    "is_of_another_age",
    "is_wed",
    "of_generation",
    "of_title",
]

_TWO = 2
# How many digits a year has.
_YEAR = 4
# The lists of the verbs that tell of a death, by what is their subject.
_DYING = {"nsubj": "dying", "nsubj:pass": "killing"}


@define
class Namesakes:
    """Tells whom a name means that several bear, by how the text has called them so far.

    Attributes:
        sentences: the document's sentences.
        alone: those whom a single word has meant, each with that word.
        kin: those mentioned as somebody's kin.
        dead: those who die in the text.
    """

    sentences: Sequence[Sentence]
    alone: set[tuple[int, str]] = field(factory=set)
    kin: set[int] = field(factory=set)
    dead: set[int] = field(factory=set)

    def meant(self, mention: NameMention, bearers: Sequence[Member]) -> Member | None:
        """Which of its bearers a name means; None if nothing parts them.

        Arguments:
            mention: the name.
            bearers: the members whom it fits.
        """
        if len(bearers) < _TWO or len(mention.name.words) > 1:
            return min(bearers, key=lambda bearer: _distance(bearer, mention), default=None)
        return self._established(mention, bearers) or self._nearest(mention, bearers)

    def _established(self, mention: NameMention, bearers: Sequence[Member]) -> Member | None:
        """The one whom a surname alone has meant so far, if all other bearers are mentioned as kin.

        *Lund was born in Halden. His father, Karl Lund, sailed. Lund ...* goes on with the first.
        """
        if mention.shown or mention.name.generation:
            return None
        so_far = [b for b in bearers if (id(b), mention.name.last) in self.alone]
        if len(so_far) == 1 and all(id(b) in self.kin for b in bearers if b is not so_far[0]):
            return so_far[0]
        return None

    def _nearest(self, mention: NameMention, bearers: Sequence[Member]) -> Member | None:
        """The one named last before a name, else the first one after.

        None if a sentence has just named two in full: *John Berg met Karl Berg. Berg said*. A later
        paragraph goes on with whoever was called by the surname alone, or spoke last. If none was
        and none did, it does not mean somebody who was only told of as another's kin, nor one of
        two of whom a paragraph told: *Lund fled. His brother, Karl Lund, was hurt. The judge told
        **Lund** ...* is either. Whoever spoke as the kin of one who lives is not meant for sure,
        nor is he by what used to be said: *Lund has died. "He slept," said his son, Karl Lund.
        **Lund** had often said ...* Whose kin died is left to speak: *Lund's brother, Karl Lund,
        died. "It was sudden," **Lund** says.*
        """
        before = {id(b): m for b in bearers if (m := _last_before(b, mention.span.start))}
        nearest = min(bearers, key=lambda bearer: _distance(bearer, mention))
        last = before.get(id(nearest))
        if last is None or len(before) < _TWO:
            return nearest
        full = [m for m in before.values() if m.head.sentence == last.head.sentence]
        full = [m for m in full if len(m.name.words) > 1]
        if len(full) > 1 and last.head.sentence != mention.head.sentence and not mention.shown:
            return None
        there = self._paragraph(last)
        persons = all(any(m.name.person for m in b.names) for b in bearers)
        living = [b for b in bearers if id(b) not in self.dead]
        survives = len(living) == 1 and {id(nearest)} <= self.dead & self.kin
        if survives and self._speaks(mention) and not self._is_of_old(mention):
            return living[0]
        if there == self._paragraph(mention) or not persons:
            return nearest
        so_far = [b for b in bearers if (id(b), mention.name.last) in self.alone]
        if len(so_far) == 1:
            return so_far[0]
        told = [b for b in bearers if id(b) in before and self._paragraph(before[id(b)]) == there]
        if [b for b in told if self._speaks(before[id(b)])] == [nearest]:
            others = [b for b in bearers if b is not nearest]
            goes_on = all(id(b) in self.dead for b in others) and not self._is_of_old(mention)
            return nearest if goes_on or id(nearest) not in self.kin else None
        return None if len(told) > 1 or id(nearest) in self.kin else nearest

    def _paragraph(self, mention: NameMention) -> int:
        return self.sentences[mention.head.sentence].paragraph

    def _speaks(self, mention: NameMention) -> bool:
        """Whether a name is the subject of a verb with a clause, as who says something is."""
        sentence = self.sentences[mention.head.sentence]
        top = top_of(sentence, mention.head)
        verb = sentence.head(top)
        said = verb is not None and (
            sentence.child(verb, "ccomp") is not None or verb.relation == "parataxis"
        )
        return said and top.relation in SUBJECTS

    def _is_of_old(self, mention: NameMention) -> bool:
        """Whether a name's verb tells of earlier: *Lund **had** warned*, *said in **2009***."""
        sentence = self.sentences[mention.head.sentence]
        verb = sentence.head(top_of(sentence, mention.head))
        if verb is None:
            return False
        perfect = verb.feature("VerbForm") == "Part"
        beside = sentence.children(verb, "aux", "obl")
        return any(
            (t.deprel == "aux" and t.feature("Tense") == "Past" and perfect)
            or (t.form.isdigit() and len(t.form) == _YEAR)
            for t in beside
        )


def dies(sentence: Sentence, top: Token, people: People) -> bool:
    """Whether somebody dies, or is killed: *her brother **drowned***.

    Arguments:
        sentence: where somebody is mentioned.
        top: the head of the phrase that mentions them.
        people: has such verbs.
    """
    key = _DYING.get(top.deprel)
    verb = sentence.head(top) if key is not None else None
    return key is not None and verb is not None and people.has("dialogue", key, verb.lemma)


def is_dead(mention: NameMention, sentence: Sentence, people: People) -> bool:
    """Whether a name is that of somebody who dies: *Lund drowned*, *Lund, who drowned*.

    Arguments:
        mention: the name.
        sentence: its sentence.
        people: has such verbs.
    """
    top = top_of(sentence, mention.head)
    clauses = sentence.children(top, "acl")
    who = [t for clause in clauses for t in sentence.children(clause, *SUBJECTS)]
    return any(dies(sentence, token, people) for token in (top, *who))


def _distance(bearer: Member, mention: NameMention) -> tuple[bool, int]:
    """How far a bearer of a name is named from it; those named before come first."""
    here = mention.span.start
    at = bisect.bisect_right(bearer.names, here, key=_start)
    nearest = bearer.names[at - 1 if at else 0].span.start
    return at == 0, abs(here - nearest)


def _last_before(bearer: Member, offset: int) -> NameMention | None:
    at = bisect.bisect_left(bearer.names, offset, key=_start)
    return bearer.names[at - 1] if at else None


def _start(mention: NameMention) -> int:
    return mention.span.start


def is_of_another_age(mention: NameMention, names: Sequence[NameMention]) -> bool:
    """Whether the age beside a name is not that of a possible bearer: *Lund, 51*, *Ana Lund, 24*.

    Arguments:
        mention: the name.
        names: the name mentions of the possible bearer.
    """
    ages = [m.age for m in names if m.age is not None]
    return mention.age is not None and bool(ages) and mention.age not in ages


def is_another_generation(mention: NameMention, sentence: Sentence, people: People) -> bool:
    """Whether a name is that of the namesake's kin: *Karl Lund died. His son, **Karl Lund Jr.***.

    Arguments:
        mention: the name.
        sentence: its sentence.
        people: has the words behind names that tell who is the younger, and those of kinship.
    """
    if len(mention.name.words) < _TWO or not mention.name.generation:
        return False
    if not any(people.has("titles", "generations", w) for w in mention.span.text.split()):
        return False
    nouns = (top_of(sentence, mention.head), mention.role.head if mention.role else None)
    return any(
        noun is not None
        and noun.lemma.lower() in people.groups["kin"]
        and sentence.child(noun, "nmod:poss") is not None
        for noun in nouns
    )


def of_title(name: Name, bearers: Sequence[Sequence[NameMention]], people: People) -> int | None:
    """The bearer of a surname who has the title before it, or None: *Rep. Lund*.

    Arguments:
        name: the surname.
        bearers: the names under which each bearer is mentioned.
        people: has the titles that anybody may have, such as *Mr*.
    """
    office = {t for t in name.titles if not people.has("titles", "civil", t)}
    titled = [
        at
        for at, names in enumerate(bearers)
        if any(office.intersection(m.name.titles) for m in names)
    ]
    return titled[0] if len(titled) == 1 else None


def of_generation(
    name: Name, bearers: Sequence[Sequence[NameMention]], people: People
) -> int | None:
    """The bearer of a surname who is *the younger Lund* or *the elder Lund*, or None.

    Arguments:
        name: the surname, with its generation.
        bearers: the names under which each bearer is mentioned.
        people: which nouns are for fathers and the like.
    """
    elder = name.generation == people.one("titles", "father")
    ages = [next((m.age for m in names if m.age is not None), None) for names in bearers]
    known = [age for age in ages if age is not None]
    if len(known) == len(bearers) and len(set(known)) > 1:
        return known.index(max(known) if elder else min(known))
    nouns = [{w for m in names for w in (*m.shown, *m.nouns)} for names in bearers]
    parents = [any(people.has("kinds", "ancestor", noun) for noun in said) for said in nouns]
    # *Lund's father, Karl Lund* is the elder, and of two the other one is the younger.
    return parents.index(elder) if parents.count(elder) == 1 and any(parents) else None


def is_wed(mention: NameMention, people: People) -> bool:
    """Whether a surname is described as the wife or husband of a possible bearer.

    Arguments:
        mention: the surname.
        people: has the nouns for wives and husbands.
    """
    said = (*mention.shown, *mention.nouns)
    wed = any(people.has("kinds", "spouse", noun) for noun in said)
    return wed and len(mention.name.words) == 1
