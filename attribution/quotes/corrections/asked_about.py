"""Gives a question behind a preposition its adverb: *questioned the clerk about why it failed*.

Parsers take *why* for a phrase of the main verb, of which the clause behind it tells more.
"""

from __future__ import annotations

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.quotes.corrections.replaced import replaced

__all__ = ["with_questions_asked_about"]


def with_questions_asked_about(sentence: Sentence) -> Sentence:
    """The sentence with such a question as one clause.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
    """
    for word in sentence.tokens[1:]:
        if word.upos != "ADV" or word.relation != "obl":
            continue
        clause = _clause(sentence, word)
        if clause is not None:
            moved = evolve(clause, head=word.head, deprel="advcl")
            own = evolve(word, head=clause.index, deprel="advmod")
            sentence = replaced(sentence, [moved, own])
    return sentence


def _clause(sentence: Sentence, adverb: Token) -> Token | None:
    """The clause of a question that such an adverb opens right behind its preposition."""
    clause = sentence.child(adverb, "advcl", "acl")
    link = sentence.child(clause, "mark") if clause is not None else None
    if link is None or link.upos != "ADP" or link.index != adverb.index - 1:
        return None
    return clause if adverb.feature("PronType") in ("Int", "Rel") else None
