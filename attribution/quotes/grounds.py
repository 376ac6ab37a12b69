"""Tells what supports a direct quotation, besides the rule that found it.

Quotation marks alone do not prove that somebody said the words: titles, slogans and words that the
writer doubts have them, too. *"We tested the roof," Orme said* has more support than *the "new
normal"*: two rules see it, and it has a verb. A passage without a cue is supported by what it is
and where it stands: *Orme was worried. "That roof has leaked since the day that we moved in, and
nobody came to look."*
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from attribution.claim import Claim
from attribution.document import Document, Span, Token
from attribution.layout.passages import MARKS, STOPS
from attribution.quotes.headings import HEADING
from attribution.quotes.rule import TAGGER, Context

__all__ = ["ALONE", "WITH_CUE", "grounds"]

WITH_CUE = ("agreed", "clause")  # not a word
"""`agreed`: several rules see it, as marks and the tree alike tell what *said* reports. `clause`:
it has a finite verb, or is all of a paragraph, as an answer may be."""

ALONE = ("alone", "alone_clause", "alone_apart", "alone_told", "alone_long")  # not a word
"""Of a passage without a cue. `alone`: it is one. `alone_apart`: nothing else stands in its
sentences, or a colon parts it from that. `alone_clause`: it stands apart so, or has a finite verb,
or is all of a paragraph.
`alone_told`: the sentence before tells what somebody says. `alone_long`: it has fifteen words or
more."""

_WORD = re.compile(r"[^\W_]")
# How many words make a passage without a cue long.
_LONG = 15


def grounds(context: Context, claims: Sequence[Claim]) -> list[frozenset[str]]:
    """For each claim the names of its grounds, from `ALONE` or from `WITH_CUE`.

    Only direct quotations have any. A turn of a transcript, which has no marks, is supported by the
    layout, and so has all grounds that a claim with a cue may have.

    Arguments:
        context: the document and its layout.
        claims: all assembled claims of the document.
    """
    telling = {
        head.sentence
        for claim in claims
        if claim.attitude == "speech" and (head := claim.cue_head) is not None
    }
    return [_grounds(context.document, claim, telling) for claim in claims]


def _grounds(document: Document, claim: Claim, telling: set[int]) -> frozenset[str]:
    if claim.kind != "direct":
        return frozenset()
    if claim.rule.takes_all:
        return frozenset(WITH_CUE)
    words = [
        word for part in claim.content for word in document.tokens_in(part) if word.upos != "PUNCT"
    ]
    clause = any(word.feature("VerbForm") == "Fin" for word in words) or any(
        _is_paragraph(document, part) for part in claim.content
    )
    if claim.cue is None:
        before = document.sentence_at(claim.start)
        apart = _is_apart(document, claim, words)
        told = before is not None and before.index - 1 in telling
        rests = (True, clause or apart, apart, told, len(words) >= _LONG)
        held = dict(zip(ALONE, rests, strict=True))
    else:
        agreed = len({e.rule for e in claim.evidence} - {TAGGER.name, HEADING}) > 1
        held = {"agreed": agreed, "clause": clause}  # not a word
    return frozenset(name for name, holds in held.items() if holds)


def _is_apart(document: Document, claim: Claim, words: Sequence[Token]) -> bool:
    """Whether a claim's sentences hold nothing but its content, or a colon separates it."""
    outside = [
        word
        for number in sorted({word.sentence for word in words})
        for word in document.sentences[number].tokens
        if not _is_inside(claim, word) and (word.upos != "PUNCT" or word.form == ":")
    ]
    # *"It is over." Lund put down the phone*: a parser may see one sentence here.
    final = claim.content[-1]
    behind = next((t for t in outside if t.span.start >= final.end), None)
    ended = final.text.rstrip(MARKS)[-1:] in STOPS
    if ended and behind is not None and behind.form[:1].isupper():
        outside = [t for t in outside if t.span.start < final.end]
    if not outside:
        return bool(words)
    first, last = outside[0], outside[-1]
    led = last.form == ":" and last.span.end <= claim.start  # *She was brief: "No."*
    leads = first.form == ":" and first.span.start >= claim.end  # *"No": Lund on the strike*
    return led or leads


def _is_inside(claim: Claim, word: Token) -> bool:
    """Whether a word is in a claim's content, whose parts are in order."""
    at = bisect_right(claim.content, word.span.start, key=lambda part: part.start)
    return at > 0 and claim.content[at - 1].covers(word.span)


def _is_paragraph(document: Document, part: Span) -> bool:
    """Whether a part fills its paragraph."""
    sentence = document.sentence_at(part.start)
    if sentence is None:
        return False
    paragraph = document.paragraphs[sentence.paragraph]
    return not (
        _WORD.search(document.text, paragraph.start, part.start)
        or _WORD.search(document.text, part.end, paragraph.end)
    )
