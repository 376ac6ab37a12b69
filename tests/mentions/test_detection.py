"""Persons, bodies and outlets in one value, each with its span and its head."""

from __future__ import annotations

from attribution import Document
from attribution.knowledge import Knowledge
from attribution.layout.structure import lay_out
from attribution.mentions import Mentions, find_mentions
from tests.trees import read_cases

CASES = {case.name: case.document for case in read_cases("relays/constructions.txt")}
KNOWLEDGE = Knowledge.default("en")


def mentions(document: Document) -> Mentions:
    return find_mentions(document, lay_out(document, KNOWLEDGE.grammar), KNOWLEDGE)


def test_names_and_outlets_have_spans_and_heads() -> None:
    found = mentions(CASES["quoted by, the outlet as subject"])
    assert [(n.bare.text, n.head.form, n.name.person, n.outlet) for n in found.names] == [
        ("Torvik News Agency", "Agency", False, "Torvik News Agency"),
        ("Ana Lund", "Ana", True, ""),
    ]
    assert [(m.name, m.head.form) for m in found.outlets] == [("Torvik News Agency", "Agency")]
    assert (*found.outlets_in(0),) == found.outlets
    assert not found.outlets_in(1)


def test_a_doubtful_outlet_is_one_once_it_is_known_to_relay() -> None:
    found = mentions(CASES["a woman's name"])
    (doubtful,) = [m for m in found.outlets if m.doubt]
    (name,) = [n for n in found.names if n.bare.covers(doubtful.span)]
    assert name.name.person
    assert not name.outlet
    sure = found.sure_of([doubtful.name])
    assert not any(m.doubt for m in sure.outlets)
    (name,) = [n for n in sure.names if n.bare.covers(doubtful.span)]
    assert not name.name.person
    assert name.outlet == "Petra"
