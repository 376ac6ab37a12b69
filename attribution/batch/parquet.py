"""Reads articles from Parquet files."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import attrs

from attribution.batch.frames import Article, articles_of
from attribution.document import Metadata
from attribution.errors import InputError
from attribution.packages import needed
from attribution.result import Failure

__all__ = ["articles_of_parquet", "number_of_rows"]

_COLUMNS = ("id", "text", *(part.name for part in attrs.fields(Metadata)))
# How many rows are decoded at a time.
_ROWS = 256


def articles_of_parquet(path: Path, prefix: str = "") -> Iterator[Article | Failure]:
    """The articles of a Parquet file, one on each row; see `attribution.batch.AttributeBatch`.

    Arguments:
        path: the file.
        prefix: how to begin the id of an article that has none; the row's number follows.

    Raises:
        InputError: if it is not a Parquet file, or has no column ``text``.
        MissingPackageError: if pyarrow is not installed.
    """
    file = _opened(path)
    names = [name for name in _COLUMNS if name in file.schema_arrow.names]
    ids = (f"{prefix}{number}" for number in count(1))
    for batch in file.iter_batches(batch_size=_ROWS, columns=names):
        yield from articles_of(batch, ids)


def number_of_rows(path: Path) -> int:
    """How many rows a Parquet file has; see `articles_of_parquet`."""
    rows: int = _opened(path).metadata.num_rows
    return rows


def _opened(path: Path) -> Any:
    invalid = needed("pyarrow").ArrowInvalid
    try:
        file = needed("pyarrow.parquet").ParquetFile(path)
    except invalid as error:
        raise InputError(f"{path} is not a Parquet file: {error}") from error
    names = file.schema_arrow.names
    if "text" not in names:
        there = ", ".join(map(repr, names))
        raise InputError(f"{path}: there is no column 'text' among {there}: rename yours")
    return file
