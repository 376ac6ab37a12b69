"""Each mechanism is needed: three texts that it alone gets right. What nothing needs goes."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import attribution
from attribution import Document

from .switches import SWITCHES, off

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FILE = Path(__file__).with_name("mechanisms.toml")
NEEDED = tomllib.loads(FILE.read_text(encoding="utf-8"))
ROWS = [
    pytest.param(name, kind, text, (content, speaker), id=f"{name}: {text[:40]}")
    for name, table in NEEDED.items()
    for kind, rows in table.items()
    for text, content, speaker in rows
]


def told(document: Document, kind: str = "sentences") -> list[tuple[str, str]]:
    """What is found and by whom, or what words within it mean: by the rules, unless weighed."""
    result = attribution.attribute(
        document,
        scope="claims" if kind == "unclaimed" else "all",
        scorer="auto" if kind == "weighed" else "rules",
    )
    if kind in ("about", "nobody"):
        topics = (topic for a in result.attributions for topic in a.about)
        return [(m.span.text, topic.name) for topic in topics for m in topic.mentions]
    return [(a.quote.text, a.speaker.name if a.speaker else "") for a in result.attributions]


def is_due(kind: str) -> bool:
    """Whether rows of a kind are found by the whole library, and not where a mechanism is off."""
    return kind not in ("none", "unclaimed", "nobody")


def test_every_mechanism_has_three_texts_that_need_it() -> None:
    rows = {name: sum(map(len, table.values())) for name, table in NEEDED.items()}
    assert {name for name, count in rows.items() if count >= 3} == set(SWITCHES)


@pytest.mark.model
@pytest.mark.parametrize(("mechanism", "kind", "text", "row"), ROWS)
def test_a_text_needs_its_mechanism(
    compact: attribution.Parser, mechanism: str, kind: str, text: str, row: tuple[str, str]
) -> None:
    document = compact.parse(text)
    due = is_due(kind)
    assert (row in told(document, kind)) is due
    with off(mechanism):
        assert (row in told(document, kind)) is not due
