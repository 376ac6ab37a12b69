"""Joins words with a hyphen that the parser takes for two: *Secretary-General*, *passer-by*."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.quotes.corrections.replaced import replaced

__all__ = ["HYPHENS", "with_joined_halves"]

HYPHENS = ("-", "‐", "‑")
"""What joins the halves of a word."""
_PARTICLES = ("ADP", "ADV", "SCONJ")


def with_joined_halves(sentence: Sentence) -> Sentence:
    """The sentence with one subject where a hyphen, or nothing, stands between two.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
    """
    for noun, particle, verb in _with_particles(sentence):
        sentence = evolve(sentence, tokens=tuple(_led(sentence, noun, particle, verb)))
    joined = [
        evolve(token, head=noun.index, deprel="compound")
        for noun, particle in _subjects(sentence)
        for token in sentence.tokens[noun.index : particle.index]
    ]
    sentence = replaced(sentence, joined)
    lost = {first.index: second for first, second in _halves(sentence)}
    if not lost:
        return sentence
    moved = {first: second.index for first, second in lost.items()}
    return evolve(sentence, tokens=tuple(_under(token, moved) for token in sentence.tokens))


def _with_particles(sentence: Sentence) -> Iterator[tuple[Token, Token, Token]]:
    """A noun, the particle that a hyphen joins to it, and the verb that lacks it for a subject.

    *A passer-by told police so*: parsers read a noun and *by told*.
    """
    tokens = sentence.tokens
    for hyphen in tokens[1:-2]:
        if hyphen.form not in HYPHENS:
            continue
        noun, (particle, verb) = tokens[hyphen.index - 2], tokens[hyphen.index : hyphen.index + 2]
        joined = noun.span.end == hyphen.span.start and hyphen.span.end == particle.span.start
        if not joined or noun.upos != "NOUN":
            continue
        group = verb if verb.upos == "VERB" else sentence.head(verb)
        if particle.upos not in _PARTICLES or group is None or group.upos != "VERB":
            continue
        hung = group.head == noun.index and group.relation in ("acl", "parataxis")
        if hung and sentence.child(group, "nsubj") is None:
            yield noun, particle, group


def _subjects(sentence: Sentence) -> Iterator[tuple[Token, Token]]:
    """A verb's subject, and the particle that a hyphen joins to it, if the verb has that, too."""
    tokens = sentence.tokens
    for hyphen in tokens[1:-2]:
        if hyphen.form not in HYPHENS:
            continue
        noun, particle = tokens[hyphen.index - 2], tokens[hyphen.index]
        joined = noun.span.end == hyphen.span.start and hyphen.span.end == particle.span.start
        if not joined or noun.upos != "NOUN":
            continue
        if noun.relation != "nsubj" or particle.upos not in _PARTICLES:
            continue
        if particle.head == noun.head and noun.head > particle.index:
            yield noun, particle


def _led(sentence: Sentence, noun: Token, particle: Token, verb: Token) -> Iterator[Token]:
    """The words, with a verb above the noun that is its subject."""
    for token in sentence.tokens:
        if token.index == noun.index:
            yield evolve(token, head=verb.index, deprel="nsubj")
        elif token.index == verb.index:
            yield evolve(token, head=noun.head, deprel=noun.deprel)
        elif token.index in (particle.index, particle.index - 1):
            yield evolve(token, head=noun.index, deprel="compound")
        elif token.head == noun.index and token.index > verb.index:
            yield evolve(token, head=verb.index)
        else:
            yield token


def _under(token: Token, moved: dict[int, int]) -> Token:
    """A word with what hung on a first half on the second."""
    if token.index in moved:
        return evolve(token, head=moved[token.index], deprel="compound")
    if token.head in moved and token.index != moved[token.head]:
        return evolve(token, head=moved[token.head])
    return token


def _halves(sentence: Sentence) -> Iterator[tuple[Token, Token]]:
    """Two nouns with no more than a hyphen between them and the same part in the sentence."""
    tokens = sentence.tokens
    for first, second in pairwise(tokens):
        names = (
            first.upos == second.upos == "PROPN" and first.relation == second.relation == "nsubj"
        )
        if names and first.head == second.head and first.entity == second.entity == "O":
            yield first, second
    for hyphen in tokens[1:-1]:
        if hyphen.form not in HYPHENS:
            continue
        first, second = tokens[hyphen.index - 2], tokens[hyphen.index]
        if (
            first.span.end == hyphen.span.start
            and hyphen.span.end == second.span.start
            and (first.head, first.relation) == (second.head, second.relation)
            and {first.upos, second.upos} <= {"NOUN", "PROPN"}
        ):
            yield first, second
