"""Articles for the command line to read, and the ids of what it wrote."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

__all__ = ["Captured", "ids", "write"]

Captured = pytest.CaptureFixture[str]


def write(path: Path, text: str = "It rained.") -> str:
    """Writes an article, and the folder around it; gives its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


def ids(capsys: Captured) -> list[str]:
    """The ids of what was written as JSON Lines."""
    return [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()]
