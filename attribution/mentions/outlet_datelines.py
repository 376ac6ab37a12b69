"""Finds unlisted outlets in datelines that name who supplied the report.

*NAIROBI, March 4 (Zeta Press) - ...*: between a place and the dash, only an agency, a date or a
country stands in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from attribution.document import Document, Span
from attribution.knowledge import Knowledge
from attribution.layout.structure import Layout
from attribution.mentions.outlet_forms import Named

__all__ = ["in_datelines"]

# The most words that a name there has.
_MOST = 4


def in_datelines(document: Document, layout: Layout, knowledge: Knowledge) -> Iterator[Named]:
    """The names in the brackets of datelines, and everywhere else in the text.

    Arguments:
        document: the parsed article.
        layout: has its datelines.
        knowledge: has the words for lands and for who writes a report.
    """
    seen: set[str] = set()
    for wire in layout.wires:
        name = wire.name.text
        if not wire.bracketed or name in seen or not layout.in_dateline(wire.name):
            continue
        if _is_name(document, wire.name, knowledge):
            seen.add(name)
            for match in re.finditer(rf"\b{re.escape(name)}\b", document.text):
                yield Named(match.start(), match.end(), name, "news agency")


def _is_name(document: Document, span: Span, knowledge: Knowledge) -> bool:
    words, people = span.text.split(), knowledge.people
    if (
        not words
        or len(words) > _MOST
        or not all(w[0].isupper() and w[-1].isalnum() for w in words)
    ):
        return False
    if any(c.isdigit() for c in span.text) or people.is_land(span.text):
        return False
    tokens = document.tokens_in(span)
    listed = knowledge.outlets.find(span.text) is not None  # *(Sputnik)*, tagged as a place
    named = listed or (len(words) > 1 and words[-1].lower() in knowledge.outlets.name_endings)
    if not named and all(t.entity.endswith(("LOC", "PER")) for t in tokens):
        return False
    beside = knowledge.outlets.words("headings", "beside")
    calendar = any(people.has("calendar", "words", w) for w in words)
    return not calendar and not all(w.lower() in beside for w in words)
