"""`Layout`: what the marks, lines and paragraphs of a text tell before any sentence is read."""

from __future__ import annotations

import re
from functools import cached_property

from attrs import frozen

from attribution.document import Document, Span
from attribution.knowledge import Grammar
from attribution.layout.lines import Wire, bylines, closing, edges, in_title_case, top_lines, wires
from attribution.layout.passages import Passage, passages
from attribution.layout.turn import Turn
from attribution.layout.turns import turns
from attribution.parsing.openings import opening_of
from attribution.spans import SpanIndex

__all__ = ["Dateline", "Layout", "lay_out"]

_STOPS = (".", "!", "?", "…", ":", ";", ",")
_CLOSING = "\"'”’»)]"
_BULLET = re.compile(r"[•·▪*»>+-]\s")
# A line of its own with words before a mark: *Read more | ...*.
_TEASING = re.compile(r"(?P<label>[^\W\d][\w'’ ]{2,24}?)\s?[:|–—>»-].{1,200}\Z")
# The most words that a headline has.
_HEADLINE = 20


@frozen
class Dateline:
    """The dateline of a report: *GENEVA (AP) — *.

    Attributes:
        span: all of it, including the mark after it.
        name: the place, and the words that go with it.
    """

    span: Span
    name: Span


@frozen
class Layout:
    """How a text is laid out.

    Attributes:
        headline: the line above the article, or None.
        headings: all lines above text that are not sentences, including the headline.
        datelines: the datelines of reports, in text order.
        title_case: the first line, if most of its words are capitalised, so that capitals in it
            do not show names.
        bylines: the lines that say who wrote the article.
        lines: the lines of the first paragraphs, where agencies' bylines stand.
        wires: words in them that may name who supplied the report, a line's likeliest first.
        edges: the first and the last paragraphs, where credits stand.
        closing: words alone after the last sentence, such as who supplied the report.
        teasers: the lines that point to other articles: *Read more: Ida Brandt weds*.
        labels: words before a colon that name no speaker: *UPDATE*, *NEW DELHI*.
        turns: what the layout alone ascribes to somebody, in text order.
        passages: the quoted passages in text order, an outer one before its inner ones.
    """

    headline: Span | None = None
    headings: tuple[Span, ...] = ()
    datelines: tuple[Dateline, ...] = ()
    title_case: Span | None = None
    bylines: tuple[Span, ...] = ()
    lines: tuple[Span, ...] = ()
    wires: tuple[Wire, ...] = ()
    edges: tuple[Span, ...] = ()
    closing: Span | None = None
    teasers: tuple[Span, ...] = ()
    labels: tuple[Span, ...] = ()
    turns: tuple[Turn, ...] = ()
    passages: tuple[Passage, ...] = ()

    @cached_property
    def marked(self) -> SpanIndex[Passage]:
        """The passages, indexed by their spans."""
        return SpanIndex(self.passages, lambda p: p.span)

    @cached_property
    def outer(self) -> SpanIndex[Passage]:
        """The passages that are in no other passage."""
        return SpanIndex((p for p in self.passages if p.depth == 0), lambda p: p.span)

    @cached_property
    def _headings(self) -> SpanIndex[Span]:
        return SpanIndex(self.headings, lambda heading: heading)

    @cached_property
    def _datelines(self) -> SpanIndex[Dateline]:
        return SpanIndex(self.datelines, lambda dateline: dateline.span)

    def in_heading(self, span: Span) -> bool:
        """Whether a span lies in a heading."""
        return bool(self._headings.covering(span))

    def in_dateline(self, span: Span) -> bool:
        """Whether a span lies in a dateline."""
        return bool(self._datelines.covering(span))


def lay_out(document: Document, grammar: Grammar) -> Layout:
    r"""The layout of a document.

    Arguments:
        document: the parsed article.
        grammar: the function words of its language, and the words of its labels.

    Example:
        >>> from attribution import parse
        >>> document = parse("Bridge stays shut\n\nThe mayor left.", model="compact")
        >>> lay_out(document, Grammar.default("en")).headline.text
        'Bridge stays shut'
    """
    marked = passages(document, grammar)
    found, labels = turns(document, grammar, marked)
    spoken = {part.start for turn in found for part in turn.content}
    spoken |= {turn.name.start for turn in found if turn.name is not None}
    written = bylines(document, grammar)
    headings = tuple(
        paragraph
        for number, paragraph in enumerate(document.paragraphs)
        if paragraph not in written
        and paragraph.start not in spoken
        and _is_heading(document, number)
    )
    headline = headings[0] if headings and headings[0] in document.paragraphs[:1] else None
    title = document.metadata.title
    first = document.paragraphs[:1]
    if headline is None and title and first and first[0].text.strip() == title.strip():
        headline = first[0]
        headings = (headline, *headings)
    lines = top_lines(document)
    opening = document.sentences[:1]
    return Layout(
        headline=headline,
        headings=headings,
        datelines=_datelines(document, labels),
        title_case=opening[0].span if opening and in_title_case(opening[0]) else None,
        bylines=written,
        lines=lines,
        wires=wires(document.text, lines),
        edges=edges(document),
        closing=closing(document),
        teasers=tuple(p for p in document.paragraphs[1:] if _is_teaser(p.text, grammar)),
        labels=labels,
        turns=found,
        passages=marked,
    )


def _is_teaser(line: str, grammar: Grammar) -> bool:
    found = _TEASING.match(line)
    words = found["label"].replace("’", "'").lower().split() if found is not None else []
    return " ".join(words) in grammar.lines.teasers


def _is_heading(document: Document, number: int) -> bool:
    """Whether a paragraph is a heading: a short line above text, without a stop."""
    text = document.paragraphs[number].text
    if number + 1 >= len(document.paragraphs) or text.rstrip(_CLOSING).endswith(_STOPS):
        return False
    words = text.split()
    closed = text[-1] in _CLOSING and text[0] in "\"'“‘«(["
    return len(words) <= _HEADLINE and not closed and _BULLET.match(text) is None


def _datelines(document: Document, labels: tuple[Span, ...]) -> tuple[Dateline, ...]:
    places = {
        label.start
        for label in labels
        if all(t.entity.endswith("LOC") for t in document.tokens_in(label))
    }
    found = []
    for paragraph in document.paragraphs:
        opening = opening_of(document.text, paragraph.start, paragraph.end)
        if opening is not None and (opening.kind == "dateline" or opening.start in places):
            found.append(
                Dateline(
                    document.span(opening.start, opening.marked),
                    document.span(opening.start, opening.name),
                )
            )
    return tuple(found)
