"""Tells whether the words behind a verb make it one of speech.

A particle may do so: *"We tried," she went **on***. So do a particle or a noun and a preposition:
*hit **out at** "lazy" critics*, *paid **tribute to** "a wonderful crowd"*.
"""

from __future__ import annotations

from functools import cache

from attribution.document import Sentence, Token
from attribution.knowledge import Lexicon

__all__ = ["may_judge", "particle_of_speech", "words_of_judgement"]


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


def may_judge(verb: Token, lexicon: Lexicon) -> bool:
    """Whether a verb judges with some words behind it: *take* as in *took aim at*."""
    return verb.lemma.lower() in _first_words(lexicon.judging)


def words_of_judgement(
    sentence: Sentence, verb: Token, link: Token, lexicon: Lexicon
) -> tuple[Token, ...]:
    """The words from a verb up to the preposition with which they judge something, or none.

    Arguments:
        sentence: the verb's sentence.
        verb: the verb.
        link: the preposition.
        lexicon: has such verbs, each with the words behind it.
    """
    words = sentence.tokens[verb.index - 1 : link.index]
    behind = (t.form.lower() for t in words[1:])
    return words if (verb.lemma.lower(), *behind) in lexicon.judging else ()


@cache
def _first_words(phrases: frozenset[tuple[str, ...]]) -> frozenset[str]:
    return frozenset(first for first, *_ in phrases)
