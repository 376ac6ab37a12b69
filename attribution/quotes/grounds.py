"""What a direct quotation rests on, beside the rule that found it.

Marks alone are no proof that somebody said what stands between them: titles, slogans and words
that the writer doubts have them as well. *"We tested the roof," Orme said* rests on more than
*the "new normal"* does: two rules see it, and it has a verb.
"""

from __future__ import annotations

from attribution.claim import Claim
from attribution.document import Document, Span
from attribution.quotes.rule import TAGGER, Context

__all__ = ["GROUNDS", "grounds"]

GROUNDS = ("agreed", "clause")  # not a word
"""`agreed`: several rules see it, as marks and the tree alike tell what *said* reports. `clause`:
it has a finite verb, or is all of a paragraph, as an answer may be."""


def grounds(context: Context, claim: Claim) -> frozenset[str]:
    """The names of what a claim rests on, of those in `GROUNDS`; none unless it is direct.

    The turn of a transcript, which has no marks, rests on the layout and so on all of them.

    Arguments:
        context: the document and how it is laid out.
        claim: an assembled claim.
    """
    if claim.kind != "direct":
        return frozenset()
    if claim.rule.takes_all:
        return frozenset(GROUNDS)
    words = (w for part in claim.content for w in context.document.tokens_in(part))
    held = {
        "agreed": len({e.rule for e in claim.evidence} - {TAGGER.name}) > 1,  # not a word
        "clause": any(word.feature("VerbForm") == "Fin" for word in words)
        or any(_is_paragraph(context.document, part) for part in claim.content),
    }
    return frozenset(name for name in GROUNDS if held[name])


def _is_paragraph(document: Document, part: Span) -> bool:
    """Whether nothing else stands in the paragraph of a part."""
    sentence = document.sentence_at(part.start)
    if sentence is None:
        return False
    paragraph = document.paragraphs[sentence.paragraph]
    around = document.text[paragraph.start : part.start] + document.text[part.end : paragraph.end]
    return not any(map(str.isalnum, around))
