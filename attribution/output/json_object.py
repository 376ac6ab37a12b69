"""`JsonObject`: reads a JSON object strictly; it knows its place and which keys were read.

Every error is a `SerializationError` that begins with the place, such as
``$.attributions[0].quote``, so that one wrong value among thousands can be found.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar, get_args

from attribution.document import Span
from attribution.errors import SerializationError

__all__ = ["JsonObject", "read_object"]

T = TypeVar("T")


def read_object(value: Any, path: str, read: Callable[[JsonObject], T], source: str = "") -> T:
    """What ``read`` makes of an object; a key that it does not take is an error.

    Example:
        >>> read_object({"id": "q1"}, "$", lambda place: place.take("id", str))
        'q1'
    """
    place = JsonObject(value, path, source)
    result = read(place)
    unknown = place.untaken()
    if unknown:
        raise SerializationError(f"{path}: the schema has no key {unknown[0]!r}")
    return result


class JsonObject:
    """An object at a place.

    Attributes:
        path: the place, ``"$"`` for the whole document.
        source: the text that the spans inside must be slices of.
    """

    def __init__(self, value: Any, path: str, source: str = "") -> None:
        if not isinstance(value, Mapping):
            raise SerializationError(f"{path}: an object is expected, not {type(value).__name__}")
        self._value = value
        self._taken: set[str] = set()
        self.path = path
        self.source = source

    def untaken(self) -> list[str]:
        """The keys that have not been taken."""
        return [key for key in self._value if key not in self._taken]

    def has(self, key: str) -> bool:
        """Whether a key that may be left out is there."""
        return key in self._value

    def take(self, key: str, *kinds: type) -> Any:
        """The value of a key, which must be there and be of one of the types."""
        if key not in self._value:
            raise SerializationError(f"{self.path}: the key {key!r} is missing")
        self._taken.add(key)
        value = self._value[key]
        # In Python a bool is an int; in JSON it is not a number.
        if not isinstance(value, kinds) or isinstance(value, bool) != (bool in kinds):
            due = " or ".join("null" if k is type(None) else k.__name__ for k in kinds)
            self._refuse(key, f"{due} is expected, not {type(value).__name__}")
        return value

    def text(self, key: str) -> str | None:
        """A string or null."""
        value: str | None = self.take(key, str, type(None))
        return value

    def share(self, key: str) -> float:
        """A number from 0 to 1."""
        value: float = self.take(key, float, int)
        if not 0 <= value <= 1:
            self._refuse(key, f"a number from 0 to 1 is expected, not {value!r}")
        return value

    def strings(self, key: str) -> tuple[str, ...]:
        """A list of strings."""
        values = self.take(key, list)
        if not all(isinstance(v, str) for v in values):
            self._refuse(key, "a list of strings is expected")
        return tuple(values)

    def choice(self, key: str, options: Any) -> Any:
        """One of the strings of a `Literal` type."""
        value = self.take(key, str)
        if value not in get_args(options):
            self._refuse(key, f"one of {', '.join(get_args(options))} is expected, not {value!r}")
        return value

    def one_of(self, key: str, table: Mapping[str, T]) -> T:
        """The object that an id refers to."""
        value = self.take(key, str)
        if value not in table:
            self._refuse(key, f"there is no {value!r} in this document")
        return table[value]

    def repeats(self, key: str, value: str | None) -> None:
        """A value that repeats what others say; it must agree with them."""
        given = self.text(key)
        if given != value:
            self._refuse(key, f"the rest of the document says {value!r}, not {given!r}")

    def object(self, key: str, read: Callable[[JsonObject], T]) -> T:
        """An object."""
        return read_object(self.take(key, dict), f"{self.path}.{key}", read, self.source)

    def optional(self, key: str, read: Callable[[JsonObject], T]) -> T | None:
        """An object or null."""
        return None if self.take(key, dict, type(None)) is None else self.object(key, read)

    def each(self, key: str, read: Callable[[JsonObject], T]) -> tuple[T, ...]:
        """A list of objects."""
        return tuple(
            read_object(value, f"{self.path}.{key}[{i}]", read, self.source)
            for i, value in enumerate(self.take(key, list))
        )

    def span(self) -> Span:
        """This object as a span; its text must be the source's own slice."""
        start, end, text = self.take("start", int), self.take("end", int), self.take("text", str)
        if start == end:
            raise SerializationError(f"{self.path}: a span holds at least one character")
        if start < 0 or self.source[start:end] != text or end - start != len(text):
            raise SerializationError(
                f"{self.path}: the document's text has {self.source[max(start, 0) : end]!r} "
                f"from {start} to {end}, not {text!r}"
            )
        return Span(start, end, text)

    def _refuse(self, key: str, why: str) -> None:
        raise SerializationError(f"{self.path}.{key}: {why}")
