"""`commonest`: which of several forms of a name to show."""

from __future__ import annotations

from collections import Counter
from typing import TypeVar

__all__ = ["commonest"]

Value = TypeVar("Value", bound=str)


def commonest(counter: Counter[Value]) -> Value:
    """The value with the highest count.

    Ties go to the longest value, then to one that is not all capitals, then to the first in
    alphabetical order, so that the order of the articles makes no difference.

    Arguments:
        counter: how often each value was met; not empty.

    Example:
        >>> commonest(Counter(["ANA LUND", "Ana Lund", "Lund"]))
        'Ana Lund'
    """
    return min(counter, key=lambda value: (-counter[value], -len(value), value.isupper(), value))
