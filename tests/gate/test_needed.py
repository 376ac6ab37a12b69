"""Each rule is needed: three sentences that it alone gets right. What nothing needs goes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import attribution
from attribution.quotes import rule_names

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

NEEDED = tomllib.loads((Path(__file__).parent / "needed.toml").read_text(encoding="utf-8"))
ROWS = [
    pytest.param(rule, text, tuple(due), id=f"{rule}: {text[:40]}")
    for rule, table in NEEDED.items()
    for text, *due in table["sentences"]
]


def found(
    parser: attribution.Parser, text: str, due: tuple[str, ...], *disable: str
) -> list[tuple[str | None, ...]]:
    """The contents, and the sources where one is due, that the rules alone find."""
    quotes = attribution.find_quotes(
        parser.parse(text), scope="all", scorer="rules", disable=disable
    )
    rows = [(q.text, q.source.text if q.source is not None else None) for q in quotes]
    return [row[: len(due)] for row in rows]


def test_every_rule_has_three_sentences_that_need_it() -> None:
    assert {rule for rule, table in NEEDED.items() if len(table["sentences"]) >= 3} == set(
        rule_names()
    )


@pytest.mark.model
@pytest.mark.parametrize(("rule", "text", "due"), ROWS)
def test_a_sentence_needs_its_rule(
    compact: attribution.Parser, rule: str, text: str, due: tuple[str, ...]
) -> None:
    assert due in found(compact, text, due)
    assert due not in found(compact, text, due, rule)
