"""Whether a source is said to have said it: one tree for each way to say that or not."""

from __future__ import annotations

import pytest

from attribution import Knowledge, find_quotes
from attribution.quotes.polarity import polarity
from tests.trees import Case, read_cases

CASES = read_cases("quotes/polarity.txt")
PHRASES = read_cases("quotes/polarity_of_phrases.txt")


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES])
def test_polarity(case: Case) -> None:
    found = {(q.polarity, q.text) for q in find_quotes(case.document, scorer="rules")}
    assert found == set(case.expected)


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in PHRASES])
def test_a_cue_of_several_words_tells_by_all_of_them(case: Case) -> None:
    ((expected, words),) = case.expected
    document = case.document
    (sentence,) = document.sentences
    start = document.text.index(words)
    phrase = document.tokens_in(document.span(start, start + len(words)))
    head = next(t for t in phrase if t.upos == "VERB" or t.relation == "root")
    found = polarity(sentence, head, Knowledge.default("en"), phrase=phrase)
    assert found == expected
