"""The shapes of knowledge tables, and `checked`, which holds a table against its shape.

A shape is a `Section` made of `Words`, `Phrases`, `Text` and further sections. `checked` takes a
table from a file or a caller, and either returns it or says what is wrong, where, and what is
allowed there. A shape has a fixed depth, so that no table is too deep to check.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any, NoReturn

from attrs import field, frozen

from attribution.errors import KnowledgeError

__all__ = ["Phrases", "Section", "Shape", "Text", "Words", "checked", "closest", "nearest"]

# How many characters of a key or a word are quoted in a message.
_QUOTED = 40


@frozen
class Words:
    """A list of words.

    Attributes:
        single: whether each is a single word, in lower case and without white space; if not, they
            are names and phrases, which keep their case.
    """

    single: bool = True


@frozen
class Phrases:
    """A list of phrases, each a list of one or more words in lower case."""


@frozen
class Text:
    """A text, such as a country's code."""


@frozen
class Section:
    """A table.

    Attributes:
        keys: the known keys, each with the shape of its value.
        others: the shape of the values of all other keys; None if there may be no others.
        noun: what to call one of its keys in a message: *section*, *list*, *kind of outlet*.
    """

    keys: Mapping[str, Shape] = field(factory=dict)
    others: Shape | None = None
    noun: str = "list"


Shape = Words | Phrases | Text | Section


@frozen
class _Place:
    """A place in a table, for messages."""

    name: str
    keys: tuple[str, ...] = ()

    def below(self, key: str) -> _Place:
        return _Place(self.name, (*self.keys, key))

    def __str__(self) -> str:
        above = f"[{'.'.join(map(_key, self.keys[:-1]))}] " if len(self.keys) > 1 else ""
        last = f"{_key(self.keys[-1])} " if self.keys else ""
        return f"{self.name}: {above}{last}".rstrip()

    @property
    def section(self) -> str:
        return f"{self.name}: [{'.'.join(map(_key, self.keys))}]" if self.keys else f"{self.name}:"


def checked(table: Any, shape: Section, name: str) -> Mapping[str, Any]:
    """A table, checked against its shape.

    Arguments:
        table: the table that was read or given.
        shape: the shape that it must have.
        name: what to call the table in a message: a file's name.

    Returns:
        The table, with words and phrases as tuples and single words in lower case.

    Raises:
        KnowledgeError: if it has another shape.

    Example:
        >>> checked({"speach": []}, Section({"speech": Words()}), "own.toml")
        Traceback (most recent call last):
        attribution.errors.KnowledgeError: own.toml: there is no list 'speach'; did you mean \
'speech'?
    """
    found: Mapping[str, Any] = _checked(table, shape, _Place(name))
    return found


def closest(word: str, known: Iterable[str]) -> str:
    """A hint for messages, such as *did you mean 'speech'?*, or ``""``.

    Example:
        >>> closest("speach", ["speech", "attitude"])
        "; did you mean 'speech'?"
    """
    near = nearest(word, known)
    return f"; did you mean {near!r}?" if near is not None else ""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The word most similar to another one, if any is similar enough.

    Example:
        >>> nearest("speach", ["speech", "attitude"])
        'speech'
    """
    return next(iter(get_close_matches(word[:_QUOTED], list(known), 1)), None)


def _checked(value: Any, shape: Shape, place: _Place) -> Any:
    if isinstance(shape, Section):
        return _section(value, shape, place)
    if isinstance(shape, Text):
        return value if isinstance(value, str) else _refused(place, "a text", value)
    if isinstance(shape, Words):
        return _words(value, shape.single, "words" if shape.single else "names or phrases", place)
    if not isinstance(value, (list, tuple)):
        _refused(place, "a list of phrases, each a list of words", value)
    if any(len(phrase) == 0 for phrase in value if isinstance(phrase, (list, tuple))):
        raise KnowledgeError(f"{place} has a phrase without words: leave it out")
    return tuple(_words(phrase, True, "words in each phrase", place) for phrase in value)


def _section(value: Any, shape: Section, place: _Place) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        near = closest(place.keys[-1], shape.keys) if place.keys else ""
        _refused(place, f"a table{_of(shape)}", value, near)
    found: dict[str, Any] = {}
    for key, inner in value.items():
        if not isinstance(key, str) or not key.strip():
            raise KnowledgeError(f"{place.section} every key must be a text, not {_short(key)}")
        due = shape.keys.get(key, shape.others)
        if due is None:
            near = closest(key, shape.keys)
            raise KnowledgeError(
                f"{place.section} there is no {shape.noun} {_short(key)}"
                + (near or f"; the {shape.noun}s here are {', '.join(map(_key, shape.keys))}")
            )
        found[key] = _checked(inner, due, place.below(key))
    return found


def _words(value: Any, single: bool, noun: str, place: _Place) -> tuple[str, ...]:
    if not isinstance(value, (list, tuple)):
        hint = f": write [{_short(value)}]" if isinstance(value, str) else ""
        _refused(place, f"a list of {noun}", value, hint)
    for word in value:
        if not isinstance(word, str):
            _refused(place, f"a list of {noun}", word, within=True)
        if not word.strip():
            raise KnowledgeError(f"{place} has an empty word: leave it out")
        if single and len(word.split()) > 1:
            raise KnowledgeError(
                f"{place} must be a list of single words; {_short(word)} has several"
            )
    return tuple(word.strip().lower() if single else word for word in value)


def _refused(
    place: _Place, due: str, value: Any, hint: str = "", *, within: bool = False
) -> NoReturn:
    kinds = {str: "a text", bool: "a truth value", int: "a number", float: "a number"}
    kinds |= {list: "a list", tuple: "a list", dict: "a table", type(None): "nothing"}
    kind = kinds.get(type(value), f"a {type(value).__name__}")
    held = f"; it has {kind} in it" if within else f", not {kind}"
    raise KnowledgeError(f"{place} must be {due}{held}{hint}")


def _of(shape: Section) -> str:
    if not shape.keys:
        return f" of {shape.noun}s"
    return f" of {', '.join(map(_key, shape.keys))}"


def _key(key: str) -> str:
    bare = key.replace("_", "").replace("-", "").isalnum()
    return key if bare and len(key) <= _QUOTED else _short(key)


def _short(value: Any) -> str:
    if not isinstance(value, str):
        return f"a {type(value).__name__}"
    return repr(value if len(value) <= _QUOTED else f"{value[:_QUOTED]}…")
