"""Tells whether two verbs together mean asking: *wanted to know*."""

from __future__ import annotations

from attribution.document import Sentence, Token
from attribution.knowledge import Lexicon

__all__ = ["asks"]


def asks(sentence: Sentence, verb: Token, lexicon: Lexicon) -> bool:
    """Whether an infinitive asks, together with the verb that governs it.

    Arguments:
        sentence: the verb's sentence.
        verb: the infinitive.
        lexicon: which verbs those are.
    """
    above = sentence.head(verb) if verb.relation == "xcomp" else None
    if above is None or verb.lemma.lower() not in lexicon.asking:
        return False
    return above.lemma.lower() in lexicon.asking_for
