"""Whom an outlet has asked for comment answers in the next sentence."""

from __future__ import annotations

import pytest

import attribution


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The BBC contacted the ministry for comment. It said the rule stood.", "the ministry"),
        ("Reuters asked Halden Bank about the leak. It said the rule stood.", "Halden Bank"),
        ("Reuters waited for Halden Bank. It said the rule stood.", "Reuters"),
        ("Vantor Bank asked the ministry about the leak. It said the rule stood.", "Vantor Bank"),
    ],
)
def test_it_is_who_was_asked(text: str, expected: str) -> None:
    found = attribution.attribute(text).attributions[-1].speaker
    assert found is not None
    assert found.name == expected
