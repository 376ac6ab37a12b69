"""Finishes assembled claims: whether it was said, and to whom, once the words are settled."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from attribution.claim import Claim, renewed
from attribution.document import Document
from attribution.knowledge import Knowledge
from attribution.quotation import Polarity
from attribution.quotes.apart import apart
from attribution.quotes.polarity import polarity

__all__ = ["finish"]


def finish(document: Document, claims: Sequence[Claim], knowledge: Knowledge) -> tuple[Claim, ...]:
    """The claims with their polarity, and with parts that do not overlap.

    Arguments:
        document: the parsed article.
        claims: as they were assembled, in text order.
        knowledge: has the words that negate, decline or make hypothetical.
    """

    def finished(claim: Claim) -> Claim | None:
        parted = apart(document, claim)
        if parted is None:
            return None
        return evolve(
            parted,
            polarity=parted.polarity or _polarity(document, parted, knowledge),
            weight=round(parted.weight, 3),
        )

    return renewed(claims, finished)


def _polarity(document: Document, claim: Claim, knowledge: Knowledge) -> Polarity:
    """Whether the source is said to have said it, by the words around the cue."""
    cue = claim.cue
    if cue is None or cue.head is None:
        return "asserted"
    return polarity(
        document.sentences[cue.head.sentence],
        cue.head,
        knowledge,
        phrase=document.tokens_in(cue.span),
        source=claim.source.head if claim.source is not None else None,
        content=claim.content,
    )
