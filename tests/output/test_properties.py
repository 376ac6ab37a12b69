"""JSON of any result: what is written is read again; what is altered is read or refused."""

from __future__ import annotations

import contextlib
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from attribution import AttributedDocument, Failure, SerializationError, from_json, to_json
from attribution.output import from_jsonl, to_jsonl
from tests.output.results import FULL, any_text, documents

SCALARS = st.none() | st.booleans() | st.integers(-2, 99) | st.floats() | st.text(max_size=4)
ANY_JSON = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=6,
)
FAILURES = st.builds(Failure, any_text(), any_text(), any_text())


@given(documents(), st.sampled_from([None, 2]))
def test_any_document_survives(document: AttributedDocument, indent: int | None) -> None:
    written = to_json(document, indent=indent)
    assert from_json(written) == document
    assert from_json(written.encode("utf-8")) == document


@given(st.lists(documents() | FAILURES, max_size=3))
def test_any_run_survives(results: list[AttributedDocument | Failure]) -> None:
    assert list(from_jsonl(to_jsonl(results))) == results


@given(documents())
def test_one_line_holds_nothing_that_ends_a_line_or_drives_a_terminal(
    document: AttributedDocument,
) -> None:
    written = to_json(document)
    assert len(written.splitlines()) == 1
    assert not any("\x7f" <= c <= "\x9f" or c < " " or c in "\u202a\u202e\u2066" for c in written)


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every place of a JSON value that could hold another value: its holder and its key."""
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    found = [(value, key) for key, _ in list(inner)]
    for holder, key in list(found):
        if isinstance(holder[key], (dict, list)):
            found += places(holder[key])
    return found


@given(st.data())
def test_what_is_altered_is_read_or_refused_and_nothing_else(data: st.DataObject) -> None:
    value = json.loads(to_json(data.draw(st.just(FULL) | documents())))
    for _ in range(data.draw(st.integers(1, 3))):
        holder, key = data.draw(st.sampled_from(places(value)))
        how = data.draw(st.sampled_from(["another", "none", "double", "swap", "move"]))
        if how == "another":
            holder[key] = data.draw(ANY_JSON)
        elif how == "none":
            del holder[key]
        elif how == "double" and isinstance(holder, list):
            holder.append(holder[key])
        elif how == "move" and isinstance(holder, dict):
            holder[data.draw(st.text(max_size=4))] = holder.pop(key)
        else:
            other, there = data.draw(st.sampled_from(places(value)))
            holder[key] = other[there]
            if json_is_endless(value):
                return
        if not value:
            break
    # What is read can be written, and is then read as the same.
    with contextlib.suppress(SerializationError):
        read = from_json(json.dumps(value))
        assert from_json(to_json(read)) == read


def json_is_endless(value: Any) -> bool:
    """Whether a swap has put a value into itself."""
    try:
        json.dumps(value)
    except (ValueError, RecursionError):
        return True
    return False


@given(st.text(max_size=60) | st.binary(max_size=60))
def test_any_text_is_refused(text: str | bytes) -> None:
    with contextlib.suppress(SerializationError):
        from_json(text)
        raise AssertionError(f"{text!r} was read as a result")


@given(st.data())
def test_a_cut_or_spoilt_text_is_read_or_refused(data: st.DataObject) -> None:
    text = to_json(FULL)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 8)))
    spoilt = text[:start] + data.draw(st.text('{}[]",:0e1-\\ unl', max_size=4)) + text[end:]
    with contextlib.suppress(SerializationError):
        assert isinstance(from_json(spoilt), AttributedDocument)
