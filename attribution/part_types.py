"""`check_parts`: checks the attributes of a value against its annotations, as users make values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs

from attribution.errors import InputError

__all__ = ["check_parts", "check_share"]

# An attribute's name, its type in words, and a test of whether a value is of that type.
_Part = tuple[str, object, Callable[[object], bool]]
_KNOWN: dict[type, tuple[_Part, ...]] = {}
_SHARE = "number from 0 to 1"


def check_parts(value: Any) -> None:
    """Refuses a value that has an attribute of the wrong type; for ``__attrs_post_init__``.

    Arguments:
        value: an instance of an attrs class.

    Raises:
        InputError: if an attribute is not of the type that the class annotates it with.
    """
    kind = type(value)
    if kind not in _KNOWN:
        _KNOWN[kind] = tuple(_parts(kind))
    for name, due, fits in _KNOWN[kind]:
        part = getattr(value, name)
        if not fits(part):
            raise InputError(f"{type(value).__name__}: its {name} is a {due}, not {part!r:.40}")


def check_share(name: str, value: object) -> None:
    """Refuses an option that is not a number from 0 to 1.

    Arguments:
        name: the name of the option.
        value: the value that was given.

    Raises:
        InputError: if the value is not a number from 0 to 1.
    """
    if not _is_share(value):
        raise InputError(f"{name} is a {_SHARE}, not {value!r:.40}")


def _parts(kind: Any) -> Iterator[_Part]:
    types = get_type_hints(kind)
    for field in attrs.fields(kind):
        if field.init:
            due = types[field.name]
            yield field.name, _SHARE if due is float else field.type, _fits(due)


def _fits(kind: Any) -> Callable[[object], bool]:
    inner = get_args(kind)
    if get_origin(kind) is Literal:
        return lambda value: isinstance(value, str) and value in inner
    if get_origin(kind) in (Union, UnionType):
        if all(get_origin(one) is None and one is not float for one in inner):
            return lambda value: isinstance(value, inner)
        either = [_fits(one) for one in inner]
        return lambda value: any(fits(value) for fits in either)
    if get_origin(kind) is tuple:
        part = _fits(inner[0])
        return lambda value: isinstance(value, tuple) and all(map(part, value))
    return _is_share if kind is float else lambda value: isinstance(value, kind)


def _is_share(value: object) -> bool:
    """Whether something is a number from 0 to 1, as every float of a result is."""
    return not isinstance(value, bool) and isinstance(value, (int, float)) and 0 <= value <= 1
