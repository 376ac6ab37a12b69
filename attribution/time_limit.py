"""`time_limit`: ends the process if some work takes too long, whatever it is doing."""

from __future__ import annotations

import faulthandler
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

__all__ = ["time_limit"]


@contextmanager
def time_limit(seconds: float) -> Iterator[Callable[[float], None]]:
    """Ends this process if the ``with`` block goes on for longer.

    Nothing milder stops a regular expression or a matrix product that never returns, so use
    it only in a process that another one waits for. A process has one such limit at a time.

    Arguments:
        seconds: how long the block may take.

    Yields:
        A function that starts the clock again with a number of seconds.

    Example:
        >>> with time_limit(60) as give:
        ...     give(30)
    """
    # The waiting process reports what was too slow; this one's own traceback would help nobody.
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123

        def give(seconds: float) -> None:
            faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)

        give(seconds)
        try:
            yield give
        finally:
            faulthandler.cancel_dump_traceback_later()
