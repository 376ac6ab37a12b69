"""Claims whose source stands behind the verb, or within what is said of it."""

from __future__ import annotations

import pytest
from attrs import evolve

from attribution import (
    Addressee,
    Entity,
    Span,
    statement,
)
from attribution.quotation import Polarity
from tests.statements.claims import claim, said


@pytest.mark.parametrize(
    ("text", "cue", "lemma", "due"),
    [
        (
            "It was announced by Lund that it rained.",
            "was announced",
            "announce",
            "It was announced by Lund that it rained.",
        ),
        (
            "It was not denied by Lund that it rained.",
            "was not denied",
            "deny",
            "It was not denied by Lund that it rained.",
        ),
        (
            "Lund was quoted saying that it rained.",
            "was quoted",
            "quote",
            "According to Lund, it rained.",
        ),
        (
            "Lund is determined that it rained.",
            "is determined",
            "determine",
            "Lund is determined that it rained.",
        ),
    ],
)
def test_a_passive_verb_keeps_who_says_it_behind_it(
    text: str, cue: str, lemma: str, due: str
) -> None:
    polarity: Polarity = "negated" if " not " in text else "asserted"
    rule = "passive_clause"
    assert said(text, cue, lemma, "that it rained", rule=rule, polarity=polarity) == due


def test_who_is_told_is_the_subject_of_a_passive_verb() -> None:
    text = "Quist was told by Lund that it rained."
    found = said(text, "was told", "tell", "that it rained", rule="passive_clause", told="Quist")
    assert found == text


@pytest.mark.parametrize(
    ("text", "cue", "lemma", "content", "rule", "due"),
    [
        (
            "The charge was denied by Lund.",
            "was denied",
            "deny",
            ("The charge",),
            "passive_object",
            "The charge was denied by Lund.",
        ),
        (
            "Rain is said by Lund to be near.",
            "is said",
            "say",
            ("Rain", "to be near"),
            "infinitive",
            "Rain is said by Lund to be near.",
        ),
        (
            "The plan appears to fail.",
            "appears",
            "appear",
            ("The plan", "to fail"),
            "raising_verb",
            "The plan appears to fail.",
        ),
    ],
)
def test_a_content_on_both_sides_of_its_verb_keeps_them(
    text: str, cue: str, lemma: str, content: tuple[str, ...], rule: str, due: str
) -> None:
    source = "Lund" if "Lund" in text else None
    assert said(text, cue, lemma, *content, rule=rule, source=source) == due


@pytest.mark.parametrize("source", ["Lund", None])
def test_a_court_hears_what_it_is_told(source: str | None) -> None:
    text = (
        "The court heard from Lund that it rained." if source else "The court heard that it rained."
    )
    found, document = claim(text, "heard", "hear", "that it rained", source=source)
    court = Entity("e4", "the court", "unnamed")
    heard = evolve(found, addressee=Addressee(Span.of(text, 0, 9), court))
    assert statement(heard, document).text == text
