"""Tells whose voice a word of a content is in: who is *I* there, and who *you*."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from attribution.claim import Claim
from attribution.document import Span
from attribution.layout.structure import Layout
from attribution.spans import SpanIndex

__all__ = ["Voices"]


@frozen
class _Words:
    """Words that somebody speaks.

    Attributes:
        span: where they stand.
        claim: the number of the claim that they belong to.
    """

    span: Span
    claim: int


class Voices:
    """Which claim's own words, if any, stand at a place of the text.

    Arguments:
        claims: the claims of a text.
        layout: has the passages in marks, which in a mixed content alone are the speaker's own.
    """

    def __init__(self, claims: Sequence[Claim], layout: Layout) -> None:
        self._spoken = SpanIndex(_spoken(claims, layout), lambda words: words.span)
        told = (_Words(part, number) for number, c in enumerate(claims) for part in c.content)
        self._told = SpanIndex(told, lambda words: words.span)
        self._outer = [c.kind == "direct" and c.parent is None for c in claims]

    def teller(self, span: Span) -> int | None:
        """The number of the innermost claim, of any kind, whose content a span stands in."""
        around = self._told.covering(span)
        return around[-1].claim if around else None

    def at(self, span: Span) -> tuple[int | None, int | None]:
        """In whose own words a span stands.

        Returns:
            The number of the direct quotation around it, as the discourse counts mentions, and
            that of the claim whose source is *I* there.
        """
        around = [words.claim for words in self._spoken.covering(span)]
        outer = next((claim for claim in around if self._outer[claim]), None)
        return outer, around[-1] if around else None


def _spoken(claims: Sequence[Claim], layout: Layout) -> list[_Words]:
    found: list[_Words] = []
    for number, claim in enumerate(claims):
        for part in claim.content:
            if claim.kind == "direct":
                found.append(_Words(part, number))
            elif claim.kind == "mixed":
                marked = (p.span for p in layout.marked.meeting(part))
                found += [_Words(span, number) for span in marked if part.overlaps(span)]
    return found
