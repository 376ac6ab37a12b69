"""Tells two turns that stand side by side: *"Is the pool open?" "No," said the guard*.

Nobody who goes on speaking closes the marks to open others right behind them.
"""

from __future__ import annotations

from attribution.claim import Claim, altered
from attribution.document import Document
from attribution.layout.passages import MARKS, STOPS, Passage
from attribution.quotes.rule import Context
from attribution.spans import SpanIndex

__all__ = ["turn_behind", "without_turn_before"]


def turn_behind(document: Document, outer: SpanIndex[Passage], passage: Passage) -> Passage | None:
    """The passage that somebody else begins right behind one that is finished.

    Arguments:
        document: the article.
        outer: its outermost passages.
        passage: one of them.
    """
    following = outer.next_from(passage.span.end)
    if following is None or not passage.closed or passage.opener in (">", " "):
        return None
    if passage.inner.text.rstrip(MARKS + " ")[-1:] not in STOPS:
        return None
    same = following.paragraph == passage.paragraph
    between = document.text[passage.span.end : following.span.start] if same else "."
    return following if between and not between.strip() else None


def without_turn_before(context: Context, claim: Claim) -> Claim:
    """The claim without what was said before somebody else's turn, right before its cue.

    Arguments:
        context: has the passages in quotation marks.
        claim: as it was merged.
    """
    cue, outer = claim.cue, context.layout.outer
    if cue is None or claim.start >= cue.span.start:
        return claim
    own = outer.last_from(cue.span.start)
    if own is None or own.span.start <= claim.start or own.span.end > cue.span.start:
        return claim
    before = outer.last_from(own.span.start - 1)
    if before is None or turn_behind(context.document, outer, before) != own:
        return claim
    start = own.span.start
    parts = (p for p in claim.content if p.end > start)
    cut = tuple(context.document.span(max(p.start, start), p.end) for p in parts)
    return altered(claim, content=cut) if cut else claim
