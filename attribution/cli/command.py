"""`main`: does what the command line asks for, and ends cleanly whatever happens."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NoReturn

from attribution.cli.commands import prepared
from attribution.errors import AttributionError
from attribution.output.terminal import printable

__all__ = ["main"]

_FAILED = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line; returns the exit status."""
    words = sys.argv[1:] if arguments is None else arguments
    _escape_what_it_cannot_hold()
    try:
        run = prepared(words, _complain)
        with _ended_in_order():
            return run()
    except BrokenPipeError:
        # The reader, such as head, has closed the pipe.
        _forget_output()
        return 1
    except AttributionError as error:
        _complain(str(error))
        return _FAILED
    except OSError as error:
        _complain(": ".join(str(part) for part in (error.filename, error.strerror) if part))
        _forget_output()
        return _FAILED


def _complain(message: str) -> None:
    if sys.stderr is not None:
        print(f"attribution: {printable(message)}", file=sys.stderr)


def _escape_what_it_cannot_hold() -> None:
    """Makes standard output print an escape for a character that its encoding lacks."""
    if hasattr(sys.stdout, "reconfigure") and not sys.stdout.closed:
        sys.stdout.reconfigure(errors="backslashreplace")


def _forget_output() -> None:
    """Lets Python exit without a second error about output that it could not write."""
    with open(os.devnull, "w") as nothing:  # noqa: PTH123
        os.dup2(nothing.fileno(), 1)


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """Lets a run that is told to end remove its unfinished file."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {
        number: signal.signal(number, _end)
        for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM))
        if signal.getsignal(number) is signal.SIG_DFL
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(number: int, _: object) -> NoReturn:
    raise SystemExit(128 + number)
