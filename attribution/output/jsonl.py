"""`to_jsonl` and `from_jsonl`: results as JSON Lines and back, one document or failure a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attribution.errors import InputError, SerializationError
from attribution.output.json_format import result_to_json
from attribution.output.json_reader import failure_from_dict, from_dict
from attribution.output.json_text import loaded
from attribution.output.writing import Result, Target, several

__all__ = ["from_jsonl", "to_jsonl", "write"]


def write(results: Iterable[Result], target: Target) -> Iterator[str]:  # noqa: ARG001
    """A run as JSON Lines, with escapes for characters that a terminal would obey."""
    return to_jsonl(results)


def to_jsonl(results: Iterable[Result]) -> Iterator[str]:
    """A line for each result of `attribution.attribute_many`, including the line end.

    A failure becomes ``{"schema": 2, "id": ..., "error": ..., "message": ...}``, so that
    no document of a run is missing from its output.

    Arguments:
        results: documents and failures; read one at a time.

    Yields:
        The lines, in the order of the results; a document that JSON cannot hold gives a failure.

    Example:
        >>> from attribution import Failure
        >>> print(*to_jsonl([Failure("b", "InputError", "no text")]), end="")
        {"schema": 2, "id": "b", "error": "InputError", "message": "no text"}
    """
    for position, result in enumerate(several(results, "to_jsonl")):
        yield result_to_json(result, position) + "\n"


def from_jsonl(lines: Iterable[str | bytes]) -> Iterator[Result]:
    """The results that `to_jsonl` wrote, equal to the originals; blank lines are ignored.

    Arguments:
        lines: for instance a file open for reading; read one at a time.

    Raises:
        InputError: if ``lines`` is a single string.
        SerializationError: at a line that is not a result; the message begins with its number.

    Example:
        >>> from attribution import AttributedDocument, Failure
        >>> results = [AttributedDocument("Hi."), Failure("b", "InputError", "no text")]
        >>> list(from_jsonl(to_jsonl(results))) == results
        True
    """
    if isinstance(lines, (str, bytes)) or not isinstance(lines, Iterable):
        raise InputError(
            f"from_jsonl() needs lines, not one {type(lines).__name__}: "
            "give an open file, or text.splitlines()"
        )
    return _each(lines)


def _each(lines: Iterable[str | bytes]) -> Iterator[Result]:
    for number, line in enumerate(lines, 1):
        if not isinstance(line, (str, bytes)):
            raise SerializationError(f"line {number}: str is expected, not {type(line).__name__}")
        if not line.strip():
            continue
        try:
            value = loaded(line)
            if isinstance(value, dict) and "error" in value:
                yield failure_from_dict(value)
            else:
                yield from_dict(value)
        except SerializationError as error:
            raise SerializationError(f"line {number}: {error}") from error
