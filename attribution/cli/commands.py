"""The table of commands: the words that may follow ``attribution``, each with its parser."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from attrs import frozen

from attribution.cli.arguments import Arguments
from attribution.cli.compare import comparing, comparing_parser
from attribution.cli.completion import SHELLS, completion
from attribution.cli.corpus import run_corpus
from attribution.cli.corpus_options import corpus_parser, read_corpus_options
from attribution.cli.manual import manual
from attribution.cli.options import main_parser, read_options
from attribution.cli.reading import read_articles
from attribution.cli.rules import rules, rules_parser
from attribution.cli.serve import serve, serve_parser
from attribution.cli.tree import tree, tree_parser
from attribution.cli.view import view, view_parser
from attribution.errors import InputError
from attribution.knowledge.shapes import closest
from attribution.output import formats

__all__ = ["COMMANDS", "Command", "Complain", "prepared", "whole_parser"]

Complain = Callable[[str], None]
"""Tells the user what went wrong."""
Run = Callable[[], int]
"""Does what was asked for and returns the exit status."""


# So many letters of a format's name tell which one is meant.
_TELLING = 4


@frozen
class Command:
    """A word that may stand first on the command line.

    Attributes:
        name: the word.
        summary: what it does, in a few words.
        parser: makes the parser of the words that follow it.
        prepare: reads the words that follow it and returns the function to run.
    """

    name: str
    summary: str
    parser: Callable[[], Arguments]
    prepare: Callable[[Sequence[str], Complain], Run]


def _corpus(words: Sequence[str], complain: Complain) -> Run:
    return partial(run_corpus, read_corpus_options(words), complain)


def _completion(words: Sequence[str], complain: Complain) -> Run:  # noqa: ARG001
    shell = _completion_parser().understood(words).shell
    return partial(_printed, lambda: completion(shell, _parsers()))


def _completion_parser() -> Arguments:
    parser = Arguments(
        prog="attribution completion",
        description="Prints a script that makes a shell complete commands and options. For bash, "
        'put eval "$(attribution completion bash)" in ~/.bashrc.',
    )
    parser.add_argument("shell", choices=SHELLS, help="the shell")
    return parser


def _manual(words: Sequence[str], complain: Complain) -> Run:  # noqa: ARG001
    _manual_parser().understood(words)
    return partial(_printed, lambda: manual(whole_parser(), _parsers()))


def _manual_parser() -> Arguments:
    return Arguments(
        prog="attribution man",
        description="Prints the manual page: attribution man | man -l -",
    )


def _printed(make: Callable[[], str]) -> int:
    print(make(), end="")
    return 0


COMMANDS: tuple[Command, ...] = (
    Command("view", "write articles as a page for a browser", view_parser, view),
    Command(
        "corpus", "attribute a large corpus; a run that was stopped goes on",
        corpus_parser, _corpus,
    ),
    Command(
        "compare", "compare results with quotations that people marked", comparing_parser, comparing
    ),
    Command("serve", "serve a page on this machine to paste an article into", serve_parser, serve),
    Command("tree", "draw the dependency trees of sentences", tree_parser, tree),
    Command("rules", "list the rules that find quotations", rules_parser, rules),
    Command(
        "completion", "print a script that completes commands and options",
        _completion_parser, _completion,
    ),
    Command("man", "print the manual page", _manual_parser, _manual),
)  # fmt: skip
"""All commands, in the order in which the help lists them."""


def prepared(words: Sequence[str], complain: Complain) -> Run:
    """The function that does what a command line asks for.

    Arguments:
        words: of the command line.
        complain: reports a failure to the user.

    Raises:
        InputError: if the first word is not a file, but resembles a command.
        SystemExit: if the words are not understood, or ask for help.
    """
    if words[:1] == ["help"] and not Path("help").exists():
        words = [*words[1:], "--help"]
    elif not words and sys.stdin is not None and sys.stdin.isatty():
        # Nobody types an article in.
        words = ["--help"]
    command = next((c for c in COMMANDS if words and c.name == words[0]), None)
    if command is not None:
        return command.prepare(words[1:], complain)
    _refuse_misspelt(words[0] if words else "")
    return partial(read_articles, read_options(words, _summaries()), complain)


def _refuse_misspelt(word: str) -> None:
    if not word.isalpha() or word == "demo" or Path(word).exists():
        return
    near = closest(word, _summaries())
    if near:
        raise InputError(f"there is no file and no command {word!r}{near}")
    # *explain* and *csv*, where a command is looked for.
    for name in formats.by_name():
        if name == word or (len(word) >= _TELLING and name.startswith(word)):
            raise InputError(
                f"there is no file and no command {word!r}; it is a format: --format {name}"
            )


def whole_parser() -> Arguments:
    """The parser of a command line without a command; its help lists the commands, too."""
    return main_parser(_summaries())


def _summaries() -> Mapping[str, str]:
    return {"demo": "read an example that comes with the package"} | {
        c.name: c.summary for c in COMMANDS
    }


def _parsers() -> Mapping[str, Arguments]:
    """The parser of each command, and under ``""`` that of a command line without one."""
    return {"": whole_parser()} | {c.name: c.parser() for c in COMMANDS}
