"""What is mended of a parse before claims are looked for in it."""

from __future__ import annotations

from collections.abc import Callable

from attrs import evolve

from attribution.document import Document, Sentence
from attribution.knowledge import Knowledge
from attribution.parsing.long_sentences import without_long_sentences
from attribution.quotes.astray import with_strays
from attribution.quotes.extraposed import with_extraposed_clauses
from attribution.quotes.hearers import with_hearers
from attribution.quotes.hyphens import with_joined_halves
from attribution.quotes.inversions import with_inversions
from attribution.quotes.lemmas import with_lemmas_of_cues
from attribution.quotes.misread import with_misread_cues
from attribution.quotes.named_auxiliaries import with_named_auxiliaries
from attribution.quotes.offices import with_offices
from attribution.quotes.rehung import with_clauses_of_cues
from attribution.quotes.settings import with_settings

__all__ = ["corrected"]


def corrected(document: Document, knowledge: Knowledge) -> Document:
    """The document with what its cues and the order of its words show to be misread.

    Arguments:
        document: the parsed article.
        knowledge: the words of its language.
    """
    document = with_lemmas_of_cues(without_long_sentences(document), knowledge)
    document = _each(document, lambda s: with_offices(with_joined_halves(s), knowledge.people))
    document = with_named_auxiliaries(document, knowledge.grammar)
    document = _each(document, with_extraposed_clauses)
    document = _each(document, lambda s: with_misread_cues(s, knowledge))
    document = _each(document, lambda s: with_strays(with_hearers(s, knowledge), knowledge))
    document = _each(document, lambda s: with_settings(s, knowledge))
    document = _each(document, lambda s: with_clauses_of_cues(s, knowledge))
    return _each(document, lambda s: with_inversions(s, knowledge))


def _each(document: Document, mend: Callable[[Sentence], Sentence]) -> Document:
    """The document with its sentences mended; the same one where none is."""
    sentences = tuple(mend(sentence) for sentence in document.sentences)
    same = all(new is old for new, old in zip(sentences, document.sentences, strict=True))
    return document if same else evolve(document, sentences=sentences)
