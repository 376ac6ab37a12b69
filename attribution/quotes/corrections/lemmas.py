"""Gives inflected cues the lemma that the lexicon has, where the lemmatiser missed it."""

from __future__ import annotations

from attrs import evolve

from attribution.document import Document, Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.corrections.replaced import with_sentences

__all__ = ["with_lemmas_of_cues"]

_INFLECTED = ("VERB", "NOUN")


def with_lemmas_of_cues(document: Document, knowledge: Knowledge) -> Document:
    """The document with *echoed* and its like under the lemma of the cue.

    A lemmatiser guesses at the verbs that it has not seen. Where its guess is no cue and the
    word is a cue's inflection, it is taken for that. So are plurals for persons: *newsmen*.

    Arguments:
        document: the parsed article.
        knowledge: the cues, those that a user has added among them, and how words are inflected.
    """
    cues, inflection = knowledge.lexicon.cues, knowledge.grammar.inflection

    def mended(token: Token) -> Token:
        if token.lemma.lower() in cues:
            return token
        singular = inflection.singular(token.form) if token.upos == "NOUN" else None
        if singular is not None:
            return _plural(token, singular)
        known = cues & inflection.lemmas(token.form, token.upos)
        return evolve(token, lemma=min(known)) if known else token

    def whole(sentence: Sentence) -> Sentence:
        tokens = tuple([mended(t) if t.upos in _INFLECTED else t for t in sentence.tokens])
        return sentence if tokens == sentence.tokens else evolve(sentence, tokens=tokens)

    return with_sentences(document, [whole(sentence) for sentence in document.sentences])


def _plural(token: Token, singular: str) -> Token:
    """A noun for several persons, with its singular as its lemma."""
    if token.feature("Number") == "Plur":
        return token
    return evolve(token, lemma=singular, features="Number=Plur")
