"""The outlets known by name: how they are looked up, doubted and extended."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

from attribution import KnowledgeError
from attribution.knowledge import Gazetteer
from attribution.knowledge.tables import read

GAZETTEER = Gazetteer.default("en")


def scanned(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], known.name) for start, end, known in GAZETTEER.scan(text)]


def test_an_alias_leads_to_the_canonical_name() -> None:
    known = GAZETTEER.find("AFP")
    assert known is not None
    assert (known.name, known.kind, known.country) == ("Agence France-Presse", "news agency", "FR")


def test_the_article_of_a_name_makes_no_difference() -> None:
    assert GAZETTEER.find("Washington Post") == GAZETTEER.find("The Washington Post")


def test_case_tells_a_name_from_a_word() -> None:
    assert scanned("It is time for nature and the guardian.") == []


def test_the_longest_name_is_taken() -> None:
    text = "The New York Times and Nature Climate Change wrote of it."
    assert scanned(text) == [
        ("New York Times", "The New York Times"),
        ("Nature Climate Change", "Nature Climate Change"),
    ]


@pytest.mark.parametrize(
    ("name", "doubt"),
    [("Reuters", ""), ("The Times", "word"), ("People", "word"), ("Petra", "name")],
)
def test_names_with_other_senses_are_doubted(name: str, doubt: str) -> None:
    known = GAZETTEER.find(name)
    assert known is not None
    assert known.doubt == doubt


def test_a_doubt_holds_with_and_without_the_article() -> None:
    assert [GAZETTEER.find(n).doubt for n in ("The Guardian", "Guardian")] == ["word"] * 2  # type: ignore[union-attr]


def test_no_name_stands_for_two_outlets() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for outlets in read("en", "agencies").values():
        for canonical, entry in outlets.items():
            keys = ("aliases", "ambiguous", "homonyms")
            for name in (canonical, *(n for key in keys for n in entry.get(key, ()))):
                owners[re.sub(r"^[Tt]he ", "", name)].add(canonical)
    assert {name: who for name, who in owners.items() if len(who) > 1} == {}


def test_every_kind_has_its_many() -> None:
    counts = {kind: len(outlets) for kind, outlets in read("en", "agencies").items()}
    assert set(counts) == {
        "broadcaster", "journal", "magazine", "news agency", "newspaper", "website",
    }  # fmt: skip
    assert min(counts.values()) >= 100


def test_every_country_is_a_two_letter_code() -> None:
    codes = [e["country"] for o in read("en", "agencies").values() for e in o.values()]
    assert [code for code in codes if not re.fullmatch("[A-Z]{2}", code)] == []


def test_an_own_outlet_may_be_doubted_too(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text('[website]\nQuayside = { country = "NO", homonyms = ["Quay"] }\n')
    own = GAZETTEER.extended(file)
    assert [(own.find(n).name, own.find(n).doubt) for n in ("Quayside", "Quay")] == [  # type: ignore[union-attr]
        ("Quayside", ""),
        ("Quayside", "name"),
    ]


@pytest.mark.parametrize(
    ("addition", "message"),
    [
        ({"papers": {}}, "there is no kind of outlet or section 'papers'"),
        ({"website": {"Quayside": {"land": "NO"}}}, r"\[website.Quayside\] there is no key 'land'"),
        ({"website": {"Quayside": "NO"}}, "Quayside must be a table of country, aliases"),
        ({"website": {"Quayside": {"aliases": "QS"}}}, "aliases must be a list .*, not a text"),
        ({"website": {"Quayside": {"aliases": [" "]}}}, "aliases has an empty word"),
        ({"newspaper": 1}, "newspaper must be a table of outlets, not a number"),
    ],
)
def test_a_malformed_addition_is_refused(addition: dict[str, object], message: str) -> None:
    with pytest.raises(KnowledgeError, match=message):
        GAZETTEER.extended(addition)
