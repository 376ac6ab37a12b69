"""Which mentions of a gold chain are names of it."""

from __future__ import annotations

import pytest

from attribution import parse_conllu
from benchmarks.chain_names import names_of, names_same
from benchmarks.speakers import chains
from tests.trees import conllu


def names(trees: str, *entities: str) -> list[list[str]]:
    """The names of the chains of some trees, whose words have these entities, ``_`` for none."""
    rows = conllu(trees).splitlines()
    given = iter(entities)
    marked = "\n".join(
        f"{row.rsplit(chr(9), 1)[0]}\tEntity={value}"
        if row[:1].isdigit() and (value := next(given)) != "_"
        else row
        for row in rows
    )
    document = parse_conllu(marked)
    return names_of(document, chains(document, marked, named=False))


@pytest.mark.parametrize(
    ("words", "entities", "expected"),
    [
        (
            "Mayor/PROPN/2/compound Lund/PROPN/3/nsubj left/leave/VERB/0/root",
            ("(1-person", "1)", "_"),
            ["Mayor Lund"],
        ),
        (
            "the/DET/3/det Chief/PROPN/3/compound Guest/PROPN/4/nsubj left/leave/VERB/0/root",
            ("(1-person", "_", "1)", "_"),
            [],
        ),
        (
            "the/DET/2/det Chair/PROPN/5/nsubj of/ADP/4/case Halden/PROPN/2/nmod"
            " left/leave/VERB/0/root",
            ("(1-person", "_", "_", "1)", "_"),
            [],
        ),
        (
            "your/PRON/2/nmod:poss President/PROPN/3/nsubj left/leave/VERB/0/root",
            ("(1-person", "1)", "_"),
            [],
        ),
    ],
)
def test_an_office_is_no_name(words: str, entities: tuple[str, ...], expected: list[str]) -> None:
    assert names(words, *entities) == [expected]


def test_what_is_only_a_part_of_another_name_is_none() -> None:
    trees = "League/PROPN/4/nsubj of/ADP/3/case Magicians/PROPN/1/nmod met/meet/VERB/0/root"
    whole, part = names(trees, "(1-organization", "_", "(2-person)1)", "_")
    assert (whole, part) == (["League of Magicians"], [])


def test_it_is_one_if_it_stands_alone_as_well() -> None:
    trees = (
        "League/PROPN/4/nsubj of/ADP/3/case Magicians/PROPN/1/nmod met/meet/VERB/0/root"
        " Magicians/PROPN/4/obj"
    )
    found = names(trees, "(1-organization", "_", "(2-person)1)", "_", "(2-person)")
    assert found[1] == ["Magicians", "Magicians"]


@pytest.mark.parametrize(
    ("answer", "name", "same"),
    [
        ("Dana Reyes", "Reyes", True),
        ("Ana Lund and Karl Lund", "the Lunds", True),
        ("Ana Lund and Karl Roe", "the Lunds", False),
        ("Ana Lund", "the Lunds", False),
    ],
)
def test_a_family_is_its_members(answer: str, name: str, same: bool) -> None:
    assert names_same(answer, name) is same
