"""Reads gold articles and keeps their parses on disk, so that a second run need not parse."""

from __future__ import annotations

import bisect
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attribution import parse
from attribution.document import Document, Sentence, Span, Token
from attribution.parsing.paragraphs import paragraphs

__all__ = ["Article", "document_of", "documents", "parsed", "read_articles", "rows_of"]

Article = Mapping[str, Any]
Rows = Sequence[Sequence[Sequence[Any]]]


def read_articles(path: Path) -> list[Article]:
    """The articles of a gold file, one JSON object a line."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def parsed(
    articles: Iterable[Article], *, model: str = "compact", directory: Path | None = None
) -> Iterator[tuple[Article, Document]]:
    """Each article with its parse.

    Arguments:
        articles: as `read_articles` gives them.
        model: what to parse with.
        directory: as for `documents`.
    """
    listed = list(articles)
    texts = (article["text"] for article in listed)
    return zip(listed, documents(texts, model=model, directory=directory), strict=True)


def documents(
    texts: Iterable[str], *, model: str = "compact", directory: Path | None = None
) -> Iterator[Document]:
    """The parses of texts.

    Arguments:
        texts: the texts.
        model: what to parse with.
        directory: where parses are kept between runs, if anywhere; delete it when the
            model changes.
    """
    if directory is not None:
        directory.mkdir(parents=True, exist_ok=True)
    for text in texts:
        if directory is None:
            yield parse(text, model=model)
            continue
        path = directory / f"{hashlib.sha256(text.encode()).hexdigest()[:16]}.json"
        if not path.exists():
            rows = rows_of(parse(text, model=model))
            path.write_text(json.dumps(rows, separators=(",", ":")), encoding="utf-8")
        yield document_of(text, json.loads(path.read_text(encoding="utf-8")))


def rows_of(document: Document) -> Rows:
    """What `document_of` makes the same document of."""
    return [
        [
            [t.form, t.lemma, t.upos, t.xpos, t.features, t.head, t.deprel, t.entity,
             t.span.start, t.span.end]
            for t in sentence.tokens
        ]
        for sentence in document.sentences
    ]  # fmt: skip


def document_of(text: str, rows: Rows) -> Document:
    """A document of rows that an earlier run kept.

    Arguments:
        text: the article's text.
        rows: for each word of each sentence its form, lemma, UPOS, XPOS, features, head,
            relation, entity tag, start and end.
    """
    blocks = paragraphs(text)
    starts = [block.start for block in blocks]
    sentences = []
    for number, words in enumerate(rows):
        tokens = tuple(_token(text, at, word, number) for at, word in enumerate(words, 1))
        span = Span.of(text, tokens[0].span.start, max(t.span.end for t in tokens))
        paragraph = max(0, bisect.bisect_right(starts, span.start) - 1)
        sentences.append(Sentence(number, tokens, span, paragraph))
    return Document(text, tuple(sentences), paragraphs=blocks)


def _token(text: str, index: int, word: Sequence[Any], sentence: int) -> Token:
    form, lemma, upos, xpos, features, head, deprel, entity, start, end = word
    span = Span.of(text, start, end)
    return Token(index, form, lemma, upos, xpos, features, head, deprel, entity, span, sentence)
