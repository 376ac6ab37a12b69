"""Many results, one a line, failures among them."""

from __future__ import annotations

from typing import Any

import pytest

from attribution import AttributedDocument, Failure, InputError, SerializationError
from attribution.output import from_jsonl, to_jsonl

RESULTS = [
    AttributedDocument("Rain.\nSnow.\u2028Hail.", id="a"),
    Failure("b", "InputError", "no text"),
    AttributedDocument("\udcff", id="c"),
]


def test_round_trip_with_failures_in_their_place() -> None:
    lines = list(to_jsonl(RESULTS))
    assert len(lines) == 3
    assert all(line.count("\n") == 1 and line.endswith("\n") for line in lines)
    assert list(from_jsonl(lines)) == RESULTS


def test_blank_lines_are_passed_over() -> None:
    assert list(from_jsonl(["\n", *to_jsonl(RESULTS[:1]), " \n"])) == RESULTS[:1]


def test_a_document_that_json_cannot_hold_becomes_its_failure() -> None:
    pair = AttributedDocument("\ud83d\ude00")
    (result,) = from_jsonl(to_jsonl([pair]))
    assert isinstance(result, Failure)
    assert (result.id, result.error) == ("0", "SerializationError")


@pytest.mark.parametrize(
    "line", ["not json", '{"schema": 1}', '{"schema": 1, "id": "b", "error": 3, "message": ""}']
)
def test_a_wrong_line_is_named(line: str) -> None:
    reader = from_jsonl([*to_jsonl(RESULTS[:1]), line])
    assert next(reader) == RESULTS[0]
    with pytest.raises(SerializationError, match="line 2: "):
        next(reader)


@pytest.mark.parametrize("lines", ["{}", b"{}", 5, None])
def test_lines_are_several(lines: Any) -> None:
    with pytest.raises(InputError, match="needs lines, not one"):
        from_jsonl(lines)


def test_a_line_is_a_string() -> None:
    with pytest.raises(SerializationError, match="line 1: str is expected, not int"):
        next(from_jsonl([5]))  # type: ignore[list-item]
