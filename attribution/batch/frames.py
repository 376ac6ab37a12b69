"""Reads batches as engines give them: dicts of columns, pandas data frames, Arrow tables."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator, Mapping
from itertools import repeat
from typing import Any

import attrs
import numpy as np

from attribution.document import Metadata
from attribution.errors import InputError
from attribution.result import Failure

__all__ = ["Article", "articles_of", "like"]

Article = tuple[str, Any, Metadata]
"""Id, text and metadata, as `attribution.attribute_many` takes them."""

# Digits; a whole number with more is no id.
_BITS = 256
_METADATA = tuple(part.name for part in attrs.fields(Metadata))


def articles_of(batch: Any, ids: Iterator[str] | None = None) -> list[Article | Failure]:
    """The articles of a batch in order; a failure for a row without an article.

    Arguments:
        batch: a mapping of columns, a pandas data frame, or an Arrow table or record batch, with
            the columns ``id`` and ``text`` and perhaps some of those of `attribution.Metadata`;
            other columns are ignored.
        ids: an id for each row that has none of its own; if None, each row must have one.

    Raises:
        InputError: if it is something else, or a column is missing, occurs twice, or is longer
            than another.
    """
    names = _names(batch)
    for name in ("id", "text") if ids is None else ("text",):
        if name not in names:
            there = ", ".join(repr(known) for known in names) or "no columns"
            raise InputError(
                f'a batch has a column "id" and a column "text": there is no {name!r} in {there}; '
                "rename yours"
            )
    columns = {name: _values(batch, name) for name in ("id", "text", *_METADATA) if name in names}
    for name, values in columns.items():
        if names.count(name) > 1:
            raise InputError(f"a batch has the column {name!r} once, not {names.count(name)} times")
        if len(values) != len(columns["text"]):
            raise InputError(
                f"the columns of a batch are equally long, but {name!r} has {len(values)} values "
                f"and 'text' has {len(columns['text'])}"
            )
    texts = columns.pop("text")
    own = columns.pop("id", [None] * len(texts))
    given = repeat(None, len(texts)) if ids is None else ids
    return [
        _article(_id(id_, default), text, dict(zip(columns, metadata, strict=True)))
        for id_, default, text, *metadata in zip(own, given, texts, *columns.values(), strict=False)
    ]


def like(table: Any, batch: Any) -> Any:
    """A table converted to the type of a batch: a data frame or a record batch, else as it is.

    Arguments:
        table: a ``pyarrow.Table``.
        batch: what was given.
    """
    import pyarrow as pa

    if _is_a("DataFrame", batch):
        import pandas as pd

        # Without types of their own, columns with gaps become fractions and objects.
        types = {pa.int32(): pd.Int32Dtype(), pa.bool_(): pd.BooleanDtype()}
        return table.to_pandas(types_mapper=types.get)
    if _is_a("RecordBatch", batch):
        (whole,) = table.combine_chunks().to_batches() or [
            pa.RecordBatch.from_pylist([], schema=table.schema)
        ]
        return whole
    return table


def _is_a(name: str, batch: Any) -> bool:
    """Whether a batch is of a class of pandas or pyarrow, either of which may not be installed."""
    return any(
        kind.__name__ == name and kind.__module__.partition(".")[0] in ("pandas", "pyarrow")
        for kind in type(batch).__mro__
    )


def _names(batch: Any) -> list[Any]:
    if isinstance(batch, Mapping):
        try:
            return list(batch)
        except Exception as error:
            raise InputError(f"the names of a batch's columns cannot be read: {error}") from error
    if _is_a("DataFrame", batch):
        return list(batch.columns)
    if _is_a("Table", batch) or _is_a("RecordBatch", batch):
        return list(batch.schema.names)
    raise InputError(
        "a batch is a dict of columns, a pandas data frame or a table of Arrow, "
        f"not a {type(batch).__name__}"
        + (" of another library: give frame.to_arrow()" if hasattr(batch, "to_arrow") else "")
    )


def _values(batch: Any, name: str) -> list[Any]:
    """The values of a column as Python objects."""
    try:
        column = batch[name]
        if isinstance(column, (str, bytes)):
            raise TypeError(f"it is one {type(column).__name__}, not a value for each article")
        return _listed(column)
    except Exception as error:
        # No list says which exceptions the libraries raise over broken tables.
        raise InputError(f"the column {name!r} of a batch cannot be read: {error}") from error


def _listed(column: Any) -> list[Any]:
    if hasattr(column, "to_pylist"):
        import pyarrow as pa

        if pa.types.is_timestamp(column.type):
            # Python has no finer times than microseconds.
            column = column.cast(pa.timestamp("us", column.type.tz), safe=False)
        values: list[Any] = column.to_pylist()
        return values
    if isinstance(column, np.ndarray) and column.dtype.kind == "M":
        column = column.astype("datetime64[us]")
    return list(column.tolist() if hasattr(column, "tolist") else column)


def _article(id_: str | None, text: Any, metadata: dict[str, Any]) -> Article | Failure:
    if id_ is None:
        return Failure("", "InputError", "an article needs an id, a string or a whole number")
    try:
        return id_, text, Metadata(**{name: _known(value) for name, value in metadata.items()})
    except InputError as error:
        return Failure(id_, "InputError", str(error))


def _id(value: Any, default: str | None) -> str | None:
    if isinstance(value, float) and value.is_integer():
        # What pandas makes of whole numbers among which one is missing.
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        # Python refuses to write a number of thousands of digits.
        return str(value) if value.bit_length() < _BITS else default
    return value if isinstance(value, str) and value else default


def _known(value: Any) -> Any:
    """A value of the metadata; None if it is missing, in whichever way that is expressed."""
    if isinstance(value, str):
        return value
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return None
    if isinstance(value, float) and math.isnan(value):
        return None
    return value.isoformat() if isinstance(value, datetime.date) else value
