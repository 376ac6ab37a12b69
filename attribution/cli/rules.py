"""``attribution rules``: what each rule finds, with an example."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Sequence
from functools import partial

from attribution.cli.arguments import Arguments, OneOf
from attribution.quotes import rule_names, rule_notes

__all__ = ["rules", "rules_parser"]

_WIDTH = 88


def rules_parser() -> Arguments:
    """The parser of ``attribution rules``."""
    parser = Arguments(
        prog="attribution rules",
        description="Lists the rules that find quotations, with an example each. The option "
        "--disable of the other commands leaves rules out.",
    )
    parser.add_argument(
        "rule",
        nargs="*",
        type=OneOf(rule_names(), "'attribution rules' lists them"),
        metavar="RULE",
        help="list only these",
    )
    return parser


def rules(words: Sequence[str], complain: Callable[[str], None]) -> Callable[[], int]:  # noqa: ARG001
    """Prepares ``attribution rules``; see `attribution.cli.view.view`."""
    return partial(_rules, rules_parser().understood(words).rule)


def _rules(wanted: Sequence[str]) -> int:
    for note in rule_notes():
        if wanted and note.name not in wanted:
            continue
        example = " / ".join(part for part in note.example.split("\n") if part)
        print(note.name)
        for line in (note.about, f"Example: {example}"):
            print(textwrap.fill(line, _WIDTH, initial_indent="    ", subsequent_indent="    "))
        print()
    return 0
