"""Hangs a long office on the name behind it: *Minister of Culture and Youth Affairs Ana Lund*.

Where what the office is for has two parts, parsers take the name for a third of them, or for
a second subject. That no *and* stands before the name shows whose office it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from attribution.document import Document, Sentence, Token
from attribution.knowledge import People

__all__ = ["with_offices"]

# What the words between an office and a name may be.
_NAMING = ("ADJ", "NOUN", "PROPN")
_LINKING = ("case", "cc", "det")
# Tags of names are the position in a name, a hyphen and its kind.
_PERSON = "PER"
_OPENING = (f"B-{_PERSON}", f"S-{_PERSON}")
_GOING_ON = (f"I-{_PERSON}", f"E-{_PERSON}")


def with_offices(document: Document, people: People) -> Document:
    """The document with persons, not their offices, as subjects and objects.

    Arguments:
        document: the parsed article.
        people: which words are offices.
    """
    sentences = tuple(_mended(sentence, people) for sentence in document.sentences)
    same = all(new is old for new, old in zip(sentences, document.sentences, strict=True))
    return document if same else evolve(document, sentences=sentences)


def _mended(sentence: Sentence, people: People) -> Sentence:
    for name in sentence.tokens[3:]:
        if name.entity in _OPENING:
            office = _office_before(sentence, name, people)
            if office is not None and _are_parted(sentence, office, name):
                tokens = tuple(_hung(sentence, office, name))
                sentence = evolve(sentence, tokens=tokens)
    return sentence


def _office_before(sentence: Sentence, name: Token, people: People) -> Token | None:
    """The noun of an office, if nothing but what it is for stands between it and a name."""
    between: list[Token] = []
    for token in reversed(sentence.tokens[: name.index - 1]):
        if len(between) > 1 and between[-1].upos == "ADP" and _is_office(token, people):
            return token if between[0].upos in _NAMING else None
        if token.upos not in _NAMING and token.relation not in _LINKING:
            return None
        between.append(token)
    return None


def _is_office(token: Token, people: People) -> bool:
    return (
        token.upos in ("NOUN", "PROPN")
        and token.form[:1].isupper()
        and not token.entity.endswith(_PERSON)
        and (people.is_title(token.form) or people.is_person_noun(token.form.lower()))
    )


def _are_parted(sentence: Sentence, office: Token, name: Token) -> bool:
    """Whether the parser has a name beside an office, and not in one phrase with it."""
    top = _top(sentence, name)
    if top.index < office.index or office.head == top.index:
        return False
    beside = top.head == office.head and top.relation == office.relation
    third = top.relation == "conj" and office.index <= top.head < name.index
    return beside or third


def _top(sentence: Sentence, name: Token) -> Token:
    """The head of a name: a title before it is no part of that."""
    last = name
    for token in sentence.tokens[name.index :]:
        if token.entity not in _GOING_ON:
            break
        last = token
    inside: Sequence[Token] = sentence.tokens[name.index - 1 : last.index]
    indices = {t.index for t in inside}
    return next((t for t in inside if t.head not in indices), name)


def _hung(sentence: Sentence, office: Token, name: Token) -> Iterator[Token]:
    """The words, with the name in the office's place and the office below it."""
    top = _top(sentence, name)
    purpose = next(
        (t for t in sentence.children(office, "nmod") if office.index < t.index < name.index),
        office,
    )
    for token in sentence.tokens:
        if token.index == top.index:
            yield evolve(token, head=office.head, deprel=office.deprel)
        elif token.index == office.index:
            yield evolve(token, head=top.index, deprel="nmod:desc")
        elif office.index < token.index < name.index and token.head >= name.index:
            yield evolve(token, head=purpose.index, deprel="conj")
        elif token.head == office.index and token.index > top.index:
            yield evolve(token, head=top.index)
        else:
            yield token
