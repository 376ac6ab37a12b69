"""Drops claims that are too unlikely, or are not claims of the article itself."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.claim import Claim
from attribution.document import Span
from attribution.layout.structure import Layout
from attribution.quotes.rule import TAGGER
from attribution.spans import SpanIndex

__all__ = ["LEAST_WEIGHT", "is_own_words", "selected"]

LEAST_WEIGHT = 0.5
"""Below this a claim is more often wrong than right, and may hide another that is right."""

# How many words in marks may be a name, or words that the writer doubts.
_FEW = 4


def selected(
    claims: Sequence[Claim], layout: Layout, *, within_quotes: bool = False
) -> tuple[Claim, ...]:
    """The likely claims to assemble.

    Arguments:
        claims: the proposals that are likely enough.
        layout: has the passages in quotation marks.
        within_quotes: whether to take what quoted speakers report, too.
    """
    turns = SpanIndex((c for c in claims if c.rule.takes_all), lambda c: c.content[0])
    return tuple(
        c
        for c in claims
        if (within_quotes or not is_own_words(c, layout))
        and not _own_turn(c, turns)
        and not _is_scare(c, layout)
    )


def is_own_words(claim: Claim, layout: Layout) -> bool:
    """Whether a cue is in somebody's quoted words and does not report quoted words itself.

    *"I think that ..."* is how the speaker talks, not an attribution by the article.

    Arguments:
        claim: what was proposed.
        layout: has the passages in quotation marks.
    """
    cue = claim.cue.span if claim.cue is not None else None
    if cue is None or claim.rule.takes_all:
        return False
    if any(p.closed and _cuts(cue, p.span) for p in layout.outer.meeting(cue)):
        return True  # no cue reaches into what is quoted: *was "hope | for the best"*
    # A verb alone in marks is the writer's (*he 'advised' them to go*), and so may be one at the
    # end of an unclosed passage (*"We open at nine, he said. "Come in."*).
    if not any(
        (p.closed or p.continues) and not cue.covers(p.inner) for p in layout.marked.covering(cue)
    ):
        return False
    return not any(p.depth for part in claim.content for p in layout.marked.meeting(part))


def _is_scare(claim: Claim, layout: Layout) -> bool:
    """Whether a claim rests on nothing but a word or two in marks that nobody says.

    *There was talk of a 'secret deal'*: the tagger takes that for somebody's words.
    """
    if claim.rule is not TAGGER or claim.source is not None:
        return False
    marked = [p for part in claim.content for p in layout.outer.meeting(part)]
    return bool(marked) and all(
        len(p.inner.text.split()) <= _FEW and p.inner.text.rstrip()[-1:].isalnum() for p in marked
    )


def _cuts(cue: Span, passage: Span) -> bool:
    return not cue.covers(passage) and not passage.covers(cue)


def _own_turn(claim: Claim, turns: SpanIndex[Claim]) -> bool:
    """Whether a cue is the own word of a turn's speaker, or its content runs over the turn's name.

    Arguments:
        claim: a claim.
        turns: the turns of a transcript.
    """
    cue = claim.cue.span if claim.cue is not None else None
    if cue is None or claim.rule.takes_all:
        return False
    turn = turns.last_from(cue.start)
    if turn is None or not turn.holds(cue):
        return False
    source = claim.source_head
    own = claim.source is None or (
        source is not None and source.upos == "PRON" and source.feature("Person") == "1"
    )
    return own or claim.start < turn.start
