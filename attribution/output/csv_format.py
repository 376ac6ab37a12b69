"""The rows of attributions as CSV, for spreadsheets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attribution.output.columns import COLUMNS, rows
from attribution.output.terminal import printable
from attribution.output.writing import Result, Target, several
from attribution.result import AttributedDocument, Failure

__all__ = ["csv_line", "csv_lines", "to_csv", "write"]


# A cell that a spreadsheet would run begins so: a sign of a formula, or its full-width
# twin, maybe behind what is not seen. Behind apostrophes, too, so that the one that guards
# can be told from those of the text.
_FORMULA = re.compile(
    r"'*(?:[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@＝＋－＠]|[\t\r\n])"
)
# Needs quotation marks around it.
_SPECIAL = re.compile('[,"\r\n]')
# No text has a use for these, and CSV has no escapes to hold them harmlessly.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def to_csv(documents: Iterable[AttributedDocument]) -> str:
    """The rows of any number of documents as CSV with a header; an empty cell is None.

    A cell that a spreadsheet would run as a formula gets an apostrophe before it, and so
    does one that begins with apostrophes and a formula: taking one away from each cell
    that has apostrophes and a formula gives the text again. Control characters and halves
    of surrogate pairs become U+FFFD.

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
    """A row of a table; what a spreadsheet would run gets an apostrophe, see `to_csv`."""
    return ",".join(map(_cell, cells)) + "\n"


def write(results: Iterable[Result], target: Target) -> Iterator[str]:
    """The rows of a run as CSV; failures have none."""
    lines = csv_lines(r for r in results if not isinstance(r, Failure))
    return map(printable, lines) if target.terminal else lines


def _cell(value: object) -> str:
    if not isinstance(value, str):
        return "" if value is None else str(value).lower()
    text = _CONTROL.sub("\ufffd", value)
    if _FORMULA.match(text):
        text = f"'{text}"
    # Python's own writer leaves a carriage return bare, which ends the row for readers.
    return '"' + text.replace('"', '""') + '"' if _SPECIAL.search(text) else text
