"""All stages in a row, on trees: what becomes of relaying quotations and of nested ones."""

from __future__ import annotations

import gc

from attribution import AttributedDocument, Metadata, attribute, parse_conllu
from tests.trees import read_cases

CASES = {case.name: case for case in read_cases("relays/constructions.txt")}


def result(name: str, publisher: str | None = None) -> AttributedDocument:
    document = parse_conllu(CASES[name].conllu, metadata=Metadata(publisher=publisher))
    return attribute(document, scorer="rules")


def chains(found: AttributedDocument) -> list[list[tuple[str, str]]]:
    return [[(link.role, link.name) for link in a.chain] for a in found.attributions]


def test_a_relaying_quotation_is_folded_into_what_it_relays() -> None:
    (found,) = result("reported that somebody said").attributions
    assert found.quote.id == "q1"
    assert found.quote.parent is None
    assert found.agency is not None
    assert found.agency.name == "Reuters"


def test_whom_an_outlet_cites_is_the_speaker() -> None:
    assert chains(result("reported, citing", "Torvik Mirror")) == [
        [("publisher", "Torvik Mirror"), ("agency", "Reuters"), ("speaker", "two officials")]
    ]


def test_what_is_nested_came_the_same_way_and_through_its_teller() -> None:
    outer, inner = chains(result("nested in what was relayed"))
    assert outer == [("agency", "Reuters"), ("speaker", "Ana Lund")]
    assert [role for role, _ in inner] == ["agency", "intermediary", "speaker"]
    assert inner[1] == ("intermediary", "Ana Lund")


def test_two_outlets_follow_the_way_to_the_reader() -> None:
    assert chains(result("two outlets: the outer one is the agency")) == [
        [("agency", "Reuters"), ("agency", "Sky News"), ("speaker", "Ana Lund")]
    ]


def test_a_dateline_stays_in_the_chain_of_what_has_a_relay_of_its_own() -> None:
    chain = chains(result("dateline and a relay of its own"))[-1]
    assert chain[:2] == [("agency", "Reuters"), ("agency", "BBC")]


def test_only_outlets_that_relay_are_listed_and_each_once() -> None:
    found = result("the outlet's name again, short")
    assert [(o.id, o.name, len(o.mentions)) for o in found.agencies] == [
        ("a1", "The Washington Post", 2)
    ]
    assert result("the outlet is what is spoken of").agencies == ()


def test_whom_an_outlet_quotes_is_not_spoken_to() -> None:
    (found,) = result("quoted by, behind what was said").attributions
    assert found.speaker is not None
    assert found.speaker.name == "Ana Lund"
    assert found.addressee is None


def test_an_outlet_that_cites_another_comes_before_it() -> None:
    assert chains(result("an outlet that cites another")) == [
        [
            ("agency", "Agence France-Presse"),
            ("agency", "Islamic Republic News Agency"),
            ("speaker", "Ana Lund"),
        ]
    ]


def test_an_outlet_whose_report_encloses_a_quotation_is_its_agency() -> None:
    outer, inner = chains(result("inside an outlet's own report"))
    assert outer == [("speaker", "Reuters")]
    assert inner == [("agency", "Reuters"), ("speaker", "Ana Lund")]


def test_a_publishing_agency_under_another_name_is_one_link() -> None:
    chain = chains(result("the outlet is what is spoken of", "AFP"))[0]
    assert chain[0] == ("publisher", "AFP")
    assert [role for role, _ in chain] == ["publisher", "speaker"]


def test_an_article_that_is_done_with_leaves_no_garbage() -> None:
    result("nested in what was relayed")  # loads the words
    gc.collect()
    gc.disable()
    try:
        result("nested in what was relayed")
        assert gc.collect() == 0
    finally:
        gc.enable()
