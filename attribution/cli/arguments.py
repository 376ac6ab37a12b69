"""What the commands share: a parser that gives advice, and checks of words."""

from __future__ import annotations

import argparse
import re
import textwrap
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

from attribution.knowledge.shapes import closest, nearest
from attribution.output.terminal import printable

__all__ = ["Arguments", "OneOf", "count", "not_empty"]

# Ten million articles: more in a file no memory has room for.
_DIGITS = 7


class _Paragraphs(argparse.HelpFormatter):
    """Fills paragraphs and the entries of lists, each for itself, to the width of the terminal."""

    def _fill_text(self, text: str, width: int, indent: str) -> str:  # noqa: ARG002
        return "\n\n".join(
            "\n".join(_filled(entry, width) for entry in re.split(r"\n(?= )", paragraph))
            for paragraph in text.strip("\n").split("\n\n")
        )


class Arguments(argparse.ArgumentParser):
    """Says what is near to a word that it does not know, and drives no terminal.

    In the description and the epilog blank lines part paragraphs, and a line that begins with
    spaces is an entry of a list.
    """

    def __init__(self, prog: str, description: str, **more: Any) -> None:
        super().__init__(prog, description=description, formatter_class=_Paragraphs, **more)

    @property
    def actions(self) -> list[argparse.Action]:
        """What it understands, in order."""
        return self._actions

    def understood(self, words: Sequence[str]) -> argparse.Namespace:
        """What words mean; ends the program where they mean nothing."""
        given, unknown = self.parse_known_args(words)
        if unknown:
            self._refuse(unknown[0])
        return given

    def _refuse(self, word: str) -> NoReturn:
        if not word.startswith("-"):
            self.error(f"there is no place for {word!r}; see --help")
        word = word.partition("=")[0]
        # What all options begin with makes none of them alike.
        names = {o.lstrip("-"): o for action in self._actions for o in action.option_strings}
        near = nearest(word.lstrip("-"), names)
        meant = f"; did you mean {names[near]!r}?" if near is not None else ";"
        self.error(f"there is no option {word!r}{meant} see --help")

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {printable(message)}\n")


class OneOf:
    """A check that a word is one of some names, with advice if it is not.

    Attributes:
        names: the names.
        listed: where they can be read, if they are too many for a message.
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
    """A paragraph, or an entry of a list, in lines of a width; an entry's column is kept."""
    if not text.startswith(" "):
        return textwrap.fill(" ".join(text.split()), width)
    column = re.match(r" +\S+ {2,}", text)
    hanging = " " * (column.end() if column is not None else 4)
    return textwrap.fill(text, width, subsequent_indent=hanging, break_on_hyphens=False)


def count(word: str, digits: int = _DIGITS) -> int:
    """A whole number from 1 on, of so many digits at most."""
    if not word.isdecimal() or len(word) > digits or int(word) < 1:
        raise argparse.ArgumentTypeError(f"a whole number from 1 on is expected, not {word!r:.60}")
    return int(word)


def not_empty(word: str) -> str:
    """A word that says something."""
    if not word.strip():
        raise argparse.ArgumentTypeError("it is empty: leave the option out, or say what is meant")
    return word
