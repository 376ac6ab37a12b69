"""Data frames: a row a quotation, with types that hold what is missing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution import AttributedDocument, Failure, InputError
from attribution.output import COLUMNS, rows, to_frame
from tests.output.results import FULL, documents

nw = pytest.importorskip("narwhals.stable.v2")
BACKENDS = ["pandas", "polars", "pyarrow"]
NAMES = [column.name for column in COLUMNS]


def values(frame: Any) -> list[dict[str, Any]]:
    """The rows of a data frame of any library, None for what is missing."""
    return nw.from_native(frame).to_arrow().to_pylist()


@pytest.fixture(params=BACKENDS)
def backend(request: pytest.FixtureRequest) -> str:
    pytest.importorskip(request.param)
    return request.param


def test_a_row_is_a_quotation_and_none_is_missing(backend: str) -> None:
    assert values(to_frame([FULL], backend)) == rows(FULL)


def test_a_failure_has_no_row_but_is_told(backend: str) -> None:
    with pytest.warns(UserWarning, match="no rows: 2; the first is 'bad': no text"):
        frame = to_frame(
            [Failure("bad", "InputError", "no text"), FULL, Failure("b", "", "")], backend
        )
    assert values(frame) == rows(FULL)


def test_the_types_are_the_same_whatever_is_missing(backend: str) -> None:
    types = nw.from_native(to_frame([FULL], backend)).schema
    assert list(types) == NAMES
    assert nw.from_native(to_frame([], backend)).schema == types
    assert (types["start"], types["cue_start"]) == (nw.Int32, nw.Int32)
    assert (types["confidence"], types["speaker"]) == (nw.Float64, nw.String)
    assert types["speaker_gender_from_name"] == nw.Boolean


def test_nobody_is_no_speaker_of_his_own(backend: str) -> None:
    frame = nw.from_native(to_frame([FULL, FULL], backend))
    assert frame.drop_nulls("speaker").group_by("speaker").agg(nw.len()).rows() == [("Reyes", 2)]


def test_what_no_frame_can_hold_fails_nothing(backend: str) -> None:
    @settings(max_examples=15, deadline=None)
    @given(st.lists(documents(), max_size=3))
    def holds(found: list[AttributedDocument]) -> None:
        assert len(values(to_frame(found, backend))) == sum(len(d.attributions) for d in found)

    holds()


def test_pandas_groups_and_writes_them(tmp_path: Any) -> None:
    pd = pytest.importorskip("pandas")
    frame = to_frame([FULL])
    frame.to_parquet(tmp_path / "rows.parquet")
    back = pd.read_parquet(tmp_path / "rows.parquet")
    assert values(back) == rows(FULL)
    assert frame.groupby("speaker").size().to_dict() == {"Reyes": 1}


def test_a_library_that_is_unknown_or_one_result_is_refused() -> None:
    with pytest.raises(InputError, match="backend is one of pandas, polars, pyarrow, not 'dask'"):
        to_frame([FULL], "dask")  # type: ignore[arg-type]
    with pytest.raises(InputError, match="put a single one in a list"):
        to_frame(FULL)  # type: ignore[arg-type]
