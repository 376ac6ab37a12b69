"""A headline that ends with its cue and who says it."""

from __future__ import annotations

import pytest

from attribution.knowledge import given
from attribution.quotes.corrections.headline_reports import with_headline_reports
from tests.trees import document

PRESENT = "Tense=Pres|VerbForm=Fin"
FARES = "Fares/fare/NOUN/3/nsubj/Number=Plur will/AUX/3/aux rise/VERB/0/root ,/PUNCT/5/punct"


def mended(trees: str) -> list[tuple[str, str, int, str]]:
    (sentence,) = document(trees).sentences
    found = with_headline_reports(sentence, given("en", None))
    return [(t.form, t.upos, t.head, t.deprel) for t in found.tokens]


def is_untouched(trees: str) -> bool:
    (sentence,) = document(trees).sentences
    return with_headline_reports(sentence, given("en", None)) is sentence


def test_a_noun_before_somebody_is_the_cue() -> None:
    rows = mended(f"{FARES} fears/fear/NOUN/6/compound/Number=Plur charity/NOUN/3/parataxis")
    assert rows[2:] == [
        ("rise", "VERB", 5, "ccomp"),
        (",", "PUNCT", 5, "punct"),
        ("fears", "VERB", 0, "root"),
        ("charity", "NOUN", 5, "nsubj"),
    ]


def test_who_warns_of_a_thing_is_not_warned() -> None:
    rows = mended(
        f"{FARES} warn/VERB/3/parataxis/{PRESENT} rail/NOUN/7/compound unions/union/NOUN/5/iobj"
    )
    assert rows[4:] == [
        ("warn", "VERB", 0, "root"),
        ("rail", "NOUN", 7, "compound"),
        ("unions", "NOUN", 5, "nsubj"),
    ]


@pytest.mark.parametrize(
    "trees",
    [
        pytest.param(
            "Firm/NOUN/2/nsubj cuts/cut/VERB/0/root jobs/job/NOUN/2/obj ,/PUNCT/5/punct"
            f" warns/warn/VERB/2/parataxis/{PRESENT} investors/investor/NOUN/5/iobj",
            id="who acts may warn",
        ),
        pytest.param(
            f"{FARES} says/say/VERB/3/parataxis/{PRESENT} charity/NOUN/5/obj ./PUNCT/3/punct",
            id="a full stop",
        ),
        pytest.param(
            f"{FARES} claims/claim/VERB/3/parataxis/{PRESENT} title/NOUN/5/obj",
            id="a thing says nothing",
        ),
        pytest.param(
            f"{FARES} hears/hear/VERB/3/parataxis/{PRESENT} police/NOUN/5/obj",
            id="no court hears it",
        ),
    ],
)
def test_what_is_no_report_stays(trees: str) -> None:
    assert is_untouched(trees)
