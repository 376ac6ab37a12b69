"""Joins the name of a firm that the tagger cut: *Lindqvist & Sons*, *Tidewater Foods **plc***.

An ampersand occurs in names, hardly in sentences, but parsers take what it joins for two people. A
firm's legal form is a part of its name, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from attribution.document import Document, NamedEntity, Sentence, Token
from attribution.knowledge import People
from attribution.quotes.corrections.replaced import replaced, with_sentences
from attribution.syntax.phrases import tops

__all__ = ["with_whole_firms"]

_AMPERSAND = "&"
_BODY = "ORG"
_PERSON = "PER"
# A given name and a surname.
_FULL = 2


def with_whole_firms(document: Document, people: People) -> Document:
    """The document with such names as one name of an organisation.

    Arguments:
        document: the parsed article.
        people: has the forms of firms: *plc*, *Ltd*.
    """
    sentences, names = list(document.sentences), list(document.named_entities)
    for sentence in document.sentences:
        for words in _firms(sentence, people):
            whole = replaced(sentences[sentence.index], _as_one(words))
            sentences[sentence.index] = whole
            span = document.cover(words)
            names = [n for n in names if not n.span.overlaps(span)]
            names.append(NamedEntity(_BODY, span))
    return with_sentences(document, sentences, names)


def _firms(sentence: Sentence, people: People) -> Iterator[Sequence[Token]]:
    """The names of a sentence that are cut, whole, in order and apart from each other."""
    end = 0
    for token in sentence.tokens:
        if token.index <= end:
            continue
        words: Sequence[Token] = ()
        if token.form == _AMPERSAND:
            words = _around(sentence, token)
        elif (
            token.entity == "O"
            and sentence.tokens[token.index - 2].form[:1].isupper()
            and people.has("kinds", "corporate", token.form)
        ):
            before = _run(sentence, token.index - 2, -1)
            words = (*before, token) if any(w.entity != "O" for w in before) else ()
        if words and words[0].index > end and not _is_whole(words):
            end = words[-1].index
            yield words


def _around(sentence: Sentence, ampersand: Token) -> Sequence[Token]:
    """The words that an ampersand joins to one name; none where it stands between two persons."""
    before = _run(sentence, ampersand.index - 2, -1)
    behind = _run(sentence, ampersand.index, 1)
    sides = (before, behind)
    persons = all(len(s) >= _FULL and s[-1].entity == f"E-{_PERSON}" for s in sides)
    return (*before, ampersand, *behind) if all(sides) and not persons else ()


def _run(sentence: Sentence, at: int, step: int) -> Sequence[Token]:
    """The words with capitals from a place on, backwards or forwards, in text order."""
    words: list[Token] = []
    while 0 <= at < len(sentence.tokens):
        token = sentence.tokens[at]
        if not token.form[:1].isupper() or (token.upos != "PROPN" and token.entity == "O"):
            break
        words.append(token)
        at += step
    return words[::step]


def _is_whole(words: Sequence[Token]) -> bool:
    inner = all(word.entity[:2] == "I-" for word in words[1:-1])
    return inner and words[0].entity[:2] == "B-" and words[-1].entity[:2] == "E-"


def _as_one(words: Sequence[Token]) -> Iterator[Token]:
    """The words of one name, below one of them."""
    first, *others = tops(words)
    joined = any(word.form == _AMPERSAND for word in words)
    for word in words:
        position = "B" if word is words[0] else "E" if word is words[-1] else "I"
        named = evolve(word, entity=f"{position}-{_BODY}", upos="PROPN" if joined else word.upos)
        apart = word is not first and (word in others or word.relation in ("cc", "conj", "punct"))
        yield evolve(named, head=first.index, deprel="flat") if apart else named
