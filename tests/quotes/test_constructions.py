"""Every construction that find_quotes masters, one tree each; what it does not is listed."""

from __future__ import annotations

import pytest

from attribution import Quote, find_quotes
from tests.trees import Case, read_cases

# Known failures, each with its cause. They run, and a mended one must leave the list.
KNOWN_FAILURES: dict[str, str] = {}

CASES = read_cases("quotes/constructions.txt")


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


# Found by marks and layout, which the tagger has to leave alone.
LAID_OUT = [
    case
    for case in CASES
    if not case.expected or {kind for kind, *_ in case.expected} == {"direct"}
]


@pytest.mark.parametrize("case", LAID_OUT, ids=lambda case: case.name)
def test_the_tagger_leaves_alone_what_marks_and_layout_bound(case: Case) -> None:
    found = {summary(q)[:3] for q in find_quotes(case.document)}
    assert found == {expected[:3] for expected in case.expected}


def test_the_tagger_keeps_most_of_what_the_rules_find() -> None:
    expected = kept = 0
    for case in CASES:
        found = [{*q.text.split()} for q in find_quotes(case.document)]
        for _, content, _, _ in case.expected:
            words = {*content.split()}
            expected += 1
            kept += any(2 * len(words & other) >= len(words | other) for other in found)
    assert kept >= 0.9 * expected
