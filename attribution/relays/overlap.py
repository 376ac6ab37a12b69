"""How much of two claims is the same, and how much of one is nothing but the other."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.claim import Claim
from attribution.document import Span

__all__ = ["beside", "shared"]


def shared(one: Claim, other: Claim) -> float:
    """The share of two contents together that both have."""
    both = sum(
        max(0, min(p.end, q.end) - max(p.start, q.start))
        for p in one.content
        for q in other.content
    )
    return both / (sum(map(len, one.content)) + sum(map(len, other.content)) - both)


def beside(content: Sequence[Span], parts: Sequence[Span]) -> float:
    """The share of a content that none of the parts covers."""
    total = rest = 0
    for span in content:
        for offset, character in enumerate(span.text, span.start):
            if character.isalnum():
                total += 1
                rest += not any(p.start <= offset < p.end for p in parts)
    return rest / total if total else 1.0
