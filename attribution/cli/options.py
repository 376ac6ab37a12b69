"""The options of a command line without a command, and what they mean."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import PurePath

from attrs import frozen

from attribution import __version__
from attribution.cli.arguments import Arguments, OneOf, count, not_empty
from attribution.cli.settings import Settings, add_settings, settings_of
from attribution.output import Format, formats

__all__ = ["Options", "add_reading", "main_parser", "options_of", "read_options"]

_DESCRIPTION = """\
Reads news articles and says who claimed what, and through whom it reached the
reader.

examples:
  attribution article.txt
  attribution view article.txt
  attribution --format csv articles/ --output quotations.csv

commands (each has its own --help):
{commands}
"""
_EPILOG = """\
Each FILE is a text file in UTF-8; a .jsonl file with an object on each line that has a "text"
and may have an "id", "title", "publisher", "author", "date" and "url"; a web page (.html, with
the extra [html]); or a folder with any of these, also in folders within it. "-" or no FILE reads
standard input; "demo" reads an example that comes with the package.

formats:
{formats}

exit status: 0 if all went well, 1 if an input failed (the others are still printed),
2 if the command line or the model was wrong, or the output could not be written.
"""

_STANDARD = "-"


@frozen
class Options:
    """The options of a command line.

    Attributes:
        inputs: files, folders, ``"-"``, ``"demo"``.
        format: how results are written.
        output: the file to write to, or None for standard output.
        settings: how articles are attributed.
        jobs: how many processes work.
        time_limit: how many seconds an article may take, or None.
        progress: whether to show how many articles are done.
    """

    inputs: tuple[str, ...]
    format: Format
    output: str | None
    settings: Settings
    jobs: int
    time_limit: int | None
    progress: bool


def read_options(arguments: Sequence[str], commands: Mapping[str, str] = {}) -> Options:
    """The options of a command line without a command.

    Arguments:
        arguments: its words.
        commands: what each command does, for the help.

    Raises:
        SystemExit: with status 2, if it is not understood; with 0, after help or version.
    """
    parser = main_parser(commands)
    given = parser.understood(arguments)
    form: Format | None = given.format or _format_of(given.output)
    if form is None:
        ends = ", ".join(suffix for known in formats.FORMATS for suffix in known.suffixes)
        parser.error(
            f"argument --output/-o: no format is known by the name {given.output!r}: let it end in "
            f"one of {ends}, or name a format with --format"
        )
    return options_of(given, form, given.output)


def _format_of(output: str | None) -> Format | None:
    """The format that an output file's name stands for; None if its ending is unknown."""
    if output is None or not PurePath(output).suffix:
        return formats.FORMATS[0]
    return formats.by_suffix(output)


def options_of(given: argparse.Namespace, form: Format, output: str | None) -> Options:
    """The options that a parser with those of `add_reading` understood.

    Arguments:
        given: what the parser understood.
        form: the format to write.
        output: the file to write to; None and ``"-"`` mean standard output.
    """
    return Options(
        inputs=tuple(given.inputs or ["-"]),
        format=form,
        output=None if output == _STANDARD else output,
        settings=settings_of(given),
        jobs=given.jobs,
        time_limit=given.time_limit,
        progress=given.progress,
    )


def main_parser(commands: Mapping[str, str] = {}) -> Arguments:
    """The parser of a command line without a command.

    Arguments:
        commands: what each command does, for the help.
    """
    parser = Arguments(
        prog="attribution",
        usage="attribution [COMMAND] [OPTION ...] [FILE ...]",
        description=_DESCRIPTION.format(commands=_listed(commands)),
        epilog=_EPILOG.format(formats=_listed(_described())),
    )
    add_reading(parser)
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    return parser


def add_reading(parser: Arguments, *, formats_too: bool = True) -> None:
    """Adds the options of a command that reads articles and writes results.

    Arguments:
        parser: the parser of the command.
        formats_too: whether the command can write in any format.
    """
    add = parser.add_argument
    add("inputs", nargs="*", metavar="FILE", help="article.txt, many.jsonl, a folder, -, demo")
    if formats_too:
        add(
            "--format",
            type=_Formats(formats.by_name()),
            metavar="FORMAT",
            help=f"{', '.join(form.name for form in formats.FORMATS)}; default: by the ending of "
            f"the output's name, else {formats.FORMATS[0].name}",
        )
    default = "standard output" if formats_too else "named after the first article"
    add(
        "--output",
        "-o",
        type=not_empty,
        metavar="FILE",
        help=f"write to this file, at the end, or to standard output (-); default: {default}",
    )
    add_settings(parser)
    add(
        "--jobs",
        type=count,
        default=1,
        metavar="N",
        help="the number of processes, each with a model of its own; default: 1",
    )
    add(
        "--time-limit",
        type=count,
        metavar="SECONDS",
        help="give up on an article that takes longer; default: no limit",
    )
    add("--progress", action="store_true", help="show how many articles are done, and how fast")


class _Formats(OneOf):
    """An argument type: the name of a format."""

    def __call__(self, word: str) -> Format:  # type: ignore[override]
        return formats.by_name()[super().__call__(word)]


def _described() -> Mapping[str, str]:
    return {
        form.name: form.description
        + (f" (also: {', '.join(form.aliases)})" if form.aliases else "")
        for form in formats.FORMATS
    }


def _listed(entries: Mapping[str, str]) -> str:
    """Names and their descriptions in two columns, one pair on each line."""
    width = max(map(len, entries), default=0) + 2
    return "\n".join(f"  {name:<{width}}{what}" for name, what in entries.items())
