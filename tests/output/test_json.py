"""JSON out and in again; what is not of the schema is refused with its place."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution import SerializationError, from_json, to_json
from attribution.document import Metadata, ParserInfo, Span
from attribution.output import rows, to_csv
from attribution.quotation import Cue, Evidence, Quote
from attribution.result import (
    Addressee,
    Agency,
    AttributedDocument,
    Attribution,
    ChainLink,
    Entity,
    Gender,
    Outlet,
    Speaker,
)

TEXT = "Reyes told Lund it rained, the Halden News Agency said."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


REYES = Entity(
    "e1", "Reyes", "person", ("the mayor",), (span("Reyes"),), Gender("feminine", ("she",))
)
LUND = Entity("e2", "Lund", "person")
HNA = Outlet("a1", "Halden News Agency", "news agency", (span("Halden News Agency"),))
QUOTE = Quote(
    "q1",
    "indirect",
    (span("it rained"),),
    Cue(span("told"), "tell"),
    span("Reyes"),
    addressee=span("Lund"),
    confidence=0.9,
    evidence=(Evidence("clausal_complement", (span("told"),), "a note"),),
)
FULL = AttributedDocument(
    TEXT,
    (
        Attribution(
            "at1",
            QUOTE,
            Speaker(REYES, "own name", 0.97),
            None,
            Agency(HNA, "reported", span("Halden News Agency")),
            Addressee(span("Lund"), LUND),
            (ChainLink("agency", "Halden News Agency", "a1", span("Halden News Agency")),),
            0.87,
        ),
        Attribution("at2", Quote("q2", "direct", (span("Lund"),), no_source="why"), None, "why"),
    ),
    (REYES, LUND),
    (HNA,),
    "en",
    ParserInfo("stanza", "1.15.0", "compact"),
    Metadata(publisher="Halden Courier"),
    "one",
)


def test_round_trip() -> None:
    assert from_json(to_json(FULL)) == FULL
    assert from_json(to_json(FULL, indent=2)) == FULL


def test_the_contract() -> None:
    value = json.loads(to_json(FULL))
    assert value["schema"] == 1
    first = value["attributions"][0]
    assert first["quote"]["content"] == [{"start": 16, "end": 25, "text": "it rained"}]
    assert first["quote"]["cue"] == {"start": 6, "end": 10, "text": "told", "lemma": "tell"}
    assert first["speaker"]["name"] == "Reyes"
    assert first["agency"]["relation"] == "reported"
    assert first["addressee"]["entity"] == "e2"
    assert value["entities"][0]["role"] == "the mayor"
    assert value["attributions"][1]["speaker"] is None


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_any_text_survives(text: str) -> None:
    document = AttributedDocument(text, id=text or None, metadata=Metadata(title=text))
    assert from_json(to_json(document)) == document
    to_json(document).encode("utf-8")


def broken(change: Any) -> str:
    value = json.loads(to_json(FULL))
    change(value)
    return json.dumps(value)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda v: v.update(schema=9), r"\$\.schema: this version reads schema 1, not 9"),
        (lambda v: v.pop("text"), r"\$: the key 'text' is missing"),
        (lambda v: v.update(text=3), r"\$\.text: str is due, not int"),
        (lambda v: v.update(entities={}), r"\$\.entities: list is due, not dict"),
        (
            lambda v: v["attributions"][0]["speaker"].update(entity="e9"),
            r"\$\.attributions\[0\]\.speaker\.entity: there is no 'e9'",
        ),
        (
            lambda v: v["attributions"][0]["quote"]["content"][0].update(end=99),
            "cannot hold 9 characters",
        ),
        (
            lambda v: v["attributions"][1]["quote"].pop("parent"),
            r"\$\.attributions\[1\]\.quote: the key 'parent' is missing",
        ),
    ],
)
def test_what_is_not_of_the_schema_is_refused(change: Any, message: str) -> None:
    with pytest.raises(SerializationError, match=message):
        from_json(broken(change))


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"text"'])
def test_what_is_no_document_is_refused(text: str) -> None:
    with pytest.raises(SerializationError):
        from_json(text)


def test_rows_and_csv() -> None:
    assert [r["speaker"] for r in rows(FULL)] == ["Reyes", ""]
    assert to_csv([FULL]).splitlines()[1].startswith("one,at1,indirect,it rained,16,25,told")


def test_a_cell_that_a_spreadsheet_would_run_is_guarded() -> None:
    text = "=HYPERLINK(1)"
    document = AttributedDocument(
        text, (Attribution("at1", Quote("q1", "direct", (Span.of(text, 0, len(text)),))),)
    )
    assert "'=HYPERLINK(1)" in to_csv([document])
