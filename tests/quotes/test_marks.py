"""Pairs of quotation marks of every style, and marks that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution import Document
from attribution.parsing.layout import paragraphs
from attribution.quotes.marks import passages


def document(text: str) -> Document:
    return Document(text, (), paragraphs=paragraphs(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "yes" and "no".', ['"yes"', '"no"']),
        ("He said “yes”.", ["“yes”"]),
        ("He said ‘yes’.", ["‘yes’"]),
        ("He said 'yes, it is'.", ["'yes, it is'"]),
        ("Er sagte: „Ja.“", ["„Ja.“"]),
        ("Il a dit : « Oui. »", ["« Oui. »"]),
        ("He said “she called it ‘mad’ twice”.", ["“she called it ‘mad’ twice”", "‘mad’"]),
        ("He said ''they don't know'' twice.", ["''they don't know''"]),
        ("The drivers' union and the ministers’ plan", []),
        ("It's the '90s and we don't care", []),
        ("A 6' plank", []),
        ('“I will run", he said. “I must."', ['“I will run"', '“I must."']),
        ('"I will run”, he said.', ['"I will run”']),
        ("“I will run“, he said, and “I must.“", ["“I will run“", "“I must.“"]),
        ('“She said "go" and left”', ['“She said "go" and left”', '"go"']),
        ("“A man of 6'2\" left”", ["“A man of 6'2\" left”"]),
        ("Er rief: „Sie sagte ‚ja‘.“ Dann: „Nein.“", ["„Sie sagte ‚ja‘.“", "‚ja‘", "„Nein.“"]),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert [p.span.text for p in passages(document(text))] == expected


def test_an_open_passage_ends_with_its_paragraph() -> None:
    found = passages(document('"One.\n\n"Two.\n\n"Three."'))
    assert [(p.span.text, p.closed) for p in found] == [
        ('"One.', False),
        ('"Two.', False),
        ('"Three."', True),
    ]


@given(st.text(alphabet="ab \n.,\"'“”‘’„«»‚‹›(", max_size=120))
def test_passages_are_true_and_nested(text: str) -> None:
    found = passages(document(text))
    for one in found:
        assert text[one.span.start : one.span.end] == one.span.text
        for other in found:
            assert (
                not one.span.overlaps(other.span)
                or one.span.covers(other.span)
                or other.span.covers(one.span)
            )
