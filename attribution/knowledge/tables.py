"""Finds and reads TOML tables: the package's own, and the user's.

Each stage turns the plain tables into its own frozen class (`Lexicon`,
`Gazetteer`, ...) and validates what it reads; this module only finds, parses
and caches the files and says clearly what is wrong with a broken one.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from attribution.errors import KnowledgeError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib  # pragma: no cover

__all__ = ["Table", "languages", "read", "read_file"]

Table = Mapping[str, Any]


def languages() -> tuple[str, ...]:
    """The languages that the package has data for.

    Example:
        >>> "en" in languages()
        True
    """
    root = resources.files("attribution") / "data"
    return tuple(sorted(p.name for p in root.iterdir() if (p / "cues.toml").is_file()))


@cache
def read(language: str, name: str) -> Table:
    """The table of the package's own file ``data/<language>/<name>.toml``.

    Arguments:
        language: two-letter code.
        name: the file's name without its extension.

    Returns:
        The parsed table; shared by all callers, so not to be changed.

    Raises:
        KnowledgeError: if there is no such language or file, or it is malformed.
    """
    path = resources.files("attribution") / "data" / language / f"{name}.toml"
    if not path.is_file():
        raise KnowledgeError(
            f"there is no data file {name!r} for language {language!r}; "
            f"languages with data: {', '.join(languages())}"
        )
    return _parse(path.read_text(encoding="utf-8"), f"{language}/{name}.toml")


def read_file(path: str | Path) -> Table:
    """The table of a file of the user's own.

    Arguments:
        path: a TOML file in UTF-8.

    Raises:
        KnowledgeError: if it cannot be read or is malformed.
    """
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"cannot read the data file {str(path)!r}: {error}") from error
    return _parse(text, str(path))


def _parse(text: str, name: str) -> Table:
    try:
        table: Table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"the data file {name!r} is not valid TOML: {error}") from error
    return table
