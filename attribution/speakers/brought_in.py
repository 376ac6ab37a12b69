"""Tells whom the sentence before a pronoun brings in: *His father, **Ole**, wept. **He** said*."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterable, Iterator, Sequence

from attribution.document import Sentence, Token
from attribution.knowledge.people import People
from attribution.mentions.appositions import first_joined
from attribution.mentions.namesakes import dies
from attribution.speakers.agreement import Wanted, fits
from attribution.speakers.salience import Event
from attribution.syntax.relations import SUBJECTS

__all__ = ["introduced"]

# How much likelier somebody is to speak whom the sentence before has brought in, and how much less
# if that tells what they do to another: *His boss, **Cole**, sacked him. "It hurt," **he** said*.
_NEW = 2.5
_DOING = 0.4
# The same if they speak of another of their gender: *praised him. "**He** is good," **he** said*.
_OF_ANOTHER = 5.0
# The same if they attack another, who tells of it, or threaten him: *a man drew a gun. "Get down!"*
_ATTACKING = 0.15
_THREATENING = 6.0
_OBJECTS = ("obj", "iobj")
_UNDERGOING = (*_OBJECTS, "obl")


def introduced(
    pronoun: Token,
    sentences: Sequence[Sentence],
    people: People,
    before: Callable[[int], Iterable[Event]],
    wanted: Wanted,
    quoted: Sequence[tuple[int, int]],
) -> tuple[int, float]:
    """Who (by the ``id``) acts in the sentence before, which mentions them first, or 0.

    A reporter who has just brought somebody in lets them speak; who was told of before has had
    their say. With them comes how much likelier they are than others.

    Arguments:
        pronoun: a pronoun that is a source.
        sentences: the document's sentences.
        people: word lists.
        before: the mentions before an offset, the nearest first.
        wanted: the gender that the pronoun asks for.
        quoted: the spans of what is said in direct speech.
    """
    at = pronoun.sentence - 1
    if wanted not in ("masculine", "feminine") or at < 0:
        return 0, 1.0
    sentence = sentences[at]
    new: dict[int, Event | None] = {}
    known: set[int] = set()
    for event in before(pronoun.span.start):
        if event.sentence < at and not new:
            return 0, 1.0
        # Of those before, only who is mentioned again counts, and whether there is anybody.
        counts = event.sentence >= at or not known or id(event.member) in new
        if event.quotation is not None or not counts or not _is_fitting(event, wanted):
            continue
        if event.sentence > at:
            return 0, 1.0
        if event.sentence < at:
            known.add(id(event.member))
        elif new.get(id(event.member)) is None:
            new[id(event.member)] = event if _acts(sentence, event) else None
    # *The intruder woke Ana Lund. **She** said so*: one of two who are new is nobody's newcomer.
    found = [(key, acting) for key, acting in new.items() if key not in known]
    key, actor = found[0] if len(found) == 1 else (0, None)
    if not known or actor is None or dies(sentence, actor.top, people):
        return 0, 1.0
    attacking = _attacks(sentence, actor, people)
    if not attacking and not _acts_on_another(sentence, actor, people, wanted):
        return key, _NEW
    said = list(_said_beside(pronoun, sentences, quoted))
    if attacking:
        return key, _THREATENING if _addresses(said, people) else _ATTACKING
    if any(people.gender(t.form) == wanted for t in said):
        return key, _OF_ANOTHER
    return key, 1.0 if _addresses(said, people) else _DOING


def _addresses(said: Iterable[Token], people: People) -> bool:
    """Whether words are said to somebody: *is it **yours**?*, ***get** down*."""
    return any(people.has("pronouns", "second", t.form) or t.feature("Mood") == "Imp" for t in said)


def _attacks(sentence: Sentence, event: Event, people: People) -> bool:
    """Whether somebody does violence: *a man **grabbed** his arm*, *he **drew a gun***."""
    verb = sentence.root
    done = sentence.children(verb, "obj")
    if not done or event.top.deprel != "nsubj":
        return False
    armed = any(people.has("dialogue", "weapons", t.lemma) for t in done)
    drawn = armed and people.has("dialogue", "drawing", verb.lemma)
    return drawn or people.has("dialogue", "attacking", verb.lemma)


def _is_fitting(event: Event, wanted: Wanted) -> bool:
    member = event.member
    somebody = (member.kind == "person" and not member.bare) or member.human
    return somebody and not member.plural and fits(member, wanted)


def _acts(sentence: Sentence, event: Event) -> bool:
    """Whether a mention is the subject of the sentence's main clause, or one of several."""
    first = first_joined(sentence, event.top)
    return first.relation in SUBJECTS and first.head == sentence.root.index


def _acts_on_another(sentence: Sentence, event: Event, people: People, wanted: Wanted) -> bool:
    """Whether somebody does something to another: *sacked **him***, *pointed a gun at **him***."""
    verb = sentence.root
    done = sentence.child(verb, *_OBJECTS) is not None
    for part in sentence.children(verb, *_UNDERGOING):
        if people.gender(part.form) == wanted and (done or part.relation in _OBJECTS):
            return part.index > event.top.index
    return False


def _said_beside(
    pronoun: Token, sentences: Sequence[Sentence], quoted: Sequence[tuple[int, int]]
) -> Iterator[Token]:
    """The words in marks right before a pronoun, or else the first of those after it."""
    at = bisect.bisect_right(quoted, (pronoun.span.start, 0))
    sentence = sentences[pronoun.sentence]
    if at > 0 and quoted[at - 1][1] > sentence.span.start:
        at -= 1
    if at == len(quoted) or quoted[at][0] >= sentence.span.end:
        return
    start, end = quoted[at]
    first = sentence.index
    while first > 0 and sentences[first].span.start > start:
        first -= 1
    for one in sentences[first:]:
        if one.span.start >= end:
            return
        yield from (t for t in one.tokens if start <= t.span.start < end)
