"""Finds whose words a headline quotes: the article quotes them again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attribution.claim import Claim
from attribution.document import Document, Span
from attribution.speakers.references import Reference

__all__ = ["excerpted"]

# How many spaces an excerpt has, around and between its words: fewer words may occur anywhere.
_EXCERPT = 3
# The most that a headline quotes.
_EXCERPTS = 5
_WORD = re.compile(r"[^\W_]+")


def excerpted(
    document: Document, claims: Sequence[Claim], at: int, found: Sequence[Reference | None]
) -> Reference | None:
    """The speaker of a headline's quotation, which the article quotes again.

    Arguments:
        document: the parsed article.
        claims: its claims.
        at: the quotation's number.
        found: the speakers of the quotations so far, in the order of the claims.
    """
    if not _is_in_headline(document, claims[at].content[0]) or claims[at].cue is not None:
        return None
    words = _words(claims[at])
    if at >= _EXCERPTS or words.count(" ") <= _EXCERPT:
        return None
    for claim, reference in zip(claims[at + 1 :], found[at + 1 :], strict=True):
        if (
            reference is not None
            and reference.member is not None
            and not _is_in_headline(document, claim.content[0])
            and words in _words(claim)
        ):
            return Reference(reference.member, "carried over")
    return None


def _is_in_headline(document: Document, span: Span) -> bool:
    sentence = document.sentence_at(span.start)
    return sentence is None or not sentence.paragraph


def _words(claim: Claim) -> str:
    """A quotation's words between spaces, to look for one in another."""
    text = " ".join(part.text for part in claim.content)
    return f" {' '.join(_WORD.findall(text.lower()))} "
