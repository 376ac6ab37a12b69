"""Gives the system back what memory is free: a batch needs much of it for a short time.

The C library of most Linux systems keeps what was freed, in pieces that the next batch does not
fit into, so that a process would grow for thousands of articles.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache

__all__ = ["give_back"]


def give_back() -> None:
    """Gives free memory back, where the C library can; else nothing happens."""
    trim = _trim()
    if trim is not None:
        trim(0)


@cache
def _trim() -> Callable[[int], int] | None:
    try:
        trim: Callable[[int], int] = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):  # another library, or Windows
        return None
    return trim
