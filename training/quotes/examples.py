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
from training.quotes.marked import Marked

__all__ = ["NO_TRUST", "Example", "Link", "Trust", "cue_head", "examples", "examples_of"]

# So likely a word must be a cue to who marked it for what it links to be learned.
_LIKELY = 0.15


@frozen
class Trust:
    """How far a larger reader is believed.

    Attributes:
        cues: its share in how likely a word is a cue, beside the guide's.
        links: the same for what a cue links.
        texts: how much the words of a text count that it alone has marked.
    """

    cues: float
    links: float
    texts: float


NO_TRUST = Trust(0.0, 0.0, 0.0)
"""Of one who has marked nothing."""


@frozen
class Link:
    """What a cue links.

    Attributes:
        row: the cue's, in its sentence.
        places: (words, 2), see `Features.seen_from`.
        flags: (words, OWN_FLAGS), see there.
        labels: (words, labels), how likely each is.
        weight: how much it counts.
    """

    row: int
    places: Ints
    flags: Floats
    labels: Floats
    weight: float = 1.0


@frozen
class Example:
    """A sentence in numbers, with what is to be learned of it.

    Attributes:
        categories: (words, 6), see `Features`.
        flags: (words, FLAGS).
        cues: (words,), 1 for the head of a cue, less for one that only may be it.
        links: what each cue links.
        weight: how much what is said of its cues counts.
    """

    categories: Ints
    flags: Floats
    cues: Floats
    links: tuple[Link, ...]
    weight: float = 1.0


def examples(
    article: Article,
    document: Document,
    vocabulary: Vocabulary,
    knowledge: Knowledge,
    marked: Marked | None = None,
    trust: Trust = NO_TRUST,
) -> Iterator[Example]:
    """The sentences of an article as the tagger is to see them.

    Arguments:
        article: its attributions, if they are known.
        document: its parse.
        vocabulary: the words that have vectors.
        knowledge: the words of the language.
        marked: what a larger reader has marked in it.
        trust: how far that reader is believed.
    """
    document = corrected(document, knowledge)
    context = Context.of(document, knowledge)
    yield from examples_of(article, Features(context, vocabulary, propose(context)), marked, trust)


def examples_of(
    article: Article, features: Features, marked: Marked | None = None, trust: Trust = NO_TRUST
) -> Iterator[Example]:
    """The sentences of an article whose features are known; see `examples`."""
    document = features.document
    gold: dict[int, list[dict[str, Any]]] = {}
    for quote in article.get("quotes", ()):
        head = cue_head(document, quote["cue"])
        if head is not None:
            gold.setdefault(features.row(head), []).append(quote)
    known = "quotes" in article
    of_cues, of_links = (trust.cues, trust.links) if known else (1.0, 1.0)
    for first, last in features.bounds:
        cues = np.array([row in gold for row in range(first, last)], dtype=np.float32)
        links = []
        for row in range(first, last):
            labels, weight = None, 1.0
            own = marked.labels.get(row) if marked is not None else None
            if row in gold:
                labels = _one_hot(_labels(features, gold[row])[first:last])
                if own is not None:
                    labels = (1 - of_links) * labels + of_links * own
            elif marked is not None and own is not None and marked.chances[row] >= _LIKELY:
                labels, weight = own, float(marked.chances[row])
            if labels is not None:
                places, flags = features.seen_from(row, first, last)
                links.append(Link(row - first, places, flags, labels.astype(np.float32), weight))
        if marked is not None:
            cues = (1 - of_cues) * cues + of_cues * marked.chances[first:last]
        yield Example(
            features.categories[first:last],
            features.flags[first:last],
            cues.astype(np.float32),
            tuple(links),
            1.0 if known else trust.texts,
        )


def _one_hot(labels: Ints) -> Floats:
    return np.eye(len(LABELS), dtype=np.float32)[labels]


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
