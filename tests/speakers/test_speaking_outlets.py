"""Outlets that speak or are told something: one of the cast each, under its whole name."""

from __future__ import annotations

from attribution import attribute
from attribution.result import AttributedDocument
from tests.trees import document

TOLD = (
    "The/DET/3/det Associated/PROPN/3/compound Press/PROPN/4/nsubj reported/report/VERB/0/root"
    " rain/NOUN/6/nsubj fell/fall/VERB/4/ccomp ./PUNCT/4/punct\n"
    "AP/PROPN/2/nsubj said/say/VERB/0/root that/SCONJ/5/mark it/PRON/5/nsubj"
    " fell/fall/VERB/2/ccomp again/ADV/5/advmod ./PUNCT/2/punct\n"
)


def found(trees: str) -> AttributedDocument:
    return attribute(document(trees), scorer="rules")


def test_an_outlet_is_one_of_the_cast_under_all_its_names() -> None:
    result = found(TOLD)
    assert [a.speaker.name for a in result.attributions if a.speaker] == ["Associated Press"] * 2
    (press,) = result.entities
    assert press.kind == "organisation"
    assert [m.text for m in press.mentions] == ["The Associated Press", "Associated Press", "AP"]


def test_who_bears_an_outlet_s_name_is_no_outlet() -> None:
    result = found(
        "Michael/PROPN/3/nsubj Bloomberg/PROPN/1/flat said/say/VERB/0/root rain/NOUN/5/nsubj"
        " fell/fall/VERB/3/ccomp ./PUNCT/3/punct"
    )
    (bloomberg,) = result.entities
    assert (bloomberg.name, bloomberg.kind) == ("Michael Bloomberg", "person")


def test_who_is_told_as_the_broadcaster_is_the_outlet_named_behind() -> None:
    result = found(
        "Ana/PROPN/3/nsubj Lund/PROPN/1/flat told/tell/VERB/0/root the/DET/5/det"
        " broadcaster/NOUN/3/iobj NRK/PROPN/9/nsubj that/SCONJ/9/mark rain/NOUN/9/nsubj"
        " fell/fall/VERB/3/ccomp ./PUNCT/3/punct"
    )
    (claim,) = result.attributions
    assert claim.addressee is not None
    assert claim.addressee.name == "NRK"
