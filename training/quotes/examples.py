"""Gold attributions as labels of the words of each cue's sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from attrs import frozen

from attribution.document import Document, Span, Token
from attribution.knowledge import Knowledge
from attribution.quotes.corrections import corrected
from attribution.quotes.registry import propose
from attribution.quotes.rule import Context
from attribution.quotes.tagger.features import Features, Floats, Ints, Vocabulary
from attribution.quotes.tagger.network import LABELS
from corpora.articles import Article

__all__ = ["Example", "cue_head", "examples", "examples_of"]


@frozen
class Example:
    """A sentence in numbers, with what is to be learned of it.

    Attributes:
        categories: (words, 6), see `Features`.
        flags: (words, FLAGS).
        cues: (words,), 1 for the head of a cue.
        links: for each gold cue its places (words, 2), flags (words, OWN_FLAGS) and the words'
            labels (words,), with the cue's row in the sentence.
    """

    categories: Ints
    flags: Floats
    cues: Floats
    links: tuple[tuple[int, Ints, Floats, Ints], ...]


def examples(
    article: Article, document: Document, vocabulary: Vocabulary, knowledge: Knowledge
) -> Iterator[Example]:
    """The sentences of an article as the tagger is to see them."""
    document = corrected(document, knowledge)
    context = Context.of(document, knowledge)
    yield from examples_of(article, Features(context, vocabulary, propose(context)))


def examples_of(article: Article, features: Features) -> Iterator[Example]:
    """The sentences of an article whose features are known."""
    document = features.document
    gold: dict[int, list[dict[str, Any]]] = {}
    for quote in article["quotes"]:
        head = cue_head(document, quote["cue"])
        if head is not None:
            gold.setdefault(features.row(head), []).append(quote)
    for first, last in features.bounds:
        cues = np.zeros(last - first, dtype=np.float32)
        links = []
        for row in range(first, last):
            if row in gold:
                cues[row - first] = 1
                places, flags = features.seen_from(row, first, last)
                labels = _labels(features, gold[row])[first:last]
                links.append((row - first, places, flags, labels))
        yield Example(
            features.categories[first:last], features.flags[first:last], cues, tuple(links)
        )


def cue_head(document: Document, spans: Sequence[Sequence[int]]) -> Token | None:
    """The head word of a gold cue: of those whose heads lie outside it, a verb first."""
    words = [
        token
        for start, end in spans
        if end > start
        for token in document.tokens_in(document.span(start, end))
    ]
    inside = {(t.sentence, t.index) for t in words}
    tops = [t for t in words if (t.sentence, t.head) not in inside and t.upos != "PUNCT"]
    for upos in ("VERB", "NOUN", "ADJ"):
        for token in tops:
            if token.upos == upos:
                return token
    return tops[0] if tops else words[0] if words else None


def _labels(features: Features, quotes: Sequence[dict[str, Any]]) -> Ints:
    labels = np.zeros(len(features.tokens), dtype=np.int64)
    for number, role in enumerate(LABELS[1:], 1):
        for quote in quotes:
            for start, end in quote[role]:
                labels[features.rows(Span.of(features.document.text, start, end))] = number
    return labels
