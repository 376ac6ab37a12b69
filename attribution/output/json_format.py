"""`to_json` and `from_json`: a result as JSON text and back; `json_schema` describes the JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attribution.errors import InputError, SerializationError
from attribution.output.json_list import listed
from attribution.output.json_reader import from_dict
from attribution.output.json_text import dumped, loaded
from attribution.output.json_writer import failure_to_dict, to_dict
from attribution.output.writing import Result, Target, checked
from attribution.result import AttributedDocument, Failure

__all__ = ["from_dict", "from_json", "result_to_json", "to_dict", "to_json", "write"]


def to_json(document: AttributedDocument, *, indent: int | None = None) -> str:
    """A document as a JSON object.

    Arguments:
        document: what `attribution.attribute` returned.
        indent: spaces to indent by; None for one line, as in JSONL.

    Returns:
        JSON that UTF-8 can encode. Half a surrogate pair is written as an escape, and so are
        control characters and direction marks, which a terminal would obey.

    Raises:
        InputError: if it is not an attributed document.
        SerializationError: if the text has a surrogate pair as two characters, which JSON would
            join.

    Example:
        >>> to_json(AttributedDocument("Hi."))[:38]
        '{"schema": 2, "id": null, "text": "Hi.'
    """
    return dumped(to_dict(checked(document, "to_json")), indent)


def from_json(text: str | bytes) -> AttributedDocument:
    """The document of a JSON object that `to_json` wrote; equal to the original.

    Arguments:
        text: the JSON; bytes are UTF-8.

    Raises:
        InputError: if it is neither str nor bytes.
        SerializationError: if it is not JSON, not of this schema, or contradicts
            itself; the message names the place.

    Example:
        >>> document = AttributedDocument("Hi.")
        >>> from_json(to_json(document)) == document
        True
    """
    if not isinstance(text, (str, bytes)):
        raise InputError(f"from_json() needs JSON as str, not {type(text).__name__}")
    return from_dict(loaded(text))


def result_to_json(result: Result, position: int, *, indent: int | None = None) -> str:
    """A document or a failure as a JSON object; a document that JSON cannot hold as a failure.

    Arguments:
        result: the document or failure.
        position: its position among the results, which names it if it has no id.
        indent: as for `to_json`.
    """
    if not isinstance(result, Failure):
        try:
            return to_json(result, indent=indent)
        except SerializationError as error:
            name = result.id if result.id is not None else str(position)
            result = Failure(name, type(error).__name__, str(error))
    # A message may quote the very characters that JSON cannot hold.
    value = failure_to_dict(result)
    value["id"], value["message"] = _joined(value["id"]), _joined(value["message"])
    return dumped(value, indent)


def write(results: Iterable[Result], target: Target) -> Iterator[str]:
    """An object, or a list of objects where any number of results may come."""
    values = (result_to_json(result, i, indent=2) for i, result in enumerate(results))
    return listed(values, target)


def _joined(text: str) -> str:
    """The text with the two characters of each surrogate pair joined into one."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
