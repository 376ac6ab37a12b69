"""Days of the calendar for *tomorrow* and *on Monday*."""

from __future__ import annotations

import pytest

from attribution import (
    AttributedDocument,
    Metadata,
    statement,
)
from tests.statements.claims import LUND, said_by_lund


def test_a_day_is_told_where_the_article_has_a_date() -> None:
    text = "Lund said he would go on Monday."
    found = said_by_lund(text, "he would go on Monday")
    document = AttributedDocument(text, (found,), (LUND,), metadata=Metadata(date="2024-03-06"))
    assert "on Monday [2024-03-11]." in statement(found, document).text
    assert "[2024" not in statement(found).text


@pytest.mark.parametrize(
    ("date", "day", "due"),
    [
        ("6 AUGUST 2024", "on Monday", "on Monday [2024-08-12]."),
        ("Friday, August 5, 2024", "tomorrow", "tomorrow [2024-08-06]."),
        ("Friday, August 5, 2024", "tomorrow night", "tomorrow night [2024-08-06]."),
        # Nothing is guessed where the date is none, or the calendar ends.
        ("Augu\u017ft 5, 2024", "tomorrow", "tomorrow."),
        ("5 Apr\u0131l 2024", "tomorrow", "tomorrow."),
        ("2024-02-30", "tomorrow", "tomorrow."),
        ("9999-12-31", "tomorrow", "tomorrow."),
        ("9999-12-31", "on Monday", "on Monday."),
        ("0001-01-01", "yesterday", "yesterday."),
    ],
)
def test_a_day_is_counted_from_the_date_if_there_is_one(date: str, day: str, due: str) -> None:
    text = f"Lund said he would go {day}."
    found = said_by_lund(text, f"he would go {day}")
    document = AttributedDocument(text, (found,), (LUND,), metadata=Metadata(date=date))
    assert statement(found, document).text.endswith(f"he would go {due}")
