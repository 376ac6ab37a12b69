"""The table of attributions: its columns, and how results become its rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Literal

from attrs import frozen

from attribution.batch.packages import needed
from attribution.output import rows
from attribution.output.writing import Result
from attribution.result import Failure

__all__ = ["COLUMNS", "Column", "ddl", "schema", "table_of"]

ColumnType = Literal["string", "int", "double"]


@frozen
class Column:
    """A column of the table.

    Attributes:
        name: its name.
        type: ``"string"``, ``"int"`` (of 32 bits) or ``"double"``.
        meaning: what stands in it.
    """

    name: str
    type: ColumnType
    meaning: str


COLUMNS: tuple[Column, ...] = (
    Column("document", "string", "the article's id"),
    Column("attribution", "string", "id of the attribution within the article"),
    Column("kind", "string", "direct, indirect or mixed"),
    Column("content", "string", "what is ascribed to the source"),
    Column("start", "int", "where the content begins in the text, in characters"),
    Column("end", "int", "where it ends"),
    Column("cue", "string", "the words that mark the attribution"),
    Column("source", "string", "the words that name the source"),
    Column("speaker", "string", "full name of whom the source refers to"),
    Column("speaker_kind", "string", "person, organisation, group, document or unnamed"),
    Column("resolved_by", "string", "how the source led to the speaker"),
    Column("agency", "string", "the outlet that relayed it"),
    Column("relation", "string", "how the outlet relayed it"),
    Column("addressee", "string", "whom it was said to"),
    Column("polarity", "string", "asserted, negated, declined, hypothetical or questioned"),
    Column("confidence", "double", "how likely right, from 0 to 1"),
    Column("quote", "string", "id of the quotation within the article"),
    Column("parent", "string", "the quotation that this one is nested in"),
    Column("cue_lemma", "string", "lemma of the cue's head"),
    Column("speaker_id", "string", "id of the speaker within the article"),
    Column("speaker_role", "string", "the best description that the article gives the speaker"),
    Column("speaker_gender", "string", "what the article shows of the speaker's gender"),
    Column("agency_id", "string", "id of the outlet within the article"),
    Column("agency_kind", "string", "news agency, newspaper, broadcaster, ..."),
    Column("warning", "string", "what to know before the article's rows are trusted"),
    Column("error", "string", "name of the error, if the article could not be processed"),
    Column("message", "string", "what was wrong, and how to mend it"),
)
"""The columns of the table, in their order; new ones are added at the end."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def schema() -> Any:
    """The table's ``pyarrow.Schema``.

    Raises:
        MissingPackageError: if pyarrow is not installed.
    """
    arrow = needed("pyarrow")
    types = {"string": arrow.string(), "int": arrow.int32(), "double": arrow.float64()}
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
