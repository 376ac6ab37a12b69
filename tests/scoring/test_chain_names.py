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


def test_a_body_is_no_office_and_may_begin_small() -> None:
    trees = (
        "the/DET/3/det New/PROPN/3/amod Democrats/PROPN/4/nsubj left/leave/VERB/0/root"
        " easyNord/PROPN/4/obj"
    )
    found = names(trees, "(1-organization", "_", "1)", "_", "(2-organization)")
    assert found == [["the New Democrats"], ["easyNord"]]


@pytest.mark.parametrize(
    ("answer", "name", "same"),
    [
        ("Dana Reyes", "Reyes", True),
        ("Ana Lund and Karl Lund", "the Lunds", True),
        ("Ana Lund and Karl Roe", "the Lunds", False),
        ("Ana Lund", "the Lunds", False),
        ("Ana Lund", "Ana Lund and I", False),
        ("Ana Lund and Karl Lund", "Ana Lund and I", True),
        ("Food Bureau", "the Bureau of Food and Health", True),
    ],
)
def test_several_are_all_of_them(answer: str, name: str, same: bool) -> None:
    assert names_same(answer, name) is same
