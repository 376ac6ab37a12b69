"""Batches in the forms that engines give them, and what is wrong with a row."""

from __future__ import annotations

import datetime
import decimal
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from attribution import Failure, InputError, Metadata
from attribution.batch.frames import articles_of, like

pa = pytest.importorskip("pyarrow")

COLUMNS = {
    "id": ["a", "b"],
    "text": ["Ice.", "Sun."],
    "publisher": ["Orsa Post", None],
    "n": [1, 2],
}
ARTICLES = [("a", "Ice.", Metadata(publisher="Orsa Post")), ("b", "Sun.", Metadata())]


def as_numpy() -> dict[str, Any]:
    return {name: np.array(values, dtype=object) for name, values in COLUMNS.items()}


@pytest.mark.parametrize(
    "batch", [COLUMNS, as_numpy(), pa.table(COLUMNS), pa.RecordBatch.from_pydict(COLUMNS)]
)
def test_a_batch_is_read_in_each_form(batch: Any) -> None:
    assert articles_of(batch) == ARTICLES


def test_a_table_is_given_as_the_batch_came() -> None:
    table = pa.table({"document": ["a"], "start": pa.array([None], pa.int32())})
    assert like(table, COLUMNS) is table
    assert like(table, table) is table
    assert like(table, pa.RecordBatch.from_pydict(COLUMNS)) == table.to_batches()[0]
    assert like(table.slice(0, 0), pa.RecordBatch.from_pydict(COLUMNS)).num_rows == 0


def test_data_frames_are_read_and_given() -> None:
    pd = pytest.importorskip("pandas", reason="pandas comes with the extra spark")
    assert articles_of(pd.DataFrame(COLUMNS)) == ARTICLES
    gaps = pd.DataFrame({"id": [7, None], "text": ["Ice.", None], "date": [pd.NaT, pd.NaT]})
    assert articles_of(gaps, iter(["1", "2"])) == [
        ("7", "Ice.", Metadata()),
        ("2", gaps["text"][1], Metadata()),
    ]
    table = pa.table({"document": ["a", "b"], "start": pa.array([3, None], pa.int32())})
    frame = like(table, gaps)
    # Back in Arrow, as Spark reads it, a gap is a gap and a whole number whole.
    assert pa.Table.from_pandas(frame, preserve_index=False)["start"].to_pylist() == [3, None]


@pytest.mark.parametrize(
    ("given", "known"),
    [("a", "a"), (12, "12"), (12.0, "12"), (True, None), ("", None), (None, None), (1.5, None)],
)
def test_an_id_is_a_string_or_a_whole_number(given: object, known: str | None) -> None:
    (article,) = articles_of({"id": [given], "text": ["Ice."]})
    if known is None:
        assert isinstance(article, Failure)
        assert "needs an id" in article.message
    else:
        assert article == (known, "Ice.", Metadata())


def test_rows_without_an_id_are_numbered_where_that_is_asked_for() -> None:
    ids = map(str, range(1, 9))
    assert [a[0] for a in articles_of({"text": ["", ""]}, ids) if isinstance(a, tuple)] == [
        "1",
        "2",
    ]
    mixed = articles_of({"id": [None, "x"], "text": ["", ""]}, ids)
    assert [a[0] for a in mixed if isinstance(a, tuple)] == ["3", "x"]


def test_dates_are_told_in_iso_8601() -> None:
    day, moment = datetime.date(2024, 5, 1), datetime.datetime(2024, 5, 1, 9, 30)
    for dates in (
        [day],
        pa.array([day]),
        np.array(["2024-05-01"], dtype="datetime64[D]"),
    ):
        (article,) = articles_of({"id": ["a"], "text": ["Ice."], "date": dates})
        assert isinstance(article, tuple)
        assert (article[2].date or "")[:10] == "2024-05-01"
    finest = pa.table(
        {"id": ["a"], "text": ["Ice."], "date": pa.array([moment]).cast(pa.timestamp("ns"))}
    )
    (article,) = articles_of(finest)
    assert isinstance(article, tuple)
    assert article[2].date == "2024-05-01T09:30:00"


def test_metadata_that_is_none_fails_its_own_row() -> None:
    batch = {"id": ["a", "b"], "text": ["Ice.", "Sun."], "author": [["Ana"], "Ben"]}
    failed, read = articles_of(batch)
    assert isinstance(failed, Failure)
    assert (failed.id, failed.error) == ("a", "InputError")
    assert "author is a str" in failed.message
    assert isinstance(read, tuple)


@pytest.mark.parametrize(
    "value", [decimal.Decimal("sNaN"), np.array([1, 2]), 5, b"Ana", {"a": 1}, object()]
)
def test_metadata_of_any_other_type_fails_its_own_row(value: object) -> None:
    failed, read = articles_of({"id": ["a", "b"], "text": ["Ice.", "Sun."], "title": [value, "B"]})
    assert isinstance(failed, Failure)
    assert isinstance(read, tuple)


@pytest.mark.parametrize(
    "value",
    [pytest.param(10**5000, id="huge"), float("inf"), float("nan"), True, ["a"], b"a", ""],
)
def test_an_id_that_is_none_fails_its_own_row(value: object) -> None:
    failed, read = articles_of({"id": [value, "b"], "text": ["Ice.", "Sun."]})
    assert isinstance(failed, Failure)
    assert isinstance(read, tuple)


TWICE = pa.table([["a"], ["Ice."], ["Sun."]], names=["id", "text", "text"])
NOWHERE = pa.table(
    {"id": ["a"], "text": ["Ice."], "date": pa.array([1], pa.timestamp("s", "No/X"))}
)


@pytest.mark.parametrize(
    ("batch", "advice"),
    [
        ({"id": ["a"], "body": ["Ice."]}, "there is no 'text' in 'id', 'body'; rename yours"),
        ({"text": ["Ice."]}, "there is no 'id' in 'text'"),
        ({}, "in no columns"),
        (["Ice."], "not a list"),
        (dict, "not a type"),
        (SimpleNamespace(to_arrow=list), r"of another library: give frame\.to_arrow"),
        ({"id": ["a"], "text": ["Ice.", "Sun."]}, "'id' has 1 values and 'text' has 2"),
        ({"id": ["a"], "text": ["Ice."], "title": []}, "'title' has 0 values and 'text' has 1"),
        ({"id": "ab", "text": ["Ice.", "Sun."]}, "'id' of a batch cannot be read: it is one str"),
        ({"id": ["a"], "text": None}, "'text' of a batch cannot be read"),
        ({"id": 5, "text": ["Ice."]}, "'id' of a batch cannot be read"),
        (TWICE, "has the column 'text' once, not 2 times|'text' of a batch cannot be read"),
        (NOWHERE, "'date' of a batch cannot be read"),
    ],
)
def test_what_is_no_batch_is_told(batch: Any, advice: str) -> None:
    with pytest.raises(InputError, match=advice):
        articles_of(batch)


def test_columns_whose_names_cannot_be_read_are_told() -> None:
    class Broken(dict[str, list[str]]):
        def __iter__(self) -> Iterator[str]:
            raise RuntimeError("closed")

    with pytest.raises(InputError, match="names of a batch's columns cannot be read: closed"):
        articles_of(Broken(id=["a"], text=["Ice."]))
