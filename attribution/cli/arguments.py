"""What the commands share: a parser that gives advice, checks of words, the engine's options."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NoReturn, get_args

from attribution.knowledge.shapes import closest
from attribution.output.terminal import printable
from attribution.parsing.parser import MOST_CHARACTERS
from attribution.quotes import Scope, Scorer, rule_names

__all__ = ["Arguments", "OneOf", "add_engine", "count", "not_empty"]

# Ten million articles: more in a file no memory has room for.
_DIGITS = 7
# A text of a terabyte.
_CHARACTERS = 12


class Arguments(argparse.ArgumentParser):
    """Says what is near to a word that it does not know, and drives no terminal."""

    @property
    def actions(self) -> list[argparse.Action]:
        """What it understands, in order."""
        return self._actions

    def understood(self, words: Sequence[str]) -> argparse.Namespace:
        """What words mean; ends the program where they mean nothing."""
        given, unknown = self.parse_known_args(words)
        if unknown:
            self._refuse_option(unknown[0])
        return given

    def _refuse_option(self, word: str) -> NoReturn:
        word = word.partition("=")[0]
        names = [name for action in self._actions for name in action.option_strings]
        self.error(f"there is no option {word!r}{closest(word, names) or ';'} see --help")

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {printable(message)}\n")


def add_engine(parser: argparse.ArgumentParser) -> None:
    """Adds the options that say how articles are attributed."""
    add = parser.add_argument
    add(
        "--model",
        type=not_empty,
        default="default",
        help="compact, a Stanza package such as en, or a directory",
    )
    scopes = get_args(Scope)
    add(
        "--scope",
        type=OneOf(scopes),
        metavar="SCOPE",
        default="claims",
        help=f"{', '.join(scopes)}: speech leaves out what is only thought or wanted, "
        "all adds attitudes to things; default: claims",
    )
    scorers = get_args(Scorer)
    add(
        "--scorer",
        type=OneOf(scorers),
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
        type=_Rules(rule_names()),
        action="append",
        default=[],
        metavar="RULE,...",
        help="rules to leave out, by the names that stand in a quotation's evidence",
    )
    add(
        "--within-quotes",
        action="store_true",
        help="give what quoted speakers report in their own words, too, nested in them",
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
        "--max-characters",
        type=_characters,
        default=MOST_CHARACTERS,
        metavar="N",
        help=f"refuse a text that is longer than this; default: {MOST_CHARACTERS}",
    )
    add(
        "--publisher",
        type=not_empty,
        metavar="NAME",
        help="who published the articles that do not say so themselves",
    )


class OneOf:
    """A check that a word is one of some names, with advice if it is not.

    Attributes:
        names: the names.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(names)

    def __call__(self, word: str) -> str:
        if word not in self.names:
            near = closest(word, self.names) or ";"
            raise argparse.ArgumentTypeError(
                f"there is no {word!r}{near} give one of {', '.join(self.names)}"
            )
        return word


class _Rules(OneOf):
    """The names of rules, with commas between them."""

    def __call__(self, words: str) -> list[str]:  # type: ignore[override]
        return [super(_Rules, self).__call__(word.strip()) for word in words.split(",")]


def _probability(word: str) -> float:
    try:
        value = float(word)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{word!r} is no number from 0 to 1: give one such as 0.8")
    return value


def count(word: str, digits: int = _DIGITS) -> int:
    if not word.isdecimal() or len(word) > digits or int(word) < 1:
        raise argparse.ArgumentTypeError(f"a whole number from 1 on is due, not {word!r:.60}")
    return int(word)


def _characters(word: str) -> int:
    return count(word, _CHARACTERS)


def not_empty(word: str) -> str:
    if not word.strip():
        raise argparse.ArgumentTypeError("it is empty: leave the option out, or say what is meant")
    return word


def _path(word: str) -> Path:
    path = Path(not_empty(word))
    try:
        path.stat()
    except OSError:
        raise argparse.ArgumentTypeError(f"there is no file or folder {word!r}") from None
    return path
