"""`Layout`: what the marks, lines and paragraphs of a text tell before any sentence is read."""

from __future__ import annotations

import re
from functools import cached_property

from attrs import frozen

from attribution.document import Document, Span
from attribution.knowledge import Grammar
from attribution.layout.lines import Wire, bylines, closing, edges, in_title_case, top_lines, wires
from attribution.layout.passages import Passage, passages
from attribution.layout.turns import Turn, turns
from attribution.parsing.openings import opening_of
from attribution.spans import SpanIndex

__all__ = ["Dateline", "Layout", "lay_out"]

_STOPS = (".", "!", "?", "…", ":", ";", ",")
_CLOSING = "\"'”’»)]"
_BULLET = re.compile(r"[•·▪*»>+-]\s")
# Words of the longest headline.
_HEADLINE = 20


@frozen
class Dateline:
    """What a report opens with: *GENEVA (AP) — *.

    Attributes:
        span: the whole, the mark behind it included.
        name: the place, and what goes with it.
    """

    span: Span
    name: Span


@frozen
class Layout:
    """How a text is laid out.

    Attributes:
        headline: the line above the article, or None.
        headings: all lines that stand above text and are no sentences, the headline among them.
        datelines: what reports open with, in text order.
        title_case: the first line, if most of its words have a capital, which so tells of no name.
        bylines: lines that say who wrote it.
        lines: those of the first paragraphs, where bylines of agencies stand.
        wires: where those may name who brought the report, the likeliest of a line first.
        edges: the first and the last paragraphs, where credits stand.
        closing: what stands alone behind the last sentence, be it who brought the report.
        labels: what stands before a colon and speaks for nobody: *UPDATE*, *NEW DELHI*.
        turns: what somebody says by the layout alone, in text order.
        passages: what stands in quotation marks, in text order, an outer one before its inner
            ones.
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
    labels: tuple[Span, ...] = ()
    turns: tuple[Turn, ...] = ()
    passages: tuple[Passage, ...] = ()

    @cached_property
    def marked(self) -> SpanIndex[Passage]:
        """The passages, to be looked up by where they stand."""
        return SpanIndex(self.passages, lambda p: p.span)

    @cached_property
    def outer(self) -> SpanIndex[Passage]:
        """The passages that lie in no other; they are apart from each other."""
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
    r"""How a document is laid out.

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
        labels=labels,
        turns=found,
        passages=marked,
    )


def _is_heading(document: Document, number: int) -> bool:
    """Whether a paragraph is a short line without a stop, above text."""
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
