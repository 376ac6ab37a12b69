"""Every construction that find_quotes masters, one tree each; what it does not is listed."""

from __future__ import annotations

import pytest

from attribution import Quote, find_quotes

from .cases import Case, read_cases

# Known failures, each with its cause. They run, and a mended one must leave the list.
KNOWN_FAILURES: dict[str, str] = {}

CASES = read_cases("constructions.txt")


def summary(quote: Quote) -> tuple[str, str, str, str]:
    return (
        quote.kind,
        quote.text,
        quote.cue.text if quote.cue else "-",
        quote.source.text if quote.source else "-",
    )


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            id=case.name,
            marks=pytest.mark.xfail(reason=KNOWN_FAILURES[case.name], strict=True)
            if case.name in KNOWN_FAILURES
            else (),
        )
        for case in CASES
    ],
)
def test_construction(case: Case) -> None:
    found = {summary(q) for q in find_quotes(case.document, scorer="rules")}
    missing = set(case.expected) - found
    if case.name == "unbalanced mark":
        assert not missing, "a stray mark costs no more than its own paragraph"
    else:
        assert found == set(case.expected)
