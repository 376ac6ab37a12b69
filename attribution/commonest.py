"""The form of a name that most articles have."""

from __future__ import annotations

from collections import Counter
from typing import TypeVar

__all__ = ["commonest"]

Value = TypeVar("Value", bound=str)


def commonest(counter: Counter[Value]) -> Value:
    """The value that was counted most.

    Of those that are equally common it is the longest, and one in small letters before one in
    capitals, so that it does not depend on the order of the articles.

    Arguments:
        counter: how often each value was met; at least one was.

    Example:
        >>> commonest(Counter(["ANA LUND", "Ana Lund", "Lund"]))
        'Ana Lund'
    """
    return min(counter, key=lambda value: (-counter[value], -len(value), value.isupper(), value))
