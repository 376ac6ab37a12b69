"""The key under which a name is counted over many articles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.keys import key_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dana Reyes", "DANA REYES"),
        ("Dana Reyes", "Dana \n Reyes"),
        ("Anna Lévêque", "Anna Leveque"),
        ("J. Lund", "J Lund"),
        ("Maeve O'Hara", "Maeve O’Hara"),
        ("Karl-Heinz Berg", "Karl Heinz Berg"),
        ("Weiß", "WEISS"),
    ],
)
def test_a_name_has_one_key_however_it_is_written(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


@pytest.mark.parametrize(("one", "other"), [("Dana Reyes", "Reyes"), ("Ana Lund", "Anna Lund")])
def test_two_names_have_two_keys(one: str, other: str) -> None:
    assert key_of(one) != key_of(other)


@given(st.text())
def test_a_key_is_its_own_key(name: str) -> None:
    assert key_of(key_of(name)) == key_of(name)
