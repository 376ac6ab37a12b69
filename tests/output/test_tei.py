"""TEI: the text with its quotations marked, by the structure that the guidelines give it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given

from attribution import AttributedDocument, Attribution, Quote, Span
from attribution.output import Target, to_tei
from attribution.output.formats import by_name
from tests.output.results import FULL, documents

etree = pytest.importorskip("lxml.etree")
SPACE = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"


@pytest.fixture(scope="module")
def grammar() -> Any:
    """What the guidelines allow of the elements that are written."""
    return etree.RelaxNG(etree.parse(Path(__file__).with_name("tei.rng")))


def read(document: AttributedDocument) -> Any:
    return etree.fromstring(to_tei(document).encode())


def quoting(text: str, *quotes: tuple[int, int]) -> AttributedDocument:
    return AttributedDocument(
        text,
        tuple(
            Attribution(f"at{i}", Quote(f"q{i}", "indirect", (Span.of(text, *part),)))
            for i, part in enumerate(quotes)
        ),
    )


def test_what_is_said_points_to_who_said_it(grammar: Any) -> None:
    tree = read(FULL)
    grammar.assertValid(tree)
    said = tree.find(f".//{SPACE}said[@{ID}='q1']")
    assert said.text == "it rained"
    assert (said.get("who"), said.get("toWhom"), said.get("source")) == ("#e1", "#e2", "#a1")
    assert (said.get("direct"), said.get("ana")) == ("false", "#kind.indirect #polarity.asserted")
    person = tree.find(f".//{SPACE}person[@{ID}='e1']")
    assert person.findtext(f"{SPACE}persName") == "Reyes"


def test_a_source_of_several_quotations_is_marked_once() -> None:
    first = FULL.attributions[0]
    tree = read(evolve(FULL, attributions=(first, evolve(first, id="at3"))))
    assert len(tree.findall(f".//{SPACE}rs[@type='source']")) == 1


def test_a_quotation_over_paragraphs_is_in_pieces_that_are_joined(grammar: Any) -> None:
    tree = read(quoting("He said it rained\n\nand snowed.", (8, 29)))
    grammar.assertValid(tree)
    first, second = tree.iter(f"{SPACE}said")
    assert (first.text, second.text) == ("it rained", "and snowed")
    assert (first.get("next"), second.get("prev")) == ("#q1.2", "#q1")
    assert (first.get(ID), second.get(ID)) == ("q1", "q1.2")


def test_quotations_that_cross_are_all_there(grammar: Any) -> None:
    tree = read(quoting("one two three", (0, 7), (4, 13)))
    grammar.assertValid(tree)
    pieces = [("".join(s.itertext()), s.get(ID)) for s in tree.iter(f"{SPACE}said")]
    assert pieces == [("one two", "q1"), ("two", "q2"), (" three", "q2.2")]


def test_a_mention_with_a_quotation_in_it_is_in_pieces_around_it(grammar: Any) -> None:
    text = "The man who said he slept left early, a witness said."
    inner = Quote("q2", "indirect", (Span.of(text, 17, 25),))
    outer = Quote("q1", "indirect", (Span.of(text, 26, 36),), source=Span.of(text, 0, 25))
    tree = read(AttributedDocument(text, (Attribution("at1", outer), Attribution("at2", inner))))
    grammar.assertValid(tree)
    first, second = tree.iter(f"{SPACE}rs")
    assert (first.text, second.text) == ("The man who said ", "he slept")
    assert second.getparent().tag == f"{SPACE}said"
    assert (first.get("next"), second.get("prev")) == ("#m1.2", "#m1")


def test_any_result_is_valid_and_its_text_stays(grammar: Any) -> None:
    @given(documents())
    def holds(document: AttributedDocument) -> None:
        tree = read(document)
        grammar.assertValid(tree)
        text = "".join(tree.find(f".//{SPACE}body").itertext())
        assert len(text) == len(document.text)
        same = [a == b for a, b in zip(text, document.text, strict=True)]
        assert all(ok or b == "\ufffd" for ok, b in zip(same, text, strict=True))
        ids = [e.get(ID) for e in tree.iter() if e.get(ID)]
        assert len(ids) == len(set(ids))
        known = {f"#{name}" for name in ids}
        pointers = [
            e.get(key) for e in tree.iter() for key in ("who", "toWhom", "ref", "next", "prev")
        ]
        assert {pointer for pointer in pointers if pointer} <= known

    holds()


def test_several_articles_are_a_corpus(grammar: Any) -> None:
    pieces = by_name()["tei"].pieces([FULL, quoting("It rained.", (0, 2))], Target(many=True))
    tree = etree.fromstring("".join(pieces).encode())
    grammar.assertValid(tree)
    assert len(tree.findall(f"{SPACE}TEI")) == 2


def test_many_paragraphs_under_one_quotation_take_their_time_and_no_more() -> None:
    text = "It rained.\n" * 3000
    tree = read(quoting(text, (0, len(text)), *pairwise(range(0, len(text), 11))))
    assert sum(1 for _ in tree.find(f".//{SPACE}body").iter(f"{SPACE}p")) == 3000
