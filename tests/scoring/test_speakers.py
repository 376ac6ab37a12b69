"""When two names of the benchmark of speakers are one."""

from __future__ import annotations

import pytest

from benchmarks.speakers import same_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Reyes", "Dana Reyes"),
        ("the Halden Post", "Halden Post"),
        ("HNA", "Halden News Agency"),
        ("The minister", "the minister"),
    ],
)
def test_a_shorter_form_is_the_same_name(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dana Reyes", "Karl Reyes"),
        ("HNB", "Halden News Agency"),
        ("", "Reyes"),
        ("the minister", "the president"),
    ],
)
def test_another_name(one: str, other: str) -> None:
    assert not same_name(one, other)
