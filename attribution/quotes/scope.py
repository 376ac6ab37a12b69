"""Which finds a reader asks for: speech, claims, or all attributions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from attribution.claim import Claim
from attribution.document import Document, Sentence, Token
from attribution.layout.structure import Layout
from attribution.quotes.rule import Context

__all__ = ["Scope", "within"]

Scope = Literal["speech", "claims", "all"]
"""`speech` is what was said, written, announced or asked. `claims` adds what is believed,
expected, planned or wanted, where it is told as a clause, as an infinitive or in quotation marks:
*fears that it fails*, *hopes to win*. `all` adds attitudes to things: *supports the plan*."""

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
        or _is_quoted(c, context.layout)
        or _is_clause(context.document, c)
    ]


def _is_quoted(claim: Claim, layout: Layout) -> bool:
    """Whether a content holds words in quotation marks that its cue stands outside of."""
    return any(
        claim.cue is None or not passage.span.covers(claim.cue.span)
        for part in claim.content
        for passage in layout.marked.meeting(part)
    )


def _is_clause(document: Document, claim: Claim) -> bool:
    """Whether a content says something of something: a clause or an infinitive."""
    return any(
        _predicates(document.sentences[head.sentence], head)
        for head in map(document.head_of, claim.content)
        if head is not None
    )


def _predicates(sentence: Sentence, head: Token) -> bool:
    return head.upos not in _NOMINAL or sentence.child(head, *_PREDICATED) is not None
