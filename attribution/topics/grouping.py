"""Groups the mentions in a claim into the topics of the result."""

from __future__ import annotations

from collections.abc import Mapping

from attribution.claim import Claim
from attribution.result import Entity, Topic, TopicMention
from attribution.topics.meant import Meant

__all__ = ["topics_of"]


def topics_of(claim: Claim, entity_of: Mapping[int, Entity]) -> tuple[Topic, ...]:
    """The topics of a claim's content, in the order of their first mentions.

    Arguments:
        claim: the claim, with its mentions.
        entity_of: the entity of each member, by its ``id``.
    """
    speaker = claim.speaker.member if claim.speaker is not None else None
    together: dict[int, list[Meant]] = {}
    for meant in claim.about:
        together.setdefault(id(meant.member), []).append(meant)
    return tuple(
        Topic(
            entity_of[key],
            tuple(TopicMention(m.span, m.part, m.how, m.confidence) for m in mentions),
            mentions[0].member is speaker,
        )
        for key, mentions in together.items()
    )
