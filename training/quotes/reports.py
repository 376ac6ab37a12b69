"""Teaches the tagger, by two guides, which words report a claim.

Articles with attributions say which words are cues; of those only the ones count that report a
clause, an infinitive or words in marks, for whether a noun phrase is a claim (*announced the
merger*) or a thing that somebody is for or against (*opposed the merger*) they do not tell.
Texts with predicates say it of verbs, and which verbs report nothing, but not of nouns. What a
guide does not say is masked.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import torch
from attrs import frozen
from torch import Tensor, nn

from attribution.document import Document
from attribution.knowledge import Knowledge
from attribution.quotes.corrections import corrected
from attribution.quotes.registry import propose
from attribution.quotes.rule import Context
from attribution.quotes.scope import is_predication, is_quoted
from attribution.quotes.tagger.features import Features, Floats, Ints, Vocabulary
from attribution.quotes.tagger.network import Network
from corpora.articles import Article
from corpora.propbank import AnnotatedText
from training.quotes.examples import cue_head
from training.quotes.padding import padded

__all__ = [
    "Judged", "judged_by_attributions", "judged_by_predicates", "learn_reports",
    "reports_by_attributions", "reports_by_predicates",
]  # fmt: skip

_LOG = logging.getLogger(__name__)
_BATCH = 64
_WORDS = ("ADJ", "ADP", "ADV", "AUX", "NOUN", "PROPN", "PUNCT", "SCONJ", "VERB")


@frozen
class Judged:
    """A sentence in numbers, and what is known of its words.

    Attributes:
        categories: (words, 6), see `Features`.
        flags: (words, FLAGS).
        reports: (words,), 1 for a word that reports a claim, 0 for one that does not, not a
            number where it is not known.
    """

    categories: Ints
    flags: Floats
    reports: Floats


def judged_by_predicates(
    text: AnnotatedText, document: Document, vocabulary: Vocabulary, knowledge: Knowledge
) -> Iterator[Judged]:
    """The sentences of a text as its predicates judge them."""
    document = corrected(document, knowledge)
    context = Context.of(document, knowledge)
    features = Features(context, vocabulary, propose(context))
    yield from _sentences(features, reports_by_predicates(text, features))


def reports_by_predicates(text: AnnotatedText, features: Features) -> Floats:
    """What the predicates of a text say of each word, as `Judged.reports`."""
    reports = np.full(len(features.tokens), np.nan, dtype=np.float32)
    for predicate in text.predicates:
        if predicate.reports or predicate.label == "none":
            reports[features.rows(features.document.span(predicate.start, predicate.end))] = float(
                predicate.reports
            )
    return reports


def judged_by_attributions(
    article: Article, document: Document, vocabulary: Vocabulary, knowledge: Knowledge
) -> Iterator[Judged]:
    """The sentences of an article as its attributions judge them."""
    document = corrected(document, knowledge)
    context = Context.of(document, knowledge)
    features = Features(context, vocabulary, propose(context))
    yield from _sentences(features, reports_by_attributions(article, features))


def reports_by_attributions(article: Article, features: Features) -> Floats:
    """What the attributions of an article say of each word, as `Judged.reports`."""
    document = features.document
    known = [float("nan") if t.upos not in _WORDS else 0.0 for t in features.tokens]
    reports = np.array(known, dtype=np.float32)
    quotes = [
        ([document.span(*part) for part in quote["content"]], cue_head(document, quote["cue"]))
        for quote in article["quotes"]
    ]
    for content, _ in quotes:
        for part in content:  # what is told within a quotation is not all marked up
            reports[features.rows(part)] = np.nan
    for content, head in quotes:
        if head is not None and content:
            claims = is_quoted(content, head.span, features.context.layout) or any(
                is_predication(document, part) for part in content
            )
            reports[features.row(head)] = 1.0 if claims else np.nan
    return reports


def _sentences(features: Features, reports: Floats) -> Iterator[Judged]:
    for first, last in features.bounds:
        if not np.isnan(reports[first:last]).all():
            rows = slice(first, last)
            yield Judged(features.categories[rows], features.flags[rows], reports[rows])


def learn_reports(network: Network, data: Sequence[Judged], recipe: dict[str, Any]) -> None:
    """Trains `Network.reports` in place, and nothing else of the network.

    Arguments:
        network: a network that has learned to find attributions.
        data: sentences with what is known of their words.
        recipe: the settings of recipe.toml.
    """
    inputs, wanted = _seen(network, data)
    _LOG.info("%d words, %d of them report", len(wanted), int(wanted.sum()))
    layers = network.reports
    optimizer = torch.optim.Adam(layers.parameters(), lr=recipe["reports_rate"], weight_decay=1e-4)
    layers.train()
    for number in range(recipe["reports_passes"]):
        order = torch.randperm(len(wanted))
        total = 0.0
        for at in range(0, len(order), 256):
            rows = order[at : at + 256]
            scores = layers(inputs[rows]).squeeze(-1)
            loss = nn.functional.binary_cross_entropy_with_logits(scores, wanted[rows])
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
            total += float(loss.detach()) * len(rows)
        _LOG.info("reports: pass %d loss %.4f", number + 1, total / len(order))
    network.eval()


@torch.inference_mode()
def _seen(network: Network, data: Sequence[Judged]) -> tuple[Tensor, Tensor]:
    """What the layers of `Network.reports` see of each word that is judged, and the judgement."""
    network.eval()
    kept: list[Tensor] = []
    hook = network.reports.register_forward_pre_hook(lambda _, seen: kept.append(seen[0]))
    inputs, wanted = [], []
    ordered = sorted(data, key=lambda one: len(one.reports))
    for at in range(0, len(ordered), _BATCH):
        batch = ordered[at : at + _BATCH]
        lengths = torch.tensor([len(one.reports) for one in batch])
        kept.clear()
        network.encode(
            padded([one.categories for one in batch]),
            padded([one.flags for one in batch]),
            lengths,
        )
        reports = nn.utils.rnn.pad_sequence(
            [torch.from_numpy(one.reports) for one in batch], True, float("nan")
        )
        known = ~reports.isnan()
        inputs.append(kept[0][known])
        wanted.append(reports[known])
    hook.remove()
    return torch.cat(inputs).clone(), torch.cat(wanted).clone()
