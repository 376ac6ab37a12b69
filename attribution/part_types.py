"""Whether the parts of a value are of the types that its class says: values may be hand-made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs

from attribution.errors import InputError

__all__ = ["check_parts", "check_share"]

# A part's name, its type as written, and whether something is of it.
_Part = tuple[str, object, Callable[[object], bool]]
_KNOWN: dict[type, tuple[_Part, ...]] = {}
_SHARE = "number from 0 to 1"


def check_parts(value: Any) -> None:
    """Refuses a value with a part of another type; what a class does when it is made.

    Arguments:
        value: of a class of attrs.

    Raises:
        InputError: if a part is of another type than the class says.
    """
    kind = type(value)
    if kind not in _KNOWN:
        _KNOWN[kind] = tuple(_parts(kind))
    for name, due, fits in _KNOWN[kind]:
        part = getattr(value, name)
        if not fits(part):
            raise InputError(f"{type(value).__name__}: its {name} is a {due}, not {part!r:.40}")


def check_share(name: str, value: object) -> None:
    """Refuses an option that is no number from 0 to 1.

    Arguments:
        name: of the option.
        value: what was given.

    Raises:
        InputError: if it is none.
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
    """Whether something is a number from 0 to 1; all numbers with a point in values are such."""
    return not isinstance(value, bool) and isinstance(value, (int, float)) and 0 <= value <= 1
