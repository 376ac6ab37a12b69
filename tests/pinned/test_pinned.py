"""A change of rules or resolution shows all that it changes, wanted or not, in parsed texts."""

from __future__ import annotations

from functools import cache

import pytest

from attribution import Document

from .documents import documents, expected, lines

EXPECTED = expected()


@cache
def known() -> dict[str, Document]:
    return documents()


def test_every_document_is_kept() -> None:
    assert known().keys() == EXPECTED.keys(), "run python -m tests.pinned"


@pytest.mark.parametrize("name", EXPECTED)
def test_what_is_found_is_what_was_found(name: str) -> None:
    assert [line for line in lines(known()[name]) if line] == EXPECTED[name], (
        "if this is an improvement: python -m tests.pinned, and look at the difference"
    )
