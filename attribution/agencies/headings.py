"""The news agency that a whole article comes from: dateline, byline, publisher, credit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attribution.agencies.gazetteer import Gazetteer
from attribution.agencies.links import Link
from attribution.agencies.outlets import OutletMention
from attribution.document import Document, Span
from attribution.result import Relation

__all__ = ["heading"]

_DATELINE = re.compile(r"[A-ZÀ-Þ][^\n()]{1,60}?\((?P<name>[^)\n]{2,40})\)\s*[—–-]")
_BYLINE = re.compile(r"(?:By|BY|by)\s+(?P<name>[^\n]{2,80})$")
# Datelines and bylines stand in the first paragraphs; credits there or in the last.
_TOP = 4


def heading(
    document: Document, mentions: Sequence[OutletMention], gazetteer: Gazetteer
) -> Link | None:
    """The agency that all of an article's quotations came by, unless they name their own.

    A dateline goes before a byline, a byline before the publisher, the publisher before
    a credit (*Reuters contributed to this report*). Only a news agency counts: what a
    newspaper prints under its own name has come through nobody.

    Arguments:
        document: the parsed article.
        mentions: outlets that it names, in text order.
        gazetteer: known outlets, and how credits read.
    """
    agencies = [m for m in mentions if m.kind == "news agency"]
    forms: tuple[tuple[re.Pattern[str], Relation], ...] = (
        (_DATELINE, "dateline"),
        (_BYLINE, "byline"),
    )
    for pattern, relation in forms:
        for paragraph in document.paragraphs[:_TOP]:
            match = pattern.match(paragraph.text)
            if match is None:
                continue
            start, end = (paragraph.start + offset for offset in match.span("name"))
            within = _named_in(agencies, document.span(start, end))
            if within:
                return Link(within[0].name, within[0].kind, relation, within[0].span)
    publisher = gazetteer.find(document.metadata.publisher or "")
    if publisher is not None and publisher.kind == "news agency":
        return Link(publisher.name, publisher.kind, "publisher", None)
    phrases = gazetteer.words("credits", "phrases")
    for paragraph in (*document.paragraphs[:_TOP], *document.paragraphs[-_TOP:]):
        alone = len(document.sentences_in(paragraph)) == 1
        if not alone or not any(p in paragraph.text for p in phrases):
            continue
        within = _named_in(agencies, paragraph)
        # Of two it cannot be told which brought what.
        if len({m.name for m in within}) == 1:
            return Link(within[0].name, within[0].kind, "byline", within[0].span)
    return None


def _named_in(mentions: Sequence[OutletMention], span: Span) -> list[OutletMention]:
    return [m for m in mentions if span.covers(m.span)]
