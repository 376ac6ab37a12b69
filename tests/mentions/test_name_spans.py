"""Which words of a sentence are a name, whatever a tagger took for one."""

from __future__ import annotations

import pytest

from attribution.knowledge import Knowledge
from attribution.layout.structure import lay_out
from attribution.mentions.name_spans import runs
from tests.trees import document

KNOWLEDGE = Knowledge.default("en")


def names(trees: str) -> list[tuple[str, str]]:
    """Each name with what it is."""
    read = document(f"{trees} ./PUNCT/1/punct")
    found = runs(read, lay_out(read, KNOWLEDGE.grammar), KNOWLEDGE.people)
    return [(read.cover(words).text, kind) for _, words, kind in found]


def test_what_somebody_is_there_is_no_part_of_a_body_s_name() -> None:
    trees = """The/DET/4/det Port/PROPN/4/compound/_/B-ORG Authority/PROPN/4/compound/_/I-ORG
        Spokesperson/PROPN/5/nsubj/_/E-ORG left+/leave/VERB/0/root"""
    assert [text for text, _ in names(trees)] == ["Port Authority", "Spokesperson"]


@pytest.mark.parametrize("head", [8, 9])
def test_the_second_field_of_an_office_is_no_part_of_a_name(head: int) -> None:
    own = {8: ("4/conj", "8/flat"), 9: ("9/compound", "4/conj")}[head]
    trees = f"""The/DET/2/det Minister/NOUN/10/nsubj of/ADP/4/case Trade/PROPN/2/nmod
        and/CCONJ/{head}/cc Youth/PROPN/{head}/compound/_/B-PER
        Affairs/PROPN/{head}/compound/_/I-PER Ana/PROPN/{own[0]}/_/I-PER
        Lund/PROPN/{own[1]}/_/E-PER left+/leave/VERB/0/root"""
    assert ("Ana Lund", "person") in names(trees)


def test_and_before_a_name_without_an_office_joins_persons() -> None:
    trees = """Omar/PROPN/5/nsubj/_/S-PER and/CCONJ/3/cc Quay/PROPN/1/conj/_/B-PER
        Road/PROPN/3/flat/_/I-PER Ana/PROPN/0/root/_/I-PER Lund+/PROPN/5/flat/_/E-PER"""
    assert names(trees)[-1] == ("Quay Road Ana Lund", "person")


def test_where_somebody_is_from_is_no_part_of_the_name() -> None:
    trees = """Tarik/PROPN/0/root/_/B-PER Aziz/PROPN/1/flat/_/I-PER of/ADP/4/case/_/I-PER
        Norvia+/PROPN/1/nmod/_/E-PER"""
    assert names(trees)[0] == ("Tarik Aziz", "person")


@pytest.mark.parametrize(
    "tags",
    [
        ("S-PER", "O", "S-PER", "O", "S-PER"),
        ("S-PER", "O", "B-PER", "I-PER", "E-PER"),
        ("B-PER", "I-PER", "E-PER", "O", "S-PER"),
    ],
)
def test_a_nickname_in_marks_parts_no_name(tags: tuple[str, ...]) -> None:
    karl, opening, kid, closing, lund = tags
    trees = f"""Karl/PROPN/0/root/_/{karl} "+/PUNCT/3/punct/_/{opening}
        Kid+/PROPN/1/flat/_/{kid} "/PUNCT/3/punct/_/{closing} Lund+/PROPN/1/flat/_/{lund}"""
    trees = trees.replace("/_/O", "")
    assert names(trees) == [('Karl "Kid" Lund', "person")]
