"""Gives a verb the gathering that is told something: *told **a rally** taxes would rise*.

Parsers read *a rally taxes*, or take what is told for a clause about the rally. But whoever tells
something tells it to somebody, so that the phrase for the gathering ends with its noun.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.corrections.inner_verbs import inner_verbs
from attribution.quotes.corrections.replaced import replaced
from attribution.syntax.relations import ANY_SUBJECT

__all__ = ["with_gatherings"]

_DETERMINERS = ("DET", "PRON")
# What stands before the noun for a gathering: *a packed*, *an emergency*, *a court*.
_MODIFYING = ("ADJ", "NOUN", "NUM", "PROPN", "VERB")
# What begins a subject.
_BEGINNING = ("ADJ", "DET", "NOUN", "NUM", "PRON", "PROPN", "PUNCT")


def with_gatherings(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with gatherings as hearers of what is told them.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: which verbs tell somebody something, and which nouns are for gatherings.
    """
    lexicon = knowledge.lexicon
    for at in inner_verbs(sentence):
        verb = sentence.tokens[at]
        if lexicon.attitude("addressed.clause", verb.lemma) is None:
            continue
        phrase = _phrase(sentence, verb, knowledge)
        if not phrase or sentence.child(verb, "aux:pass") is not None:
            continue
        told = _told(sentence, phrase[-1], knowledge)
        if told is not None:
            sentence = replaced(sentence, tuple(_hung(sentence, verb, phrase, told)))
    return sentence


def _phrase(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Sequence[Token]:
    """The phrase for a gathering right behind a verb, or none."""
    behind = sentence.tokens[verb.index :]
    if behind[0].upos not in _DETERMINERS or behind[0].relation not in ("det", "nmod:poss", "nmod"):
        return ()
    end = 0
    for at, word in enumerate(behind[1:], 2):
        if word.form.lower() in knowledge.lexicon.gatherings:
            end = at
        elif word.upos not in _MODIFYING or end:
            break
    return behind[:end]


def _told(sentence: Sentence, gathering: Token, knowledge: Knowledge) -> Token | None:
    """The head of the clause that begins right behind a gathering, without *that*."""
    words = sentence.tokens[gathering.index :]
    if not words or words[0].upos not in _BEGINNING or words[0].form in (",", ";", ":", "(", "."):
        return None
    if words[0].feature("PronType") == "Rel":
        return None
    for word in words:
        subject = sentence.child(word, *ANY_SUBJECT)
        if subject is not None and gathering.index < subject.index < word.index:
            # *told a court official | she was ill*: the subject begins right behind the phrase.
            begins = words[0] in sentence.subtree(subject)
            official = knowledge.people.is_person_noun(words[0].lemma) and words[0] != subject
            bare = sentence.child(word, "mark") is None
            return word if begins and bare and not official else None
        if word.relation == "mark" or word.upos == "SCONJ":
            return None
    return None


def _hung(sentence: Sentence, verb: Token, phrase: Sequence[Token], told: Token) -> Iterator[Token]:
    """The words that change: the gathering, its own words, what is told, and what hangs between."""
    gathering = phrase[-1]
    inside = {word.index for word in phrase}
    for word in sentence.tokens:
        if word is gathering:
            upos = "NOUN" if word.upos == "VERB" else word.upos
            yield evolve(word, head=verb.index, deprel="iobj", upos=upos)
        elif word is told:
            yield evolve(word, head=verb.index, deprel="ccomp")
        elif word.index in inside and word.head not in inside:
            relation = word.deprel if word.relation in ("det", "amod") else "compound"
            yield evolve(word, head=gathering.index, deprel=relation)
        elif word.index > gathering.index and word.head in inside:
            yield evolve(word, head=told.index)
