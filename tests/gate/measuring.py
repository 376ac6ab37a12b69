"""Runs the library over the gate's articles, with the model that ships in the package."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attribution
from tests.gate import scoring


def attributed(
    articles: Sequence[Mapping[str, Any]], parser: attribution.Parser
) -> Iterator[list[dict[str, Any]]]:
    """The attributions that the library finds in each article."""
    for article in articles:
        result = attribution.attribute(parser.parse(article["text"]))
        yield scoring.predicted(json.loads(attribution.to_json(result)))


def measured(articles: Sequence[Mapping[str, Any]], parser: attribution.Parser) -> dict[str, float]:
    """The figures of the library, as it stands, over `articles`."""
    pairs = zip(articles, attributed(articles, parser), strict=True)
    return scoring.figures(scoring.counted(article, found) for article, found in pairs)
