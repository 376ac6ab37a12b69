"""Texts that mean harm: what they hold reaches no terminal, no spreadsheet and no line's end."""

from __future__ import annotations

import csv
import io
import json
from html.parser import HTMLParser
from importlib.util import find_spec
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
    "attribute": "\" onmouseover='alert(1)' x=",
    "address": "javascript:alert(1)//https://a.example/",
    "comment": "--><!--]]>&lt;&#x3c;script&#62;<![CDATA[",
    "entity": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>&b;',
    "template": "{{7*7}}${7*7}#{7*7}<%= 7*7 %>%s%n",
    "markdown": "[a](javascript:alert(1)) ![b](http://a.example/c) `d` | e\n# f",
    "half a pair": "a\ud800b",
    "NUL": "a\x00b",
}
HARMLESS = ("x", "x" * 60, "x\nx\n\nx")
# What a terminal obeys, a reader does not see, or ends a line.
FORBIDDEN = {chr(c) for c in (*range(32), *range(0x7F, 0xA0), 0x2028, 0x2029, 0x202E, 0x2066)}


ALL = [
    pytest.param(
        form,
        id=form.name,
        marks=pytest.mark.skipif(
            form.binary and find_spec("pyarrow") is None, reason="needs pyarrow"
        ),
    )
    for form in FORMATS
]


def poisoned(value: Any, payload: str) -> Any:
    """A value with the payload in place of every text, and behind every span's text."""
    if isinstance(value, Span):
        return Span(0, len(payload), payload)
    if attrs.has(type(value)):
        parts = {f.name: getattr(value, f.name) for f in attrs.fields(type(value)) if f.init}
        return attrs.evolve(
            value,
            **{
                k: named(v, payload) if k in IDS else v if k in KEPT else poisoned(v, payload)
                for k, v in parts.items()
            },
        )
    if isinstance(value, tuple):
        return tuple(poisoned(part, payload) for part in value)
    return payload if isinstance(value, str) else value


def named(value: Any, payload: str) -> Any:
    """Ids with the payload before them, by which they still resolve."""
    if isinstance(value, tuple):
        return tuple(named(part, payload) for part in value)
    return payload + value if isinstance(value, str) else value


# Parts of which the types allow only some words, and what refers to something by its id.
KEPT = {"kind", "polarity", "resolved_by", "relation", "role", "value", "part"}
IDS = {"id", "parent", "ref", "members"}


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


class Structure(HTMLParser):
    """The names of a page's elements and of their attributes, whatever they hold."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.update((f"<{tag}>", *(name for name, _ in attrs)))
        assert not (dict(attrs).get("href") or "").lower().startswith("javascript")

    def handle_comment(self, data: str) -> None:
        self.names.add("<!-->")


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
@pytest.mark.parametrize("form", ALL)
def test_every_format_holds_whatever_a_text_holds(form: Format, payload: str) -> None:
    for target in (Target(), Target(many=False), Target(terminal=True, colour=True)):
        some = results(payload)[: 2 if target.many else 1]
        pieces = list(form.pieces(some, target))
        assert all(isinstance(piece, bytes if form.binary else str) for piece in pieces)
        if form.binary:
            continue
        page = "".join(pieces)  # type: ignore[arg-type]
        harmless = ("".join(form.pieces(results(p)[: len(some)], target)) for p in HARMLESS)  # type: ignore[arg-type]
        known = [Structure(one).names for one in harmless if one.lstrip().startswith("<")]
        if known:
            assert Structure(page).names - {"href"} <= set().union(*known)


@pytest.mark.parametrize("form", ALL)
@pytest.mark.parametrize("value", [None, 5, "It froze.", [5], ["It froze."], FULL])
def test_every_format_refuses_what_is_no_result(form: Format, value: Any) -> None:
    with pytest.raises(InputError):
        list(form.pieces(value, Target()))


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
