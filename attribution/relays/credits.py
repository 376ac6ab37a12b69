"""Finds outlets that helped with a whole article: *Reuters contributed to this report*.

They supplied no quotation in particular, and so are no quotation's agency.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence

from attribution.document import Document, Span
from attribution.knowledge.gazetteer import Gazetteer
from attribution.layout.structure import Layout
from attribution.mentions.outlets import OutletMention
from attribution.result import Credit

__all__ = ["credits_of"]

_OPENING = "(*[—–- \t\n"


def credits_of(
    document: Document,
    mentions: Sequence[OutletMention],
    layout: Layout,
    gazetteer: Gazetteer,
) -> tuple[Credit, ...]:
    """The outlets that an article's first or last lines credit with contributing to it.

    Arguments:
        document: the parsed article.
        mentions: the outlets that it names, in text order.
        layout: has its first and last paragraphs.
        gazetteer: has the words of such credits.
    """
    sure = [mention for mention in mentions if not mention.doubt]
    found: dict[str, Credit] = {}
    for paragraph in dict.fromkeys(layout.edges):
        for credit in _credits(document, paragraph, sure, gazetteer):
            found.setdefault(credit.name, credit)
    return tuple(found.values())


def _credits(
    document: Document, paragraph: Span, sure: Sequence[OutletMention], gazetteer: Gazetteer
) -> Iterator[Credit]:
    for sentence in document.sentences_in(paragraph):
        first = bisect.bisect_left(sure, sentence.span.start, key=lambda m: m.span.start)
        last = bisect.bisect_left(sure, sentence.span.end, key=lambda m: m.span.start)
        named = [m for m in sure[first:last] if sentence.span.covers(m.span)]
        if not named:
            continue
        lower = sentence.span.text.lower()
        # *With files from Reuters*: only at the beginning of a line, as the words occur elsewhere.
        behind = lower.lstrip(_OPENING).startswith(tuple(gazetteer.words("credits", "helping")))
        ends = (lower.find(words) for words in gazetteer.words("credits", "helped"))
        end = sentence.span.start + max(ends, default=-1)
        for mention in named:
            if paragraph.covers(mention.span) and (behind or mention.span.end <= end):
                yield Credit(mention.name, mention.kind, mention.span)
