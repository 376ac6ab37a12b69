"""Reads articles from JSON Lines: on each line an object with a text and perhaps metadata."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs
from attrs import frozen

from attribution.cli.prose import decoded
from attribution.document import Metadata
from attribution.errors import InputError
from attribution.knowledge.shapes import closest
from attribution.output.json_text import loaded
from attribution.output.terminal import printable
from attribution.result import Failure

__all__ = ["Article", "articles_of_lines"]

_METADATA = tuple(part.name for part in attrs.fields(Metadata))
_KEYS = ("id", "text", "metadata", *_METADATA)


@frozen
class Article:
    """An article that was read and not parsed yet.

    Attributes:
        id: its name.
        text: its text.
        metadata: title, publisher, date and so on, if you know them.
    """

    id: str
    text: str
    metadata: Metadata = Metadata()


def articles_of_lines(
    lines: Iterable[bytes], source: str, prefix: str = ""
) -> Iterator[Article | Failure]:
    """The article on each line; a failure for a line without one. Blank lines are ignored.

    Unknown keys are ignored, too, and named once on standard error.

    Arguments:
        lines: read one at a time.
        source: the file's name.
        prefix: how to begin the id of an article that has none; the line's number follows.
    """
    told: set[str] = set()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        name = f"{source}, line {number}"
        id_: str | None = None
        try:
            value = loaded(decoded(line))
            if not isinstance(value, dict):
                raise InputError('an object with an "id" and a "text" is expected')
            id_ = _id(value.get("id"))
            _tell(source, [key for key in value if key not in _KEYS and key not in told])
            told.update(value)
            yield Article(id_ or f"{prefix}{number}", _text(value), _metadata(value))
        except InputError as error:
            message = str(error) if id_ is None else f"{name}: {error}"
            yield Failure(id_ or name, "InputError", message)


def _id(value: object) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is None or isinstance(value, str):
        return value or None
    raise InputError(f'an "id" is a string or a whole number, not {value!r:.40}')


def _text(value: Mapping[str, Any]) -> str:
    text = value.get("text")
    if not isinstance(text, str):
        missing = closest("text", [k for k in value if k not in _KEYS]) if text is None else ""
        raise InputError(f'an object with an "id" and a "text", a string, is expected{missing}')
    return text


def _metadata(value: Mapping[str, Any]) -> Metadata:
    """The metadata of an article, from its own keys or from an object called ``metadata``."""
    inner = value.get("metadata")
    if inner is None:
        inner = {}
    if not isinstance(inner, dict):
        raise InputError(f'"metadata" is an object with any of {", ".join(_METADATA)}')
    for key in inner:
        if key not in _METADATA:
            near = closest(key, _METADATA) or ";"
            raise InputError(
                f'"metadata" has no place for {key!r}{near} it has {", ".join(_METADATA)}'
            )
    known: dict[str, str | None] = {}
    for key in _METADATA:
        given = [place[key] for place in (value, inner) if place.get(key) is not None]
        if any(not isinstance(part, str) for part in given):
            raise InputError(f'"{key}" is a string, not {given[0]!r:.40}')
        if len(set(given)) > 1:
            raise InputError(f'"{key}" stands on the line and in its "metadata", and they differ')
        known[key] = given[0] if given else None
    return Metadata(**known)


def _tell(source: str, unknown: list[str]) -> None:
    for key in unknown:
        near = closest(key, _KEYS)
        message = f"attribution: {source}: the key {key!r} is ignored{near}"
        print(printable(message), file=sys.stderr)
