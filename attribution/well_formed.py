"""`check_document`: whether a document is sound, with real trees and spans that fit the text.

The parsers of this package make sound documents; users' own may be anything, and a cycle of heads,
for one, would make a stage run for ever.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from attribution.document import (
    CoreferenceChain,
    Document,
    Metadata,
    NamedEntity,
    ParserInfo,
    Sentence,
    Span,
    Token,
)
from attribution.errors import InputError

__all__ = ["check_document", "is_tree", "known_sound", "labelled"]

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}")
_WORDS = ("form", "lemma", "upos", "xpos", "features", "deprel", "entity")


def check_document(document: Document) -> None:
    """Refuses a document that the stages could not work on.

    Arguments:
        document: a document from anywhere.

    Raises:
        InputError: if it is not sound; the message says what is wrong, and where.

    Example:
        >>> it = Token(1, "It", "it", "PRON", "", "", 1, "nsubj", "O", Span(0, 2, "It"))
        >>> check_document(Document("It", (Sentence(0, (it,), it.span),)))
        Traceback (most recent call last):
        ...
        attribution.errors.InputError: sentence 0: no word has the head 0: one is the root
    """
    labelled(document)
    if not document._sound:
        _check(document)
        known_sound(document)


def known_sound(document: Document) -> Document:
    """The document, now known to be sound, since it was looked at or is of a parser's own make.

    It never changes, so that nobody has to look at it again.
    """
    object.__setattr__(document, "_sound", True)
    return document


def _check(document: Document) -> None:
    """Looks at all of a document but its labels."""
    text = document.text
    if not isinstance(text, str):
        raise InputError(f"a document's text is a str, not {type(text).__name__}")
    paragraphs = _tuple(document.paragraphs, Span, "paragraphs")
    last = 0
    for i, sentence in enumerate(_tuple(document.sentences, Sentence, "sentences")):
        place = f"sentence {i}"
        if type(sentence.index) is not int or sentence.index != i:
            raise InputError(f"{place}: its index is {sentence.index!r}, not its position")
        _check_span(sentence.span, text, place)
        if sentence.span.start < last:
            raise InputError(f"{place}: it begins before the one before it: give them in order")
        last = sentence.span.start
        _check_paragraph(sentence, paragraphs, place)
        _check_words(sentence, text, place)
        _check_tree(sentence.tokens, place)
    _check_spans(paragraphs, text, "paragraph")
    names = _tuple(document.named_entities, NamedEntity, "named_entities")
    _check_spans([name.span for name in names], text, "named entity")
    for name in names:
        if not isinstance(name.type, str):
            raise InputError(f"the type of a named entity is a str, not {name.type!r}")
    for chain in _tuple(document.coreference, CoreferenceChain, "coreference chains"):
        if not isinstance(chain.mentions, tuple):
            raise InputError("the mentions of a coreference chain are a tuple of Span objects")
        best = () if chain.representative is None else (chain.representative,)
        _check_spans((*chain.mentions, *best), text, "mention of a coreference chain")


def labelled(document: Document) -> Document:
    """The document, if its id, metadata and language are of the right types.

    Raises:
        InputError: if one of them is not.
    """
    if document.id is not None and not isinstance(document.id, str):
        raise InputError(f"id is a str, not {type(document.id).__name__}")
    if not isinstance(document.metadata, Metadata):
        kind = type(document.metadata).__name__
        raise InputError(f'metadata is a Metadata, not {kind}: e.g. Metadata(publisher="Reuters")')
    language = document.language
    if not isinstance(language, str) or not _LANGUAGE.fullmatch(language):
        raise InputError(f"language is a code such as 'en', not {language!r:.40}")
    if not isinstance(document.parser, ParserInfo):
        raise InputError(f"parser is a ParserInfo, not {type(document.parser).__name__}")
    return document


def _tuple(values: object, kind: type, name: str) -> tuple:  # type: ignore[type-arg]
    if not isinstance(values, tuple) or not all(isinstance(value, kind) for value in values):
        raise InputError(f"a document's {name} are a tuple of {kind.__name__} objects")
    return values


def _check_span(span: object, text: str, place: str) -> None:
    if not isinstance(span, Span):
        raise InputError(f"{place}: its span is a Span, not {type(span).__name__}")
    if not span.text:
        raise InputError(f"{place}: its span at {span.start} holds no character")
    if text[span.start : span.end] != span.text:
        raise InputError(
            f"{place}: {span.text!r:.40} does not stand in the text at {span.start}: offsets "
            "count characters of the document's text"
        )


def _check_spans(spans: Iterable[object], text: str, what: str) -> None:
    for i, span in enumerate(spans):
        _check_span(span, text, f"{what} {i}")


def _check_paragraph(sentence: Sentence, paragraphs: Sequence[Span], place: str) -> None:
    number = sentence.paragraph
    if not isinstance(number, int) or number < 0 or (paragraphs and number >= len(paragraphs)):
        raise InputError(
            f"{place}: there is no paragraph {number!r}; the document has {len(paragraphs)}"
        )


def _check_words(sentence: Sentence, text: str, place: str) -> None:
    if not isinstance(sentence.tokens, tuple) or not sentence.tokens:
        raise InputError(f"{place}: its tokens are a tuple of at least one Token")
    for number, token in enumerate(sentence.tokens, 1):
        if _is_sound(token, number, sentence, text):
            continue
        word = f"{place}, word {number}"
        if not isinstance(token, Token):
            raise InputError(f"{word}: a Token is expected, not {type(token).__name__}")
        if type(token.index) is not int or token.index != number:
            raise InputError(f"{word}: its index is {token.index!r}, not its position from 1")
        if type(token.sentence) is not int or token.sentence != sentence.index:
            raise InputError(f"{word}: it says that it stands in sentence {token.sentence!r}")
        for name in _WORDS:
            if not isinstance(getattr(token, name), str):
                raise InputError(f"{word}: its {name} is a str, not {getattr(token, name)!r}")
        if not token.form.strip():
            raise InputError(f"{word}: its form is {token.form!r}, which has no visible character")
        if not isinstance(token.head, int) or not 0 <= token.head <= len(sentence.tokens):
            raise InputError(f"{word}: there is no word {token.head!r} to be its head")
        _check_span(token.span, text, word)
        if not sentence.span.covers(token.span):
            raise InputError(f"{word}: {token.form!r:.40} stands outside of the sentence's span")


def _is_sound(token: object, number: int, sentence: Sentence, text: str) -> bool:
    """Whether a word is certainly sound; False if it takes a closer look to tell."""
    return (
        type(token) is Token
        and type(token.span) is Span
        and type(token.index) is type(token.head) is type(token.sentence) is int
        and token.index == number
        and token.sentence == sentence.index
        and 0 <= token.head <= len(sentence.tokens)
        and type(token.form) is type(token.lemma) is type(token.upos) is type(token.xpos) is str
        and type(token.features) is type(token.deprel) is type(token.entity) is str
        and not token.form.isspace()
        and bool(token.form and token.span.text)
        and sentence.span.covers(token.span)
        and text.startswith(token.span.text, token.span.start)
    )


def is_tree(tokens: Sequence[Token]) -> bool:
    """Whether the heads of a sentence's words make a tree: from each, they lead to the root.

    Arguments:
        tokens: the words of the sentence; each head is 0 or the index of a word.
    """
    return any(token.head == 0 for token in tokens) and _in_cycle(tokens) is None


def _check_tree(tokens: Sequence[Token], place: str) -> None:
    if not any(token.head == 0 for token in tokens):
        raise InputError(f"{place}: no word has the head 0: one is the root")
    token = _in_cycle(tokens)
    if token is not None:
        raise InputError(
            f"{place}: the heads of the words from {token.form!r:.40} upwards form a cycle"
        )


def _in_cycle(tokens: Sequence[Token]) -> Token | None:
    """The first word from which no root is reached, or None."""
    below_root = [True] + [False] * len(tokens)
    for token in tokens:
        way: list[int] = []
        at = token.index
        while not below_root[at]:
            if len(way) == len(tokens):
                return token
            way.append(at)
            at = tokens[at - 1].head
        for at in way:
            below_root[at] = True
    return None
