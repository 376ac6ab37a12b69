"""Texts that mean harm: what they hold reaches no terminal, no spreadsheet and no line's end."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import attrs
import pytest

from attribution import AttributedDocument, Failure, InputError, Metadata, Span, to_json
from attribution.output import (
    FORMATS,
    Format,
    Target,
    render,
    rows,
    to_csv,
    to_dict,
    to_jsonl,
)
from tests.output.results import FULL


def list_of_lines(values: Any) -> list[str]:
    return list(to_jsonl(values))


PAYLOADS = {
    "terminal": "\x1b]0;owned\x07\x1b[2J",
    "terminal of eight bits": "\x9b31m\x90q\x9c",
    "back": "safe\rharm\x08\x08",
    "direction": "\u202eexe.txt\u2066",
    "line": "one\u2028two\u2029three\x85four",
    "formula": "=cmd|' /C calc'!A0",
    "formula of full width": "\ufeff＝HYPERLINK(1)",
    "formula behind a tab": "\t@SUM(1)",
    "script": "</script><script>alert(1)</script>",
    "row": '","=1+1\n=1+1,"',
    "NUL": "a\x00b",
}
# What a terminal obeys, a reader does not see, or ends a line.
FORBIDDEN = {chr(c) for c in (*range(32), *range(0x7F, 0xA0), 0x2028, 0x2029, 0x202E, 0x2066)}


def poisoned(value: Any, payload: str) -> Any:
    """A value with the payload in place of every text, and behind every span's text."""
    if isinstance(value, Span):
        return Span(0, len(payload), payload)
    if attrs.has(type(value)):
        parts = {f.name: getattr(value, f.name) for f in attrs.fields(type(value)) if f.init}
        return attrs.evolve(
            value, **{k: v if k in KEPT else poisoned(v, payload) for k, v in parts.items()}
        )
    if isinstance(value, tuple):
        return tuple(poisoned(part, payload) for part in value)
    return payload if isinstance(value, str) else value


# Parts of which the types allow only some words, and what refers to something by its name.
KEPT = {"kind", "polarity", "resolved_by", "relation", "role", "value", "id", "parent", "ref",
        "members"}  # fmt: skip


def results(payload: str) -> list[AttributedDocument | Failure]:
    document = poisoned(FULL, payload)
    metadata = Metadata(*[payload] * 5)
    document = attrs.evolve(document, text=payload, id=payload, metadata=metadata)
    return [document, Failure(payload, payload, payload)]


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
@pytest.mark.parametrize("form", [f for f in FORMATS if not f.binary], ids=lambda form: form.name)
def test_no_output_drives_a_terminal(form: Format, payload: str) -> None:
    shown = "".join(form.pieces(results(payload), Target(terminal=True)))
    assert not (FORBIDDEN - {"\n", "\t", *("\r" if form.name == "csv" else "")}) & set(shown)


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_no_cell_is_a_formula_and_no_row_is_broken(payload: str) -> None:
    form = next(form for form in FORMATS if form.name == "csv")
    shown = "".join(form.pieces(results(payload), Target()))
    rows = list(csv.reader(io.StringIO(shown, newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(rows) == 1 + len(FULL.attributions)
    for cell in (cell for row in rows for cell in row):
        bare = cell.lstrip("\ufeff \u200b")
        assert not bare.startswith(("=", "+", "@", "＝", "\t", "\r"))


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_json_lines_are_one_line_each_and_say_the_same(payload: str) -> None:
    form = next(form for form in FORMATS if form.name == "jsonl")
    lines = "".join(form.pieces(results(payload), Target())).splitlines()
    document, failure = map(json.loads, lines)
    assert document["text"] == document["id"] == document["metadata"]["title"] == payload
    assert failure["message"] == payload


@pytest.mark.parametrize("write", [to_csv, rows, render, to_dict, to_json, list_of_lines])
@pytest.mark.parametrize("value", [5, None, "It froze.", [5]])
def test_what_is_no_result_is_refused(write: Any, value: Any) -> None:
    with pytest.raises(InputError, match=r"needs (?:what attribute|several results)"):
        write(value)


@pytest.mark.parametrize("write", [to_csv, list_of_lines])
def test_a_single_result_is_put_in_a_list(write: Any) -> None:
    with pytest.raises(InputError, match="put a single one in a list"):
        write(FULL)
