"""Gives the word of a quotation mark all of its characters, where a text spells it with several.

A parser reads the plain view, in which *``* and *&ldquo;* are one character beside spaces. A
document's words are stretches of the text itself, and a sentence begins where its mark does.
"""

from __future__ import annotations

from attrs import evolve

from attribution.document import Document, Sentence, Span, Token
from attribution.parsing.plain import marks_in

__all__ = ["with_whole_marks"]


def with_whole_marks(document: Document) -> Document:
    """The document, its words and sentences widened to the marks that they hold a part of.

    Arguments:
        document: a document as parsed from its plain view.
    """
    text = document.text
    long = [mark for mark in marks_in(text, 0, len(text)) if mark.end - mark.start > 1]
    if not long:
        return document
    starts = {at: mark.start for mark in long for at in range(mark.start, mark.end)}
    ends = {at + 1: mark.end for mark in long for at in range(mark.start, mark.end)}

    def widened(span: Span) -> Span:
        start, end = starts.get(span.start, span.start), ends.get(span.end, span.end)
        return span if (start, end) == (span.start, span.end) else Span.of(text, start, end)

    def widened_word(token: Token) -> Token:
        span = widened(token.span)
        return token if span is token.span else evolve(token, span=span)

    def widened_sentence(sentence: Sentence) -> Sentence:
        tokens = tuple([widened_word(token) for token in sentence.tokens])
        return evolve(sentence, tokens=tokens, span=widened(sentence.span))

    return evolve(document, sentences=tuple(map(widened_sentence, document.sentences)))
