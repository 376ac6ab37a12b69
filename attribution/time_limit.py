"""A limit on the time that work may take: a process that overruns it ends, whatever it is in."""

from __future__ import annotations

import faulthandler
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

__all__ = ["time_limit"]


@contextmanager
def time_limit(seconds: float) -> Iterator[Callable[[float], None]]:
    """Ends this process if the ``with`` block goes on for longer.

    Nothing less ends a regular expression or a matrix product that does not come back, so use
    it only in a process that another one waits for. A process has one such limit at a time.

    Arguments:
        seconds: how long it may go on.

    Yields:
        A function that gives it some seconds more from now on, rather than what is left.

    Example:
        >>> with time_limit(60) as give:
        ...     give(30)
    """
    # The process that waits tells what was too slow; where this one was helps nobody.
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123

        def give(seconds: float) -> None:
            faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)

        give(seconds)
        try:
            yield give
        finally:
            faulthandler.cancel_dump_traceback_later()
