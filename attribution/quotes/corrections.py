"""What is mended of a parse before claims are looked for in it."""

from __future__ import annotations

from attribution.document import Document
from attribution.knowledge import Knowledge
from attribution.parsing.long_sentences import without_long_sentences
from attribution.quotes.astray import with_strays
from attribution.quotes.hyphens import with_joined_halves
from attribution.quotes.inversions import with_inversions
from attribution.quotes.lemmas import with_lemmas_of_cues
from attribution.quotes.named_auxiliaries import with_named_auxiliaries
from attribution.quotes.offices import with_offices

__all__ = ["corrected"]


def corrected(document: Document, knowledge: Knowledge) -> Document:
    """The document with what its cues and the order of its words show to be misread.

    Arguments:
        document: the parsed article.
        knowledge: the words of its language.
    """
    document = with_lemmas_of_cues(without_long_sentences(document), knowledge)
    document = with_offices(with_joined_halves(document), knowledge.people)
    document = with_named_auxiliaries(document, knowledge.grammar)
    document = with_strays(document, knowledge)
    return with_inversions(document, knowledge)
