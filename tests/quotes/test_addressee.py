"""Whom a source speaks to: one tree for each way to say so."""

from __future__ import annotations

import pytest

from attribution import find_quotes
from tests.trees import Case, read_cases

CASES = read_cases("quotes/addressees.txt")


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES])
def test_addressee(case: Case) -> None:
    found = {
        (q.addressee.text if q.addressee else "-", q.text)
        for q in find_quotes(case.document, scorer="rules")
    }
    assert found == set(case.expected)
