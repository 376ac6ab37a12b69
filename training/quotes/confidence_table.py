"""Writes the table of confidence, which `find_quotes` reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attribution.quotes.confidence import Reliability

__all__ = ["table_of"]

_HEADING = """\
# How often what find_quotes finds is right, as log-odds: a logistic regression on texts of several
# kinds that the tagger has not learned from. `weight` is the factor of the log-odds of a claim's
# weight; `least` is the confidence of the least likely that are given unless asked otherwise.
# Written by `python -m training.quotes.calibration`."""


def table_of(reliabilities: Mapping[str, Reliability]) -> Iterator[str]:
    """The lines of the table of confidence.

    Arguments:
        reliabilities: how often claims are right, for each reading.
    """
    yield _HEADING
    for reading, found in reliabilities.items():
        yield f"\n[{reading}]"
        for key, value in (("constant", found.constant), ("weight", found.weight)):
            yield f"{key} = {round(value, 3)}"
        yield f"least = {found.least}"
        tables = (("kinds", found.kinds), ("rules", found.rules), ("grounds", found.grounds))
        for name, table in tables:
            yield f"\n[{reading}.{name}]"
            yield from (f"{key} = {round(value, 3)}" for key, value in table.items())
