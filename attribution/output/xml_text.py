"""Writes XML that every parser reads back unchanged, and that no terminal obeys."""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["declaration", "element", "escaped", "opened"]

declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

# Characters that XML 1.0 does not allow, not even escaped.
_INVALID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Mark-up, what parsers normalise, what a terminal obeys, and what a reader does not see.
_SPECIAL = re.compile('[&<>"\r\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]')


def escaped(text: str) -> str:
    r"""A text as character data, which parsers read back with the same number of characters.

    Example:
        >>> escaped("<a> & \x00")
        '&#60;a&#62; &#38; �'
    """
    return _SPECIAL.sub(_reference, _INVALID.sub("\ufffd", text))


def _reference(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"


def element(name: str, attributes: Mapping[str, str | None] | None = None, *content: str) -> str:
    """An element; attributes that are None are left out.

    Arguments:
        name: its name.
        attributes: their names and values, not yet escaped.
        content: character data and elements, already escaped.

    Example:
        >>> element("a", {"b": '"', "c": None}, "d")
        '<a b="&#34;">d</a>'
    """
    inside = "".join(content)
    tag = opened(name, attributes)
    return f"{tag}{inside}</{name}>" if inside else f"{tag[:-1]}/>"


def opened(name: str, attributes: Mapping[str, str | None] | None = None) -> str:
    """The tag that begins an element."""
    given = (attributes or {}).items()
    pairs = "".join(f' {key}="{_value(value)}"' for key, value in given if value is not None)
    return f"<{name}{pairs}>"


def _value(value: str) -> str:
    # In an attribute, parsers turn each of these into a space.
    return re.sub("[\t\n]", _reference, escaped(value))
