"""Documents of a text alone, with words by white space and names as given: for layout."""

from __future__ import annotations

import re
from collections.abc import Mapping

from attribution import Document
from attribution.document import NamedEntity, Sentence, Span, Token
from attribution.parsing.paragraphs import paragraphs, pieces

_WORD = re.compile(r"[\w'’&]+(?:\.(?=\w))?\w*|[^\w\s]")


def laid(text: str, names: Mapping[str, str] | None = None) -> Document:
    """A document with a sentence a piece, and the names of a kind (*PER*, *LOC*) tagged."""
    tags = {}
    entities = []
    for name, kind in (names or {}).items():
        for match in re.finditer(re.escape(name), text):
            entities.append(NamedEntity(kind, Span.of(text, *match.span())))
            tags.update(dict.fromkeys(range(*match.span()), f"I-{kind}"))
    within = paragraphs(text)
    sentences = []
    for number, piece in enumerate(pieces(text, within)):
        tokens: list[Token] = []
        for match in _WORD.finditer(text, piece.start, piece.start + len(piece.text)):
            form = match[0]
            tag = tags.get(match.start(), "O")
            upos = "PROPN" if tag != "O" else "NOUN" if form[0].isalpha() else "PUNCT"
            span = Span.of(text, *match.span())
            tokens.append(
                Token(len(tokens) + 1, form, form.lower(), upos, "", "", min(len(tokens), 1),
                      "dep" if tokens else "root", tag, span, number)
            )  # fmt: skip
        if tokens:
            span = Span.of(text, tokens[0].span.start, tokens[-1].span.end)
            sentences.append(Sentence(len(sentences), tuple(tokens), span, piece.paragraph))
    return Document(text, tuple(sentences), tuple(entities), within)
