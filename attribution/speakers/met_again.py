"""Tells which nouns mention somebody to whom a later pronoun may refer: *bowed to **the crew***."""

from __future__ import annotations

from attribution.document import Sentence, Token
from attribution.knowledge.people import People
from attribution.speakers.salience import is_cleft

__all__ = ["MENTIONING", "may_be_met_again"]

# Relations of a noun whose referent stays salient, and of a noun for a person.
_ARGUMENTS = ("nsubj", "obj", "iobj")
_OBLIQUE = ("obl",)
_MET_AGAIN = (*_ARGUMENTS, *_OBLIQUE)

MENTIONING = ("ADJ", "DET", "NOUN", "PRON", "PROPN", "VERB")
"""The parts of speech of words that may mention somebody; *the accused* is a verb to parsers."""


def may_be_met_again(sentence: Sentence, word: Token, people: People) -> bool:
    """Whether a word is a noun to which a later pronoun may refer.

    Arguments:
        sentence: the word's.
        word: any word.
        people: which nouns are for persons.
    """
    noun = word.upos == "NOUN"
    if word.relation not in _MET_AGAIN:  # as most words; a look at the tree takes longer
        met = noun and (_is_owner(sentence, word, people) or is_cleft(sentence, word))
        return met and not _is_anybody(sentence, word)
    if _is_anybody(sentence, word):
        return False
    if noun and (word.relation in _ARGUMENTS or is_cleft(sentence, word)):
        return True
    if word.feature("Number") == "Plur":
        return noun and _are_told(sentence, word, people)
    determined = sentence.child(word, "det") is not None
    if word.relation in _OBLIQUE:
        # *Posed as **an officer***, *took over as **captain***: what somebody is or becomes.
        if any(people.has("naming", "as", c.form) for c in sentence.children(word, "case")):
            return False
        if not (determined or sentence.child(word, "nmod:poss")):
            return False
    # *By a man*; *the Prime Minister*; *the accused*, a participle to parsers.
    noun = noun or (word.upos in ("ADJ", "PROPN", "VERB") and determined)
    return noun and people.is_person_noun(word.form)


def _is_owner(sentence: Sentence, noun: Token, people: People) -> bool:
    """Whether a noun is for the person to whom a thing belongs: *the **minister**'s office*."""
    if noun.deprel != "nmod:poss" or not people.is_person_noun(noun.lemma):
        return False
    thing = sentence.head(noun)
    return (
        thing is not None
        and thing.upos == "NOUN"
        and not people.is_person_noun(thing.lemma)
        and sentence.child(noun, "det") is not None
    )


def _are_told(sentence: Sentence, noun: Token, people: People) -> bool:
    """Whether a plural with an article is of persons to whom something is done or said: *bowed to
    **the families***."""
    if not (people.is_person_noun(noun.lemma) or people.has("kinds", "group", noun.lemma)):
        return False
    link, article = sentence.child(noun, "case"), sentence.child(noun, "det")
    to = link is not None and people.has("kinds", "serving", link.form)
    return to and article is not None and article.feature("Definite") == "Def"


def _is_anybody(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun means none or all of its kind: ***no firm** paid*, ***every school** shut*."""
    article = sentence.child(noun, "det")
    kind = article.feature("PronType") if article is not None else None
    return kind == "Neg" or (kind == "Tot" and noun.feature("Number") == "Sing")
