"""Joins the halves of a name that a parser took for two: *Secretary-General*, *Harbour Watch*."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from attrs import evolve

from attribution.document import Sentence, Token

__all__ = ["with_joined_halves"]

_HYPHENS = ("-", "‐", "‑")


def with_joined_halves(sentence: Sentence) -> Sentence:
    """The sentence with one subject where a hyphen, or nothing, stands between two.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
    """
    lost = {first.index: second for first, second in _halves(sentence)}
    if not lost:
        return sentence
    moved = {first: second.index for first, second in lost.items()}
    return evolve(sentence, tokens=tuple(_under(token, moved) for token in sentence.tokens))


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
        if hyphen.form not in _HYPHENS:
            continue
        first, second = tokens[hyphen.index - 2], tokens[hyphen.index]
        if (
            first.span.end == hyphen.span.start
            and hyphen.span.end == second.span.start
            and (first.head, first.relation) == (second.head, second.relation)
            and {first.upos, second.upos} <= {"NOUN", "PROPN"}
        ):
            yield first, second
