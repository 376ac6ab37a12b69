"""Rows and CSV: one row a quotation, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from attribution import Failure, InputError, summary
from attribution.document import Span
from attribution.output import COLUMNS, FORMATS, rows, speakers_csv, to_csv
from attribution.output.csv_format import write
from attribution.output.writing import Target
from attribution.quotation import Quote
from attribution.result import AttributedDocument, Attribution
from tests.output.results import FULL, documents

SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
UNSEEN = "\t\r\n \u00a0\u200b\u200e\u2060\u202e\ufeff\u00ad"


def quoting(text: str) -> AttributedDocument:
    """A result whose one quotation is the whole text."""
    content = (Span.of(text, 0, len(text)),)
    return AttributedDocument(text, (Attribution("at1", Quote("q1", "direct", content)),))


def cell(text: str) -> str:
    """What stands for the text in CSV."""
    (row,) = csv.DictReader(io.StringIO(to_csv([quoting(text)]), newline=""))
    return row["content"]


def test_what_is_missing_is_none_and_an_empty_cell() -> None:
    named, unnamed = rows(FULL)
    assert (named["speaker"], unnamed["speaker"]) == ("Reyes", None)
    lines = to_csv([FULL]).splitlines()
    assert lines[1].startswith("one,at1,indirect,it rained,16,25,told")
    assert ",None," not in lines[2]


def test_a_failure_has_no_row() -> None:
    with pytest.raises(InputError, match="not a Failure: 'bad' failed; leave failures out"):
        to_csv([Failure("bad", "InputError", "no text")])  # type: ignore[list-item]


def test_a_row_leads_back_to_quotation_entity_and_outlet() -> None:
    row = rows(FULL)[0]
    assert list(row) == [column.name for column in COLUMNS]
    assert (row["quote"], row["cue_lemma"], row["parent"]) == ("q1", "tell", None)
    assert (row["speaker_id"], row["speaker_role"]) == ("e1", "the mayor")
    assert (row["speaker_gender"], row["agency_id"]) == ("feminine", "a1")
    assert (row["speaker_gender_evidence"], row["speaker_gender_from_name"]) == ("she", False)
    assert (row["speaker_key"], row["addressee_id"]) == ("reyes", "e2")


def test_offsets_of_cue_and_source_lead_back_into_the_text() -> None:
    row = rows(FULL)[0]
    assert FULL.text[row["cue_start"] : row["cue_end"]] == row["cue"]
    assert FULL.text[row["source_start"] : row["source_end"]] == row["source"]


@pytest.mark.parametrize(
    "text",
    ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "＝1+1", " =1", "\ufeff=1", "\u200b@x", "\t1", "\r1"],
)
def test_a_cell_that_a_spreadsheet_would_run_is_guarded(text: str) -> None:
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["'We open,'", "it's =", "1+1", "a@b", "", "–5 degrees"])
def test_what_no_spreadsheet_runs_is_left_alone(text: str) -> None:
    assert cell(text) == text


@given(st.text(st.sampled_from([*"'ab1", *SIGNS, *UNSEEN]), min_size=1, max_size=8))
def test_the_guard_can_be_told_from_the_text(text: str) -> None:
    shown = cell(text)
    assert not shown.lstrip(UNSEEN).startswith(SIGNS)
    assert shown in (text, f"'{text}")
    # Two texts that differ have cells that differ.
    assert cell(f"'{text}") != shown


@given(documents())
def test_every_quotation_is_one_row_of_as_many_cells(document: AttributedDocument) -> None:
    table = list(csv.reader(io.StringIO(to_csv([document]), newline="")))
    assert len(table) == 1 + len(document.attributions)
    assert {len(row) for row in table} == {len(COLUMNS)}


def test_control_characters_reach_no_table() -> None:
    assert cell("\x1b]0;title\x07 \x9b1m it rained") == "\ufffd]0;title\ufffd \ufffd1m it rained"
    assert cell("half \ud800 a pair") == "half \ufffd a pair"


def test_a_terminal_is_shown_no_turn_of_direction() -> None:
    shown = "".join(write([quoting("it \u202erained")], Target(terminal=True)))
    assert "\u202e" not in shown
    assert shown.count("\n") == 2


def test_speakers_are_counted_over_all_articles_a_row_each() -> None:
    form = next(form for form in FORMATS if form.name == "speakers")
    other = evolve(FULL, id="two")
    shown = "".join(form.pieces([FULL, Failure("b", "InputError", "no text"), other]))
    assert shown.splitlines() == [
        ",".join(speakers_csv.COLUMNS),
        "reyes,Reyes,person,2,2,0,2,0,feminine,she,false,Halden News Agency",
    ]
    assert tuple(summary([FULL]).rows()[0]) == speakers_csv.COLUMNS
