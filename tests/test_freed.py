"""Free memory goes back to the system, where the C library can give it back."""

from __future__ import annotations

import ctypes
from types import SimpleNamespace
from typing import Any

import pytest

from attribution import freed, together


@pytest.fixture(autouse=True)
def _asked_again() -> Any:
    freed._trim.cache_clear()
    yield
    freed._trim.cache_clear()


def test_all_that_is_free_is_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[int] = []
    monkeypatch.setattr(ctypes, "CDLL", lambda _: SimpleNamespace(malloc_trim=kept.append))
    freed.give_back()
    assert kept == [0]


@pytest.mark.parametrize("error", [AttributeError, OSError, TypeError])
def test_nothing_happens_where_the_library_cannot(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def refused(_: object) -> object:
        raise error

    monkeypatch.setattr(ctypes, "CDLL", refused)
    freed.give_back()


def test_it_is_given_back_behind_each_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    batches: list[bool] = []
    monkeypatch.setattr(together, "give_back", lambda: batches.append(True))
    assert [*together.done([], None, together.Stages(opened=None, found=list))] == []  # type: ignore[arg-type]
    assert batches == [True]
