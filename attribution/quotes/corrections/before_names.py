"""Hangs what describes a source on its name, where parsers leave it in the clause before.

*The quay will close, **ride-hailing firm** Brantley said*: without an article, the words between
the comma and the name are read as one more part of what is said.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.corrections.replaced import replaced
from attribution.syntax.order import first_word, word_before
from attribution.syntax.phrases import tops

__all__ = ["with_descriptions_before_names"]

# What may stand in a description without an article, and the most words of one.
_DESCRIBING = ("ADJ", "NOUN", "PROPN", "PUNCT")
_MOST = 6
# What parsers take such a noun for in the clause, or beside the name.
_MISREAD = ("appos", "conj", "nmod", "nsubj", "obj", "obl")


def with_descriptions_before_names(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with such words as parts of the names behind them.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: which verbs speak.
    """
    for verb in sentence.words("VERB"):
        subjects = sentence.children(verb, "nsubj")
        name = subjects[-1] if subjects else None
        if name is None or name.upos != "PROPN" or name.index > verb.index:
            continue
        first = first_word(sentence, name)
        before = word_before(sentence, first)
        if before is None or before.upos not in ("ADJ", "NOUN") or before.head == name.index:
            continue
        if not knowledge.lexicon.is_speech(verb.lemma) or sentence.child(verb, "ccomp") is None:
            continue
        words = _described(sentence, before)
        top = tops(words) if words else []
        if len(top) == 1 and top[0].relation in _MISREAD and words[0].index > 2:
            return replaced(sentence, [evolve(top[0], head=name.index, deprel="compound")])
    return sentence


def _described(sentence: Sentence, last: Token) -> Sequence[Token]:
    """The words from a comma up to a noun, if they are a noun with what modifies it and no more."""
    comma = next(
        (t.index for t in reversed(sentence.tokens[: last.index - 1]) if t.form == ","), last.index
    )
    words = sentence.tokens[comma : last.index]
    fits = all(t.upos in _DESCRIBING or t.relation == "amod" for t in words)
    return words if fits and len(words) <= _MOST else ()
