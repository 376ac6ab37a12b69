"""Tells whether a particle makes a verb one of speech: *"We tried," she **went on***."""

from __future__ import annotations

from attribution.document import Sentence, Token
from attribution.knowledge import Lexicon

__all__ = ["particle_of_speech"]


def particle_of_speech(sentence: Sentence, verb: Token, lexicon: Lexicon) -> Token | None:
    """The particle right after a verb that makes it a verb of speech, or None.

    Arguments:
        sentence: the verb's sentence.
        verb: the verb.
        lexicon: has such verbs, each with its particle.
    """
    behind = sentence.tokens[verb.index : verb.index + 1]
    if not behind or behind[0].head != verb.index:
        return None
    both = (verb.lemma.lower(), behind[0].form.lower())
    return behind[0] if both in lexicon.phrasal else None
