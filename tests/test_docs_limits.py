"""The page on limits tells the truth: each text of its table still fails in the way it says.

Where one of these fails because the library has become better, take the row out of the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from attribution import AttributedDocument, attribute

PAGE = (Path(__file__).parents[1] / "docs" / "limits.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| \*(.+?)\* \| (.+?) \| .+ \|$", PAGE, re.MULTILINE))


def speaker(result: AttributedDocument) -> str | None:
    last = result.attributions[-1].speaker
    return last.name if last else None


FAILS: dict[str, Callable[[AttributedDocument], bool]] = {
    "Grace Adeyemi will check": lambda result: speaker(result) == "Grace Adeyemi",
    "Anna Lund": lambda result: speaker(result) == "Anna Lund",
    "the minister": lambda result: speaker(result) == "the minister",
    "the first sentence only": lambda result: (
        [a.quote.text for a in result.attributions] == ["The road would be rebuilt"]
    ),
    "nothing": lambda result: not result.attributions,
    "a quotation": lambda result: len(result.attributions) == 1,
    "a plain statement": lambda result: result.attributions[0].polarity == "asserted",
}


@pytest.mark.model
@pytest.mark.parametrize(("text", "outcome"), ROWS.items())
def test_a_text_fails_as_the_page_says(text: str, outcome: str) -> None:
    assert FAILS[outcome](attribute(text))


def test_every_failure_is_on_the_page() -> None:
    assert set(ROWS.values()) == set(FAILS)
