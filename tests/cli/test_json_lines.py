"""JSON Lines: a text, an id and what is known beside the text; nothing is dropped in silence."""

from __future__ import annotations

import json
from typing import Any

import pytest

from attribution import Failure, InputError, Metadata
from attribution.cli.json_lines import Article, articles_of_lines


def read(*values: Any) -> list[Article | Failure]:
    lines = [v if isinstance(v, bytes) else json.dumps(v).encode() for v in values]
    return list(articles_of_lines(lines, "many.jsonl"))


def test_what_is_known_beside_the_text_is_used() -> None:
    assert read(
        {"id": "a", "text": "Ice.", "publisher": "Orsa Post", "date": "2024-01-05"},
        {"id": "b", "text": "Ice.", "metadata": {"publisher": "Orsa Post", "author": None}},
        {"id": "c", "text": "Ice.", "title": "Cold", "metadata": {"title": "Cold"}},
    ) == [
        Article("a", "Ice.", Metadata(publisher="Orsa Post", date="2024-01-05")),
        Article("b", "Ice.", Metadata(publisher="Orsa Post")),
        Article("c", "Ice.", Metadata(title="Cold")),
    ]


def test_a_line_without_an_id_is_called_by_its_number() -> None:
    articles = read({"text": ""}, b" \n", {"id": None, "text": ""}, {"id": "", "text": ""})
    assert [a.id for a in articles] == ["1", "3", "4"]
    assert [a.id for a in read({"id": 7, "text": ""})] == ["7"]


@pytest.mark.parametrize(
    ("value", "id_", "message"),
    [
        (b"not json", "many.jsonl, line 1", "not JSON"),
        (b'{"id": "a", "id": "b", "text": ""}', "many.jsonl, line 1", "the key 'id' twice"),
        (b'{"id": NaN, "text": ""}', "many.jsonl, line 1", "NaN is not a number"),
        (b"caf\xe9", "many.jsonl, line 1", "not UTF-8"),
        (["a", "Ice."], "many.jsonl, line 1", "an object"),
        ({"id": {"a": 1}, "text": ""}, "many.jsonl, line 1", "a string or a whole number"),
        ({"id": True, "text": ""}, "many.jsonl, line 1", "not True"),
        ({"id": 1.5, "text": ""}, "many.jsonl, line 1", "not 1.5"),
        ({"id": "a"}, "a", "many.jsonl, line 1: an object with"),
        ({"id": "a", "texts": "Ice."}, "a", "did you mean 'texts'?"),
        ({"id": "a", "text": ["Ice."]}, "a", '"text", a string'),
        ({"id": "a", "text": "", "publisher": 5}, "a", '"publisher" is a string, not 5'),
        ({"id": "a", "text": "", "metadata": "x"}, "a", '"metadata" is an object'),
        (
            {"id": "a", "text": "", "metadata": {"publiser": "x"}},
            "a",
            "no place for 'publiser'; did you mean 'publisher'?",
        ),
        (
            {"id": "a", "text": "", "title": "x", "metadata": {"title": "y"}},
            "a",
            "they differ",
        ),
    ],
)
def test_a_line_that_cannot_be_read_is_a_failure(value: Any, id_: str, message: str) -> None:
    (failure,) = read(value)
    assert isinstance(failure, Failure)
    assert failure.id == id_
    assert failure.error == InputError.__name__
    assert message in failure.message


def test_a_key_without_a_meaning_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    value = {"text": "", "section": "sport", "publiser": "x"}
    assert len(read(value, value)) == 2
    assert capsys.readouterr().err.splitlines() == [
        "attribution: many.jsonl: the key 'section' is ignored",
        "attribution: many.jsonl: the key 'publiser' is ignored; did you mean 'publisher'?",
    ]
