"""Says of a find whether it is right, by what a corpus tells: attributions or predicates."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from typing import Protocol

from attrs import frozen

from attribution.document import Span, Token
from corpora.articles import Article
from corpora.propbank import AnnotatedText

__all__ = ["AttributionJudge", "Judge", "PredicateJudge", "overlap"]

_HALF = 0.5
_THIRD = 1 / 3
_NEARLY_ALL = 0.9
Offsets = Sequence[Sequence[int]]


class Judge(Protocol):
    """Whether a find is right."""

    def __call__(self, content: Sequence[Span], head: Token | None) -> bool | None:
        """Judges a find; None where the corpus does not tell.

        Arguments:
            content: the parts of its content.
            head: the head of its cue, if it has a cue.
        """


@frozen
class AttributionJudge:
    """By attributions: right if half of a content is that of a marked one.

    Of a passage without a word for a cue that is a lesser part of a marked content, whose cue may
    stand a sentence before, nothing is known: it was said, but is not all that was.

    Attributes:
        article: the article with its ``quotes``.
        marks_nested: whether attributions within what another reports are marked, too;
            otherwise nothing is known of them.
    """

    article: Article
    marks_nested: bool = True

    def __call__(self, content: Sequence[Span], head: Token | None) -> bool | None:
        own = [(part.start, part.end) for part in content]
        known: bool | None = False
        for quote in self.article["quotes"]:
            contents = [quote["content"], *quote.get("content_alternatives", ())]
            if any(overlap(own, other) >= _HALF for other in contents):
                if not quote.get("optional"):
                    return True
                known = None
            elif head is None or head.upos == "PUNCT":
                shared = _shared(own, quote["content"])
                known = None if shared >= _NEARLY_ALL * _size(own) else known
            elif not self.marks_nested and _holds(quote["content"], head):
                known = None
        return known


@frozen
class PredicateJudge:
    """By predicates: right if the cue is one that reports, wrong if it surely reports nothing.

    A third of both contents together must be shared, no half, for what predicates report ends
    with their sentence, and often before.

    Attributes:
        text: the text with its predicates.
    """

    text: AnnotatedText

    def __call__(self, content: Sequence[Span], head: Token | None) -> bool | None:
        if head is None:
            return None
        at = bisect.bisect_left(self.text.predicates, head.span.start, key=lambda p: p.start)
        if at == len(self.text.predicates):
            return None
        predicate = self.text.predicates[at]
        if predicate.start >= head.span.end:
            return None
        if predicate.label == "none":
            return False
        if not predicate.reports:
            return None
        own = [(part.start, part.end) for part in content]
        return overlap(own, predicate.content) >= _THIRD


def overlap(a: Offsets, b: Offsets) -> float:
    """The share of two contents' characters that both have."""
    shared = _shared(a, b)
    total = _size(a) + _size(b) - shared
    return shared / total if total else 0.0


def _holds(content: Offsets, word: Token) -> bool:
    return any(start <= word.span.start < end for start, end in content)


def _shared(a: Offsets, b: Offsets) -> int:
    return sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)


def _size(spans: Offsets) -> int:
    return sum(end - start for start, end in spans)
