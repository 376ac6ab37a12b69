"""`give_back`: returns free memory to the system, since a batch needs much for a short time.

The C library of most Linux systems keeps the memory that was freed, in pieces too small for the
next batch, so that a process would grow over thousands of articles.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache

__all__ = ["give_back"]


def give_back() -> None:
    """Returns free memory to the system, if the C library can; else does nothing."""
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
