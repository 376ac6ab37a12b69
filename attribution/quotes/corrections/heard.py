"""Hangs a verb of speech on what a court hears of somebody, where a parser lets the court speak.

*The court heard Dahl took the ring **and told** his wife it was lost*: a court that hears tells
nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.corrections.replaced import replaced
from attribution.quotes.speaking import may_speak
from attribution.syntax.relations import ANY_SUBJECT

__all__ = ["with_words_heard"]


def with_words_heard(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with such verbs beside what is heard.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: which verbs hear, which bodies do, and who may speak.
    """
    lexicon = knowledge.lexicon
    for verb in sentence.tokens:
        if verb.lemma.lower() not in lexicon.hearing or verb.upos != "VERB":
            continue
        body, clause = sentence.child(verb, "nsubj"), sentence.child(verb, "ccomp")
        if body is None or body.lemma.lower() not in lexicon.hearers or clause is None:
            continue
        somebody = sentence.child(clause, *ANY_SUBJECT)
        if somebody is not None and may_speak(somebody, knowledge):
            sentence = replaced(sentence, list(_told(sentence, verb, clause, knowledge)))
    return sentence


def _told(sentence: Sentence, verb: Token, clause: Token, knowledge: Knowledge) -> Iterator[Token]:
    """The verbs of speech beside a verb of hearing, without a subject of their own."""
    for told in sentence.children(verb, "conj"):
        speaks = knowledge.lexicon.is_speech(told.lemma) and told.index > clause.index
        if speaks and sentence.child(told, *ANY_SUBJECT) is None:
            yield evolve(told, head=clause.index)
