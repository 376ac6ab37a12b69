"""Refuses contents of the tagger's that reach back to a clause that nobody reports."""

from __future__ import annotations

from attribution.claim import Claim
from attribution.document import Span
from attribution.quotes.tagger.tags import CueTags
from attribution.syntax.clauses import opened_by
from attribution.syntax.relations import ANY_SUBJECT

__all__ = ["leaves_aside", "reaches_back"]

# Relations of a clause to the clause before it.
_JOINED = ("conj", "advcl", "parataxis")
# What opens an aside.
_OPENING = ("(", "–", "—", "– ", "— ", " - ")


def reaches_back(tags: CueTags, candidate: Claim, content: tuple[Span, ...]) -> bool:
    """Whether a content takes in the clause before the one in which somebody is named.

    ***It sank and**, according to Roe, two men died*, *it sank but the men, according to Roe, were
    saved*: Roe is named within the second clause. Behind both clauses, she may say both.

    Arguments:
        tags: what the tagger says around the cue.
        candidate: what the rule proposes.
        content: what the tagger makes of its content.
    """
    sentence, cue = tags.sentence, tags.token
    if cue.relation not in ("case", "obl", "parataxis"):
        return False
    own = next((t for t in sentence.ancestors(cue) if t.relation in _JOINED), None)
    before = sentence.head(own) if own is not None else None
    if own is None or before is None or not before.index < cue.index < own.index:
        return False
    if candidate.overlaps(before.span) or not any(p.covers(before.span) for p in content):
        return False
    start = sentence.subtree(cue)[0] if cue.relation == "parataxis" else cue
    link, subject = sentence.child(own, "cc"), sentence.child(own, *ANY_SUBJECT)
    within = link is not None and subject is not None and link.index < cue.index
    return within or opened_by(sentence, start) is own


def leaves_aside(tags: CueTags, start: int, content: tuple[Span, ...]) -> bool:
    """Whether a content takes in words before a bracket or dash behind which the rest is said.

    ***The ship** ("a floating coffin", said the union) sank*.

    Arguments:
        tags: what the tagger says around the cue.
        start: where what a rule proposes begins.
        content: what the tagger makes of its content.
    """
    before = tags.document.text[max(0, start - 3) : start]
    if not before.endswith(_OPENING) or ")" in tags.document.text[start : tags.token.span.start]:
        return False
    return any(part.start < start for part in content)
