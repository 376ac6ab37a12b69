"""Switches each rule and each mechanism off: ``python -m benchmarks.switches``.

The articles of tests/gate are attributed without it, by the rules alone, for the tagger makes up
for a rule; printed is what becomes of the figures ("=": nothing), and how many of the texts that
need it (needed.toml, mechanisms.toml) still come out right. What neither needs can go.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from typing import Any

import attribution
from attribution import Document
from attribution.quotes import rule_names
from tests.gate import corpus, scoring
from tests.gate.switches import SWITCHES, off
from tests.gate.test_mechanisms import NEEDED as BY_MECHANISM
from tests.gate.test_mechanisms import is_due, told
from tests.gate.test_needed import NEEDED as BY_RULE
from tests.gate.test_needed import found

__all__ = ["figures", "main"]

_SHOWN = ("found precision", "found recall", "speaker recall")


def figures(
    articles: Sequence[Mapping[str, Any]], documents: Sequence[Document], disable: Sequence[str]
) -> dict[str, float]:
    """The figures of the rules over articles.

    Arguments:
        articles: with their mark-up.
        documents: their parses.
        disable: names of rules to leave out.
    """
    counts = []
    for article, document in zip(articles, documents, strict=True):
        result = attribution.attribute(document, scorer="rules", disable=disable)
        found = scoring.predicted(json.loads(attribution.to_json(result)))
        counts.append(scoring.counted(article, found))
    return scoring.figures(counts)


def _rows(parser: attribution.Parser) -> Iterator[tuple[str, Sequence[str], _Off, _Kept]]:
    """Each rule and mechanism: its name, the rules to leave out, how it is switched off, and how
    many of the texts that need it are right then."""
    for rule in rule_names():
        texts = BY_RULE.get(rule, {}).get("sentences", ())
        yield rule, (rule,), nullcontext, partial(_by_rule, parser, rule, texts)
    for name in SWITCHES:
        yield name, (), partial(off, name), partial(_by_mechanism, parser, name)


_Off = Callable[[], AbstractContextManager[None]]
_Kept = Callable[[], tuple[int, int]]


def _by_rule(
    parser: attribution.Parser, rule: str, texts: Sequence[Sequence[str]]
) -> tuple[int, int]:
    kept = sum(tuple(due) in found(parser, text, tuple(due), rule) for text, *due in texts)
    return kept, len(texts)


def _by_mechanism(parser: attribution.Parser, name: str) -> tuple[int, int]:
    kept = number = 0
    for kind, rows in BY_MECHANISM[name].items():
        for text, content, speaker in rows:
            due = is_due(kind)
            kept += ((content, speaker) in told(parser.parse(text), kind)) is due
            number += 1
    return kept, number


def main() -> None:
    """Prints the table."""
    parser = attribution.load("compact")
    articles = corpus.articles()
    documents = [parser.parse(article["text"]) for article in articles]
    whole = figures(articles, documents, ())
    width = max(map(len, (*rule_names(), *SWITCHES)))
    head = "".join(f"{name:>18}" for name in _SHOWN)
    print(f"{'switched off':{width}}{head}   texts right")
    print(f"{'nothing':{width}}" + "".join(f"{whole[name]:18.1f}" for name in _SHOWN))
    for name, disable, switched_off, texts_right in _rows(parser):
        with switched_off():
            now = figures(articles, documents, disable)
            kept, number = texts_right()
        lost = "".join(
            f"{now[m] - whole[m]:+18.1f}" if now[m] != whole[m] else f"{'=':>18}" for m in _SHOWN
        )
        print(f"{name:{width}}{lost}   {kept} of {number}")


if __name__ == "__main__":
    main()
