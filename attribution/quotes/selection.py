"""Leaves out the claims that are too unlikely, or no claims of the article's own."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from attribution.claim import Claim
from attribution.layout.passages import Passage

__all__ = ["LEAST_WEIGHT", "selected"]

LEAST_WEIGHT = 0.5
"""Below this a claim is more often wrong than right."""

# As many passages in quotation marks, before a cue and after it, can have to do with it.
_NEAR = 12


def selected(
    claims: Sequence[Claim], passages: Sequence[Passage], least: float = LEAST_WEIGHT
) -> tuple[Claim, ...]:
    """The weighed claims that are to be assembled.

    Arguments:
        claims: what was proposed, weighed.
        passages: the passages in quotation marks, in text order.
        least: weight of the least likely to take.
    """
    turns = sorted((c for c in claims if c.rule.takes_all), key=lambda c: c.start)
    return tuple(
        c
        for c in claims
        if c.weight >= least and not _own_words(c, passages) and not _own_turn(c, turns)
    )


def _own_words(claim: Claim, passages: Sequence[Passage]) -> bool:
    """Whether a cue stands in somebody's quoted words and reports no quoted words itself.

    *"I think that ..."* is how the speaker talks, not an attribution by the article.
    """
    cue = claim.cue.span if claim.cue is not None else None
    if cue is None or claim.rule.takes_all:
        return False
    last = bisect.bisect_left(passages, cue.end, key=lambda p: p.span.start)
    near = passages[max(0, last - _NEAR) : last + _NEAR]
    if not any(p.span.covers(cue) for p in near):
        return False
    return not any(p.depth and p.span.overlaps(c) for p in near for c in claim.content)


def _own_turn(claim: Claim, turns: Sequence[Claim]) -> bool:
    """Whether a cue is what the speaker of a turn says of himself, or reads on over its name.

    Arguments:
        claim: a claim.
        turns: the turns of a transcript, in text order.
    """
    cue = claim.cue.span if claim.cue is not None else None
    if cue is None or claim.rule.takes_all:
        return False
    at = bisect.bisect_right(turns, cue.start, key=lambda t: t.start) - 1
    if at < 0 or not turns[at].holds(cue):
        return False
    source = claim.source.head if claim.source is not None else None
    own = claim.source is None or (
        source is not None and source.upos == "PRON" and source.feature("Person") == "1"
    )
    return own or claim.start < turns[at].start
