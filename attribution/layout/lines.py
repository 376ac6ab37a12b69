"""The first and last lines of an article: where it says who brought it, and who wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from attrs import frozen

from attribution.document import Document, Sentence, Span
from attribution.knowledge import Grammar

__all__ = ["Wire", "bylines", "edges", "in_title_case", "top_lines", "wires"]

# *GENEVA (AP) — ...*, *LIMA (Andina).- ...*, *(Reuters) - ...*: a dash shows that the place
# before is a dateline.
_DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ(][^\n()]{0,60}?)?\(\s?(?P<name>[^)\n]{2,60}?)\s?\)\s*(?:\.\s?)?(?:[—–-]|:\s)"
)
# *New Delhi, March 3 (PTI) The minister ...*, *[AFP] The minister ...*: without one, the brackets
# do that open the line or stand behind no other words.
_PLAIN_DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ][\w.'’-]*[\s,/]+|\d{1,4}[\s,]+){0,8}"
    r"[(\[](?P<name>[^)\]\n]{2,40})[)\]]\s+(?=[\"“A-ZÀ-Þ])"
)
# *GENEVA, March 4. /TASS/. The minister ...*, *GENEVA, March 4 /PRNewswire/ -- ...*
_SLASHED = re.compile(
    r"(?:[A-ZÀ-Þ][\w.'’-]*[\s,]+|\d{1,4}[\s,.]+){1,8}/(?P<name>[^/\n]{2,40})/(?:\.\s|\s*[—–-])"
)
# *CNN — The minister ...*
_LEADING = re.compile(r"(?P<name>[A-ZÀ-Þ][^\n—–.,:]{1,40}?)\s*(?:[—–]|\s--?\s)\s*(?=[\"“A-ZÀ-Þ]|$)")
_LINE = re.compile(r"\S[^\n]*")
# Datelines and bylines stand in the first paragraphs; credits there or in the last.
_TOP = 4
# Some articles have but one paragraph.
_LINES = 12
# Words of the longest byline.
_BYLINE = 8


@frozen
class Wire:
    """Where the opening of a report may name the outlet that brought it: *GENEVA (AP) — ...*.

    Attributes:
        name: what stands there, whether an outlet's name or anything else.
        bracketed: whether it stands in brackets, where no place and no person does.
    """

    name: Span
    bracketed: bool


def wires(text: str, lines: tuple[Span, ...]) -> tuple[Wire, ...]:
    """Where lines may name who brought the report, in text order, the likeliest of a line first."""
    found = []
    for line in lines:
        for pattern in (_DATELINE, _PLAIN_DATELINE, _SLASHED, _LEADING):
            match = pattern.match(line.text)
            if match is not None:
                name = Span.of(text, *(line.start + at for at in match.span("name")))
                found.append(Wire(name, pattern is not _LEADING))
    return tuple(found)


def top_lines(document: Document) -> tuple[Span, ...]:
    """The lines of the first paragraphs."""
    top = document.paragraphs[:_TOP]
    return tuple(islice((line for p in top for line in _lines(document, p)), _LINES))


def _lines(document: Document, paragraph: Span) -> Iterator[Span]:
    for match in _LINE.finditer(paragraph.text):
        yield document.span(paragraph.start + match.start(), paragraph.start + match.end())


def edges(document: Document) -> tuple[Span, ...]:
    """The first and the last paragraphs, where credits stand."""
    return (*document.paragraphs[:_TOP], *document.paragraphs[-_TOP:])


def bylines(document: Document, grammar: Grammar) -> tuple[Span, ...]:
    """The lines that say who wrote it: *By Dana Reyes*, *BYLINE: D. Reyes*."""
    found = []
    for paragraph in document.paragraphs[:_TOP]:
        words = paragraph.text.split() or [""]
        if words[0].rstrip(":").lower() in grammar.lines.bylines and len(words) <= _BYLINE:
            found.append(paragraph)
    return tuple(found)


def in_title_case(sentence: Sentence) -> bool:
    """Whether most words of a line without a final stop have a capital, which so means nothing."""
    words = [t for t in sentence.tokens if t.form[:1].isalpha()]
    capital = sum(t.form[:1].isupper() for t in words)
    return sentence.tokens[-1].form not in (".", "!", "?") and capital * 2 > len(words)
