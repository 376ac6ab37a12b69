"""``attribution compare``: results against quotations that people marked."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from attribution.cli.arguments import Arguments, not_empty
from attribution.cli.settings import Settings, add_settings, settings_of
from attribution.errors import InputError, SerializationError
from attribution.many import attribute_many
from attribution.measuring import GoldArticle, compare, read_gold
from attribution.output import from_jsonl
from attribution.output.writing import Result

__all__ = ["comparing", "comparing_parser"]

_EPILOG = """\
GOLD is one of these: a .jsonl file with an object on each line that has a "text", an "id" and
"quotes"; a .jsonl file of results that somebody corrected; a folder of brat, with a .txt and an
.ann file for each article. Each of the "quotes" has a "content" and may have a "cue" and a
"source" (lists of [start, end] in characters), a "kind", a "speaker", an "agency", an
"addressee" and a "polarity".
"""


def comparing_parser() -> Arguments:
    """The parser of ``attribution compare``."""
    parser = Arguments(
        prog="attribution compare",
        description="Compares results with quotations that people marked, by the measures of the "
        "project's own benchmarks.",
        epilog=_EPILOG,
    )
    add = parser.add_argument
    add("gold", type=not_empty, metavar="GOLD", help="the marked articles: a file or a folder")
    add(
        "results",
        nargs="?",
        metavar="RESULTS",
        help="what --format jsonl wrote for them; without it, they are attributed now",
    )
    add(
        "--differences",
        action="store_true",
        help="list each quotation that is missing, too much or different",
    )
    add_settings(parser)
    return parser


def comparing(words: Sequence[str], complain: Callable[[str], None]) -> Callable[[], int]:  # noqa: ARG001
    """Prepares ``attribution compare``; see `attribution.cli.view.view`."""
    return partial(_compare, comparing_parser().understood(words))


def _compare(given: argparse.Namespace) -> int:
    gold = read_gold(given.gold)
    if given.results is not None:
        try:
            with Path(given.results).open("rb") as lines:
                results = list(from_jsonl(lines))
        except SerializationError as error:
            raise InputError(
                f"{given.results}, {error}; RESULTS is what --format jsonl wrote"
            ) from error
    else:
        results = list(_attributed(gold, settings_of(given)))
    comparison = compare(results, gold)
    if given.differences:
        for difference in comparison.differences:
            print(difference)
        print()
    print(comparison)
    return 0


def _attributed(gold: Sequence[GoldArticle], settings: Settings) -> Iterable[Result]:
    settings.check()
    parser = settings.parser()
    articles = ((article["id"], article["text"], settings.metadata) for article in gold)
    return attribute_many(articles, model=parser, **settings.options(parser.language))
