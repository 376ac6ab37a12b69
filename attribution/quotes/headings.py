"""Handles claims in headlines and other headings, which are not sentences of the article."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from attribution.claim import Claim
from attribution.quotation import Evidence
from attribution.quotes.predication import is_predication
from attribution.quotes.rule import TAGGER, Context

__all__ = ["HEADING", "of_headings"]

HEADING = "heading"
"""The name that evidence gives to a claim's being in a heading, beside the names of rules."""


def of_headings(context: Context, claims: Iterable[Claim], *, every: bool) -> list[Claim]:
    """The claims, with those in a heading marked as such.

    Headlines leave out articles and verbs, so that parsers see cues where there are none. A claim
    in a heading counts only if its cue is a verb of speech or a colon, or ends the heading behind
    what it reports: *Rates to stay high, poll finds*.

    Arguments:
        context: the document and its layout.
        claims: the proposals.
        every: whether to keep claims with other cues, too.
    """
    kept = []
    for claim in claims:
        around = claim.cue.span if claim.cue is not None else claim.content[0]
        if not context.layout.in_heading(around):
            kept.append(claim)
        elif every or _is_speech(context, claim) or _ends(context, claim):
            note = Evidence(HEADING, (around,), "it stands in a heading")
            kept.append(evolve(claim, evidence=(*claim.evidence, note)))
    return kept


def _is_speech(context: Context, claim: Claim) -> bool:
    if claim.cue is None or claim.rule.bounds != "tree":
        return True
    if claim.rule.takes_things and claim.cue_head is not None and _is_bare(context, claim):
        return False  # *Police file charges against Lund*, *a daughter's tribute to Lund*
    # The tagger takes any verb of a headline for a cue; the rules know the verb's frame.
    head, body = claim.cue_head, claim.source_head
    if head is not None and body is not None and head.lemma.lower() in context.lexicon.hearing:
        return body.lemma.lower() in context.lexicon.hearers  # *Jury hears Lund hid knife*
    known = claim.rule is not TAGGER or (head is not None and context.lexicon.is_speech(head.lemma))
    return claim.attitude == "speech" and known


def _is_bare(context: Context, claim: Claim) -> bool:
    """Whether a cue is a noun and what hangs on it says nothing and stands in no marks."""
    head, document = claim.cue_head, context.document
    if head is None or head.upos not in ("NOUN", "PROPN"):
        return False
    return not any(
        is_predication(document, part) or context.layout.outer.meeting(part)
        for part in claim.content
    )


def _ends(context: Context, claim: Claim) -> bool:
    """Whether nothing stands behind a cue whose subject and content stand before it."""
    head, source = claim.cue_head, claim.source
    if head is None or source is None or claim.attitude is None:
        return False
    words = [t for t in context.document.sentences[head.sentence].tokens if t.upos != "PUNCT"]
    return words[-1] == head and claim.content[-1].end <= source.span.start
