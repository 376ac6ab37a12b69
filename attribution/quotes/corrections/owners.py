"""Attaches a possessor to what it owns, where the parser swapped them: *Ana Berg-Lund's lawyer*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.corrections.hyphens import HYPHENS
from attribution.quotes.corrections.replaced import replaced

__all__ = ["with_owners"]


def with_owners(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with *'s* between an owner and a noun that parsers read as beside that owner.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: how owners are marked.
    """
    for owner, noun in tuple(_misread(sentence, knowledge)):
        # What stands behind the noun goes with it: the comma, who it is, what they said.
        behind = (t for t in sentence.children(owner) if t.index > noun.index)
        sentence = replaced(
            sentence,
            [
                *(evolve(token, head=noun.index) for token in behind),
                evolve(noun, head=owner.head, deprel=owner.deprel),
                evolve(owner, head=noun.index, deprel="nmod:poss"),
            ],
        )
    return sentence


def _misread(sentence: Sentence, knowledge: Knowledge) -> Iterator[tuple[Token, Token]]:
    for mark in sentence.tokens:
        if mark.relation != "case" or not knowledge.people.is_possessive(mark.form):
            continue
        owner = sentence.head(mark)
        while owner is not None and owner.relation == "flat":
            owner = sentence.head(owner)
        if owner is None or owner.upos != "PROPN":
            continue
        noun = next((t for t in sentence.children(owner, "appos") if t.index > mark.index), None)
        if noun is not None and _is_one_phrase(sentence.tokens[mark.index : noun.index]):
            yield owner, noun


def _is_one_phrase(words: Sequence[Token]) -> bool:
    """Whether nothing parts some words but hyphens: *one-time ally*."""
    return (
        all(
            word.upos != "PUNCT" or (word.span.start == before.span.end and word.form in HYPHENS)
            for before, word in pairwise(words)
        )
        and words[0].upos != "PUNCT"
    )
