"""Each construction of relaying on one tree, and traps that name an outlet for nothing."""

from __future__ import annotations

import pytest

from attribution import attribute
from tests.trees import Case, read_cases

CASES = read_cases("relays/constructions.txt")


def relayed(case: Case) -> list[tuple[str, ...]]:
    """For each quotation its source, its agency and how that relayed it."""
    # By the rules alone: what the tagger finds is not to be learned here.
    rows = []
    for found in attribute(case.document, scorer="rules").attributions:
        source, agency = found.quote.source, found.agency
        way = (agency.name, agency.relation) if agency else ("-", "-")
        rows.append((source.text if source else "-", *way))
    return rows


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_construction(case: Case) -> None:
    assert relayed(case) == list(case.expected)


def test_every_relation_but_the_publisher_s_has_a_construction() -> None:
    relations = {row[2] for case in CASES for row in case.expected}
    assert relations == {
        "-",
        "according to",
        "byline",
        "carried by",
        "dateline",
        "published in",
        "quoted by",
        "reported",
        "seen by",
        "told to",
    }
