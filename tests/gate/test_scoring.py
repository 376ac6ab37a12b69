"""The gate's own measures, on made-up quotations."""

from __future__ import annotations

from typing import Any

import pytest

from tests.gate import scoring

TEXT = '"We open in May," Dora Lind told Radio Ost.'


def quote(content: tuple[int, int] = (0, 17), **other: Any) -> dict[str, Any]:
    return {
        "kind": "direct",
        "content": [list(content)],
        "content_alternatives": [],
        "cue": [[28, 32]],
        "source": [[18, 27]],
        "speaker": "Dora Lind",
        "speaker_alternatives": [],
        "agency": "Radio Ost",
        "addressee": None,
        "polarity": "asserted",
        "optional": False,
        **other,
    }


def figures(gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> dict[str, float]:
    return scoring.figures([scoring.counted({"text": TEXT, "quotes": gold}, found)])


def test_the_mark_up_itself_scores_full_marks() -> None:
    measured = figures([quote()], [quote()])
    assert measured["found recall"] == measured["found precision"] == 100
    assert measured["speaker recall"] == measured["agency precision"] == 100
    assert scoring.mistakes({"text": TEXT, "quotes": [quote()]}, [quote()]) == []


def test_edges_do_not_count_for_exactness() -> None:
    assert figures([quote()], [quote((1, 15))])["exact recall"] == 100
    assert figures([quote()], [quote((4, 15))])["exact recall"] == 0


def test_nothing_found_scores_nothing() -> None:
    assert set(figures([quote()], []).values()) == {0.0}


def test_a_spurious_quotation_costs_precision_and_an_optional_one_does_not() -> None:
    spurious = quote((18, 27), cue=[], source=[])
    assert figures([quote()], [quote(), spurious])["found precision"] == 50
    optional = {**spurious, "optional": True}
    assert figures([quote(), optional], [quote(), spurious])["found precision"] == 100


def test_a_name_that_nobody_asked_for_costs_precision() -> None:
    measured = figures([quote(agency=None)], [quote()])
    assert measured["agency precision"] == 0


@pytest.mark.parametrize(
    ("wanted", "found", "same"),
    [
        ("Dora Lind", "Minister Dora Lind", True),
        ("Minister Dora Lind", "Lind", True),
        ("Dora Lind", "Dora", False),
        ("Dora Lind", "Ada Lind", False),
        ("Dora Lind", None, False),
    ],
)
def test_names_agree(wanted: str, found: str | None, same: bool) -> None:
    assert scoring.agree(wanted, found) is same
