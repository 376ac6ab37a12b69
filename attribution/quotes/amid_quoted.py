"""Takes nobody who is told of in quoted words for who goes on outside of them.

*"Roe's office would have known," adding, "There is no such fact."*: where several sentences are
quoted, parsers hang the verb behind the mark on the last, whose subject then seems to speak.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from attribution.claim import Claim, renewed
from attribution.spans import SpanIndex

__all__ = ["sourced_outside_quoted"]


def sourced_outside_quoted(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, without sources that stand in a direct quotation before their cues.

    Arguments:
        claims: all of a document, in text order.
    """
    quoted = SpanIndex(
        (part for claim in claims if claim.kind == "direct" for part in claim.content),
        lambda part: part,
    )

    def outside(claim: Claim) -> Claim:
        if claim.source is None or claim.cue is None or not len(quoted):
            return claim
        around = quoted.covering(claim.source.span)
        if not any(part.end <= claim.cue.span.start for part in around):
            return claim
        why = f"{claim.source.span.text!r} stands in quoted words, the cue behind them"
        return evolve(claim, source=None, no_source=why)

    return renewed(claims, outside)
