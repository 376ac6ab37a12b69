"""What the commands share: an argument parser that gives advice, and types for its arguments."""

from __future__ import annotations

import argparse
import re
import textwrap
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

from attribution.knowledge.shapes import closest, nearest
from attribution.output.terminal import printable

__all__ = ["Arguments", "OneOf", "count", "not_empty"]

# Eight digits at most: no memory has room for more articles in one file.
_DIGITS = 7


class _Paragraphs(argparse.HelpFormatter):
    """Wraps each paragraph, and each entry of a list, to the width of the terminal."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:  # noqa: ARG002
        return "\n\n".join(
            "\n".join(_filled(entry, width) for entry in re.split(r"\n(?= )", paragraph))
            for paragraph in text.strip("\n").split("\n\n")
        )


class Arguments(argparse.ArgumentParser):
    """A parser that suggests what a misspelt word may mean, and prints nothing a terminal obeys.

    In the description and the epilog, blank lines separate paragraphs, and a line that begins with
    spaces is an entry of a list.
    """

    def __init__(self, prog: str, description: str, **more: Any) -> None:
        super().__init__(prog, description=description, formatter_class=_Paragraphs, **more)

    @property
    def actions(self) -> list[argparse.Action]:
        """The arguments and options that it understands, in order."""
        return self._actions

    def understood(self, words: Sequence[str]) -> argparse.Namespace:
        """The meaning of some words; ends the program with an error if they have none."""
        given, unknown = self.parse_known_args(words)
        if unknown:
            self._refuse(unknown[0])
        return given

    def _refuse(self, word: str) -> NoReturn:
        if not word.startswith("-"):
            self.error(f"there is no place for {word!r}; see --help")
        word = word.partition("=")[0]
        # The hyphens that all options begin with make no two of them similar.
        names = {o.lstrip("-"): o for action in self._actions for o in action.option_strings}
        near = nearest(word.lstrip("-"), names)
        meant = f"; did you mean {names[near]!r}?" if near is not None else ";"
        self.error(f"there is no option {word!r}{meant} see --help")

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {printable(message)}\n")


class OneOf:
    """An argument type: one of some names, with advice if a word is none of them.

    Attributes:
        names: the names.
        listed: where they are listed, if they are too many for a message.
    """

    def __init__(self, names: Iterable[str], listed: str | None = None) -> None:
        self.names = tuple(names)
        self.listed = listed or f"give one of {', '.join(self.names)}"

    def __call__(self, word: str) -> str:
        if word not in self.names:
            near = closest(word, self.names) or ";"
            raise argparse.ArgumentTypeError(f"there is no {word!r}{near} {self.listed}")
        return word


def _filled(text: str, width: int) -> str:
    """A paragraph, or an entry of a list, in lines of a width; entries are indented throughout."""
    if not text.startswith(" "):
        return textwrap.fill(" ".join(text.split()), width)
    column = re.match(r" +\S+ {2,}", text)
    hanging = " " * (column.end() if column is not None else 4)
    return textwrap.fill(text, width, subsequent_indent=hanging, break_on_hyphens=False)


def count(word: str, digits: int = _DIGITS) -> int:
    """An argument type: a whole number from 1 on, of so many digits at most."""
    if not word.isdecimal() or len(word) > digits or int(word) < 1:
        raise argparse.ArgumentTypeError(f"a whole number from 1 on is expected, not {word!r:.60}")
    return int(word)


def not_empty(word: str) -> str:
    """An argument type: a word that is not empty."""
    if not word.strip():
        raise argparse.ArgumentTypeError("it is empty: leave the option out, or say what is meant")
    return word
