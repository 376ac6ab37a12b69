"""Turns the tagger's scores into probabilities, on articles that it has not learned from."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import torch
from torch import nn

from attribution.document import Document
from attribution.knowledge import Knowledge
from attribution.quotes.assembly import assemble
from attribution.quotes.registry import propose
from attribution.quotes.rule import TAGGER, Context
from attribution.quotes.selection import selected
from attribution.quotes.tagger import weigh
from attribution.quotes.tagger.decoding import proposals
from attribution.quotes.tagger.inference import Tagger
from corpora.articles import Article

__all__ = ["calibrate", "overlap", "sharpened"]

_RIGHT = 0.5
# Below the weight that makes a quotation, so that the regression sees both sides of it.
_LEAST_WEIGHT = 0.3
_EDGE = 0.001


def calibrate(
    tagger: Tagger, articles: Iterable[tuple[Article, Document]], knowledge: Knowledge
) -> list[float]:
    """The constant and the factors of a logistic regression on `CueTags.reasons`.

    A quotation is right where its content shares half of its characters, of those of both
    together, with a gold quotation's.

    Arguments:
        tagger: as trained.
        articles: gold articles with their parses.
        knowledge: the words of the language.
    """
    reasons, right = [], []
    for article, document in articles:
        gold = [quote["content"] for quote in article["quotes"]]
        context = Context.of(document, knowledge)
        for tags in tagger.tag(context, propose(context)):
            for candidate in proposals(tags):
                content = [[span.start, span.end] for span in candidate.content]
                reasons.append(tags.reasons(candidate))
                right.append(float(any(overlap(content, other) >= _RIGHT for other in gold)))
    return _regression(reasons, right)


def sharpened(
    tagger: Tagger,
    articles: Iterable[tuple[Article, Document]],
    knowledge: Knowledge,
    calibration: Sequence[float],
) -> list[float]:
    """The calibration once more, by the quotations that come of the candidates.

    Of several candidates around one cue only the likeliest becomes a quotation, so quotations are
    right more often than candidates are (Platt 1999, on the logarithm of the odds).

    Arguments:
        tagger: as trained, with ``calibration``.
        articles: gold articles with their parses.
        knowledge: the words of the language.
        calibration: from `calibrate`.
    """
    odds, right = [], []
    for article, document in articles:
        gold = [quote["content"] for quote in article["quotes"]]
        context = Context.of(document, knowledge)
        weighed = selected(weigh(tagger, context, propose(context)), context.layout, _LEAST_WEIGHT)
        for claim in assemble(context, weighed):
            if any(evidence.rule == TAGGER.name for evidence in claim.evidence):
                content = [[span.start, span.end] for span in claim.content]
                chance = min(max(claim.weight, _EDGE), 1 - _EDGE)
                odds.append([math.log(chance / (1 - chance))])
                right.append(float(any(overlap(content, other) >= _RIGHT for other in gold)))
    if not odds:
        return list(calibration)
    constant, factor = _regression(odds, right)
    first, *others = calibration
    return [constant + factor * first, *(factor * value for value in others)]


def _regression(reasons: Sequence[Sequence[float]], right: Sequence[float]) -> list[float]:
    """The constant and the factors of a logistic regression."""
    inputs, wanted = torch.tensor(reasons), torch.tensor(right)
    factors = nn.Linear(inputs.shape[1], 1)
    optimizer = torch.optim.LBFGS(factors.parameters(), max_iter=200)

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        scores = factors(inputs).squeeze(1)
        value: torch.Tensor = nn.functional.binary_cross_entropy_with_logits(scores, wanted)
        value = value + 1e-3 * factors.weight.square().sum()
        value.backward()  # type: ignore[no-untyped-call]
        return value

    optimizer.step(loss)  # type: ignore[no-untyped-call]
    return [factors.bias.item(), *factors.weight[0].tolist()]


def overlap(a: Sequence[Sequence[int]], b: Sequence[Sequence[int]]) -> float:
    """The share of two contents' characters that both have."""
    shared = sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)
    total = sum(end - start for spans in (a, b) for start, end in spans) - shared
    return shared / total if total else 0.0
