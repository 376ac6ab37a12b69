"""`Meant`: a mention within a content, and whom it means."""

from __future__ import annotations

from attrs import frozen

from attribution.document import Span
from attribution.mentions.member import Member
from attribution.result import Part, Resolution

__all__ = ["Meant"]


@frozen
class Meant:
    """A mention within a content.

    Attributes:
        span: its words.
        member: whom it means.
        part: its grammatical part.
        how: how it led to whom it means.
        confidence: how sure that is, from 0 to 1.
    """

    span: Span
    member: Member
    part: Part
    how: Resolution
    confidence: float
