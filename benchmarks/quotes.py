"""Measures `find_quotes` on gold articles: ``python -m benchmarks.quotes --gold G``.

G is a file of articles, one JSON object a line: ``{"id", "text", "quotes": [{"kind",
"content": [[start, end], ...], "cue": [...], "source": [...]}, ...]}``, offsets in
characters, half-open. `attribution.measuring.scoring` says what is counted.

Prints our row beside the field's tools on the development set of PolNeAR 1.0 (Newell,
Margolin and Ruths 2018), how reliable the confidences are, and the time taken.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

from attribution import find_quotes, parse
from attribution.document import Span
from attribution.measuring.scoring import HALF, pair, score
from attribution.quotation import Quote
from attribution.quotes import Scope
from corpora.articles import Article, parsed, read_articles

__all__ = ["argument_parser", "calibration_error", "main", "plain", "reliability", "table"]

# Measured on the development set with the same scorer, but for the two published rows.
_PEERS = """\
textacy direct_quotations, by paragraph | 29.6 | 27.5 | 48.9 | 29.4 | 32.0 | 25.8 | 76 / 21 / 4
Gender Gap Tracker extractor            | 47.9 | 40.3 | 68.1 | 43.6 | 47.8 | 53.9 | 75 / 56 / 24
BBC Citron, trained on PolNeAR train    | 58.2 | 53.0 | 70.8 | 46.1 | 54.6 | 65.8 | 65 / 65 / 42
BiLSTM-CRF (published, test set)        |  -   |  -   |  -   | 59.0 | 66.7 | 69.6 |
BERT-CofeNet (published, test set)      |  -   |  -   |  -   | 72.9 | 75.3 | 83.2 |"""
_NAME = 39
_MEASURES = ("found", "joint", "content_tokens", "content_spans", "cue_spans", "source_spans")
_HEADER = (
    " | found | joint | content tokens | content spans | cue spans | source spans"
    " | recall direct / mixed / indirect"
)


def table(result: Mapping[str, Any]) -> str:
    """The peers' rows (F1, in percent) and ours.

    Arguments:
        result: as the scorer gives it.
    """
    recall = result["recall_by_kind"]
    kinds = " / ".join(
        f"{recall[kind]:.0f}" if kind in recall else "-" for kind in ("direct", "mixed", "indirect")
    )
    figures = [f"{result[measure]['f1']:4.1f}" for measure in _MEASURES]
    ours = " | ".join(["attribution, find_quotes".ljust(_NAME), *figures, kinds])
    return "\n".join([" " * _NAME + _HEADER, _PEERS, ours])


def reliability(outcomes: Iterable[tuple[float, bool]], bins: int = 5) -> str:
    """How often quotations of each confidence are right.

    Arguments:
        outcomes: for each quotation its confidence and whether it is right.
        bins: how many equal parts confidence is cut into.

    Returns:
        A table of confidence, number, mean confidence and share that is right, and the
        expected calibration error (Guo et al. 2017) in its last line.

    Example:
        >>> print(reliability([(0.9, True), (0.9, True), (0.1, True)], bins=2))
        confidence    quotes  mean  right
        0.00 to 0.50       1  0.10   1.00
        0.50 to 1.00       2  0.90   1.00
        expected calibration error 0.367
    """
    lines = ["confidence    quotes  mean  right"]
    known = list(outcomes)
    for number, group in enumerate(_groups(known, bins)):
        if not group:
            continue
        mean = sum(c for c, _ in group) / len(group)
        share = sum(r for _, r in group) / len(group)
        low, high = number / bins, (number + 1) / bins
        lines.append(f"{low:.2f} to {high:.2f}  {len(group):6}  {mean:.2f}   {share:.2f}")
    return "\n".join([*lines, f"expected calibration error {calibration_error(known, bins):.3f}"])


def calibration_error(outcomes: Sequence[tuple[float, bool]], bins: int = 5) -> float:
    """The expected calibration error (Guo et al. 2017).

    Arguments:
        outcomes: for each quotation its confidence and whether it is right.
        bins: how many equal parts confidence is cut into.

    Example:
        >>> calibration_error([(0.75, True), (0.75, True), (0.75, False), (0.75, True)])
        0.0
    """
    return sum(
        abs(sum(confidence - right for confidence, right in group)) / len(outcomes)
        for group in _groups(outcomes, bins)
    )


def _groups(outcomes: Sequence[tuple[float, bool]], bins: int) -> list[list[tuple[float, bool]]]:
    groups: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for confidence, right in outcomes:
        groups[min(int(confidence * bins), bins - 1)].append((confidence, right))
    return groups


def plain(quote: Quote) -> dict[str, Any]:
    """A quotation in the gold file's form."""

    def offsets(span: Span | None) -> list[list[int]]:
        return [[span.start, span.end]] if span is not None else []

    return {
        "kind": quote.kind,
        "content": [[part.start, part.end] for part in quote.content],
        "cue": offsets(quote.cue.span if quote.cue is not None else None),
        "source": offsets(quote.source),
    }


def argument_parser(module: str, description: str | None) -> argparse.ArgumentParser:
    """A parser of what a benchmark on scored gold articles needs to be told.

    Arguments:
        module: the benchmark's.
        description: its docstring.
    """
    parser = argparse.ArgumentParser(prog=f"python -m {module}", description=description)
    parser.add_argument("--gold", type=Path, required=True, help="gold articles, JSON lines")
    parser.add_argument("--model", default="compact", help="model to parse with")
    parser.add_argument("--cache", type=Path, help="folder that keeps parses between runs")
    return parser


def _outcomes(
    articles: Sequence[Article],
    quotes: Mapping[str, tuple[Quote, ...]],
    pair: Callable[..., list[tuple[int, int, float]]],
) -> Iterable[tuple[float, bool]]:
    for article in articles:
        found = quotes[article["id"]]
        pairs = pair(article["text"], article["quotes"], [plain(q) for q in found])
        right = {j for _, j, overlap in pairs if overlap >= HALF}
        yield from ((q.confidence, j in right) for j, q in enumerate(found))


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the benchmark."""
    parser = argument_parser("benchmarks.quotes", __doc__)
    parser.add_argument("--weigh", choices=("auto", "rules"), default="auto",
                        help="with the learned tagger or by rules (%(default)s)")  # fmt: skip
    parser.add_argument("--scope", choices=get_args(Scope), default="all",
                        help="what to find; PolNeAR marks attitudes, too: %(default)s")  # fmt: skip
    options = parser.parse_args(arguments)
    articles = read_articles(options.gold)
    if options.cache is None:
        parse("The model is loaded before time is taken.", model=options.model)
    began = time.perf_counter()
    read = parsed(articles, model=options.model, directory=options.cache)
    documents = [document for _, document in read]
    parsing = time.perf_counter() - began
    began = time.perf_counter()
    quotes = {
        a["id"]: find_quotes(d, scope=options.scope, scorer=options.weigh)
        for a, d in zip(articles, documents, strict=True)
    }
    finding = time.perf_counter() - began
    predictions = {
        a["id"]: {"text": a["text"], "quotes": [plain(q) for q in quotes[a["id"]]]}
        for a in articles
    }
    print(table(score(articles, predictions)))
    print()
    print(reliability(_outcomes(articles, quotes, pair)))
    words = sum(len(s.tokens) for d in documents for s in d.sentences)
    print(f"\n{words} words; find_quotes {words / finding:.0f} words a second", end="")
    if options.cache is None:
        print(f", parse {words / parsing:.0f}: {100 * finding / parsing:.1f}% on top of it", end="")
    print()


if __name__ == "__main__":
    main()
