"""Writes, as CSV, how often each speaker is quoted in all articles of a run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attribution.counts import summary
from attribution.output.csv_format import csv_line
from attribution.output.terminal import printable
from attribution.output.writing import Result, Target

__all__ = ["COLUMNS", "write"]

COLUMNS = (
    "key", "name", "kind", "articles", "quotations", "direct", "indirect", "mixed",
    "gender", "gender_evidence", "gender_from_name", "agencies",
)  # fmt: skip
"""The columns, which are the keys of `attribution.Summary.rows`."""


def write(results: Iterable[Result], target: Target) -> Iterator[str]:
    """The counts of a run, once all results are read, with the most quoted first."""
    lines = [csv_line(COLUMNS), *(csv_line(row.values()) for row in summary(results).rows())]
    yield from map(printable, lines) if target.terminal else lines
