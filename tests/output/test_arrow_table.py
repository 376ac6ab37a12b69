"""The table: the columns of a row, and a row for every article."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution import AttributedDocument, Attribution, Failure, Quote, Span
from attribution.batch import COLUMNS, ddl
from attribution.output import columns
from attribution.output.arrow_table import schema, table_of, write
from attribution.output.writing import Target
from tests.output.results import any_text, documents

pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

TEXT = '"Ice," she said.'


def document(text: str = TEXT, **parts: object) -> AttributedDocument:
    content = (Span(0, 6, text[0:6]),)
    found = (Attribution("at1", Quote("q1", "direct", content), confidence=0.75),)
    return AttributedDocument(text, found, **parts)  # type: ignore[arg-type]


def test_the_columns_are_those_of_a_row_and_what_became_of_the_article() -> None:
    names = [column.name for column in COLUMNS]
    assert names == [*(column.name for column in columns.COLUMNS), "warning", "error", "message"]


def test_an_attribution_is_a_row_with_offsets_into_its_text() -> None:
    (row,) = table_of([document(id="a", warnings=("Odd.", "Old."))]).to_pylist()
    assert row["document"] == "a"
    assert TEXT[row["start"] : row["end"]] == row["content"] == '"Ice,"'
    assert (row["confidence"], row["speaker"], row["error"]) == (0.75, None, None)
    assert row["warning"] == "Odd.; Old."


def test_no_article_is_missing() -> None:
    results = [AttributedDocument("Ice.", id="none"), Failure("bad", "InputError", "no text")]
    table = table_of([*results, document(id="a")])
    assert table["document"].to_pylist() == ["none", "bad", "a"]
    assert table["error"].to_pylist() == [None, "InputError", None]
    assert table["message"].to_pylist() == [None, "no text", None]
    assert table["attribution"].to_pylist() == [None, None, "at1"]


def test_a_table_of_nothing_has_the_columns_too() -> None:
    assert table_of([]).schema == schema() == table_of([document()]).schema


def test_what_utf_8_has_no_place_for_fails_nothing_and_moves_no_offset() -> None:
    (row,) = table_of([document('"I\ud800e," she said.', id="\udfff")]).to_pylist()
    assert (row["document"], row["content"]) == ("\ufffd", '"I\ufffde,"')


def test_spark_is_told_the_same_columns() -> None:
    types = {
        "string": pa.string(),
        "int": pa.int32(),
        "double": pa.float64(),
        "boolean": pa.bool_(),
    }
    told = [part.split() for part in ddl().split(", ")]
    assert pa.schema([(name, types[kind]) for name, kind in told]) == schema()


def test_parquet_holds_the_table() -> None:
    results = [AttributedDocument("Ice.", id="none"), Failure("bad", "InputError", "no text")]
    results += [document(id=f"{number}") for number in range(300)]
    pieces = list(write(iter(results), Target()))
    assert len(pieces) > 2
    assert parquet.read_table(io.BytesIO(b"".join(pieces))) == table_of(results)


def test_parquet_of_nothing_has_the_columns_too() -> None:
    assert parquet.read_schema(io.BytesIO(b"".join(write([], Target())))) == schema()


@given(st.lists(st.one_of(documents(), st.builds(Failure, any_text(), any_text(), any_text()))))
def test_whatever_was_found_has_its_rows(results: list[AttributedDocument | Failure]) -> None:
    table = table_of(results)
    assert table.schema == schema()
    failures = [result for result in results if isinstance(result, Failure)]
    found = [len(r.attributions) for r in results if isinstance(r, AttributedDocument)]
    assert table.num_rows == len(failures) + sum(max(1, number) for number in found)
    assert table.num_rows - table["error"].null_count == len(failures)
