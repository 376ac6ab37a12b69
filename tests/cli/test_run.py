"""A run over articles: ids that differ, one list of JSON, options that reach the parser."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from attribution import ModelError, Parser
from attribution.cli import main
from attribution.output import FORMATS, Format, formats

from .articles import Captured, ids, write


@pytest.mark.usefixtures("no_model")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--formt", "json"], "no option '--formt'; did you mean '--format'?"),
        (["--format", "jsn"], "did you mean 'json'?"),
        (["--scope", "claim"], "did you mean 'claims'?"),
        (["--scorer", "rule"], "did you mean 'rules'?"),
        (["--disable", "headlin"], "did you mean 'headline'?"),
        (["--model", ""], "--model: it is empty"),
        (["--output", " "], "--output/-o: it is empty"),
        (["--publisher", ""], "--publisher: it is empty"),
        (["--jobs", "0"], "a whole number from 1 on"),
        (["--time-limit", "0"], "a whole number from 1 on"),
        (["--jobs", "9" * 5000], "a whole number from 1 on"),
        (["--max-characters", "0"], "a whole number from 1 on"),
        (["--max-characters", "9" * 5000], "a whole number from 1 on"),
        (["--knowledge", "n" * 5000], "no file or folder"),
        (["--knowledge", "no/such/folder"], "no file or folder 'no/such/folder'"),
        (["--\x1b[31m"], "no option '--\\x1b[31m'"),
        (["--gpu"], "no option '--gpu'; see --help"),
        (["--output", "rows.xlsx"], "no format is known by the name 'rows.xlsx': let it end in"),
        (["--disable", "nothing"], "no 'nothing'; 'attribution rules' lists them"),
    ],
)
def test_a_slip_on_the_command_line_is_answered_with_advice(
    arguments: list[str], message: str, capsys: Captured
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["demo", *arguments])
    assert ended.value.code == 2
    captured = capsys.readouterr().err
    assert message in captured
    assert len(captured.splitlines()) == 1


@pytest.mark.usefixtures("no_model")
def test_a_slip_in_a_table_of_words_is_told_before_the_model(
    tmp_path: Path, capsys: Captured
) -> None:
    own = write(tmp_path / "own.toml", '[lexicon.clause]\nspeach = ["yodel"]\n')
    assert main(["demo", "--knowledge", own]) == 2
    assert "did you mean 'speech'" in capsys.readouterr().err


@pytest.mark.usefixtures("blank")
def test_two_articles_are_one_list_of_json(tmp_path: Path, capsys: Captured) -> None:
    one, other = write(tmp_path / "a.txt"), write(tmp_path / "b.txt")
    assert main([one, str(tmp_path / "none.txt"), other, "--format", "json"]) == 1
    values = json.loads(capsys.readouterr().out)
    assert [value["id"] for value in values] == ["a", str(tmp_path / "none.txt"), "b"]
    assert values[1]["error"] == "InputError"


@pytest.mark.usefixtures("blank")
def test_lines_are_one_list_however_many(tmp_path: Path, capsys: Captured) -> None:
    for lines, count in (("", 0), ('{"text": "Ice."}\n', 1)):
        many = write(tmp_path / "many.jsonl", lines)
        assert main([many, "--format", "json"]) == 0
        assert len(json.loads(capsys.readouterr().out)) == count


@pytest.mark.usefixtures("blank")
def test_no_two_articles_have_one_id(tmp_path: Path, capsys: Captured) -> None:
    north, south = write(tmp_path / "n" / "story.txt"), write(tmp_path / "s" / "story.txt")
    lines = '{"id": "x", "text": ""}\n{"id": "x", "text": ""}\n{"id": "x#2", "text": ""}\n'
    many = write(tmp_path / "many.jsonl", lines)
    assert main([north, many, south, "--format", "jsonl"]) == 0
    written = capsys.readouterr()
    assert [json.loads(line)["id"] for line in written.out.splitlines()] == [
        north, "x", "x#2", "x#2#2", south,
    ]  # fmt: skip
    assert "the id 'x' is given again: this article is called 'x#2'" in written.err


@pytest.mark.usefixtures("blank")
def test_the_publisher_is_that_of_the_articles_that_name_none(
    tmp_path: Path, capsys: Captured
) -> None:
    lines = '{"text": ""}\n{"text": "", "publisher": "Orsa Post"}\n'
    many = write(tmp_path / "many.jsonl", lines)
    assert main([many, "--publisher", "Halden Courier", "--format", "jsonl"]) == 0
    values = map(json.loads, capsys.readouterr().out.splitlines())
    assert [v["metadata"]["publisher"] for v in values] == ["Halden Courier", "Orsa Post"]


@pytest.mark.usefixtures("blank")
def test_a_new_format_is_a_writer_and_a_row(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def count(results: Any, target: Any) -> Any:
        yield f"{len(list(results))} articles\n"

    row = Format("count", "how many articles there are", count, suffixes=(".count",))
    monkeypatch.setattr(formats, "FORMATS", (*FORMATS, row))
    article = write(tmp_path / "a.txt")
    assert main([article, article, str(tmp_path / "none.txt"), "--format", "count"]) == 1
    assert capsys.readouterr().out == "2 articles\n"
    out = tmp_path / "out.count"
    assert main([article, "--output", str(out)]) == 0
    assert out.read_text(encoding="utf-8") == "1 articles\n"
    with pytest.raises(SystemExit):
        main(["--help"])
    assert re.search("count +how many articles there are", capsys.readouterr().out)


@pytest.mark.usefixtures("blank")
def test_rules_and_words_of_the_command_line_reach_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: dict[str, Any] = {}

    def attribute_many(articles: Any, **options: Any) -> Any:
        given.update(options)
        return iter(())

    monkeypatch.setattr("attribution.cli.run.attribute_many", attribute_many)
    own = write(tmp_path / "own.toml", '[lexicon.clause]\nspeech = ["yodel"]\n')
    options = ["--knowledge", own, "--disable", "headline,noun_cue", "--disable", "for_whom"]
    options += ["--scorer", "rules", "--scope", "speech", "--jobs", "2", "--model", "compact"]
    options += ["--min-confidence", "0.7", "--within-quotes", "--progress", "--time-limit", "60"]
    main([write(tmp_path / "a.txt"), *options])
    assert given["knowledge"].lexicon.is_speech("yodel")
    assert given["disable"] == ("headline", "noun_cue", "for_whom")
    assert (given["scorer"], given["scope"], given["min_confidence"]) == ("rules", "speech", 0.7)
    assert given["within_quotes"] is True
    assert given["time_limit"] == 60
    # A parser is sent to another process by the name of its model.
    assert isinstance(given["model"], Parser)
    assert (given["processes"], given["progress"]) == (2, True)


def test_how_long_a_text_may_be_reaches_the_parser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyarrow")  # for the corpus
    asked: list[tuple[str, int]] = []

    def load(model: str, max_characters: int) -> Parser:
        asked.append((model, max_characters))
        raise ModelError("enough")

    monkeypatch.setattr("attribution.cli.settings.load", load)
    options = ["--model", "compact", "--max-characters", "90"]
    assert main([write(tmp_path / "a.txt"), *options]) == 2
    assert main(["corpus", str(tmp_path / "a.txt"), str(tmp_path / "out"), *options]) == 2
    assert asked == [("compact", 90)] * 2


@pytest.mark.usefixtures("blank")
def test_failures_stand_where_their_inputs_stand(tmp_path: Path, capsys: Captured) -> None:
    lines = "".join(f'{{"id": "{i}", "text": {t}}}\n' for i, t in enumerate(["1", '""'] * 20))
    many = write(tmp_path / "many.jsonl", lines)
    assert main(["none.txt", many, "none.csv", "--format", "jsonl"]) == 1
    assert ids(capsys) == ["none.txt", *map(str, range(40)), "none.csv"]


@pytest.mark.usefixtures("no_model")
def test_a_format_of_one_article_is_given_one(tmp_path: Path, capsys: Captured) -> None:
    inputs = [write(tmp_path / "a.txt"), write(tmp_path / "b.txt")]
    assert main([*inputs, "--format", "brat"]) == 2
    assert "brat holds one article: name one file to read" in capsys.readouterr().err


@pytest.mark.usefixtures("blank")
def test_an_id_that_is_given_again_gets_one_that_nobody_has(
    tmp_path: Path, capsys: Captured
) -> None:
    given = ("a", "a#2", "a", "a")
    lines = (json.dumps({"id": name, "text": "It rained."}) for name in given)
    path = write(tmp_path / "in.jsonl", "\n".join(lines))
    assert main([path, "--format", "jsonl"]) == 0
    assert ids(capsys) == ["a", "a#2", "a#3", "a#4"]


@pytest.mark.usefixtures("no_model")
@pytest.mark.parametrize("sure", ["2", "-0.1", "nan", "much"])
def test_a_confidence_is_a_number_from_0_to_1(sure: str, capsys: Captured) -> None:
    with pytest.raises(SystemExit):
        main(["demo", "--min-confidence", sure])
    assert "--min-confidence" in capsys.readouterr().err
