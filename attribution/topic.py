"""`Topic`: somebody or something that the content of a quotation speaks of."""

from __future__ import annotations

from typing import Literal, get_args

from attrs import frozen

from attribution.document import Span
from attribution.entity import Entity, Resolution
from attribution.errors import InputError
from attribution.part_types import check_parts

__all__ = ["Part", "Topic", "TopicMention"]

Part = Literal["subject", "object", "owner", "other"]
"""The grammatical part that a mention plays in a content: the subject of a clause (of a passive
one, too), the object of a verb, the owner of something (*her*, *the mayor's*), or none of these.
They are listed from the strongest to the weakest."""


@frozen
class TopicMention:
    """Words of a content that speak of somebody.

    Attributes:
        span: the words.
        part: the grammatical part that they play in the content.
        resolved_by: how they led to the entity.
        confidence: how sure that is, from 0 to 1.
    """

    span: Span
    part: Part
    resolved_by: Resolution
    confidence: float = 1.0
    __attrs_post_init__ = check_parts


@frozen
class Topic:
    """Somebody or something that a content speaks of.

    Attributes:
        entity: the entity.
        mentions: the words of the content that refer to it, in text order.
        is_speaker: whether it is the content's own speaker: *Lund said he would resign*.
    """

    entity: Entity
    mentions: tuple[TopicMention, ...]
    is_speaker: bool = False

    def __attrs_post_init__(self) -> None:
        check_parts(self)
        if not self.mentions:
            raise InputError("Topic: its mentions are one or more TopicMention objects, not none")

    @property
    def name(self) -> str:
        """The entity's canonical name."""
        return self.entity.name

    @property
    def part(self) -> Part:
        """The strongest part that it plays, in the order in which `Part` lists them."""
        return min((m.part for m in self.mentions), key=get_args(Part).index)

    @property
    def confidence(self) -> float:
        """How sure it is that the content speaks of it, which is as sure as its surest mention."""
        return max(m.confidence for m in self.mentions)
