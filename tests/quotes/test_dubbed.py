"""What somebody is called in marks, where a parser takes it for their name."""

from __future__ import annotations

import pytest

from attribution.knowledge import given
from attribution.quotes.corrections.dubbed import with_what_one_is_called
from tests.trees import document

CALLED = """Lund/PROPN/2/nsubj {verb}/{lemma}/VERB/0/root the/DET/4/det mayor/NOUN/2/obj
    {mark}/PUNCT/7/punct Sleepy/ADJ/7/amod Joe/PROPN/4/appos {end}/PUNCT/7/punct {behind}"""


def relation(verb: str = "called", mark: str = '"', end: str = '"', behind: str = "") -> str:
    lemma = {"called": "call"}.get(verb, "meet")
    trees = CALLED.format(verb=verb, lemma=lemma, mark=mark, end=end, behind=behind)
    (sentence,) = document(trees).sentences
    return with_what_one_is_called(sentence, given("en", None)).tokens[6].deprel


def test_a_name_in_marks_is_what_he_is_called() -> None:
    assert relation() == "xcomp"
    assert relation(mark="“", end="”") == "xcomp"


@pytest.mark.parametrize(
    ("verb", "mark", "end", "behind"),
    [
        ("met", '"', '"', ""),
        ("called", ",", ",", ""),
        ("called", '"', '"', "Dahl/PROPN/4/appos"),
        ("called", '"', '"', "Dahl/PROPN/7/flat"),
    ],
)
def test_elsewhere_it_is_his_name(verb: str, mark: str, end: str, behind: str) -> None:
    assert relation(verb, mark, end, behind) == "appos"


def test_a_name_before_the_last_word_is_no_complement() -> None:
    trees = "Lund/PROPN/2/nsubj called/call/VERB/0/root Joe/PROPN/4/appos mayor/NOUN/2/obj"
    (sentence,) = document(trees).sentences
    assert with_what_one_is_called(sentence, given("en", None)) is sentence
