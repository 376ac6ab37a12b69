"""What is no prose is told at once, with what to do; what is prose is read."""

from __future__ import annotations

import contextlib

import pytest

from attribution.cli import main
from attribution.cli.prose import prose
from attribution.errors import InputError

NEWS = "Orsa Lake froze over. “It is early,” Ida Holm said.\n\nMore snow is due.\n"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'{"id": "a", "text": "The lake froze."}\n', r"JSON: call the file \.jsonl"),
        (b'\n  {\n "text" : "The lake froze."}', "JSON"),
        (b'[{"text": "The lake froze."}]', "JSON"),
        (b'["The lake froze.", "It thawed."]', "JSON"),
        (b"<!DOCTYPE html><p>The lake froze.</p>", "mark-up: call the file .html"),
        (b"<html lang='en'>\n<body>", "mark-up"),
        (b"\n<p class=lead>The lake froze.</p>", "mark-up"),
        (b"<?xml version='1.0'?><rss/>", "mark-up"),
        (b"<!-- saved page --><div>", "mark-up"),
        (b"id,text\n1,The lake froze.\n2,\"It thawed, she said.\"\n", "a table: write each"),
        (b"id;title;text\n1;Ice;The lake froze.\n", "a table"),
        (b"id\tbody text\n1\tThe lake froze.\n", "a table"),
        (NEWS.encode("utf-16"), r"UTF-16, not UTF-8: convert it, e\.g\. with iconv -f UTF-16 "),
        (NEWS.encode("utf-16-le"), "looks like UTF-16"),
        (NEWS.encode("utf-16-be"), "looks like UTF-16"),
        (NEWS.encode("utf-32"), "UTF-32"),
        (NEWS.encode("cp1252"), "not UTF-8 .byte 22.: convert it"),
        (b"The lake\x00 froze.", "byte 8 is NUL"),
        (b"%PDF-1.7 ...", "a PDF file: extract"),
        (b"PK\x03\x04 word/document.xml", "packed file"),
        (b"{\\rtf1 The lake froze.}", "rich text"),
        (b"\x1f\x8b\x08", "packed: unpack"),
    ],
)  # fmt: skip
def test_what_is_no_prose_is_named(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        prose(data)


@pytest.mark.parametrize(
    "text",
    [
        NEWS,
        "",
        "\n\n",
        "[Editor's note: this story was updated.]\n\nThe lake froze.",
        "[1] The lake froze.\n[2] It thawed.",
        '["It is early," she said.]',
        "{Correction} The lake froze.",
        "<3 is what she wrote on the ice.",
        "Ida, Ole and Per\nskated, fished and sang",
        "10,000 people came\n20,000 left",
        "ORSA, Sweden\nThe lake froze, she said",
        "a,b\n\nThe lake froze.",
        "Home|News|Sport\nThe lake froze.",
        "\ufeffThe lake froze.",
    ],
)
def test_prose_is_read_as_it_is(text: str) -> None:
    assert prose(text.encode("utf-8")) == text.removeprefix("\ufeff")


@pytest.mark.usefixtures("no_model")
@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("a.json", ".jsonl"),
        ("a.xml", "extract"),
        ("a.pdf", "extract"),
        ("a.docx", "extract"),
        ("a.csv", ".jsonl"),
        ("a.gz", "unpack"),
    ],
)
def test_a_name_tells_without_a_look(
    name: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([name]) == 1
    captured = capsys.readouterr()
    assert message in captured.err
    assert not captured.out


@pytest.mark.parametrize("unit", [" ", "<", "<a ", '{"', "[", '["a",', "a,", "\\", '"', "a\n"])
def test_a_long_run_of_anything_is_looked_at_once(unit: str) -> None:
    text = unit * (400_000 // len(unit))
    with contextlib.suppress(InputError):
        assert prose(text.encode()) == text
