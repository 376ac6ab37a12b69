"""What a court hears of somebody, as the headlines of trials tell it."""

from __future__ import annotations

import pytest

from attribution.knowledge import given
from attribution.quotes.corrections.heard import with_actors_heard_of
from tests.trees import document

PAST = "Tense=Past|VerbForm=Fin"


def mended(trees: str) -> list[tuple[str, int, str]]:
    (sentence,) = document(trees).sentences
    found = with_actors_heard_of(sentence, given("en", None))
    return [(t.form, t.head, t.deprel) for t in found.tokens]


def test_who_acts_in_what_is_told_is_not_told() -> None:
    rows = mended(
        f"Jury/NOUN/2/nsubj told/tell/VERB/0/root/{PAST} driver/NOUN/2/iobj"
        f" slept/sleep/VERB/2/ccomp/{PAST}"
    )
    assert ("driver", 4, "nsubj") in rows


def test_a_verb_in_the_past_before_a_thing_is_what_somebody_did() -> None:
    rows = mended(
        f"Jury/NOUN/2/nsubj hears/hear/VERB/0/root/Tense=Pres Lund/PROPN/5/compound"
        f" hid/hide/VERB/5/amod/{PAST} knife/NOUN/2/obj under/ADP/7/case bed/NOUN/2/obl"
    )
    assert rows[2:] == [
        ("Lund", 4, "nsubj"),
        ("hid", 2, "ccomp"),
        ("knife", 4, "obj"),
        ("under", 7, "case"),
        ("bed", 4, "obl"),
    ]


@pytest.mark.parametrize(
    "trees",
    [
        # *The jury told the driver he slept*, *Jury told driver he slept*, *Neighbours told ...*
        f"The/DET/2/det jury/NOUN/3/nsubj told/tell/VERB/0/root/{PAST} driver/NOUN/3/iobj"
        f" slept/sleep/VERB/3/ccomp/{PAST}",
        f"Jury/NOUN/2/nsubj told/tell/VERB/0/root/{PAST} driver/NOUN/2/iobj he/PRON/5/nsubj"
        f" slept/sleep/VERB/2/ccomp/{PAST}",
        f"Neighbours/NOUN/2/nsubj told/tell/VERB/0/root/{PAST} driver/NOUN/2/iobj"
        f" slept/sleep/VERB/2/ccomp/{PAST}",
        f"Jury/NOUN/2/nsubj sees/see/VERB/0/root/Tense=Pres driver/NOUN/2/obj"
        f" slept/sleep/VERB/2/ccomp/{PAST}",
    ],
)
def test_elsewhere_who_is_told_is_told(trees: str) -> None:
    (sentence,) = document(trees).sentences
    assert with_actors_heard_of(sentence, given("en", None)) is sentence
