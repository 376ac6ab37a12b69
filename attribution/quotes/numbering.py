"""Makes of claims the `Quote` objects that users see, named in text order."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.claim import Claim
from attribution.quotation import Cue, Quote

__all__ = ["quotes_of"]


def quotes_of(claims: Sequence[Claim]) -> tuple[Quote, ...]:
    """One quotation for each claim, in the same order, named `q1`, `q2`, ...

    Arguments:
        claims: finished claims in text order, an outer one before those nested in it.
    """
    ids = {id(claim): f"q{number}" for number, claim in enumerate(claims, 1)}
    return tuple(
        Quote(
            id=ids[id(claim)],
            kind=claim.kind,
            content=claim.content,
            cue=_cue(claim),
            source=claim.source.span if claim.source is not None else None,
            no_source=claim.no_source,
            addressee=claim.addressee.span if claim.addressee is not None else None,
            parent=ids[id(claim.parent)] if claim.parent is not None else None,
            polarity=claim.polarity or "asserted",
            confidence=claim.weight,
            evidence=claim.evidence,
        )
        for claim in claims
    )


def _cue(claim: Claim) -> Cue | None:
    if claim.cue is None:
        return None
    head = claim.cue.head
    return Cue(claim.cue.span, head.lemma if head is not None else claim.cue.text)
