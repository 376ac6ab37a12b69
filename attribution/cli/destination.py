"""Where the results go: standard output, or a file that appears only when it is complete."""

from __future__ import annotations

import atexit
import contextlib
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal, TextIO

from attribution.errors import InputError

__all__ = ["Destination", "destination"]


class Destination:
    """A place to write to.

    Attributes:
        is_terminal: whether a terminal shows what is written.
        keeps: whether to keep what was written; see `destination`.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.is_terminal = stream.isatty()
        self.keeps = False

    def write(self, piece: str | bytes) -> None:
        """Writes a piece; standard output is flushed, so that it is seen at once."""
        if isinstance(piece, bytes):
            self._stream.buffer.write(piece)
        else:
            self._stream.write(piece)
        if self._stream is sys.stdout:
            self._stream.flush()


@contextmanager
def destination(path: str | None) -> Iterator[Destination]:
    """Opens the destination for as long as results are written.

    A file gets its name at the end, and only if `Destination.keeps` was set. Until then the text
    is in a hidden file beside it, so that a run that fails, is interrupted or killed leaves what
    was there before.

    Arguments:
        path: the file; None for standard output.

    Raises:
        InputError: if the path is a folder, or standard output is closed.
        OSError: if the file cannot be written; the error names the file that was asked for.
    """
    if path is None:
        yield Destination(_standard_output())
        return
    target = _resolved(path)
    if target.is_dir():
        raise InputError(f"{path} is a folder: name a file to write to")
    if not target.parent.is_dir():
        raise InputError(f"there is no folder {str(target.parent)!r} to write {path} in: make it")
    if target.exists() and not target.is_file():
        # A pipe or a device has nothing to lose, and must not be replaced.
        with _opened(target, "w") as stream:
            yield Destination(stream)
        return
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(13, "Permission denied", path)
    beside = target.with_name(f".{target.name[:100]}.{os.getpid()}.part")
    # Told to end between two lines of Python's own, a run does not come by here again.
    atexit.register(_take_away, beside)
    try:
        with _beside(beside, path) as stream:
            if target.exists():
                beside.chmod(target.stat().st_mode & 0o7777)
            place = Destination(stream)
            yield place
        if place.keeps:
            beside.replace(target)
    finally:
        _take_away(beside)
        atexit.unregister(_take_away)


def _take_away(file: Path) -> None:
    with contextlib.suppress(OSError):
        file.unlink(missing_ok=True)


def _resolved(path: str) -> Path:
    try:
        return Path(path).resolve()
    except (RuntimeError, ValueError) as error:
        raise InputError(f"nothing can be written to {path!r:.99}: {error}") from error


def _opened(path: Path, mode: Literal["w", "x"]) -> TextIO:
    return path.open(mode, encoding="utf-8", errors="backslashreplace", newline="\n")


def _beside(hidden: Path, path: str) -> TextIO:
    """The hidden file that is written first; error messages do not mention it."""
    try:
        return _opened(hidden, "x")
    except OSError as error:
        raise type(error)(error.errno, error.strerror, path) from error


def _standard_output() -> TextIO:
    if sys.stdout is None or sys.stdout.closed:
        raise InputError("standard output is closed: name a file with --output")
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    return sys.stdout
