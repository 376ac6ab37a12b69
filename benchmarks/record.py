"""Runs a benchmark and keeps what it prints for the docs.

``python -m benchmarks.record quotes --gold polnear.dev.jsonl`` runs ``benchmarks.quotes`` with
these arguments, prints what it prints, and keeps that in ``docs/printed/quotes.txt`` below two
lines: the command, and the day, the commit and the versions. ``--as NAME``, before the benchmark,
names the file otherwise.
"""

from __future__ import annotations

import argparse
import platform
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime, timezone
from importlib.metadata import version
from pathlib import Path

__all__ = ["head", "main"]

ROOT = Path(__file__).parents[1]
PRINTED = ROOT / "docs" / "printed"


def head(benchmark: str, arguments: Sequence[str], commit: str) -> str:
    """The lines above what a benchmark printed.

    Arguments:
        benchmark: its module.
        arguments: of the command line.
        commit: what was measured.

    Example:
        >>> told = head("quotes", ["--gold", "/data/dev.jsonl", "--cache", "/tmp/c"], "abc1234")
        >>> print(told.splitlines()[0])
        $ python -m benchmarks.quotes --gold dev.jsonl
    """
    command = " ".join(["$ python -m", f"benchmarks.{benchmark}", *_shown(arguments)])
    day = datetime.now(timezone.utc).date()
    versions = (f"{name} {version(name).partition('+')[0]}" for name in ("torch", "stanza"))
    python = f"Python {platform.python_version()}"
    return f"{command}\n# {day}, commit {commit}, {python}, {', '.join(versions)}\n"


def _shown(arguments: Sequence[str]) -> Iterator[str]:
    """Files without their folders, many of one kind as one, and no folder of kept parses."""
    endings: set[str] = set()
    rest = iter(arguments)
    for argument in rest:
        if argument == "--cache":
            next(rest, None)
        elif (ending := Path(argument).suffix) != ".conllu":
            yield Path(argument).name if "/" in argument else argument
        elif ending not in endings:
            endings.add(ending)
            yield f"*{ending}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs a benchmark."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.record", description=__doc__)
    parser.add_argument("--as", dest="name", help="of the file; default: the benchmark's")
    parser.add_argument("benchmark", help="such as quotes")
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="of the benchmark")
    options = parser.parse_args(arguments)
    command = [sys.executable, "-m", f"benchmarks.{options.benchmark}", *options.arguments]
    revision = ["git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(revision, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    ran = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    print(ran.stdout, end="")
    PRINTED.mkdir(exist_ok=True)
    told = head(options.benchmark, options.arguments, commit.strip() or "unknown") + ran.stdout
    file = PRINTED / f"{options.name or options.benchmark}.txt"
    file.write_text(told, encoding="utf-8")


if __name__ == "__main__":
    main()
