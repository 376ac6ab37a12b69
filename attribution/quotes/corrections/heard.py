"""Hangs a verb of speech on what a court hears of somebody, where a parser lets the court speak.

*The court heard Dahl took the ring **and told** his wife it was lost*: a court that hears tells
nobody. In the headlines of trials, who acts in what is told is no hearer: *Jury told **driver**
was asleep*.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.addressee import is_bare_hearer
from attribution.quotes.corrections.replaced import replaced
from attribution.quotes.speaking import may_speak
from attribution.syntax.relations import ANY_SUBJECT

__all__ = ["with_actors_heard_of", "with_words_heard"]

_BEFORE_NOUNS = ("amod", "compound")
_NAMING = ("NOUN", "PROPN")


def with_words_heard(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with such verbs beside what is heard.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: which verbs hear, which bodies do, and who may speak.
    """
    lexicon = knowledge.lexicon
    for verb in sentence.words("VERB"):
        if verb.lemma.lower() not in lexicon.hearing:
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


def with_actors_heard_of(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with the object of a headline's hearing as the subject of what is heard of it.

    *Jury hears **Lund** hid knife*: parsers read *hears Lund* and a clause without a subject.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: which verbs hear and tell, and which bodies hear.
    """
    verb = next((t for t in sentence.tokens if t.relation == "root"), None)
    body = sentence.child(verb, "nsubj") if verb is not None else None
    if verb is None or body is None or not is_bare_hearer(sentence, body, knowledge):
        return sentence
    lexicon = knowledge.lexicon
    told = lexicon.attitude("addressed.clause", verb.lemma) and verb.feature("Tense") == "Past"
    if not told and verb.lemma.lower() not in lexicon.hearing:
        return sentence
    clause = sentence.child(verb, "ccomp")
    if clause is None:
        return replaced(sentence, list(_as_clause(sentence, verb)))
    somebody = sentence.child(verb, "obj", "iobj")
    if somebody is None or somebody.index > clause.index:
        return sentence
    acts = sentence.child(clause, *ANY_SUBJECT, "mark") is None
    if not acts or clause.feature("VerbForm") not in ("Fin", "Part"):
        return sentence
    return replaced(sentence, [evolve(somebody, head=clause.index, deprel="nsubj")])


def _as_clause(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """The words of *told driver hid knife under bed* as a clause; parsers read a *hid knife*."""
    thing = sentence.child(verb, "obj")
    before = sentence.children(thing, *_BEFORE_NOUNS) if thing is not None else ()
    done = next((t for t in before if t.upos == "VERB" and t.feature("Tense") == "Past"), None)
    if thing is None or done is None or sentence.child(thing, "det") is not None:
        return
    nouns = (*sentence.children(verb, "iobj"), *before, *sentence.children(done, *_BEFORE_NOUNS))
    somebody = next((t for t in nouns if t.index < done.index and t.upos in _NAMING), None)
    if somebody is None:
        return
    yield evolve(done, head=verb.index, deprel="ccomp")
    yield evolve(thing, head=done.index, deprel="obj")
    yield evolve(somebody, head=done.index, deprel="nsubj")
    for where in sentence.children(verb, "obl"):
        if where.index > thing.index:
            yield evolve(where, head=done.index)
