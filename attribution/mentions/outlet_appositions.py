"""Finds names that an apposition shows to be outlets': *Telenoticias, a news channel*."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

from attribution.document import Document, Sentence, Span, Token
from attribution.knowledge.gazetteer import Gazetteer
from attribution.mentions.outlet_patterns import patterns_of
from attribution.result import OutletKind

__all__ = ["apposed", "names_of"]


def apposed(document: Document, gazetteer: Gazetteer) -> Iterator[tuple[Span, OutletKind]]:
    """The names to which a noun such as *newspaper* or *news channel* is an apposition.

    Arguments:
        document: the parsed article.
        gazetteer: has the nouns.

    Yields:
        Each name, in text order, and the kind of outlet.
    """
    for sentence in document.sentences:
        for noun in sentence.tokens:
            if noun.relation != "appos" or noun.upos != "NOUN":
                continue
            kind = _kind(document, sentence, noun, gazetteer)
            name = _name(document, sentence, noun)
            if kind is not None and name is not None:
                yield name, kind


def names_of(document: Document, gazetteer: Gazetteer) -> Mapping[int, str]:
    """The names that are appositions to a noun, by the nouns' offsets.

    *The state news agency, Zarit, quoted her*.
    """
    names: dict[int, str] = {}
    for sentence in document.sentences:
        for name in sentence.tokens:
            noun = sentence.head(name) if name.relation == "appos" else None
            if noun is None or name.upos != "PROPN":
                continue
            if noun.upos == "NOUN" and _kind(document, sentence, noun, gazetteer) is not None:
                words = [t for t in sentence.subtree(name) if _is_capitalised(t)]
                if words:
                    names[noun.span.start] = document.cover(words).text
    return names


def _kind(
    document: Document, sentence: Sentence, noun: Token, gazetteer: Gazetteer
) -> OutletKind | None:
    """The kind of outlet that a noun means, with its compounds or without."""
    words = [*sentence.children(noun, "compound"), noun]
    for first in words:
        phrase = document.text[first.span.start : noun.span.end]
        for kind, nouns in gazetteer.forms.get("nouns", {}).items():
            if phrase in nouns:
                return cast(OutletKind, kind)
    beside = sentence.children(noun, "amod", "compound")
    qualified = any(_qualifies(word, gazetteer) for word in beside)
    placed = any(_is_capitalised(word) for word in beside)
    for section, shown in (("qualified_nouns", qualified), ("placed_nouns", placed)):
        for kind, nouns in gazetteer.forms.get(section, {}).items() if shown else ():
            if noun.form in nouns:
                return cast(OutletKind, kind)
    return None


def _qualifies(word: Token, gazetteer: Gazetteer) -> bool:
    """Whether a word shows what a noun beside it means: *a satirical paper*, *a student site*."""
    form = word.form.lower()
    if form in gazetteer.words("described", "qualifiers"):
        return True
    return patterns_of(gazetteer).adjective.fullmatch(form) is not None


def _name(document: Document, sentence: Sentence, noun: Token) -> Span | None:
    """The capitalised words around the head to which a noun is an apposition."""
    head = sentence.head(noun)
    if head is None or head.upos != "PROPN" or head.index > noun.index:
        return None
    first = last = head.index - 1
    tokens = sentence.tokens
    while first and _is_capitalised(tokens[first - 1]):
        first -= 1
    while last + 1 < noun.index - 1 and _is_capitalised(tokens[last + 1]):
        last += 1
    return document.cover(tokens[first : last + 1])


def _is_capitalised(token: Token) -> bool:
    return token.form[:1].isupper() and token.upos not in ("DET", "ADP")
