"""The command line: ``attribution article.txt``, ``attribution demo``."""

from __future__ import annotations

import sys
from collections.abc import Sequence

__all__ = ["main"]

# The status that shells expect of a command ended by Ctrl-C: 128 plus the signal's number.
_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line; returns the exit status."""
    try:
        # Loading takes some seconds, and a user may press Ctrl-C even then.
        from attribution.cli.command import main as run

        return run(arguments)
    except KeyboardInterrupt:
        if sys.stderr is not None:
            print("attribution: interrupted", file=sys.stderr)
        return _INTERRUPTED
