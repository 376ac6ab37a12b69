"""Results against gold: what is read, what is counted, what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from attribution import (
    AttributedDocument,
    Attribution,
    Cue,
    Entity,
    Failure,
    InputError,
    Quote,
    Span,
    Speaker,
    compare,
)
from attribution.cli import main
from attribution.measuring import gold_of, read_gold
from attribution.output import to_jsonl, write_brat
from tests.cli.conftest import BlankParser

TEXT = "Lund said it rained. Berg hoped it would stop."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


def attribution(n: int, content: str, cue: str, source: str) -> Attribution:
    quote = Quote(f"q{n}", "indirect", (span(content),), Cue(span(cue), cue), span(source))
    return Attribution(f"at{n}", quote, Speaker(Entity(f"e{n}", source, "person"), "own name"))


RESULT = AttributedDocument(
    TEXT,
    (
        attribution(1, "it rained", "said", "Lund"),
        attribution(2, "it would stop", "hoped", "Berg"),
    ),
    tuple(Entity(f"e{n}", name, "person") for n, name in enumerate(("Lund", "Berg"), 1)),
    id="a",
)


def gold(*quotes: dict[str, Any]) -> list[Any]:
    return [{"id": "a", "text": TEXT, "quotes": list(quotes)}]


def marked(content: str, **more: Any) -> dict[str, Any]:
    part = span(content)
    return {"content": [[part.start, part.end]], "kind": "indirect", **more}


def test_a_result_agrees_with_itself() -> None:
    same = compare([RESULT], [gold_of(RESULT)])
    assert all(rates.f1 == 100 for rates in same.rates.values())
    assert same.right == {"speaker": 100, "agency": 100, "addressee": 100, "polarity": 100}
    assert same.differences == ()


def test_what_is_missing_too_much_or_different_is_named() -> None:
    found = compare(
        [RESULT], gold(marked("it rained", speaker="Ola Berg"), marked("Berg", polarity="asserted"))
    )
    assert [(d.what, d.content) for d in found.differences] == [
        ("speaker", "it rained"),
        ("missing", "Berg"),
        ("too much", "it would stop"),
    ]
    assert str(found.differences[0]) == "a: speaker: wanted Ola Berg, found Lund: it rained"
    assert found.right == {"speaker": 0}
    assert found.rates["quotations found"].f1 == 50


def test_what_gold_does_not_tell_is_not_measured() -> None:
    found = compare([RESULT], gold(marked("it rained")))
    assert found.right == {}
    assert list(found.rates) == ["quotations found", "to the letter", "words of contents"]


def test_a_failure_has_found_nothing() -> None:
    failed = compare([Failure("a", "InputError", "no text")], gold(marked("it rained")))
    assert failed.rates["quotations found"].recall == 0


def test_it_is_printed_as_a_table() -> None:
    shown = str(compare([RESULT], gold(marked("it rained", speaker="Lund"))))
    assert shown.splitlines()[0] == "1 article, 1 quotation"
    assert "quotations found         50.0   100.0   66.7" in shown
    assert "speaker right           100.0" in shown


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ([], "no result has that id: the results are none"),
        ([AttributedDocument("Lund left.", id="a")], "they differ from character 5 on"),
        (RESULT, "put a single one in a list"),
        (["a"], "needs results, not str"),
        (None, "needs results, not NoneType"),
    ],
)
def test_what_cannot_be_compared_is_told(results: Any, expected: str) -> None:
    with pytest.raises(InputError, match=expected):
        compare(results, gold(marked("it rained")))


def test_two_articles_of_gold_with_one_id_are_refused() -> None:
    with pytest.raises(InputError, match="two articles with the id 'a'"):
        compare([RESULT], [gold_of(RESULT), gold_of(RESULT)])


def test_gold_is_read_from_lines_and_from_corrected_results(tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps(gold(marked("it rained"))[0]) + "\n\n", encoding="utf-8")
    assert read_gold(file) == gold(marked("it rained"))
    file.write_text("".join(to_jsonl([RESULT])), encoding="utf-8")
    assert read_gold(file) == [gold_of(RESULT)]


def test_gold_is_read_from_brat_with_its_offsets(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Lund said\r\nit rained. \U0001f327 Berg left.".encode())
    (tmp_path / "a.ann").write_text(
        "T1\tContent 11 13;14 20\tit rained\nT2\tCue 5 9\tsaid\nT3\tSource 0 4\tLund\n"
        "R1\tHasCue Arg1:T1 Arg2:T2\nR2\tHasSource Arg1:T1 Arg2:T3\nA1\tKind T1 indirect\n"
        "#1\tAnnotatorNotes T1\tspeaker Lund\nT4\tPlace 0 4\tLund\n",
        encoding="utf-8",
    )
    (article,) = read_gold(tmp_path)
    assert article["text"][11:20] == "it rained"
    assert article["quotes"] == [
        {
            "content": [[11, 13], [14, 20]],
            "cue": [[5, 9]],
            "source": [[0, 4]],
            "kind": "indirect",
        }
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("{", "line 1: "),
        ('{"text": 1}', 'an object with a "text" and "quotes" is expected'),
        ('{"text": "a", "quotes": [1]}', '"quotes" is a list of objects'),
        ('{"text": "a", "quotes": [{}]}', r'quotes\[0\] has no "content"'),
        ('{"text": "a", "quotes": [{"content": [[0, 2]]}]}', "within the 1 characters"),
        (
            '{"text": "a", "quotes": [{"content": [[0, 1]], "cue": 1}]}',
            r"quotes\[0\]\.cue is a list",
        ),
        (
            '{"text": "a", "quotes": [{"content": [[0, 1]], "content_alternatives": 1}]}',
            r"quotes\[0\]\.content_alternatives is a list",
        ),
        (
            '{"text": "a", "quotes": [{"content": [[0, 1]], "kind": ["direct"]}]}',
            r"quotes\[0\]\.kind is a string or null",
        ),
        ('{"id": [1], "text": "a", "quotes": []}', '"id" is a string or a whole number'),
        ("\x80", "line 1: not JSON: 'utf-8' codec"),
        ("", "holds no article"),
    ],
)
def test_malformed_gold_is_told_with_its_place(line: str, expected: str, tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text(line, encoding="latin-1")
    with pytest.raises(InputError, match=expected):
        read_gold(file)


@pytest.mark.parametrize(
    ("marks", "text", "expected"),
    [
        (b"T1\n", b"Lund left.", "line 1 is not a text-bound annotation"),
        (
            b"T1\tContent 5 " + b"9" * 5000 + b"\tleft\n",
            b"Lund left.",
            "not a text-bound annotation",
        ),
        (b"T1\tContent 5 99\tleft\n", b"Lund left.", "within the 10 characters"),
        (b"T1\tContent 9 5\tleft\n", b"Lund left.", "within the 10 characters"),
        (b"\xff", b"Lund left.", "it is not UTF-8"),
        (b"", b"\xff", "it is not UTF-8"),
    ],
)
def test_malformed_brat_is_told_with_its_file(
    marks: bytes, text: bytes, expected: str, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_bytes(text)
    (tmp_path / "a.ann").write_bytes(marks)
    with pytest.raises(InputError, match=rf"a\.ann: .*{expected}"):
        read_gold(tmp_path)


@pytest.mark.parametrize("path", [None, 5, "x" * 5000])
def test_what_is_no_path_is_told(path: Any) -> None:
    with pytest.raises(InputError, match="not the path of a file or folder"):
        read_gold(path)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, "gold is a path or articles, not NoneType"),
        ({}, "gold is a path or articles, not dict"),
        ([5], "article 1 of gold: an object"),
        ([{"id": "a", "text": "b", "quotes": [{"content": "b"}]}], r"quotes\[0\]\.content is a"),
        ([{"id": "a", "text": "b", "quotes": [{"content": [[0, 9]]}]}], "within the 1 characters"),
    ],
)
def test_malformed_articles_of_gold_are_told(value: Any, expected: str) -> None:
    with pytest.raises(InputError, match=expected):
        compare([RESULT], value)


def test_the_command_line_compares(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    results, file = tmp_path / "results.jsonl", tmp_path / "gold.jsonl"
    results.write_text("".join(to_jsonl([RESULT])), encoding="utf-8")
    file.write_text(json.dumps(gold(marked("it rained"))[0]), encoding="utf-8")
    assert main(["compare", str(file), str(results), "--differences"]) == 0
    shown = capsys.readouterr().out
    assert "a: too much: it would stop" in shown
    assert "quotations found" in shown


def test_results_that_are_no_text_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    results, file = tmp_path / "results.jsonl", tmp_path / "gold.jsonl"
    results.write_bytes(b"\xff\xfe")
    file.write_text(json.dumps(gold(marked("it rained"))[0]), encoding="utf-8")
    assert main(["compare", str(file), str(results)]) == 2
    assert "results.jsonl, line 1: not JSON" in capsys.readouterr().err


def test_gold_is_checked_before_the_model_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("attribution.cli.settings.load", lambda *_, **__: pytest.fail("loaded"))
    for name, expected in (("none.jsonl", "there is no file or folder"), ("a.txt", "is not gold")):
        (tmp_path / "a.txt").touch()
        assert main(["compare", str(tmp_path / name)]) == 2
        assert expected in capsys.readouterr().err


def test_what_is_written_for_brat_is_read_as_gold(tmp_path: Path) -> None:
    write_brat([RESULT], tmp_path)
    same = compare([RESULT], tmp_path)
    assert all(rates.f1 == 100 for rates in same.rates.values())
    assert len(same.rates) == 6
    assert same.right == {"polarity": 100}


def test_what_is_optional_is_neither_missing_nor_wrong() -> None:
    found = compare([RESULT], gold(marked("Berg", optional=True), marked("it rained")))
    assert [d.what for d in found.differences] == ["too much"]
    assert found.quotations == 1


def test_another_content_is_as_good() -> None:
    other = marked("said it rained")["content"]
    found = compare([RESULT], gold(marked("Berg", content_alternatives=[other])))
    assert [d.what for d in found.differences] == ["too much"]


@pytest.mark.parametrize("words", [["--knowledge", "own.toml"], []])
def test_articles_without_results_are_attributed_now(
    words: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("own.toml").write_text('[lexicon.clause]\nspeech = ["yodel"]\n', encoding="utf-8")
    Path("gold.jsonl").write_text(json.dumps(gold(marked("it rained"))[0]), encoding="utf-8")
    monkeypatch.setattr("attribution.cli.settings.load", lambda *_, **__: BlankParser())
    assert main(["compare", "gold.jsonl", *words]) == 0
    assert "1 article, 1 quotation" in capsys.readouterr().out
