"""Runs the library over the gate's articles, with the model that ships in the package."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attribution
from tests.gate import scoring

_BY_REGISTER = ("found precision", "found recall", "speaker recall")


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
    counts = [(article["register"], scoring.counted(article, found)) for article, found in pairs]
    figures = scoring.figures(count for _, count in counts)
    # What one register loses must not hide behind what the others gain.
    for register in sorted({register for register, _ in counts}):
        own = scoring.figures(count for of, count in counts if of == register)
        for measure in _BY_REGISTER:
            figures[f"{measure}, {register}"] = own[measure]
    return figures
