"""Tells when a pronoun may mean either of two: *Karl Lund and Omar Reyes met. **He** said so*."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attribution.document import Sentence
from attribution.mentions.appositions import first_joined
from attribution.mentions.member import Member
from attribution.speakers.salience import Event

__all__ = ["may_be_either"]

# The share of the better one's score from which on the other of two is meant as well.
_AS_WELL = 0.9


def may_be_either(
    member: Member,
    scores: Mapping[int, float],
    events: Iterable[Event],
    sentences: Sequence[Sentence],
) -> bool:
    """Whether nothing but their order parts somebody from another who was named together with them.

    Arguments:
        member: whom a pronoun seems to mean.
        scores: how well each of those mentioned before fits, by their ``id``.
        events: the mentions before the pronoun, the last first.
        sentences: the document's sentences.
    """
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
