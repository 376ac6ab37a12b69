"""The command line: ``attribution article.txt``, ``attribution demo``."""

from attribution.cli.command import main

__all__ = ["main"]
