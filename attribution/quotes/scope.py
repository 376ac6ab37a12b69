"""Tells which claims a reader asks for: speech, claims, or all attributions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from attribution.claim import Claim
from attribution.document import Document, Span
from attribution.layout.structure import Layout
from attribution.quotes.predication import is_predication
from attribution.quotes.quoted_names import is_title
from attribution.quotes.rule import Context
from attribution.quotes.unsaid import says

__all__ = ["Scope", "is_quoted", "within"]

Scope = Literal["speech", "claims", "all"]
"""``"speech"`` is what was said, written, announced or asked. ``"claims"`` adds what is believed,
expected, planned or wanted, if it is a clause, an infinitive or in quotation marks: *fears that it
fails*, *hopes to win*. ``"all"`` adds attitudes to things: *supports the plan*."""


def within(scope: Scope, context: Context, claims: Iterable[Claim]) -> list[Claim]:
    """The claims that belong to a scope.

    Arguments:
        scope: the scope.
        context: the document with its passages in quotation marks.
        claims: the proposals.
    """
    if scope == "all":
        return list(claims)
    told = [c for c in claims if not _is_pronoun(context.document, c) and says(context, c)]
    if scope == "speech":
        return [c for c in told if c.attitude == "speech" and not _is_given(context, c)]
    return [
        c
        for c in told
        if (c.attitude == "speech" and not _is_given(context, c))
        or not c.rule.takes_things
        or _has_words(context, c)
        or any(is_predication(context.document, part) for part in c.content)
    ]


def _has_words(context: Context, claim: Claim) -> bool:
    """Whether a content has somebody's words in marks, and not only the name of a thing.

    *Loves "the long silence" there*, but not *loves the song "Long Silence"*.
    """
    cue = claim.cue.span if claim.cue is not None else None
    return any(
        (cue is None or not passage.span.covers(cue)) and not is_title(context, passage)
        for part in claim.content
        for passage in context.layout.marked.meeting(part)
    )


def _is_pronoun(document: Document, claim: Claim) -> bool:
    """Whether a content is only *this* or *it*: *the firm disputed that*.

    An adverb or a particle adds nothing to it: *Lund remembers it differently*, *shrugged it off*.
    """
    words = [t for part in claim.content for t in document.tokens_in(part)]
    told = [t.upos for t in words if t.upos not in ("ADV", "PUNCT") and t.deprel != "compound:prt"]
    return claim.rule.bounds == "tree" and told in (["PRON"], ["DET"])


def _is_given(context: Context, claim: Claim) -> bool:
    """Whether a content is a thing that one gives, or takes a side on: *offered a way out*,
    *opposed the plan*; not *offered an apology*, *rejected the charge*."""
    cue, lexicon = claim.cue, context.lexicon
    head = cue.head if cue is not None else None
    if cue is None or head is None or not claim.rule.takes_things or head.upos != "VERB":
        return False
    gives, sides = (head.lemma.lower() in verbs for verbs in (lexicon.giving, lexicon.siding))
    if not gives and not sides:
        return False
    sentence = context.document.sentences[head.sentence]
    given = sentence.child(head, "obj")
    if gives:
        return given is None or lexicon.attitude("noun", given.lemma) is None
    if given is not None and given.upos == "PRON" and sentence.child(given, "acl") is not None:
        return False  # *explained what would happen*
    things = [given] if given else sentence.children(head, "nsubj:pass", "obl")
    told = (t for t in things if any(part.covers(t.span) for part in claim.content))
    given = next(told, None)
    if given is None:
        return False  # *questioned the mayor about the plan*
    noun = lexicon.attitude("noun", given.lemma)
    return noun != "speech" and not is_quoted(claim.content, cue.span, context.layout)


def is_quoted(content: Iterable[Span], cue: Span | None, layout: Layout) -> bool:
    """Whether a content has words in quotation marks, and its cue is outside of the marks.

    Arguments:
        content: the parts of the content.
        cue: the cue, or None.
        layout: has the passages in quotation marks.
    """
    return any(
        cue is None or not passage.span.covers(cue)
        for part in content
        for passage in layout.marked.meeting(part)
    )
