"""`Turn`: what the layout of a text ascribes to somebody, without a verb of saying."""

from __future__ import annotations

from attrs import frozen

from attribution.document import Span

__all__ = ["Turn"]


@frozen
class Turn:
    """What the layout alone ascribes to somebody.

    Attributes:
        name: who speaks; None if it is only marked as a question or an answer.
        mark: the colon or dash after the name; the end of the name's line if there is none.
        content: what is said, with one part for each paragraph or passage.
        asks: True for a question marked as one, False for an answer, None for other turns.
        line: whether the name has a line to itself.
    """

    name: Span | None
    mark: Span
    content: tuple[Span, ...]
    asks: bool | None = None
    line: bool = False
