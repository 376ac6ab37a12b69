"""Every regular expression of the package takes linear time on what is worst for it."""

from __future__ import annotations

import re
import time

import pytest

from tests.patterns import collected, units

pytestmark = pytest.mark.model

# Patterns that are quadratic, and why none ever sees more than so many characters.
BOUNDED = {
    r"[ \t]*(?P<mark>[—–-]{1,3}|:)\s*\Z": "the last eight characters of a paragraph",
}
SIZES = (1_500, 6_000)
# Seconds for the longer text below which nothing is to be seen.
LEAST = 0.02
# Four times the length: linear is 4, the square 16.
MOST = 8


def seconds(pattern: re.Pattern[str], uses: frozenset[str], text: str) -> float:
    began = time.process_time()
    if uses <= {"match", "fullmatch"}:
        for use in uses:
            getattr(pattern, use)(text)
    else:
        for _ in pattern.finditer(text):
            pass
    return time.process_time() - began


def test_the_units_are_what_a_pattern_repeats() -> None:
    assert units(r"(?:[A-Z]\.)+x")[:3] == ["A.", "A", "."]
    assert units(r"(?:[^\s,]+ ){2,4}end")[:2] == ["a ", "a"]
    assert " " in units(r"[ \t]*(?:a|bc)\s*$")


def test_a_quadratic_pattern_is_seen() -> None:
    pattern = re.compile(r"\s+,")
    shorter, longer = (seconds(pattern, frozenset(["search"]), " " * n) for n in SIZES)
    assert longer > MOST * shorter


def test_every_pattern_takes_linear_time_on_its_worst_units() -> None:
    patterns = [one for one in collected() if one[0] not in BOUNDED]
    assert len(patterns) > 80
    slow = []
    for source, flags, uses in patterns:
        pattern = re.compile(source, flags)
        for unit in units(source, flags)[:12]:
            texts = [unit * (size // len(unit)) + "\x00" for size in SIZES]
            # Nothing to measure: the usual case.
            if seconds(pattern, uses, texts[1]) < LEAST:
                continue
            shorter, longer = (min(seconds(pattern, uses, t) for _ in range(3)) for t in texts)
            if longer > LEAST and longer > MOST * shorter:
                slow.append((source, unit, uses, shorter, longer))
    assert not slow
