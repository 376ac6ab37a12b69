"""Tables are read by people: a word is easily found, and stands once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from attribution.knowledge.tables import read

TABLES = ["bodies", "cues", "grammar", "outlet_forms", "people", "roles", "statements"]
# So many words are seen at a glance, in whatever order.
AT_A_GLANCE = 10
# Lists that have an order of their own: the days and the months.
IN_THEIR_OWN_ORDER = {"time.words"}


def lists(table: Any, name: str = "") -> Iterator[tuple[str, list[str]]]:
    """The lists of words in a table, each with its name."""
    for key, value in table.items():
        inner = f"{name}.{key}" if name else key
        if isinstance(value, dict):
            yield from lists(value, inner)
        elif isinstance(value, list) and all(isinstance(word, str) for word in value):
            yield inner, value


@pytest.mark.parametrize("table", TABLES)
def test_no_word_stands_twice_in_a_list(table: str) -> None:
    repeated = {
        name: [word for word, times in Counter(words).items() if times > 1]
        for name, words in lists(read("en", table))
    }
    assert {name: words for name, words in repeated.items() if words} == {}


def test_long_lists_of_cues_are_in_the_order_of_the_alphabet() -> None:
    long = {name: words for name, words in lists(read("en", "cues")) if len(words) > AT_A_GLANCE}
    astray = {
        name: next(b for a, b in pairwise(words) if a.lower() > b.lower())
        for name, words in long.items()
        if words != sorted(words, key=str.lower) and name not in IN_THEIR_OWN_ORDER
    }
    assert astray == {}
