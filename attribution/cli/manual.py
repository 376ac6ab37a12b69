"""``attribution man``: the manual page, generated from the parsers, so that it is never stale."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Mapping

from attribution import __version__
from attribution.cli.arguments import Arguments

__all__ = ["manual"]


def manual(main: Arguments, parsers: Mapping[str, Arguments]) -> str:
    """The manual page in roff, the language of ``man``.

    Arguments:
        main: the parser of a command line without a command.
        parsers: the parser of each command; the one under ``""`` is ignored.
    """
    return "".join(f"{line}\n" for line in _lines(main, parsers))


def _lines(main: Arguments, parsers: Mapping[str, Arguments]) -> Iterator[str]:
    yield f'.TH ATTRIBUTION 1 "" "attribution {__version__}"'
    yield ".SH NAME"
    yield "attribution \\- says who claimed what in news articles, and through whom it came"
    yield ".SH SYNOPSIS"
    yield r"\fBattribution\fR [COMMAND] [OPTION ...] [FILE ...]"
    yield ".SH DESCRIPTION"
    yield from _paragraphs(main.description or "")
    yield ".SH OPTIONS"
    yield from _options(main)
    for name, parser in parsers.items():
        if name:
            yield f'.SH "ATTRIBUTION {name.upper()}"'
            yield from _paragraphs(parser.description or "")
            yield from _options(parser)
            yield from _paragraphs(parser.epilog or "")
    yield ".SH NOTES"
    yield from _paragraphs(main.epilog or "")


def _options(parser: Arguments) -> Iterator[str]:
    for action in parser.actions:
        if action.help == argparse.SUPPRESS:
            continue
        value = str(action.metavar or action.dest.upper())
        if not action.option_strings:
            heading = f"\\fI{_text(value)}\\fR"
        else:
            heading = ", ".join(f"\\fB{_text(option)}\\fR" for option in action.option_strings)
            if action.nargs != 0:
                heading += f" \\fI{_text(value)}\\fR"
        yield ".TP"
        yield heading
        yield _text(str(action.help).replace("%(prog)s", "attribution"))


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in text.strip().split("\n\n"):
        if not paragraph:
            continue
        yield ".PP"
        # An indented paragraph is a list, and keeps its lines.
        if "\n  " in paragraph:
            yield ".nf"
            yield from map(_text, paragraph.split("\n"))
            yield ".fi"
        else:
            yield _text(" ".join(paragraph.split()))


def _text(text: str) -> str:
    """A text with escapes, so that nothing in it is taken for an instruction."""
    plain = text.replace("\\", r"\e").replace("-", r"\-")
    return re.sub(r"^(?=[.'])", r"\\&", plain)
