"""Tells at which offset of a text the speaker and the addressee of a claim are resolved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attribution.claim import Claim

__all__ = ["hears_later", "steps_of"]


def steps_of(claims: Sequence[Claim]) -> Iterator[tuple[int, int, int]]:
    """The offsets at which speakers (2) and later addressees (3) are resolved, and of which claim.

    Arguments:
        claims: in text order.
    """
    for i, claim in enumerate(claims):
        yield _place_of(claim), 2, i
        if claim.addressee is not None and hears_later(claim):
            yield claim.addressee.span.start, 3, i


def _place_of(claim: Claim) -> int:
    """The offset at which a claim is resolved: that of its source, else of its content."""
    return claim.source.span.start if claim.source is not None else claim.start


def hears_later(claim: Claim) -> bool:
    """Whether its addressee is a pronoun behind that offset, which may mean somebody in between.

    ***Lund** told **Ana Roe** so and asked **her** to go*.
    """
    to = claim.addressee
    if to is None or to.head is None or to.head.upos != "PRON":
        return False
    return to.span.start > _place_of(claim)
