"""Keeps Python from looking for garbage during work that leaves none."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

__all__ = ["uncollected"]

P = ParamSpec("P")
T = TypeVar("T")


def uncollected(work: Callable[P, T]) -> Callable[P, T]:
    """The same function, which Python does not interrupt to look for cycles of references.

    The stages make a hundred objects a word and leave no cycle, so there is nothing to be found;
    yet each search goes through all that a process has loaded, and took a tenth of their time.
    Whoever has switched the search off finds it off afterwards, too.

    Arguments:
        work: leaves no cycles, whatever it is given.
    """

    @wraps(work)
    def uninterrupted(*args: P.args, **kwargs: P.kwargs) -> T:
        searching = gc.isenabled()
        gc.disable()
        try:
            return work(*args, **kwargs)
        finally:
            if searching:
                gc.enable()

    return uninterrupted
