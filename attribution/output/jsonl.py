"""Many results as JSON Lines and back: one document or one failure a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from attribution.errors import SerializationError
from attribution.output.json_format import SCHEMA, from_dict, to_json
from attribution.output.json_object import JsonObject, read_object
from attribution.result import AttributedDocument, Failure

__all__ = ["from_jsonl", "to_jsonl"]


def to_jsonl(results: Iterable[AttributedDocument | Failure]) -> Iterator[str]:
    """A line for each result of `attribution.attribute_many`, line end included.

    A failure becomes ``{"schema": 1, "id": ..., "error": ..., "message": ...}``, so that
    no document of a run is missing from its output.

    Arguments:
        results: documents and failures; read one at a time.

    Yields:
        The lines, in the results' order; a document that JSON cannot hold gives its failure.

    Example:
        >>> print(*to_jsonl([Failure("b", "InputError", "no text")]), end="")
        {"schema": 1, "id": "b", "error": "InputError", "message": "no text"}
    """
    for position, result in enumerate(results):
        if isinstance(result, Failure):
            yield _failure_line(result)
            continue
        try:
            yield to_json(result) + "\n"
        except SerializationError as error:
            name = result.id if result.id is not None else str(position)
            yield _failure_line(Failure(name, type(error).__name__, str(error)))


def from_jsonl(lines: Iterable[str]) -> Iterator[AttributedDocument | Failure]:
    """The results that `to_jsonl` wrote, equal to the originals; blank lines are passed over.

    Arguments:
        lines: for instance a file open for reading; read one at a time.

    Raises:
        SerializationError: at a line that is no result; the message begins with its number.

    Example:
        >>> results = [AttributedDocument("Hi."), Failure("b", "InputError", "no text")]
        >>> list(from_jsonl(to_jsonl(results))) == results
        True
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
            if isinstance(value, dict) and "error" in value:
                yield read_object(value, "$", _failure)
            else:
                yield from_dict(value)
        except (ValueError, RecursionError) as error:
            raise SerializationError(f"line {number}: {error}") from error


def _failure_line(failure: Failure) -> str:
    value = {
        "schema": SCHEMA,
        "id": failure.id,
        "error": failure.error,
        "message": failure.message,
    }
    # ASCII escapes hold whatever an id or a message quotes from broken input.
    return json.dumps(value) + "\n"


def _failure(place: JsonObject) -> Failure:
    if place.take("schema", int) != SCHEMA:
        raise SerializationError(f"$.schema: this version reads schema {SCHEMA}")
    return Failure(place.take("id", str), place.take("error", str), place.take("message", str))
