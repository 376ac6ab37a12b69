"""`statement`: what it is given, and what it gives."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given

from attribution import (
    Addressee,
    AttributedDocument,
    Cue,
    InputError,
    Outlet,
    Relay,
    Span,
    statement,
)
from tests.output.results import documents
from tests.statements.claims import QUIST, said_by_lund


def test_polarity_is_kept() -> None:
    text = "Lund never said it rained."
    found = said_by_lund(text, "it rained")
    cue = Cue(Span.of(text, 5, 15), "say")
    told = statement(evolve(found, quote=evolve(found.quote, cue=cue, polarity="negated")))
    assert told.text.endswith("never said that it rained.")


@pytest.mark.parametrize("sure", ["0.7", None, 2, -0.1, float("nan"), True, []])
def test_a_confidence_is_a_number_from_0_to_1(sure: Any) -> None:
    with pytest.raises(InputError, match="min_confidence is a number from 0 to 1"):
        statement(said_by_lund("Lund said it rained.", "it rained"), min_confidence=sure)


def test_whom_it_was_said_to_stands_behind_the_cue() -> None:
    text = "Lund said to Quist that it rained."
    told = said_by_lund(text, "that it rained", addressee=Addressee(Span.of(text, 13, 18), QUIST))
    assert statement(told).text.endswith("said to Mara Quist that it rained.")


@given(documents())
def test_the_pieces_are_the_statement(document: AttributedDocument) -> None:
    for attribution in document.attributions:
        told = statement(attribution, document)
        assert "".join(told.text[p.start : p.end] for p in told.pieces) == told.text
        for piece in told.pieces:
            if piece.span is not None:
                span = piece.span
                assert document.text[span.start : span.end] == span.text


def test_only_an_attribution_has_a_statement() -> None:
    with pytest.raises(InputError, match="one of a result's attributions, not str"):
        statement("Lund said so")  # type: ignore[arg-type]


@pytest.mark.parametrize("document", [5, "Lund said it rained."])
def test_a_document_is_a_result(document: Any) -> None:
    with pytest.raises(InputError, match="needs the attribution's document"):
        statement(said_by_lund("Lund said it rained.", "it rained"), document)


def test_another_document_is_not_taken_for_its_result() -> None:
    with pytest.raises(InputError, match="needs the result that the attribution is of"):
        statement(said_by_lund("Lund said it rained.", "it rained"), AttributedDocument("Rain."))


def test_where_it_was_published_is_no_source() -> None:
    text = "Lund said in Nature that it rained."
    outlet = Outlet("a1", "Nature", "journal")
    relay = Relay(outlet, "published in", Span.of(text, 13, 19))
    found = evolve(said_by_lund(text, "that it rained"), agency=relay)
    assert statement(found).text.endswith("said that it rained (published in Nature).")
