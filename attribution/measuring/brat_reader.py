"""Reads quotations from a brat annotation file: https://brat.nlplab.org/standoff.html."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from attribution.errors import InputError

__all__ = ["brat_quotes"]

_ENTITY = re.compile(r"(T\d+)\t(\S+) (\d{1,9} \d{1,9}(?:;\d{1,9} \d{1,9})*)(?:\t|$)")
_RELATION = re.compile(r"R\d+\t\S+ \w+:(T\d+) \w+:(T\d+)\s*$")
_ATTRIBUTE = re.compile(r"[AM]\d+\t(\w+) (T\d+) (\S+)\s*$")
_ROLES = ("cue", "source")
_VALUES = ("kind", "polarity")
_CONTENT = "content"


def brat_quotes(lines: str) -> list[dict[str, Any]]:
    r"""The quotations of an ``.ann`` file, in text order, in the form of gold.

    Each text-bound annotation of the type *Content* is a quotation; relations, whatever their
    names, join it to its *Cue* and *Source*. The attributes *Kind* and *Polarity* are read; other
    types, relations, attributes and notes are ignored.

    Arguments:
        lines: the content of the file.

    Raises:
        InputError: if a text-bound annotation is malformed.

    Example:
        >>> brat_quotes("T1\tContent 10 19\tit rained\nT2\tCue 5 9\tsaid\n"
        ...             "R1\tHasCue Arg1:T1 Arg2:T2\n")
        [{'content': [[10, 19]], 'cue': [[5, 9]]}]
    """
    spans: dict[str, tuple[str, list[list[int]]]] = {}
    for number, line in enumerate(lines.splitlines(), 1):
        if line.startswith("T"):
            found = _ENTITY.match(line)
            if found is None:
                raise InputError(f"line {number} is not a text-bound annotation: {line!r:.60}")
            spans[found[1]] = found[2].lower(), _offsets(found[3])
    quotes: dict[str, dict[str, Any]] = {
        name: {"content": at} for name, (kind, at) in spans.items() if kind == _CONTENT
    }
    for one, other in _relations(lines):
        for content, end in ((one, other), (other, one)):
            role, at = spans.get(end, ("", []))
            if content in quotes and role in _ROLES:
                quotes[content].setdefault(role, []).extend(at)
    for found in filter(None, map(_ATTRIBUTE.match, lines.splitlines())):
        if found[2] in quotes and found[1].lower() in _VALUES:
            quotes[found[2]][found[1].lower()] = found[3]
    return sorted(quotes.values(), key=lambda quote: list(quote["content"]))


def _offsets(words: str) -> list[list[int]]:
    return [[int(at) for at in pair.split()] for pair in words.split(";")]


def _relations(lines: str) -> Iterator[tuple[str, str]]:
    for found in filter(None, map(_RELATION.match, lines.splitlines())):
        yield found[1], found[2]
