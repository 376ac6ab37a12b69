"""Pairs quotation marks: straight, curly, single, German and French ones.

The passages between paired marks are the raw material of direct and mixed
quotations. An unbalanced mark costs no more than its own passage, which then
ends with its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attrs import frozen

from attribution.document import Document, Span

__all__ = ["MARKS", "Passage", "passages"]

MARKS = "\"'“”„‘’‚«»‹›"
"""All quotation marks, to be stripped off a passage."""

_CLOSERS = {
    "“": ("”",),
    "„": ("“", "”"),
    "«": ("»",),
    "»": ("«",),
    "‹": ("›",),
    "‘": ("’",),
    "‚": ("‘", "’"),
    '"': ('"',),
    "'": ("'",),
    "''": ("''",),
}
# Marks of another shape that close one by mistake.
_UNLIKE = {"“": ('"', "“"), '"': ("”",)}
_STRAIGHT = ('"', "'", "''")
_SINGLE = ("‘", "'", "‚")
# French sets a space inside its marks.
_SPACED = "«‹"
_BEFORE_OPENING = "([{—–-/:"
# What an apostrophe cuts off at the beginning: *'em*, *rock 'n' roll*.
_ELIDED = re.compile(r"(?:bout|cause|em|n|neath|round|scuse|til|till|tis|twas)\b", re.IGNORECASE)


@frozen
class Passage:
    """What stands between a pair of quotation marks.

    Attributes:
        span: the passage with its marks.
        depth: 0 for an outermost passage, 1 for one inside it, ...
        closed: False where the closing mark is missing.
        opener: the opening mark.
        paragraph: 0-based position of its paragraph.
    """

    span: Span
    depth: int
    closed: bool
    opener: str
    paragraph: int


def passages(document: Document) -> tuple[Passage, ...]:
    """All passages in quotation marks, in text order, an outer one before its inner ones.

    Apostrophes (*don't*, *the ministers' plan*, *'90s*) and marks of measure
    (*6'2"*) open nothing.
    """
    found: list[Passage] = []
    for number, paragraph in enumerate(document.paragraphs):
        found += _in_paragraph(document, paragraph, number)
    found.sort(key=lambda p: (p.span.start, -p.span.end))
    return tuple(found)


def _in_paragraph(document: Document, paragraph: Span, number: int) -> Iterator[Passage]:
    text = document.text
    # Open marks, outermost first: (offset, mark).
    stack: list[tuple[int, str]] = []
    resume = paragraph.start
    for at in range(paragraph.start, paragraph.end):
        mark = text[at]
        if at < resume or (mark not in _CLOSERS and mark not in "”’›"):
            continue
        if text.startswith("''", at) and at + 1 < paragraph.end:
            # Two apostrophes are how some wires and archives type a double mark.
            mark = "''"
        resume = at + len(mark)
        before = text[at - 1] if at > paragraph.start else " "
        after = text[resume] if resume < paragraph.end else " "
        level = _closes(stack, mark, before, after)
        if level is not None:
            start, opener = stack[level]
            del stack[level:]
            if at - start > len(opener):
                yield Passage(document.span(start, resume), level, True, opener, number)
        elif (
            _opens(stack, mark, before, after)
            and not any(m == mark for _, m in stack)
            and not (mark in _SINGLE and _ELIDED.match(text, resume))
        ):
            stack.append((at, mark))
    for level, (start, opener) in enumerate(stack):
        # A single mark without a partner is an apostrophe.
        if opener not in _SINGLE:
            yield Passage(document.span(start, paragraph.end), level, False, opener, number)
            break


def _closes(stack: list[tuple[int, str]], mark: str, before: str, after: str) -> int | None:
    """The level of the open mark that this one closes, or None."""
    for level in range(len(stack) - 1, -1, -1):
        opener = stack[level][1]
        if mark not in _CLOSERS[opener]:
            continue
        if mark in ("’", "'") and (after.isalnum() or before.isspace()):
            return None
        if mark in ("’", "'") and level < len(stack) - 1:
            return None  # *'bout "the drivers' plan"*: an apostrophe closes no mark around it
        if mark in ('"', "''") and before.isspace() and not after.isspace():
            # An opening shape: taken as a close only if nothing could open here.
            return None
        return level
    return _closes_unlike(stack, mark, before, after)


def _closes_unlike(stack: list[tuple[int, str]], mark: str, before: str, after: str) -> int | None:
    """The level of the innermost mark, if this one of another shape can only be meant to close it.

    Web pages mix their marks (*“I will run", he said*). After a digit the straight one may be a
    measure (*6'2"*).
    """
    if not stack or before.isspace() or after.isalnum():
        return None
    opener = stack[-1][1]
    if mark == '"' and before.isdigit():
        return None
    return len(stack) - 1 if mark in _UNLIKE.get(opener, ()) else None


def _opens(stack: list[tuple[int, str]], mark: str, before: str, after: str) -> bool:
    if mark not in _CLOSERS or (after.isspace() and mark not in _SPACED):
        return False
    free = before.isspace() or before in _BEFORE_OPENING or before in _CLOSERS
    if mark in _STRAIGHT:
        if mark == "'" and (after.isdigit() or not after.isalnum()):
            return False
        return free
    if mark in "“»":
        # These close in German; they open where a passage can begin.
        return free or not stack
    return free or mark not in _SINGLE
