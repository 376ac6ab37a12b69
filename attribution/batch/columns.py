"""The table of attributions: its columns, and how results become its rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Annotated, Any

from attribution.output import Column, Row, rows
from attribution.output.columns import columns_of
from attribution.output.writing import Result
from attribution.packages import needed
from attribution.result import Failure

__all__ = ["COLUMNS", "ddl", "schema", "table_of"]


class _BatchRow(Row):
    """A row of a table that misses no article."""

    warning: Annotated[str | None, "what to know before the article's rows are trusted"]
    error: Annotated[str | None, "name of the error, if the article could not be processed"]
    message: Annotated[str | None, "what was wrong, and how to mend it"]


COLUMNS: tuple[Column, ...] = columns_of(_BatchRow)
"""The columns of the table: `attribution.output.COLUMNS`, and what became of an article."""

_SURROGATE = re.compile("[\ud800-\udfff]")


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
    return arrow.schema([(column.name, types[column.type]) for column in COLUMNS])


def ddl() -> str:
    """The table's schema as Spark reads it.

    Example:
        >>> ddl()[:45]
        'document string, attribution string, kind str'
    """
    return ", ".join(f"{column.name} {column.type}" for column in COLUMNS)


def table_of(results: Iterable[Result]) -> Any:
    """A ``pyarrow.Table`` with a row for each attribution, and one for what has none.

    An article without attributions has a row with its id, and with ``error`` if it failed,
    so that no article is missing. A surrogate, which UTF-8 has no place for, becomes U+FFFD.

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
        found = [{name: _encodable(value) for name, value in row.items()} for row in found]
        return arrow.Table.from_pylist(found, schema=schema())


def _rows(result: Result) -> Iterator[dict[str, Any]]:
    if isinstance(result, Failure):
        yield {"document": result.id or None, "error": result.error, "message": result.message}
        return
    warning = "; ".join(result.warnings) or None
    about = {"document": result.id, "warning": warning}
    if not result.attributions:
        yield about
    for row in rows(result):
        yield {**row, **about}


def _encodable(value: Any) -> Any:
    return _SURROGATE.sub("\ufffd", value) if isinstance(value, str) else value
