"""A cue that goes on what a relative clause tells is said by whoever that is about."""

from __future__ import annotations

import pytest

from attribution import find_quotes
from tests.trees import document

PAST = "Tense=Past|VerbForm=Fin"


def sources(trees: str) -> list[tuple[str | None, str]]:
    """Source and content of what the rules find."""
    found = find_quotes(document(trees), scorer="rules")
    return [(q.source.text if q.source else None, q.text) for q in found]


def had_a_call(case: str, comma: str = "") -> str:
    """*Aker had a call from a man who wept and said it rained*, as a parser misreads it."""
    more = 1 if comma else 0
    verb, cue = 8 + more, 10 + more
    mark = f"{comma}/PUNCT/{verb}/punct" if comma else ""
    return f"""Aker/PROPN/2/nsubj/_/S-PER had/have/VERB/0/root/{PAST} tea/NOUN/2/obj
        {case}/ADP/6/case a/DET/6/det man/NOUN/2/obl {mark} who/who/PRON/{verb}/nsubj/PronType=Rel
        wept/weep/VERB/6/acl:relcl/{PAST} and/CCONJ/{cue}/cc said/say/VERB/2/conj/{PAST}
        it/PRON/{cue + 2}/nsubj rained+/rain/VERB/{cue}/ccomp/{PAST} ./PUNCT/2/punct"""


@pytest.mark.parametrize(
    ("case", "comma", "who"),
    [("from", "", "who"), ("by", "", "who"), ("with", ",", "who"), ("with", "", "Aker")],
)
def test_whoever_one_hears_from_says_what_the_clause_about_them_goes_on_with(
    case: str, comma: str, who: str
) -> None:
    assert sources(had_a_call(case, comma)) == [(who, "it rained")]


def test_a_comma_before_and_closes_the_clause() -> None:
    trees = f"""Aker/PROPN/2/nsubj/_/S-PER heard/hear/VERB/0/root/{PAST} from/ADP/5/case a/DET/5/det
        man/NOUN/2/obl ,/PUNCT/8/punct who/who/PRON/8/nsubj/PronType=Rel
        wept/weep/VERB/5/acl:relcl/{PAST} ,/PUNCT/8/punct and/CCONJ/11/cc
        said/say/VERB/2/conj/{PAST} it/PRON/13/nsubj rained+/rain/VERB/11/ccomp/{PAST}
        ./PUNCT/2/punct"""
    assert sources(trees) == [("Aker", "it rained")]


def test_a_verb_of_another_tense_goes_on_no_clause() -> None:
    assert sources(had_a_call("from").replace("wept/weep/VERB/6/acl:relcl/Tense=Past",
                                              "weeps/weep/VERB/6/acl:relcl/Tense=Pres")) == [
        ("Aker", "it rained")
    ]  # fmt: skip


def test_things_in_a_relative_clause_say_nothing() -> None:
    assert sources(had_a_call("from").replace("man/NOUN", "roof/NOUN")) == [("Aker", "it rained")]
