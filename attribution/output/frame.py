"""`to_frame`: attributions as a data frame of pandas, Polars or PyArrow, made with Narwhals."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from typing import Any, Literal, get_args

from attribution.errors import InputError
from attribution.output.arrow_table import encodable
from attribution.output.columns import COLUMNS, rows
from attribution.output.writing import Result, several
from attribution.packages import needed
from attribution.result import Failure

__all__ = ["Backend", "to_frame"]

Backend = Literal["pandas", "polars", "pyarrow"]
"""The libraries whose data frames `to_frame` can make."""


def to_frame(results: Iterable[Result], backend: Backend = "pandas") -> Any:
    """A data frame with a row for each quotation and the columns of `COLUMNS`.

    What an article does not say is missing (null, ``pandas.NA``), never an empty string, so that
    grouping by speaker does not make a group of quotations without one. Whole numbers stay whole.
    A surrogate, which no data frame can hold, becomes U+FFFD. Failures have no rows; a warning
    (``UserWarning``) says how many there are, and why the first one failed.

    Arguments:
        results: documents and failures.
        backend: the library whose data frame to make.

    Returns:
        A ``pandas.DataFrame``, ``polars.DataFrame`` or ``pyarrow.Table``.

    Raises:
        InputError: if ``results`` is a single result, or there is no such backend.
        MissingPackageError: if Narwhals or the library is not installed.

    Example:
        >>> frame = to_frame([], "pyarrow")
        >>> frame.num_rows, frame.column_names[:3]
        (0, ['document', 'attribution', 'kind'])
    """
    if backend not in get_args(Backend):
        known = ", ".join(get_args(Backend))
        raise InputError(f"backend is one of {known}, not {backend!r}")
    given = several(results, "to_frame")
    narwhals, library = needed("narwhals.stable.v2"), needed(backend)
    types = {
        "string": narwhals.String(),
        "int": narwhals.Int32(),
        "double": narwhals.Float64(),
        "boolean": narwhals.Boolean(),
    }
    schema = narwhals.Schema({column.name: types[column.type] for column in COLUMNS})
    failed: list[Failure] = []
    found: list[Mapping[str, Any]] = []
    for result in given:
        if isinstance(result, Failure):
            failed.append(result)
        else:
            found += rows(result)
    if failed:
        warnings.warn(
            f"articles that failed and have no rows: {len(failed)}; the first is "
            f"{failed[0].id!r}: {failed[0].message}",
            stacklevel=2,
        )
    data = {name: [encodable(row[name]) for row in found] for name in schema}
    if backend == "pandas":
        # Only the nullable types of pandas keep whole numbers whole beside missing values.
        return library.DataFrame(data).astype(schema.to_pandas("numpy_nullable"))
    return narwhals.from_dict(data, schema, backend=backend).to_native()
