"""Results in a terminal, drawn by rich."""

from __future__ import annotations

import io

import pytest

from attribution import AttributedDocument, Attribution, Entity, Quote, Span, Speaker
from tests.output.results import FULL

console = pytest.importorskip("rich.console")


def printed(document: AttributedDocument, **options: object) -> str:
    out = io.StringIO()
    console.Console(file=out, width=100, **options).print(document)
    return out.getvalue()


def test_the_text_is_shown_with_numbers_and_who_said_them() -> None:
    assert printed(FULL).splitlines() == [
        "Reyes told ○2 Lund ●1 it rained, the Halden News Agency said.",
        "",
        "● Reyes: 1",
        "○ no speaker: 2",
        "",
    ]


def test_a_speaker_whom_the_text_calls_she_is_named_and_what_was_not_said_is_told() -> None:
    text = "She denied that it rained."
    quote = Quote(
        "q1", "indirect", (Span.of(text, 11, 25),), source=Span.of(text, 0, 3), polarity="negated"
    )
    speaker = Speaker(Entity("e1", "Ann Roe", "person"), "pronoun")
    first = printed(AttributedDocument(text, (Attribution("at1", quote, speaker),))).splitlines()[0]
    assert first == "She denied ●1 Ann Roe negated that it rained."


def test_words_have_the_style_of_their_role() -> None:
    shown = printed(FULL, force_terminal=True, color_system="standard")
    assert "\x1b[4;34mit rained\x1b[0m" in shown
    assert "\x1b[3;34mtold\x1b[0m" in shown


def test_no_text_is_taken_for_markup_or_drives_the_terminal() -> None:
    assert printed(AttributedDocument("[red]a[/red] \x1b[31m")).startswith(
        "[red]a[/red] \ufffd[31m"
    )


def test_line_ends_of_two_characters_are_line_ends() -> None:
    assert printed(AttributedDocument("a\r\nb")).splitlines()[:2] == ["a ", "b"]
