"""Writes attributions as CSV that is safe to open in spreadsheets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attribution.output.columns import COLUMNS, rows
from attribution.output.terminal import printable
from attribution.output.writing import Result, Target, several
from attribution.result import AttributedDocument, Failure

__all__ = ["csv_line", "csv_lines", "to_csv", "write"]


# How a cell begins that a spreadsheet would run: with the sign of a formula or its full-width
# twin, perhaps after invisible characters; or with apostrophes and such a sign, so that the
# apostrophe that is added can be told from those of the text.
_FORMULA = re.compile(
    r"'*(?:[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@＝＋－＠]|[\t\r\n])"
)
# What needs quotation marks around it.
_SPECIAL = re.compile('[,"\r\n]')
# Characters of no use in any text, for which CSV has no escapes.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def to_csv(documents: Iterable[AttributedDocument]) -> str:
    """The rows of any number of documents as CSV with a header; None becomes an empty cell.

    A cell that a spreadsheet would run as a formula is prefixed with an apostrophe, and so is
    one that begins with apostrophes and a formula: to get the text back, remove one apostrophe
    from each cell that begins with apostrophes and a formula. Control characters and halves of
    surrogate pairs become U+FFFD.

    Arguments:
        documents: what `attribution.attribute` returned for each article.
    """
    return "".join(csv_lines(documents))


def csv_lines(documents: Iterable[AttributedDocument]) -> Iterator[str]:
    """What `to_csv` returns, in pieces: the header, then each document as it is read."""
    yield csv_line(column.name for column in COLUMNS)
    for document in several(documents, "to_csv"):
        yield "".join(csv_line(row.values()) for row in rows(document))


def csv_line(cells: Iterable[object]) -> str:
    """A row as a line of CSV; a cell that a spreadsheet would run is guarded, see `to_csv`."""
    return ",".join(map(_cell, cells)) + "\n"


def write(results: Iterable[Result], target: Target) -> Iterator[str]:
    """The rows of a run as CSV; failures have no rows."""
    lines = csv_lines(r for r in results if not isinstance(r, Failure))
    return map(printable, lines) if target.terminal else lines


def _cell(value: object) -> str:
    if not isinstance(value, str):
        return "" if value is None else str(value).lower()
    text = _CONTROL.sub("\ufffd", value)
    if _FORMULA.match(text):
        text = f"'{text}"
    # Python's own writer does not quote a carriage return, which readers take for a line end.
    return '"' + text.replace('"', '""') + '"' if _SPECIAL.search(text) else text
