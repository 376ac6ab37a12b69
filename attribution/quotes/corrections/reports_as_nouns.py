"""Corrects reporting verbs read as nouns: *The king is ill, a source in the palace **claims***.

At the end of a sentence, behind a clause and somebody who is told more of (*an aide to the
prince*), parsers take the verb for a noun that the words before it describe. But its form
agrees with whoever is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.mentions.outlet_words import opens
from attribution.quotes.corrections.replaced import replaced
from attribution.quotes.speaking import hears
from attribution.syntax.phrases import sole_predicate

__all__ = ["with_reports_read_as_nouns"]

_OPENING = ("ADJ", "DET", "NUM", "PRON")
_NOMINAL = (*_OPENING, "NOUN", "PROPN")
# What is told of somebody: *in the palace*, *close to the family*.
_MORE = (*_NOMINAL, "ADP", "ADV", "VERB")
# The most words of who reports.
_MOST = 9


def with_reports_read_as_nouns(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with such a verb beside the clause that it reports.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: which verbs speak, and who does.
    """
    words = [t for t in sentence.tokens if t.upos != "PUNCT"][-_MOST - 1 :]
    cue = words[-1] if words else None
    if cue is None or cue.upos != "NOUN" or not knowledge.lexicon.is_speech(cue.lemma):
        return sentence
    comma = next((t.index for t in reversed(sentence.tokens) if t.form == ","), 0)
    source = [t for t in words[:-1] if t.index > comma]
    noun = _noun(source, knowledge)
    if noun is None or not comma or not _agrees(noun, cue):
        return sentence
    top = sole_predicate(sentence, sentence.tokens[: comma - 1])
    return sentence if top is None else replaced(sentence, _mended(source, noun, cue, top))


def _noun(source: Sequence[Token], knowledge: Knowledge) -> Token | None:
    """The noun for somebody that some words begin with, if more is told of them behind it.

    *A source of complaints* may be what precedes.
    """
    if not source or any(t.upos not in _MORE for t in source):
        return None
    several = source[0].upos == "NOUN" and source[0].feature("Number") == "Plur"
    if not several and source[0].upos not in _OPENING:
        return None
    first = next((i for i, t in enumerate(source) if t.upos not in _NOMINAL), 0)
    if source[first].upos != "ADP":  # *two people **close** to the family*
        first = next((i for i, t in enumerate(source) if i and t.upos == "NOUN"), -1) + 1
    last = source[first - 1] if 0 < first < len(source) else None
    if last is None or last.upos != "NOUN" or not hears(last, knowledge):
        return None
    if last.relation == "appos" or source[-1].upos not in ("NOUN", "PROPN"):
        return None  # *He wrote to Roe, a clerk in charge of insurance claims*
    return None if opens([source[first].lemma.lower()], knowledge.outlets, "owners") else last


def _agrees(noun: Token, cue: Token) -> bool:
    """Whether a word has the form of a verb with that subject: *a source claims*, *two claim*."""
    form, lemma = cue.form.lower(), cue.lemma.lower()
    if noun.feature("Number") == "Plur":
        return form == lemma
    return form != lemma and form.startswith(lemma[:-1])


def _mended(source: Sequence[Token], noun: Token, cue: Token, top: Token) -> Iterator[Token]:
    yield evolve(cue, head=top.index, deprel="parataxis", upos="VERB")
    yield evolve(noun, head=cue.index, deprel="nsubj")
    inside = {t.index for t in source}
    more = [t for t in source if t.index > noun.index]
    # The last noun may have been taken for a part of a compound with the verb.
    last = more[-1]
    for token in source:
        if token is not noun and token.head not in inside:
            above = noun if token.index < noun.index or token is last else last
            hung = token.relation in ("case", "det", "amod", "compound", "nmod", "nummod")
            deprel = token.deprel if hung and token is not last else "nmod"
            yield evolve(token, head=above.index, deprel=deprel)
