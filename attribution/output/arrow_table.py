"""Results as an Arrow table and as Parquet, with a row even for articles without attributions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from io import RawIOBase
from itertools import islice
from typing import Annotated, Any

from attribution.output.columns import Column, Row, columns_of, rows
from attribution.output.writing import Result, Target, checked
from attribution.packages import needed
from attribution.result import Failure

__all__ = ["TABLE_COLUMNS", "ddl", "encodable", "schema", "table_of", "write"]


class _TableRow(Row):
    """A row of a table in which every article has at least one row."""

    warning: Annotated[str | None, "what to know before the article's rows are trusted"]
    error: Annotated[str | None, "name of the error, if the article could not be processed"]
    message: Annotated[str | None, "what was wrong, and how to mend it"]


TABLE_COLUMNS: tuple[Column, ...] = columns_of(_TableRow)
"""The columns of the table: `attribution.output.COLUMNS`, and the error of a failed article."""

_SURROGATE = re.compile("[\ud800-\udfff]")
# How many articles are encoded together: more make a better file, but need more memory.
_ARTICLES = 256


def schema() -> Any:
    """The table's ``pyarrow.Schema``.

    Raises:
        MissingPackageError: if pyarrow is not installed.
    """
    arrow = needed("pyarrow")
    types = {
        "string": arrow.string(),
        "int": arrow.int32(),
        "double": arrow.float64(),
        "boolean": arrow.bool_(),
    }
    return arrow.schema([(column.name, types[column.type]) for column in TABLE_COLUMNS])


def ddl() -> str:
    """The table's schema as Spark reads it.

    Example:
        >>> ddl()[:45]
        'document string, attribution string, kind str'
    """
    return ", ".join(f"{column.name} {column.type}" for column in TABLE_COLUMNS)


def table_of(results: Iterable[Result]) -> Any:
    """A ``pyarrow.Table`` with a row for each attribution, and one for each article without any.

    An article without attributions has a row with its id, and with ``error`` if it failed,
    so that no article is missing. A surrogate, which UTF-8 cannot encode, becomes U+FFFD.

    Arguments:
        results: documents and failures.

    Raises:
        MissingPackageError: if pyarrow is not installed.
    """
    arrow = needed("pyarrow")
    found = [row for result in results for row in _rows(result)]
    try:
        return arrow.Table.from_pylist(found, schema=schema())
    except UnicodeEncodeError:
        found = [{name: encodable(value) for name, value in row.items()} for row in found]
        return arrow.Table.from_pylist(found, schema=schema())


def _rows(result: Result) -> Iterator[dict[str, Any]]:
    if isinstance(result, Failure):
        yield {"document": result.id or None, "error": result.error, "message": result.message}
        return
    warning = "; ".join(checked(result, "table_of").warnings) or None
    about = {"document": result.id, "warning": warning}
    if not result.attributions:
        yield about
    for row in rows(result):
        yield {**row, **about}


def encodable(value: Any) -> Any:
    r"""A value that UTF-8 can encode, of the same length: each surrogate becomes U+FFFD.

    Example:
        >>> encodable("I\ud800e")
        'I�e'
    """
    return _SURROGATE.sub("\ufffd", value) if isinstance(value, str) else value


def write(results: Iterable[Result], target: Target) -> Iterator[bytes]:  # noqa: ARG001
    """The results of a run as a Parquet file, in pieces."""
    parquet = needed("pyarrow.parquet")
    source, sink = iter(results), _Sink()
    with parquet.ParquetWriter(sink, schema()) as writer:
        while part := tuple(islice(source, _ARTICLES)):
            writer.write_table(table_of(part))
            yield from sink.taken()
    yield from sink.taken()


class _Sink(RawIOBase):
    """A file object whose content is taken out as it is written."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._length = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        piece = bytes(data)
        self._pieces.append(piece)
        self._length += len(piece)
        return len(piece)

    def tell(self) -> int:
        return self._length

    def taken(self) -> list[bytes]:
        """What was written since the last call."""
        pieces, self._pieces = self._pieces, []
        return pieces
