"""What may be written on the command line, and what it means."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NoReturn, get_args

from attrs import frozen

from attribution import __version__
from attribution.knowledge.shapes import closest
from attribution.output import Format, formats
from attribution.output.terminal import printable
from attribution.quotes import Scope, Scorer, rule_names

__all__ = ["Options", "read_options"]

_EPILOG = """\
Each input is a text file in UTF-8; a .jsonl file with an object a line, that has a "text"
and may have an "id", "title", "publisher", "author", "date" and "url"; or a folder with
such files. "-" or none reads standard input; "demo" reads an example that ships in the
package.

formats:
{formats}

exit status: 0 if all went well, 1 if an input failed (the others are still printed),
2 if the command line or the model was wrong, or nothing more could be written.
"""

# More processes than these digits hold no machine has cores for.
_DIGITS = 4


@frozen
class Options:
    """A command line that was understood.

    Attributes:
        inputs: files, folders, ``"-"``, ``"demo"``.
        format: how results are written.
        output: the file to write to, or None for standard output.
        model: the parsing model.
        scope: which attributions are asked for.
        scorer: with or without the learned tagger.
        min_confidence: how likely right the least likely is that is asked for, or None.
        disable: names of rules that are left out.
        knowledge: files and folders with words of the user's own.
        publisher: who published the articles that do not say so, or None.
        jobs: how many processes work.
        progress: whether to show how many articles are done.
    """

    inputs: tuple[str, ...]
    format: Format
    output: str | None
    model: str
    scope: Scope
    scorer: Scorer
    min_confidence: float | None
    disable: tuple[str, ...]
    knowledge: tuple[Path, ...]
    publisher: str | None
    jobs: int
    progress: bool


def read_options(arguments: Sequence[str] | None) -> Options:
    """The options of a command line.

    Arguments:
        arguments: its words; None for those that the program was called with.

    Raises:
        SystemExit: with status 2, if it is not understood; with 0, after help or version.
    """
    parser = _parser()
    given, unknown = parser.parse_known_args(arguments)
    if unknown:
        parser.refuse_option(unknown[0])
    form: Format | None = given.format
    if form is None:
        form = (formats.by_suffix(given.output) if given.output else None) or formats.FORMATS[0]
    return Options(
        inputs=tuple(given.inputs or ["-"]),
        format=form,
        output=given.output,
        model=given.model,
        scope=given.scope,
        scorer=given.scorer,
        min_confidence=given.min_confidence,
        disable=tuple(rule for rules in given.disable for rule in rules),
        knowledge=tuple(given.knowledge),
        publisher=given.publisher,
        jobs=given.jobs,
        progress=given.progress,
    )


class _Parser(argparse.ArgumentParser):
    """Says what is near to a word that it does not know, and drives no terminal."""

    def refuse_option(self, word: str) -> NoReturn:
        word = word.partition("=")[0]
        names = [name for action in self._actions for name in action.option_strings]
        self.error(f"there is no option {word!r}{closest(word, names) or ';'} see --help")

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {printable(message)}\n")


def _parser() -> _Parser:
    parser = _Parser(
        prog="attribution",
        description="Reads news articles and says who claimed what, and through whom it came.",
        epilog=_EPILOG.format(formats="\n".join(_described())),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("inputs", nargs="*", metavar="FILE", help="article.txt, many.jsonl, a folder, -, demo")
    add(
        "--format",
        type=_format,
        metavar="FORMAT",
        help=f"{', '.join(form.name for form in formats.FORMATS)}; default: what the output's "
        f"name ends in, else {formats.FORMATS[0].name}",
    )
    add(
        "--output",
        type=_not_empty,
        metavar="FILE",
        help="write here, when all is done; default: standard output",
    )
    add(
        "--model",
        type=_not_empty,
        default="default",
        help="compact, a Stanza package such as en, or a directory",
    )
    scopes = get_args(Scope)
    add(
        "--scope",
        type=_one_of(scopes),
        metavar="SCOPE",
        default="claims",
        help=f"{', '.join(scopes)}: speech leaves out what is only thought or wanted, "
        "all adds attitudes to things; default: claims",
    )
    scorers = get_args(Scorer)
    add(
        "--scorer",
        type=_one_of(scorers),
        metavar="SCORER",
        default="auto",
        help=f"{', '.join(scorers)}: rules does without the learned tagger; default: auto",
    )
    add(
        "--min-confidence",
        type=_probability,
        metavar="P",
        help="leave out what is less likely right than this, from 0 to 1; default: the scope's own",
    )
    add(
        "--disable",
        type=_rules,
        action="append",
        default=[],
        metavar="RULE,...",
        help="rules to leave out, by the names that stand in a quotation's evidence",
    )
    add(
        "--knowledge",
        type=_path,
        action="append",
        default=[],
        metavar="PATH",
        help="words of your own, a TOML file or a folder: added to the package's for the model's "
        "language; a folder with all tables where it has none",
    )
    add(
        "--publisher",
        type=_not_empty,
        metavar="NAME",
        help="who published the articles that do not say so themselves",
    )
    add(
        "--jobs",
        type=_count,
        default=1,
        metavar="N",
        help="how many processes work, each with a model of its own; default: 1",
    )
    add("--progress", action="store_true", help="show how many articles are done, and how fast")
    add("--version", action="version", version=f"%(prog)s {__version__}")
    return parser


def _described() -> Iterable[str]:
    for form in formats.FORMATS:
        other = f" (also: {', '.join(form.aliases)})" if form.aliases else ""
        yield f"  {form.name:<8}{form.description}{other}"


def _one_of(names: Iterable[str]) -> Callable[[str], str]:
    """A check that a word is one of some names, with advice if it is not."""
    known = list(names)

    def check(word: str) -> str:
        if word not in known:
            raise argparse.ArgumentTypeError(
                f"there is no {word!r}{closest(word, known) or ';'} give one of {', '.join(known)}"
            )
        return word

    return check


def _format(word: str) -> Format:
    return formats.by_name()[_one_of(formats.by_name())(word)]


def _rules(words: str) -> list[str]:
    check = _one_of(rule_names())
    return [check(word.strip()) for word in words.split(",")]


def _probability(word: str) -> float:
    try:
        value = float(word)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{word!r} is no number from 0 to 1: give one such as 0.8")
    return value


def _count(word: str) -> int:
    if not word.isdecimal() or len(word) > _DIGITS or int(word) < 1:
        raise argparse.ArgumentTypeError(f"a whole number from 1 on is due, not {word!r}")
    return int(word)


def _not_empty(word: str) -> str:
    if not word.strip():
        raise argparse.ArgumentTypeError("it is empty: leave the option out, or say what is meant")
    return word


def _path(word: str) -> Path:
    path = Path(_not_empty(word))
    if not path.exists():
        raise argparse.ArgumentTypeError(f"there is no file or folder {word!r}")
    return path
