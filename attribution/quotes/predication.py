"""Tells a predicate, a clause or an infinitive, from a noun phrase."""

from __future__ import annotations

from attribution.document import Document, Sentence, Span, Token

__all__ = ["is_predication"]

# Parts of speech of the head of a noun phrase.
_NOMINAL = ("ADJ", "DET", "NOUN", "NUM", "PRON", "PROPN", "SYM", "X")
# Relations that make a clause of a noun phrase.
_PREDICATED = ("cop", "nsubj", "csubj", "expl", "mark")


def is_predication(document: Document, part: Span) -> bool:
    """Whether words are a clause or an infinitive rather than a noun phrase.

    In *wants drivers to wait*, parsers attach both *drivers* and *to wait* to the verb.
    """
    words = document.tokens_in(part)
    inside = {(t.sentence, t.index) for t in words}
    tops = [t for t in words if (t.sentence, t.head) not in inside and t.upos != "PUNCT"]
    return any(_predicates(document.sentences[t.sentence], t) for t in tops)


def _predicates(sentence: Sentence, head: Token) -> bool:
    return head.upos not in _NOMINAL or sentence.child(head, *_PREDICATED) is not None
