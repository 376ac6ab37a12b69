"""The command line: ``attribution article.txt``, ``attribution demo``."""

from __future__ import annotations

import sys
from collections.abc import Sequence

__all__ = ["main"]

_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line; returns the exit status."""
    try:
        # Some seconds may go by here, in which a user may want to go on with something else.
        from attribution.cli.command import main as run
    except KeyboardInterrupt:
        print("attribution: interrupted", file=sys.stderr)
        return _INTERRUPTED
    return run(arguments)
