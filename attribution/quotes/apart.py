"""Keeps content, cue, source and addressee of a claim apart, so that no two share a character."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.claim import Claim, Mention, altered
from attribution.document import Document, Span

__all__ = ["apart"]

_EDGES = " \t\r\n,;:"


def apart(document: Document, claim: Claim) -> Claim | None:
    """The claim with parts that do not overlap; None if its cue is in its content.

    A cue or source that reaches into the content ends where that begins. Only the words of a
    cue may stand around its source: *in the mayor's words*.

    Arguments:
        document: the parsed article.
        claim: as it was assembled.
    """
    cue = _trimmed(document, claim.cue, claim.content)
    if claim.cue is not None and cue is None:
        return None
    content = claim.content
    if (head := claim.source_head) is not None:
        # *The dike failed, Norddag said, citing an engineer*: the last part tells of the source.
        content = tuple(part for part in content if not part.overlaps(head.span)) or content
    source = _trimmed(document, claim.source, content)
    if cue is not None and source is not None and not cue.span.covers(source.span):
        source = _trimmed(document, source, (cue.span,))
    lost = claim.source is not None and source is None
    told = claim.addressee
    if cue is not None and told is not None and _is_object_within(cue, told):
        # *Pressed the engineer | about* whether it was safe
        cue = _trimmed(document, cue, (told.span,)) or cue
    others = [*content, *(mention.span for mention in (cue, source) if mention is not None)]
    if told is not None and any(other.overlaps(told.span) for other in others):
        told = None
    return altered(
        claim,
        content=content,
        cue=cue,
        source=source,
        no_source="its words stand in the content or the cue" if lost else claim.no_source,
        addressee=told,
    )


def _is_object_within(cue: Mention, told: Mention) -> bool:
    """Whether a cue runs on behind whom its verb addresses: *pressed **the engineer** about*."""
    head, hearer = cue.head, told.head
    inside = cue.span.covers(told.span) and told.span.end < cue.span.end
    if head is None or hearer is None or not inside:
        return False
    own = (hearer.sentence, hearer.head) == (head.sentence, head.index)
    return own and hearer.index > head.index and hearer.relation in ("obj", "iobj")


def _trimmed(document: Document, mention: Mention | None, others: Sequence[Span]) -> Mention | None:
    """What is left around the head of a mention; None if its head belongs to another part."""
    if mention is None or not any(other.overlaps(mention.span) for other in others):
        return mention
    head = mention.head
    if head is None or any(other.overlaps(head.span) for other in others):
        return None
    start = max([mention.span.start, *(o.end for o in others if o.end <= head.span.start)])
    end = min([mention.span.end, *(o.start for o in others if o.start >= head.span.end)])
    while start < end and document.text[start] in _EDGES:
        start += 1
    while start < end and document.text[end - 1] in _EDGES:
        end -= 1
    return Mention(document.span(start, end), head) if start < end else None
