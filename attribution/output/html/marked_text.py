"""The text of an article with its contents, cues, sources, addressees and agencies marked.

Marks may stand in each other and may cross; HTML's elements may only stand in each other. So
where two cross, the one that opened last is closed and opened anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

from attrs import field, frozen

from attribution.document import Span
from attribution.output.html.markup import Markup, escaped, joined, opened
from attribution.output.html.signs import Sign, sign_of
from attribution.result import AttributedDocument, Attribution

__all__ = ["Mark", "Role", "marked_paragraphs", "marks_of", "paragraphs"]

Role = Literal["content", "cue", "source", "addressee", "agency"]
"""What a marked stretch is to its attribution."""

# Of marks on the same words, the outer one first.
_ORDER: tuple[Role, ...] = ("content", "agency", "source", "addressee", "cue")
# Blank lines part paragraphs.
_BREAK = re.compile(r"\r?\n[^\S\n]*\n\s*")
# More lines than these under one another cannot be told apart.
_LEVELS = 3
# Less sure than this, and how the line shows it; the legend tells the same.
_DOUBTS = ((0.5, "at-doubtful"), (0.75, "at-unsure"))


@frozen
class Mark:
    """A marked stretch of the text.

    Attributes:
        start: offset of its first character.
        end: offset behind its last.
        role: what it is.
        numbers: of the attributions that it belongs to, from 1 on.
        sign: of their speaker.
        first: whether it is the first part of its content, which carries the badge.
        confidence: of the attribution.
    """

    start: int
    end: int
    role: Role
    numbers: tuple[int, ...]
    sign: Sign = field(repr=False)
    first: bool = False
    confidence: float = 1.0


def marks_of(document: AttributedDocument, signs: dict[str, Sign]) -> tuple[Mark, ...]:
    """The marks of all attributions, in the order in which they open.

    Arguments:
        document: the attributed article.
        signs: of its speakers, by their entity's id.
    """
    shared: dict[tuple[int, int, Role], list[int]] = {}
    speakers: dict[tuple[int, int, Role], Sign] = {}
    marks = []
    for number, a in enumerate(document.attributions, 1):
        sign = sign_of(a, signs)
        for i, part in enumerate(a.quote.content):
            marks.append(
                Mark(part.start, part.end, "content", (number,), sign, i == 0, a.confidence)
            )
        for role, span in _beside(a):
            place = (span.start, span.end, role)
            shared.setdefault(place, []).append(number)
            speakers.setdefault(place, sign)
    for place, numbers in shared.items():
        marks.append(Mark(*place, tuple(numbers), speakers[place]))
    return tuple(sorted((m for m in marks if m.start < m.end or m.first), key=_opening))


def _beside(a: Attribution) -> Iterator[tuple[Role, Span]]:
    quote = a.quote
    if quote.cue is not None:
        yield "cue", quote.cue.span
    if quote.source is not None:
        yield "source", quote.source
    if a.addressee is not None:
        yield "addressee", a.addressee.mention
    if a.agency is not None and a.agency.mention is not None:
        yield "agency", a.agency.mention


def _opening(mark: Mark) -> tuple[int, int, int, tuple[int, ...]]:
    return mark.start, -mark.end, _ORDER.index(mark.role), mark.numbers


def paragraphs(text: str) -> list[tuple[int, int]]:
    r"""Where the paragraphs of a text stand: blank lines part them.

    Example:
        >>> paragraphs("One.\n\nTwo.\n")
        [(0, 4), (6, 10)]
    """
    found, start = [], len(text) - len(text.lstrip())
    for gap in _BREAK.finditer(text, start):
        found.append((start, gap.start()))
        start = gap.end()
    end = len(text.rstrip())
    return [*found, (start, end)] if start < end else found


def marked_paragraphs(
    text: str,
    marks: Sequence[Mark],
    *,
    badge: Callable[[Mark], Markup],
    hint: Callable[[Mark], str] | None = None,
) -> list[Markup]:
    """The paragraphs of a text with their marks.

    Arguments:
        text: the whole text.
        marks: in the order in which they open.
        badge: what stands before the first part of a content.
        hint: what a mark says when it is pointed at, if anything.
    """
    found, after, at = [], 0, 0
    here: list[Mark] = []
    for start, end in paragraphs(text):
        here = [mark for mark in here if mark.end > start]
        while at < len(marks) and marks[at].start < end:
            if marks[at].end > start or marks[at].first:
                here.append(marks[at])
            at += 1
        found.append(_marked(text, here, start, end, after, badge, hint))
        after = end
    return found


def _marked(
    text: str,
    marks: Sequence[Mark],
    start: int,
    end: int,
    after: int,
    badge: Callable[[Mark], Markup],
    hint: Callable[[Mark], str] | None,
) -> Markup:
    """A paragraph with the marks that reach into it; ``after`` is where the one before it ended."""
    waiting = list(reversed(marks))
    pieces: list[Markup] = []
    open_: list[Mark] = []
    at = start
    while waiting or open_:
        opens = max(start, waiting[-1].start) if waiting else end
        closes = min((min(m.end, end) for m in open_), default=end)
        if open_ and closes <= opens:
            pieces.append(_piece(text, at, closes))
            at = closes
            # What ends here takes all with it that was opened since.
            first = next(i for i, m in enumerate(open_) if min(m.end, end) <= at)
            pieces += [Markup("</span>")] * len(open_[first:])
            again = [m for m in open_[first:] if min(m.end, end) > at]
            del open_[first:]
        else:
            again = [waiting.pop()]
            pieces.append(_piece(text, at, opens))
            at = opens
            if again[0].first and again[0].start >= after:
                pieces.append(badge(again[0]))
        for mark in again:
            if mark.end > at:
                pieces.append(_opened(mark, open_, hint))
                open_.append(mark)
    return joined(*pieces, _piece(text, at, end))


def _piece(text: str, start: int, end: int) -> Markup:
    """A piece of the text; a line end of two characters that it cuts is left to the next piece."""
    cut = text[end - 1 : end + 1] == "\r\n"
    return escaped(text[start : end - cut])


def _opened(mark: Mark, around: Iterable[Mark], hint: Callable[[Mark], str] | None) -> Markup:
    level = sum(m.role == "content" for m in around)
    style = f"at-{mark.role} {mark.sign.style}"
    if mark.role == "content":
        style += f" at-l{min(level, _LEVELS)}"
        style += next((f" {name}" for below, name in _DOUBTS if mark.confidence < below), "")
    numbers = " ".join(map(str, mark.numbers))
    return opened("span", class_=style, data_q=numbers, title=hint(mark) if hint else None)
