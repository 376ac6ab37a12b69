"""Keeps one of two claims that say the same, or share a passage in quotation marks."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.claim import Claim
from attribution.document import Span
from attribution.layout.passages import Passage
from attribution.spans import SpanIndex

__all__ = ["once_each", "without_doubles"]

# How many of the candidates kept last a new one is compared with: this keeps the cost linear.
_NEAR = 400
# The share of characters in common from which two contents count as the same.
_NEARLY_ALL = 0.8


def without_doubles(candidates: list[Claim]) -> list[Claim]:
    """Drops the less likely of two candidates with nearly the same content."""
    kept: list[tuple[int, int, Claim]] = []
    alike: dict[tuple[Span, ...], list[Claim]] = {}
    for candidate in candidates:
        alike.setdefault(candidate.content, []).append(candidate)
    candidates = [c for c in candidates if not _reports_beyond(c, alike[c.content])]
    # What a speaker thinks within a turn does not take the turn from them.
    for candidate in sorted(candidates, key=lambda c: (not c.rule.takes_all, -c.weight)):
        start, end = candidate.start, candidate.end
        around = [c for first, last, c in kept[-_NEAR:] if first < end and start < last]
        if not any(_same(candidate, other) for other in around):
            kept.append((start, end, candidate))
    return [candidate for _, _, candidate in kept]


def _reports_beyond(claim: Claim, others: Sequence[Claim]) -> bool:
    """Whether another cue, between a cue and its content, reports that content itself.

    *"It is late," Lund said, Reuters reported.*
    """
    cue = claim.cue
    if cue is None or claim.end > cue.span.start:
        return False
    return any(
        other.cue is not None
        and claim.end <= other.cue.span.start < cue.span.start
        and other.source is not None
        and other.source.span.end <= cue.span.start
        for other in others
    )


def once_each(claims: list[Claim], outer: SpanIndex[Passage]) -> list[Claim]:
    """Leaves a quoted passage to one claim and those nested in it.

    Of several, one bounded by marks or layout is preferred, then one with a source, then the
    likelier.
    """
    holders: dict[int, list[Claim]] = {}
    for claim in claims:
        for part in claim.content:
            for passage in outer.meeting(part):
                if part.covers(passage.inner):
                    holders.setdefault(passage.span.start, []).append(claim)
    dropped: set[int] = set()
    for sharing in holders.values():
        ranked = sorted(
            sharing,
            key=lambda c: (c.source is not None, c.rule.bounds != "tree", c.weight),
            reverse=True,
        )
        for at, claim in enumerate(ranked[1:], 1):
            if not any(_is_link(claim, other) for other in ranked[:at]):
                dropped.add(id(claim))
    return [c for c in claims if id(c) not in dropped]


def _is_link(a: Claim, b: Claim) -> bool:
    """Whether one of two claims reports the other; a colon or a name reports nothing more.

    But the speaker of a turn in a transcript says all of it, including what others said to them.
    """
    if a.rule.takes_all or b.rule.takes_all:
        return _is_within(a, b)
    return _is_within(a, b) and "layout" not in (a.rule.bounds, b.rule.bounds)


def _is_within(a: Claim, b: Claim) -> bool:
    """Whether the cue of one claim is in the content of the other, or one extends beyond it."""
    return any(c.cue is not None and d.holds(c.cue.span) for c, d in ((a, b), (b, a)))


def _is_reported_by_both(a: Claim, b: Claim) -> bool:
    """Whether one claim has the other's content and words of its cue: *was meant to **tell***."""
    if a.cue is None or b.cue is None or not a.cue.span.overlaps(b.cue.span):
        return False
    return all(a.holds(p) for p in b.content) or all(b.holds(p) for p in a.content)


def _same(a: Claim, b: Claim) -> bool:
    shared = sum(
        max(0, min(x.end, y.end) - max(x.start, y.start)) for x in a.content for y in b.content
    )
    total = sum(map(len, a.content)) + sum(map(len, b.content)) - shared
    if shared < _NEARLY_ALL * total and not _is_reported_by_both(a, b):
        return False
    # *X says Y thinks that ...*: the outer content holds the inner cue.
    return not _is_within(a, b)
