"""`listed`: puts the JSON values of many articles into one list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attribution.output.writing import Target

__all__ = ["listed"]


def listed(values: Iterable[str], target: Target) -> Iterator[str]:
    r"""The text of a file of JSON values: a list of them, unless it is for one article only.

    Arguments:
        values: JSON texts, read one at a time.
        target: where they are written to.

    Example:
        >>> "".join(listed(["1", "2"], Target()))
        '[\n1,\n2\n]\n'
    """
    if not target.many:
        for value in values:
            yield value + "\n"
        return
    before = "[\n"
    for value in values:
        yield before + value
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"
