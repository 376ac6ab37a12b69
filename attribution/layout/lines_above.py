"""Finds the passages below a line that names who says them."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from typing import Literal

from attrs import frozen

from attribution.document import Document, Span, Token
from attribution.knowledge import Grammar
from attribution.layout.passages import Passage
from attribution.layout.turn import Turn

__all__ = ["below_lines"]

_LINE_END = re.compile(r"[ \t]*(?P<mark>[—–-]{1,3}|:)\s*\Z")
# The most words of a line that names who speaks below it, and of one that gives the topic.
_LINE = 8
# The most words of a first line that introduces somebody.
_INTRODUCTION = 16
# So many characters of a line hold its first two words.
_OPENING = 30
_NOMINAL = ("ADJ", "ADP", "CCONJ", "DET", "NOUN", "NUM", "PART", "PROPN", "PUNCT")


@frozen
class _Line:
    """A line that may name who speaks below it."""

    kind: Literal["name", "topic", "passage", "text"]
    number: int
    name: Span | None = None
    mark: Span | None = None
    role: bool = False


def below_lines(
    document: Document, grammar: Grammar, passages: Sequence[Passage], taken: set[int]
) -> Iterator[Turn]:
    """The passages below a name on a line of its own, perhaps with the topic on a line between.

    It is not a byline if there are several such names, if a dash or colon follows, or if a
    description of the person precedes it.
    """
    outer = [p for p in passages if p.depth == 0]
    starts = [p.span.start for p in outer]
    lines = [_line(document, grammar, number, starts) for number in range(len(document.paragraphs))]
    speaking = [
        (line, _run(lines, line.number)) for line in lines if line.kind == "name" and line.name
    ]
    speaking = [(line, below) for line, below in speaking if below and not _signs(lines, line)]
    for line, below in speaking:
        if len(speaking) < 2 and line.mark is None and not line.role:
            continue
        content = []
        for number in below:
            paragraph = document.paragraphs[number]
            first = bisect.bisect_left(starts, paragraph.start)
            last = bisect.bisect_left(starts, paragraph.end)
            content += [p.span for p in outer[first:last]]
        assert line.name is not None  # noqa: S101  # a line that names has a name
        mark = line.mark or document.span(line.name.end - 1, line.name.end)
        if content[0].start not in taken:
            yield Turn(line.name, mark, tuple(content), line=True)


def _run(lines: Sequence[_Line], number: int) -> list[int]:
    """The paragraphs of passages below a line, up to the next name or text."""
    found = []
    for line in lines[number + 1 :]:
        if line.kind == "passage":
            found.append(line.number)
        elif line.kind != "topic":
            break
    return found


def _signs(lines: Sequence[_Line], line: _Line) -> bool:
    """Whether a name is one of those below passages: the first of them has no name above it, and
    the last one has one below it."""
    if line.mark is not None or not line.number:
        return False
    first = last = line.number
    while first and lines[first - 1].kind != "text":
        first -= 1
    while last + 1 < len(lines) and lines[last + 1].kind != "text":
        last += 1
    return lines[first].kind == "passage" and lines[last].kind == "name"


def _line(document: Document, grammar: Grammar, number: int, starts: Sequence[int]) -> _Line:
    paragraph = document.paragraphs[number]
    at = bisect.bisect_left(starts, paragraph.start)
    if at < len(starts) and starts[at] == paragraph.start:
        return _Line("passage", number)
    stopped = paragraph.text[-1] in ".!?…"
    heads = _heads(paragraph.text, grammar)
    if stopped and number and not heads:  # as most: one need not look at its words
        return _Line("text", number)
    match = _LINE_END.search(document.text, max(paragraph.end - 8, paragraph.start), paragraph.end)
    end = match.start() if match is not None else paragraph.end
    words = document.tokens_in(document.span(paragraph.start, end))
    introduced = _introduced(document, words, heads=heads) if heads or number == 0 else None
    if introduced is not None:
        return _Line("name", number, introduced, role=True)
    if not words or len(words) > _LINE or stopped:
        return _Line("text", number)
    first = words[0].form.lower()
    if first in "([" or first in grammar.lines.topics:
        return _Line("topic", number)
    person = [t for t in words if t.entity.endswith("PER")]
    last = words[-1]
    if not person or not _is_nominal(words) or first in grammar.lines.bylines:
        return _Line("topic" if match is not None else "text", number)
    if not last.entity.endswith("PER") and not {",", "("} & {t.form for t in words}:
        return _Line("text", number)
    mark = document.span(*match.span("mark")) if match is not None else None
    name = document.span(words[0].span.start, last.span.end)
    return _Line("name", number, name, mark, role=person[0] is not words[0])


def _heads(text: str, grammar: Grammar) -> bool:
    """Whether a line begins like one that says whose words stand below it: *A note from ...*."""
    first, _, rest = text[:_OPENING].lower().partition(" ")
    return first in grammar.lines.statements or rest.partition(" ")[0] in grammar.lines.statements


def _introduced(document: Document, words: Sequence[Token], *, heads: bool) -> Span | None:
    """The person whom the first line introduces: *From the desk of Karl Lund, a baker.*; or a line
    that heads somebody's statement."""
    person = [t for t in words if t.entity.endswith("PER")]
    stop = bool(words) and words[-1].form == "."
    if not person or not _is_nominal(words) or len(words) > _INTRODUCTION:
        return None
    if heads and _is_from(words, person):
        return document.cover(person)
    if not stop:
        return None
    behind = [t for t in words if t.span.start >= person[-1].span.end]
    one = len(person) == person[-1].index - person[0].index + 1
    apposed = bool(behind) and behind[0].form == "," and any(t.upos == "NOUN" for t in behind)
    return document.cover(person) if one and apposed else None


def _is_from(words: Sequence[Token], person: Sequence[Token]) -> bool:
    """Whether a line is *N from ... NAME*, perhaps with who that is: the name, and no other."""
    one = len(person) == person[-1].index - person[0].index + 1
    before = [t for t in words if t.index < person[0].index]
    behind = [t for t in words if t.index > person[-1].index and t.form not in ".:"]
    linked = any(t.upos == "ADP" for t in before[:3])
    return one and linked and (not behind or behind[0].form in (",", "("))


def _is_nominal(words: Sequence[Token]) -> bool:
    return all(t.upos in _NOMINAL or t.deprel == "nmod:poss" for t in words)
