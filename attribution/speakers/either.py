"""Tells when a pronoun may mean either of two: *Karl Lund and Omar Reyes met. **He** said so*."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attribution.document import Sentence, Token
from attribution.knowledge.people import People
from attribution.mentions.appositions import first_joined
from attribution.mentions.member import Member
from attribution.speakers.salience import Event

__all__ = ["may_be_either"]

# The share of the better one's score from which on the other of two is meant as well.
_AS_WELL = 0.9


def may_be_either(
    member: Member,
    pronoun: Token,
    scores: Mapping[int, float],
    events: Sequence[Event],
    sentences: Sequence[Sentence],
    people: People,
) -> bool:
    """Whether nothing but their order parts somebody from another who was named together with them.

    Or somebody from whoever took their place: *Lund was replaced by Reyes. **He** said so*.

    Arguments:
        member: whom a pronoun seems to mean.
        pronoun: the pronoun.
        scores: how well each of those mentioned before fits, by their ``id``.
        events: the mentions before the pronoun, the last first.
        sentences: the document's sentences.
        people: has the verbs for taking somebody's place.
    """
    if _is_followed_by_another(member, pronoun, scores, events, sentences, people):
        return True
    enough = scores.get(id(member), 0.0) * _AS_WELL
    near = {key for key, score in scores.items() if score >= enough}
    if len(near) != 2 or not member.names:
        return False
    found: dict[int, Event] = {}
    for event in events:
        if id(event.member) in near and event.member.names:
            found.setdefault(id(event.member), event)
        if len(found) == len(near):
            break
    firsts = {
        (event.sentence, first_joined(sentences[event.sentence], event.top).index)
        for event in found.values()
    }
    return len(found) == len(near) and len(firsts) == 1


def _is_followed_by_another(
    member: Member,
    pronoun: Token,
    scores: Mapping[int, float],
    events: Sequence[Event],
    sentences: Sequence[Sentence],
    people: People,
) -> bool:
    """Whether somebody was just told to be replaced by another, who may as well speak now."""
    if len(scores) < 2:
        return False
    for event in events:
        if event.sentence < pronoun.sentence - 1:
            return False
        if event.top.deprel != "obl:agent" or event.member is member:
            continue
        sentence = sentences[event.sentence]
        verb = sentence.head(event.top)
        if verb is None or id(event.member) not in scores:
            continue
        if not people.has("dialogue", "replacing", verb.lemma):
            continue
        return any(other.member is member and other.sentence == event.sentence for other in events)
    return False
