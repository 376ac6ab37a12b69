"""Separates what a cue reports before a colon from the quoted passage after it."""

from __future__ import annotations

from attrs import evolve

from attribution.claim import Claim
from attribution.document import Document, Span
from attribution.quotes.rule import Context

__all__ = ["parted_by_colon"]


def parted_by_colon(context: Context, group: list[Claim]) -> list[list[Claim]]:
    """Claims in which the content before a cue is separated from the passage after its colon.

    *The roof is safe, says Orme: "We tested it."*, *Orme said it was safe: "We tested it."*
    """
    cue = group[0].cue
    behind = [c for c in group if c.rule.bounds == "marks"]
    if cue is None:
        return [group]
    if not behind:
        return [[_without_introduced(context, claim) for claim in group]]
    first = min(c.start for c in behind)
    between = context.document.text[cue.span.end : first] if first > cue.span.end else ""
    if ":" not in between:
        return [group]
    before: list[Claim] = []
    rest: list[Claim] = []
    for claim in group:
        marked = claim.rule.bounds == "marks"
        own = None if marked else _before_colon(context.document, claim, first)
        if own is not None and own.content:
            before.append(own)
        else:
            rest.append(claim)
    return [before, rest] if before else [group]


def _without_introduced(context: Context, claim: Claim) -> Claim:
    """A thought as far as a colon, behind which its thinker speaks: *Orme fears it will fall: "It
    is old."*."""
    if claim.attitude != "attitude":
        return claim
    text = context.document.text
    passages = (p for part in claim.content for p in context.layout.outer.meeting(part))
    starts = (
        p.span.start
        for p in passages
        if text[p.span.start - 2 : p.span.start].rstrip().endswith(":")
    )
    first = next((at for at in starts if _is_before_colon(context.document, claim, at)), None)
    own = _as_far_as(claim, first) if first is not None else claim
    return own if own.content else claim


def _before_colon(document: Document, claim: Claim, passage: int) -> Claim | None:
    """A claim cut off at the colon, if it ends before its cue or begins with a clause after it."""
    return _as_far_as(claim, passage) if _is_before_colon(document, claim, passage) else None


def _is_before_colon(document: Document, claim: Claim, passage: int) -> bool:
    """Whether a claim ends before its cue, or begins with a clause before the passage there."""
    cue = claim.cue
    if cue is None or claim.end <= cue.span.start:
        return True
    if not claim.rule.takes_clauses or not cue.span.end <= claim.start < passage:
        return False
    own = document.tokens_in(document.span(claim.start, passage))
    return any(t.upos in ("VERB", "AUX") for t in own)  # not *said only: "No."*


def _as_far_as(claim: Claim, passage: int) -> Claim:
    """A claim without a passage and without the colon before it."""
    kept = []
    for part in claim.content:
        own = part.text[: max(0, passage - part.start)].rstrip(" \n:")
        if own:
            kept.append(Span(part.start, part.start + len(own), own))
    return evolve(claim, content=tuple(kept))
