"""Texts as windows of sentences, each with what is known of its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from attrs import frozen

from attribution.document import Document
from attribution.knowledge import Knowledge
from attribution.quotes.corrections import corrected
from attribution.quotes.registry import propose
from attribution.quotes.rule import Context
from attribution.quotes.tagger.features import Features, Floats, Vocabulary
from corpora.articles import Article
from corpora.propbank import AnnotatedText
from training.encoder.windows import windows
from training.pieces import Pieces, shape
from training.quotes.examples import Example, examples_of
from training.quotes.reports import reports_by_attributions, reports_by_predicates

__all__ = ["Sentence", "Window", "of_article", "of_predicates"]


@frozen
class Sentence:
    """A sentence to learn from.

    Attributes:
        example: the sentence in numbers, its cues and what they link.
        reports: (words,), 1 for a word that reports a claim, 0 for one that does not, not a
            number where it is not known.
        pieces: the pieces of each word.
        shapes: the shape of each word.
        attributed: whether its cues are known.
    """

    example: Example
    reports: Floats
    pieces: Sequence[Sequence[int]]
    shapes: Sequence[int]
    attributed: bool


@frozen
class Window:
    """Sentences that are read together.

    Attributes:
        sentences: the sentences, at least one.
        size: how many pieces they have.
    """

    sentences: Sequence[Sentence]
    size: int


def of_article(
    article: Article, document: Document, knowledge: Knowledge, pieces: Pieces
) -> list[Window]:
    """The windows of an article whose attributions are known."""
    features = _features(document, knowledge)
    found = examples_of(article, features)
    return _windows(features, list(found), reports_by_attributions(article, features), pieces, True)


def of_predicates(
    text: AnnotatedText, document: Document, knowledge: Knowledge, pieces: Pieces
) -> list[Window]:
    """The windows of a text of which it is known for some words whether they report a claim."""
    features = _features(document, knowledge)
    found = [
        Example(
            features.categories[first:last],
            features.flags[first:last],
            np.zeros(last - first, dtype=np.float32),
            (),
        )
        for first, last in features.bounds
    ]
    reports = reports_by_predicates(text, features)
    cut = _windows(features, found, reports, pieces, False)
    return [window for window in cut if _is_judged(window)]


def _is_judged(window: Window) -> bool:
    return any(not np.isnan(sentence.reports).all() for sentence in window.sentences)


def _features(document: Document, knowledge: Knowledge) -> Features:
    context = Context.of(corrected(document, knowledge), knowledge)
    return Features(context, Vocabulary({}), propose(context))


def _windows(
    features: Features,
    found: Sequence[Example],
    reports: Floats,
    pieces: Pieces,
    attributed: bool,
) -> list[Window]:
    sentences = [
        Sentence(
            example,
            reports[first:last],
            [pieces.of(token.form) for token in features.tokens[first:last]],
            [shape(token.form) for token in features.tokens[first:last]],
            attributed,
        )
        for example, (first, last) in zip(found, features.bounds, strict=True)
    ]
    return list(_cut(sentences))


def _cut(sentences: Sequence[Sentence]) -> Iterator[Window]:
    sizes = [sum(map(len, sentence.pieces)) for sentence in sentences]
    for chosen in windows(sizes):
        size = 2 + sum(sizes[at] for at in chosen)
        yield Window([sentences[at] for at in chosen], size)
