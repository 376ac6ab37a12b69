"""Whoever a clause is according to may go on, and what he adds is a claim of its own."""

from __future__ import annotations

from attribution import find_quotes
from tests.trees import document

PHRASE = "according/accord/VERB/3/case to/ADP/1/fixed {}/8/obl ,/PUNCT/3/punct"
TREES = """nobody/PRON/8/nsubj:pass/PronType=Neg was/be/AUX/8/aux:pass/VerbForm=Fin
    ever/ADV/8/advmod
    asked+/ask/VERB/0/root/Tense=Past|VerbForm=Part ,/PUNCT/10/punct
    adding/add/VERB/8/advcl/VerbForm=Ger that/SCONJ/14/mark it/PRON/14/nsubj
    was/be/AUX/14/cop/VerbForm=Fin late+/ADJ/10/ccomp ./PUNCT/8/punct"""


def said(source: str) -> list[tuple[str, str | None]]:
    """What is said according to somebody, and who says it."""
    found = find_quotes(document(PHRASE.format(source) + " " + TREES), scorer="rules")
    return [(q.text, q.source.text if q.source else None) for q in found]


def test_he_goes_on() -> None:
    assert said("Aker+/PROPN") == [("nobody was ever asked", "Aker"), ("that it was late", "Aker")]


def test_a_thing_does_not() -> None:
    assert ("that it was late", "weather") not in said("weather+/NOUN")
