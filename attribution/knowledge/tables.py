"""Finds and reads tables: the package's own TOML files, and what a user adds to them."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attribution.errors import KnowledgeError
from attribution.knowledge.shapes import Section, checked

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib  # pragma: no cover

if TYPE_CHECKING:
    from importlib.abc import Traversable

__all__ = ["Addition", "Table", "added", "known_language", "languages", "read", "read_file"]

Table = Mapping[str, Any]

Addition = str | Path | Mapping[str, Any]
"""What a user adds to a table: the path of a TOML file, or a mapping with the same content."""


@cache
def languages() -> tuple[str, ...]:
    """The languages that the package has data for.

    Example:
        >>> "en" in languages()
        True
    """
    return tuple(sorted(p.name for p in _data().iterdir() if (p / "cues.toml").is_file()))


def _data() -> Traversable:
    return resources.files("attribution") / "data"


def known_language(language: str) -> str:
    """A language, after a check that the package has data for it.

    Raises:
        KnowledgeError: if the package has none.
    """
    if not isinstance(language, str):
        raise KnowledgeError(
            f"a language is a two-letter code such as 'en', not a {type(language).__name__}"
        )
    if language not in languages():
        raise KnowledgeError(
            f"there are no word lists for the language {language!r}; languages with word lists: "
            f"{', '.join(languages())}; read your own with Knowledge.read(folder)"
        )
    return language


@cache
def read(language: str, name: str, *, needed: bool = True) -> Table:
    """The table of the package's own file ``data/<language>/<name>.toml``.

    Arguments:
        language: two-letter code.
        name: the file's name without its extension.
        needed: whether the file must exist; if not, a missing one counts as empty.

    Returns:
        The parsed table; all callers share it, so do not change it.

    Raises:
        KnowledgeError: if there is no such language or file, or it is malformed.
    """
    path = _data() / known_language(language) / f"{name}.toml"
    if not path.is_file() and not needed:
        return {}
    if not path.is_file():
        raise KnowledgeError(f"there is no table {name!r} for the language {language!r}")
    return _parse(path.read_text(encoding="utf-8"), f"{language}/{name}.toml")


def read_file(path: str | Path) -> Table:
    """The table in a user's file.

    Arguments:
        path: a TOML file in UTF-8.

    Raises:
        KnowledgeError: if it cannot be read or is malformed.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise KnowledgeError(f"cannot read the data file {str(path)!r}: {error}") from error
    return _parse(text, str(path))


def added(addition: Addition, shape: Section, title: str) -> Table:
    """A user's addition, read and checked.

    Arguments:
        addition: the path of a TOML file, or a mapping.
        shape: the shape that it must have.
        title: what to call a mapping in messages.

    Raises:
        KnowledgeError: if it cannot be read, or has another shape.
    """
    if isinstance(addition, Mapping):
        return checked(addition, shape, title)
    if isinstance(addition, (str, Path)):
        return checked(read_file(addition), shape, str(addition))
    raise KnowledgeError(
        f"{title} must be a mapping or the path of a TOML file, not a {type(addition).__name__}"
    )


def _parse(text: str, name: str) -> Table:
    try:
        table: Table = tomllib.loads(text)
    except ValueError as error:  # and of numbers that are too long for Python, an error of its own
        raise KnowledgeError(f"the data file {name!r} is not valid TOML: {error}") from error
    except RecursionError:
        raise KnowledgeError(
            f"the data file {name!r} has tables or lists nested too deeply to be read"
        ) from None
    return table
