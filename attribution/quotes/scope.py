"""Which finds a reader asks for: speech, claims, or all attributions."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from typing import Literal

from attribution.claim import Claim
from attribution.document import Document, Sentence, Token
from attribution.layout.passages import Passage
from attribution.quotes.rule import Context

__all__ = ["Scope", "within"]

Scope = Literal["speech", "claims", "all"]
"""`speech` is what was said, written, announced or asked. `claims` adds what is believed,
expected, planned or wanted, where it is told as a clause, as an infinitive or in quotation marks:
*fears that it fails*, *hopes to win*. `all` adds attitudes to things: *supports the plan*."""

# As many passages in quotation marks can have to do with one part of a content.
_NEAR = 12
# Parts of speech of what a noun phrase has for its head.
_NOMINAL = ("ADJ", "DET", "NOUN", "NUM", "PRON", "PROPN", "SYM", "X")
# What makes a clause of one.
_PREDICATED = ("cop", "nsubj", "csubj", "expl", "mark")


def within(scope: Scope, context: Context, claims: Iterable[Claim]) -> list[Claim]:
    """The claims that belong to a scope.

    Arguments:
        scope: the scope.
        context: the document with its passages in quotation marks.
        claims: what was proposed.
    """
    if scope == "speech":
        return [c for c in claims if c.attitude == "speech"]
    return [
        c
        for c in claims
        if scope == "all"
        or c.attitude == "speech"
        or _is_quoted(c, context.passages)
        or _is_clause(context.document, c)
    ]


def _is_quoted(claim: Claim, passages: Sequence[Passage]) -> bool:
    """Whether a content holds words in quotation marks that its cue stands outside of."""
    for part in claim.content:
        last = bisect.bisect_left(passages, part.end, key=lambda p: p.span.start)
        for passage in passages[max(0, last - _NEAR) : last]:
            told = claim.cue is None or not passage.span.covers(claim.cue.span)
            if told and passage.span.overlaps(part):
                return True
    return False


def _is_clause(document: Document, claim: Claim) -> bool:
    """Whether a content says something of something: a clause or an infinitive."""
    return any(
        _predicates(document.sentences[head.sentence], head)
        for head in map(document.head_of, claim.content)
        if head is not None
    )


def _predicates(sentence: Sentence, head: Token) -> bool:
    return head.upos not in _NOMINAL or sentence.child(head, *_PREDICATED) is not None
