"""The command line: ``attribution article.txt``, ``attribution demo``."""

from __future__ import annotations

import sys
from collections.abc import Sequence

__all__ = ["main"]

# What a shell expects of a command that Ctrl-C has ended: 128 and the signal's number.
_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line; returns the exit status."""
    try:
        # Loading takes some seconds, in which a user may press Ctrl-C as well.
        from attribution.cli.command import main as run

        return run(arguments)
    except KeyboardInterrupt:
        if sys.stderr is not None:
            print("attribution: interrupted", file=sys.stderr)
        return _INTERRUPTED
