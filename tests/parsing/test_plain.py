"""The view of a text that parsers and whoever pairs its marks see alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.parsing.plain import marks_in, plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("``Go,'' she said.", ' “Go,"  she said.'),
        ("''Go,'' she said.", ' "Go,"  she said.'),
        ("‘’Go,’’ she said.", " “Go,”  she said."),
        ("The word ‘’ is empty.", "The word ‘’ is empty."),
        ("″Go,″ she said. ＂No.＂", '"Go," she said. "No."'),
        ("&ldquo;Go,&rdquo; she said.", "      “Go,”       she said."),
        ('*"Go,"* she said. A *very* old_pier.', ' "Go,"  she said. A *very* old_pier.'),
        ("> Go now.", "  Go now."),
        ("a\x00b\ufeffc\ud800", "a b c\ufffd"),
    ],
)
def test_plain(text: str, expected: str) -> None:
    assert plain(text).rstrip() == expected.rstrip()


@given(st.text(alphabet="ab \n`'\"*_>&;quotld“”\u200b\ufeff\ud800", max_size=80))
def test_every_character_keeps_its_place(text: str) -> None:
    assert len(plain(text)) == len(text)
    for mark in marks_in(text, 0, len(text)):
        assert plain(text[mark.start : mark.end]).strip() == mark.form or mark.form in "“”\"'‘"
