"""Turns by layout: *SMITH: ...*, *Q: ...*, *The Herald: ...?*, a name above what it says."""

from __future__ import annotations

from collections.abc import Iterator

from attribution.claim import Mention
from attribution.layout.turn import Turn
from attribution.quotes.rule import Context, LaidOut

__all__ = ["named_line", "transcript_turn"]


def transcript_turn(context: Context) -> Iterator[LaidOut]:
    """A paragraph that opens with who speaks and a colon, and those that go on it."""
    for turn in context.layout.turns:
        if turn.line:
            continue
        yield LaidOut(
            content=turn.content,
            cue=_cue(context, turn),
            source=_named(context, turn),
            no_source="the turn names only question or answer" if turn.name is None else None,
            shown=(turn.name, turn.mark) if turn.name is not None else (turn.mark,),
            note="a name and a colon open the paragraph",
        )


def named_line(context: Context) -> Iterator[LaidOut]:
    """The passages in marks below a line that names who says them."""
    for turn in context.layout.turns:
        if not turn.line or turn.name is None:
            continue
        yield LaidOut(
            content=turn.content,
            cue=_cue(context, turn),
            source=_named(context, turn),
            shown=(turn.name,),
            note="a name stands on a line of its own above the passages",
        )


def _cue(context: Context, turn: Turn) -> Mention | None:
    """The mark behind the name; some lines have none."""
    marked = turn.name is None or turn.mark.start >= turn.name.end
    return Mention.of(context.document, turn.mark) if marked else None


def _named(context: Context, turn: Turn) -> Mention | None:
    return Mention.of(context.document, turn.name) if turn.name is not None else None
