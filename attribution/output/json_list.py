"""JSON values of many articles as one list, or of one article alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attribution.output.writing import Target

__all__ = ["listed"]


def listed(values: Iterable[str], target: Target) -> Iterator[str]:
    r"""The text of a file that holds JSON values: a list of them where any number may come.

    Arguments:
        values: each as JSON text; read one at a time.
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
