"""Reads the first and last lines of an article, which may say who supplied it and who wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from attrs import frozen

from attribution.document import Document, Sentence, Span
from attribution.knowledge import Grammar

__all__ = ["Wire", "bylines", "closing", "edges", "in_title_case", "top_lines", "wires"]

# *GENEVA (AP) — ...*, *LIMA (Andina).- ...*, *(Reuters) - ...*: a dash shows that the words before
# it are a dateline.
_DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ(][^\n()]{0,60}?(?:\([^\n()]{1,30}\)[^\n()]{1,30}?)?)?\(\s?(?P<name>[^)\n]{2,60}?)\s?\)\s*(?:\.\s?)?(?:[—–-]|:\s)"
)
# *New Delhi, March 3 (PTI) The minister ...*, *[AFP] The minister ...*: without a dash, brackets
# show it that open the line, or follow nothing but a place and a date.
_PLAIN_DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ][\w.'’-]*[\s,/]+|\d{1,4}[\s,]+){0,8}"
    r"[(\[](?P<name>[^)\]\n]{2,40})[)\]]\s+(?=[\"“A-ZÀ-Þ])"
)
# *GENEVA, March 4. /TASS/. The minister ...*, *GENEVA, March 4 /PRNewswire/ -- ...*
_SLASHED = re.compile(
    r"(?:[A-ZÀ-Þ][\w.'’-]*[\s,]+|\d{1,4}[\s,.]+){1,8}/(?P<name>[^/\n]{2,40})/(?:\.\s|\s*[—–-])"
)
# *GENEVA, AAP — The minister ...*, *GENEVA | AFP - ...*, *GENEVA: AFP: ...*
_UNBRACKETED = re.compile(
    r"[A-ZÀ-Þ][\w .'’/-]{1,40}?\s?(?:[,:|—–]|\s-)\s?(?P<name>[A-ZÀ-Þ][^\n—–.,:|]{1,40}?)"
    r"(?:\s?[—–]|\s--?\s|:)\s*(?=[\"“A-ZÀ-Þ])"
)
# *Halden, July 25, IRNA - The minister ...*, *HALDEN, AUGUST 22, ARMENPRESS. The minister ...*
_DATED = re.compile(
    r"[A-ZÀ-Þ][\w .'’/-]{1,40}?,\s(?:[^\W\d_]{3,10}\.?\s\d{1,2}|\d{1,2}\s[^\W\d_]{3,10}\.?)"
    r"(?:,?\s\d{4})?,\s(?P<name>[A-ZÀ-Þ][^\n—–.,:|]{1,40}?)(?:\s?[—–]|\s--?\s|[:.]\s)"
    r"\s*(?=[\"“A-ZÀ-Þ])"
)
# *... on Tuesday. (ANI)*, *... on Tuesday. /PA Media*
_CLOSING = re.compile(
    r"[.!?\"”]\s*(?:[(\[](?P<name>[^()\[\]\n]{2,40})[)\]]"
    r"|(?:/|--|—|–)\s?(?P<bare>[A-ZÀ-Þ][\w -]{1,30}))\s*$"
)
# *CNN — The minister ...*
_LEADING = re.compile(r"(?P<name>[A-ZÀ-Þ][^\n—–.,:]{1,40}?)\s*(?:[—–]|\s--?\s)\s*(?=[\"“A-ZÀ-Þ]|$)")
_LINE = re.compile(r"\S[^\n]*")
# How many paragraphs from the top may have datelines and bylines, and from either end, credits.
_TOP = 4
# How many lines of these paragraphs are read: some articles have but one paragraph.
_LINES = 12
# The length of a state's abbreviation, which follows a town as an agency does.
_STATE = 2
# How many characters at the end of an article may say who supplied it.
_TAIL = 60
# The most words that a byline has.
_BYLINE = 8


@frozen
class Wire:
    """Words in the opening of a report that may name the outlet that supplied it: *GENEVA (AP) — *.

    Attributes:
        name: the words, whether they are an outlet's name or anything else.
        bracketed: whether they are in brackets, or initials after a place: then they are neither a
            place nor a person.
    """

    name: Span
    bracketed: bool


def wires(text: str, lines: tuple[Span, ...]) -> tuple[Wire, ...]:
    """The words that may name who supplied the report, in text order, a line's likeliest first."""
    found = []
    for line in lines:
        for pattern in (_DATELINE, _PLAIN_DATELINE, _SLASHED, _DATED, _UNBRACKETED, _LEADING):
            match = pattern.match(line.text)
            if match is not None:
                name = Span.of(text, *(line.start + at for at in match.span("name")))
                # *SYDNEY, AAP —*, but *LANCASTER, PA —*
                initials = name.text.isupper() and len(name) > _STATE
                bare = pattern in (_DATED, _UNBRACKETED, _LEADING)
                beside = pattern is not _LEADING and initials
                found.append(Wire(name, beside or not bare))
    return tuple(found)


def closing(document: Document) -> Span | None:
    """What stands alone after an article's last sentence, such as who supplied it: *... (ANI)*."""
    last = document.paragraphs[-1] if document.paragraphs else None
    # Only the end is searched: a pattern anchored at the end would try every position before.
    tail = last.text[-_TAIL:] if last is not None else ""
    match = _CLOSING.search(tail)
    if last is None or match is None:
        return None
    start, end = match.span("name" if match["name"] else "bare")
    first = last.end - len(tail)
    return document.span(first + start, first + end)


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
    """The lines that say who wrote the article: *By Dana Reyes*, *BYLINE: D. Reyes*."""
    found = []
    for paragraph in document.paragraphs[:_TOP]:
        words = paragraph.text.split() or [""]
        if words[0].rstrip(":").lower() in grammar.lines.bylines and len(words) <= _BYLINE:
            found.append(paragraph)
    return tuple(found)


def in_title_case(sentence: Sentence) -> bool:
    """Whether most words of a line without a final stop are capitalised, whatever they are."""
    words = [t for t in sentence.tokens if t.form[:1].isalpha()]
    capital = sum(t.form[:1].isupper() for t in words)
    return sentence.tokens[-1].form not in (".", "!", "?") and capital * 2 > len(words)
