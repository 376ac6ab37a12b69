"""Capitals that tell what somebody is rather than what he is called."""

from __future__ import annotations

import pytest

from attribution.knowledge import Knowledge
from attribution.layout.structure import lay_out
from attribution.mentions import find_mentions
from tests.trees import document

KNOWLEDGE = Knowledge.default("en")
# An office and its place, then the office again.
OFFICE = """The/DET/2/det {0}/{0}/PROPN/5/nsubj{1} of/ADP/4/case
    Torvik/Torvik/PROPN/2/nmod/_/S-LOC slept/sleep/VERB/0/root

    The/DET/2/det {0}/{0}/PROPN/3/nsubj left/leave/VERB/0/root"""


def names(trees: str) -> list[str]:
    doc = document(trees)
    layout = lay_out(doc, KNOWLEDGE.grammar)
    return [n.bare.text for n in find_mentions(doc, layout, KNOWLEDGE).names]


@pytest.mark.parametrize("office", ["Prior", "Reeve", "Warden"])
@pytest.mark.parametrize("tag", ["", "/_/S-PER"])
def test_who_is_called_by_an_office_and_its_place_has_no_name(office: str, tag: str) -> None:
    assert names(OFFICE.format(office, tag)) == ["Torvik"]


def test_a_title_in_what_is_tagged_as_a_body_is_cut_off_no_place() -> None:
    trees = """The/DET/2/det Abbot/abbot/PROPN/5/nsubj/_/B-ORG of/ADP/4/case/_/I-ORG
        Torvik/Torvik/PROPN/2/nmod/_/E-ORG slept/sleep/VERB/0/root"""
    assert names(trees) == []


def test_a_plural_of_capital_letters_is_no_name() -> None:
    assert names("GPs/GPs/PROPN/2/nsubj slept/sleep/VERB/0/root") == []
    assert names("GPC/GPC/PROPN/2/nsubj slept/sleep/VERB/0/root") == ["GPC"]


def test_a_body_keeps_its_name() -> None:
    trees = """The/DET/2/det Bank/bank/PROPN/5/nsubj/_/B-ORG of/ADP/4/case/_/I-ORG
        Torvik/Torvik/PROPN/2/nmod/_/E-ORG closed/close/VERB/0/root"""
    assert names(trees) == ["Bank of Torvik"]


@pytest.mark.parametrize(("word", "found"), [("senior", []), ("junior", []), ("alone", ["Moen"])])
def test_who_is_told_from_one_of_his_name_is_somebody_else(word: str, found: list[str]) -> None:
    trees = f"""Moen/Moen/PROPN/3/nsubj/_/S-PER {word}/{word}/ADJ/1/flat slept/sleep/VERB/0/root"""
    assert names(trees) == found


@pytest.mark.parametrize(
    ("case", "relation", "found"), [("case", "nmod", "Ana Lund"), ("dep", "flat", "Trade Ana Lund")]
)
def test_a_name_begins_behind_the_body_before_it(case: str, relation: str, found: str) -> None:
    trees = f"""The/DET/2/det board/NOUN/7/nsubj on/ADP/4/{case}
        Trade/Trade/PROPN/2/{relation}/_/B-PER Ana/Ana/PROPN/7/nsubj/_/I-PER
        Lund/Lund/PROPN/5/flat/_/E-PER slept/sleep/VERB/0/root"""
    assert found in names(" ".join(trees.split()))
