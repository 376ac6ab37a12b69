"""Writes and reads JSON text strictly: no repeated keys, no deep nesting, no NaN."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, NoReturn

from attribution.errors import SerializationError

__all__ = ["dumped", "loaded"]

# Deeper than any result, and far from where Python's own reader fails.
_DEPTH = 64
_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*(?:"|\\?\Z)|([\[{])|([\]}])', re.DOTALL)

# Characters that JSON allows unescaped but that a terminal obeys, a reader does not see, or another
# program takes for the end of a line; and halves of surrogate pairs, which UTF-8 cannot encode.
_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def dumped(value: Any, indent: int | None = None) -> str:
    r"""A value as JSON that UTF-8 can encode, and in which a terminal finds nothing to obey.

    Raises:
        SerializationError: if a surrogate pair stands as two characters.

    Example:
        >>> print(dumped({"id": "\x9b1m é"}))
        {"id": "\u009b1m é"}
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    if _PAIR.search(text):
        raise SerializationError(
            "a surrogate pair stands as two characters, which JSON would join into one and so "
            "shift the offsets: join it before parsing, e.g. "
            'text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")'
        )
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def loaded(text: str | bytes) -> Any:
    """The value of JSON text.

    Raises:
        SerializationError: if it is not JSON, an object has a key twice, or lists and
            objects are nested too deep.

    Example:
        >>> loaded('{"id": 1, "id": 2}')
        Traceback (most recent call last):
        ...
        attribution.errors.SerializationError: not JSON: an object has the key 'id' twice
    """
    try:
        if not isinstance(text, str):
            text = text.decode("utf-8-sig")
        _check_depth(text)
        return json.loads(text, object_pairs_hook=_object, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise SerializationError(f"not JSON: {error}") from error


def _check_depth(text: str) -> None:
    depth = 0
    for found in _BRACKET.finditer(text):
        if found[1]:
            depth += 1
            if depth > _DEPTH:
                raise ValueError(f"lists and objects are nested more than {_DEPTH} deep")
        elif found[2]:
            depth -= 1


def _object(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) < len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise ValueError(f"an object has the key {twice!r} twice")
    return value


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number")
