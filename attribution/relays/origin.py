"""Finds the agency that a whole article is from, by its dateline, byline, publisher or credit."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from attribution.document import Document, Span
from attribution.knowledge.gazetteer import Gazetteer
from attribution.layout.structure import Layout
from attribution.mentions.outlets import OutletMention
from attribution.relays.links import Link
from attribution.result import Relation

__all__ = ["origins"]

_WORD = re.compile(r"[^\W\d_][\w.'’-]*")
# The most words of a place after an agency: *PTI | New Delhi*.
_FEWEST = 3
# The most words that a byline has besides the agency's.
_LONGEST = 6
# How a credit after an article's last sentence begins: *- AFP*.
_DASHES = ("-", "–", "—")


def origins(
    document: Document,
    mentions: Sequence[OutletMention],
    layout: Layout,
    gazetteer: Gazetteer,
) -> tuple[Link, ...]:
    """The agencies through which all quotations of an article came, unless they name their own.

    A dateline takes precedence over a byline, a byline over the publisher, the publisher over
    a credit (*Copyright 2019 Reuters*). Except in datelines only news agencies count: what a
    newspaper prints under its own name has come through nobody. There are several if one
    dateline or byline names them (*GENEVA (AP/AFP)*).

    Arguments:
        document: the parsed article.
        mentions: the outlets that it names, in text order.
        layout: has its first and last lines.
        gazetteer: has the known outlets, and the words of bylines and credits.
    """
    sure = [m for m in mentions if not m.doubt]
    # A name in the brackets of a dateline is no place's and no woman's: *AMMAN (Petra) - ...*.
    wires = [m for m in mentions if not m.doubt or m.kind == "news agency"]
    agencies = [m for m in sure if m.kind == "news agency"]
    for wire in layout.wires:
        there = wires if wire.bracketed else sure
        found = _links(there, wire.name, "dateline")
        # Nothing but outlets stands there: *Reyes (a former AP reporter) - ...*.
        if found and not _rest(wire.name, there, gazetteer):
            return found
    for line in layout.lines:
        if _is_byline(line, agencies, gazetteer):
            return _links(agencies, line, "byline")
    publisher = gazetteer.find(document.metadata.publisher or "")
    if publisher is not None and publisher.kind == "news agency":
        return (Link(publisher.name, publisher.kind, "publisher", None),)
    closing = document.sentences[-1].span if document.sentences else None
    opens = closing is not None and closing.text.startswith((*_DASHES, "("))
    last = [closing] if closing is not None and opens else []
    last += [layout.closing] if layout.closing is not None else []
    for paragraph in (*layout.edges, *last):
        if _is_credit(paragraph, agencies, gazetteer):
            found = _links(agencies, paragraph, "byline")
            # Of two it cannot be told which brought what.
            if len(found) == 1:
                return found
    return ()


def _is_byline(line: Span, agencies: Sequence[OutletMention], gazetteer: Gazetteer) -> bool:
    """*By Ana Lund, Associated Press*, *Ana Lund | AP*, *The Associated Press*.

    But no headline: *Reuters to close its office*.
    """
    if not _within(agencies, line):
        return False
    rest = _rest(line, agencies, gazetteer)
    opening = line.text.split()[0].rstrip(":").lower()
    by = opening in gazetteer.words("headings", "by")
    if len(rest) > _LONGEST or line.text.endswith((".", "?", "!", "”", '"')):
        return False
    if by or not rest:
        return True
    first = next(m for m in agencies if line.covers(m.span))
    behind = line.text[first.span.end - line.start :].lstrip()
    if first.span.start == line.start and behind.startswith("|") and len(rest) <= _FEWEST:
        return all(w[0].isupper() for w in rest)  # *PTI | Nairobi*
    # The name of whoever wrote it, then that of the agency.
    before = line.text[: first.span.start - line.start].rstrip()
    return before[-1:] in (",", "|", "/", "•", "·") and all(w[0].isupper() for w in rest)


def _is_credit(paragraph: Span, agencies: Sequence[OutletMention], gazetteer: Gazetteer) -> bool:
    """*Copyright 2019 Reuters*, and a line with nothing but the agency's name.

    So is *(Reporting by Ana Lund; editing by Karl Moe, Reuters)*.
    An outlet that only *contributed to this report* supplied no quotation in particular.
    """
    if not _within(agencies, paragraph):
        return False
    if any(paragraph.text.startswith(w) for w in gazetteer.words("credits", "rights")):
        return True
    staff = tuple(gazetteer.words("credits", "staff"))
    if paragraph.text.startswith("(") and paragraph.text[1:].lower().startswith(staff):
        return True
    return not _rest(paragraph, agencies, gazetteer)


def _rest(line: Span, mentions: Sequence[OutletMention], gazetteer: Gazetteer) -> list[str]:
    """The words of a line, without those for outlets, days and staff."""
    named = [m.span for m in _within(mentions, line)]
    beside = gazetteer.words("headings", "beside")
    days = {day[:3] for day in gazetteer.words("described", "days")}
    words = []
    at = end = 0
    for match in _WORD.finditer(line.text):
        start = line.start + match.start()
        while at < len(named) and named[at].start <= start:
            end = max(end, named[at].end)
            at += 1
        if start < end:
            continue
        if match[0].lower() not in beside and match[0][:3] not in days:
            words.append(match[0])
    return words


def _within(mentions: Sequence[OutletMention], span: Span) -> list[OutletMention]:
    """Those of some mentions, in text order, that are in a span."""
    first = bisect.bisect_left(mentions, span.start, key=_start)
    last = bisect.bisect_left(mentions, span.end, key=_start)
    return [m for m in mentions[first:last] if span.covers(m.span)]


def _start(mention: OutletMention) -> int:
    return mention.span.start


def _links(mentions: Sequence[OutletMention], span: Span, relation: Relation) -> tuple[Link, ...]:
    links: dict[str, Link] = {}
    for mention in _within(mentions, span):
        links.setdefault(mention.name, Link(mention.name, mention.kind, relation, mention.span))
    return tuple(links.values())
