"""``attribution view``: writes articles as a page for a browser."""

from __future__ import annotations

import sys
import webbrowser
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from attribution.cli.arguments import Arguments
from attribution.cli.options import Options, add_reading, options_of
from attribution.cli.reading import read_articles
from attribution.cli.sources import is_own_page
from attribution.errors import InputError
from attribution.output import formats
from attribution.output.terminal import printable

__all__ = ["view", "view_parser"]


def view_parser() -> Arguments:
    """The parser of ``attribution view``."""
    parser = Arguments(
        prog="attribution view",
        description="Writes a page for a browser: the text with its quotations marked, how much "
        "each speaker is quoted, and why each quotation was found. The page is one file and loads "
        "nothing from elsewhere.",
    )
    add_reading(parser, formats_too=False)
    parser.add_argument("--open", action="store_true", help="show the page in the browser")
    return parser


def view(words: Sequence[str], complain: Callable[[str], None]) -> Callable[[], int]:
    """Prepares ``attribution view``: the function that it returns does the work.

    Arguments:
        words: the words of the command line after ``view``.
        complain: reports a failure to the user.

    Raises:
        SystemExit: if the words are not understood, or ask for help.
    """
    given = view_parser().understood(words)
    page = given.output or _name(given.inputs)
    options = options_of(given, formats.by_name()["html"], page)
    if options.output is None:
        return partial(read_articles, options, complain)
    return partial(_view, options, bool(given.output), given.open, complain)


def _view(options: Options, named: bool, show: bool, complain: Callable[[str], None]) -> int:
    page = Path(str(options.output))
    if not named and page.exists() and not is_own_page(page):
        raise InputError(
            f"{page} is there already, and no page of this program: name another with --output"
        )
    before = _written(page)
    status = read_articles(options, complain)
    if _written(page) != before:
        print(f"wrote {printable(str(page))}", file=sys.stderr)
        if show:
            webbrowser.open(page.resolve().as_uri())
    return status


def _written(page: Path) -> int | None:
    """When a page was written, in nanoseconds; None if there is none."""
    return page.stat().st_mtime_ns if page.exists() else None


def _name(inputs: Sequence[str]) -> str:
    """The name of a page for which none was given: that of its first article, in this folder."""
    try:
        first = Path(inputs[0]).resolve().stem if inputs and inputs[0] != "-" else ""
    except (OSError, RuntimeError, ValueError):
        first = ""  # no name of a file, as reading it will tell
    return f"{first or 'article'}.html"
