"""A run: inputs looked at first, ids that differ, one list of JSON, what is left behind."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from attribution import ModelError, Parser
from attribution.cli import main
from attribution.output import FORMATS, Format, formats

Captured = pytest.CaptureFixture[str]


def write(path: Path, text: str = "It rained.") -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


def ids(capsys: Captured) -> list[str]:
    """The ids of what was written as JSON Lines."""
    return [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()]


@pytest.mark.usefixtures("no_model")
def test_no_model_is_loaded_for_inputs_that_are_not_there(tmp_path: Path, capsys: Captured) -> None:
    old = tmp_path / "old.jsonl"
    old.write_text("worth keeping", encoding="utf-8")
    missing = str(tmp_path / "none.txt")
    assert main([missing, "--output", str(old)]) == 1
    told = capsys.readouterr().err.splitlines()
    assert told[0] == f"attribution: {missing}: there is no such file or folder"
    assert "not written" in told[1]
    assert old.read_text(encoding="utf-8") == "worth keeping"


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


@pytest.mark.usefixtures("no_model")
def test_an_output_that_cannot_be_written_is_told_before_the_model(
    tmp_path: Path, capsys: Captured
) -> None:
    assert main(["demo", "--output", str(tmp_path)]) == 2
    assert main(["demo", "--output", str(tmp_path / "no" / "rows.csv")]) == 2
    folder, missing = capsys.readouterr().err.splitlines()
    assert "is a folder" in folder
    assert f"there is no folder {str(tmp_path / 'no')!r} to write" in missing


@pytest.mark.usefixtures("no_model")
@pytest.mark.parametrize("address", ["https://example.org/story", "www.example.org/story"])
def test_an_address_is_not_fetched(address: str, capsys: Captured) -> None:
    assert main([address]) == 1
    assert "nothing is fetched" in capsys.readouterr().err


@pytest.mark.usefixtures("no_model")
@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.txt", b" \n", "there is no text in it"),
        ("a.txt", b"\x89PNG\x00\x00", "this is not text: byte 4 is NUL"),
        ("a.txt", b"caf\xe9", "this is not UTF-8 (byte 3)"),
        ("a.txt", b"It rained. " * 9, "more than 90: give it in parts, or allow more with --max"),
        ("a.png", b"\x89PNG", "this is a picture"),
    ],
)
def test_no_model_is_loaded_for_a_file_that_is_no_article(
    name: str, content: bytes, told: str, tmp_path: Path, capsys: Captured
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert main([str(path), "--max-characters", "90"]) == 1
    assert told in capsys.readouterr().err


@pytest.mark.usefixtures("no_model")
def test_a_misspelt_file_is_told_from_its_neighbours(tmp_path: Path, capsys: Captured) -> None:
    meant = write(tmp_path / "storm.txt")
    assert main([str(tmp_path / "strom.txt")]) == 1
    assert f"no such file or folder; did you mean {meant!r}?" in capsys.readouterr().err


@pytest.mark.usefixtures("blank")
def test_a_pipe_is_opened_but_once(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_text("It rained.", encoding="utf-8"))
    writer.start()
    assert main([str(pipe)]) == 0
    writer.join()


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
def test_a_folder_is_read_file_by_file(tmp_path: Path, capsys: Captured) -> None:
    folder = tmp_path / "news"
    for name in ("b.txt", "a.md", "north/c.txt", "notes.doc", ".hidden.txt", ".git/d.txt"):
        write(folder / name)
    write(folder / "many.jsonl", '{"id": "e", "text": "Ice."}\n')
    assert main([str(folder), "--format", "jsonl"]) == 0
    assert ids(capsys) == ["a", "b", "e", "c"]


@pytest.mark.usefixtures("blank")
def test_pages_of_a_folder_are_read_but_for_our_own(tmp_path: Path, capsys: Captured) -> None:
    pytest.importorskip("trafilatura")
    words = "<p>The harbour was shut for the whole day after the gale, they said.</p>"
    write(tmp_path / "a.html", f"<html><body><article>{words}</article></body></html>")
    write(tmp_path / "b.txt")
    assert main(["view", str(tmp_path / "b.txt"), "-o", str(tmp_path / "b.html")]) == 0
    capsys.readouterr()
    assert main([str(tmp_path), "--format", "jsonl"]) == 0
    assert ids(capsys) == ["a", "b"]


@pytest.mark.usefixtures("blank")
def test_pages_beside_texts_are_left_out_where_nothing_can_read_them(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    page = write(tmp_path / "a.html", "<p>It blew.")
    assert main([str(tmp_path)]) == 1
    assert "pip install 'claim-attribution[html]'" in capsys.readouterr().err
    write(tmp_path / "b.txt")
    assert main([str(tmp_path), "--format", "jsonl"]) == 0
    assert ids(capsys) == ["b"]
    assert Path(page).exists()


@pytest.mark.usefixtures("no_model")
def test_a_folder_without_articles_is_told(tmp_path: Path, capsys: Captured) -> None:
    assert main([str(tmp_path)]) == 1
    assert "holds none of *.txt" in capsys.readouterr().err


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
@pytest.mark.parametrize(
    ("name", "start"),
    [("out.csv", "document,"), ("out.json", "{\n"), ("out.jsonl", "{"), ("out", "a: no quo")],
)
def test_the_name_of_the_output_stands_for_its_format(
    name: str, start: str, tmp_path: Path
) -> None:
    out = tmp_path / name
    assert main([write(tmp_path / "a.txt"), "--output", str(out)]) == 0
    assert out.read_text(encoding="utf-8").startswith(start)
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(["a.txt", name])


@pytest.mark.usefixtures("blank")
def test_an_output_keeps_its_rights_and_a_link_its_target(tmp_path: Path) -> None:
    old, link = tmp_path / "old.csv", tmp_path / "link.csv"
    old.write_text("old", encoding="utf-8")
    old.chmod(0o640)
    link.symlink_to(old)
    assert main([write(tmp_path / "a.txt"), "--output", str(link)]) == 0
    assert link.is_symlink()
    assert old.read_text(encoding="utf-8").startswith("document,")
    assert old.stat().st_mode & 0o777 == 0o640


@pytest.mark.usefixtures("blank")
@pytest.mark.parametrize("command", [[], ["view"]], ids=["", "view"])
def test_a_hyphen_is_standard_output(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([*command, write(tmp_path / "a.txt"), "--output", "-"]) == 0
    shown = capsys.readouterr()
    assert shown.out.startswith("<!DOCTYPE html>" if command else "a: no quotations")
    assert shown.err == ""
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.usefixtures("blank")
def test_an_output_may_be_a_device(tmp_path: Path) -> None:
    assert main([write(tmp_path / "a.txt"), "--output", os.devnull]) == 0
    assert Path(os.devnull).is_char_device()


@pytest.mark.usefixtures("blank")
@pytest.mark.parametrize("interruption", [KeyboardInterrupt, MemoryError("no more")])
def test_a_run_that_breaks_off_leaves_the_output_as_it_was(
    interruption: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaking(results: Any, target: Any) -> Any:
        yield "half of it"
        raise interruption

    old = tmp_path / "old.csv"
    old.write_text("worth keeping", encoding="utf-8")
    monkeypatch.setattr(formats, "FORMATS", (Format("csv", "", breaking, suffixes=(".csv",)),))
    arguments = [write(tmp_path / "a.txt"), "--output", str(old)]
    if interruption is KeyboardInterrupt:
        assert main(arguments) == 130
    else:
        with pytest.raises(MemoryError):
            main(arguments)
    assert old.read_text(encoding="utf-8") == "worth keeping"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", "old.csv"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_a_full_disk_is_one_line() -> None:
    command = f"{sys.executable} -m attribution none.txt --format json > /dev/full"
    run = subprocess.run(["/bin/sh", "-c", command], stderr=subprocess.PIPE, text=True, check=False)
    assert run.returncode == 2
    missing, full = run.stderr.splitlines()
    assert "none.txt" in missing
    assert full == "attribution: No space left on device"


@pytest.mark.parametrize("stream", ["<&-", ">&-"])
def test_a_closed_stream_is_one_line(stream: str) -> None:
    command = f"{sys.executable} -m attribution {'-' if stream[0] == '<' else 'demo'} {stream}"
    run = subprocess.run(["/bin/sh", "-c", command], stderr=subprocess.PIPE, text=True, check=False)
    assert run.returncode == 2
    assert "is closed" in run.stderr
    assert len(run.stderr.splitlines()) == 1


def test_what_is_told_to_end_takes_its_unfinished_file_away(tmp_path: Path) -> None:
    old = tmp_path / "old.txt"
    old.write_text("worth keeping", encoding="utf-8")
    command = [sys.executable, "-m", "attribution", "demo", "--model", "compact", "--output", old]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as run:
        deadline = time.monotonic() + 60
        while len(list(tmp_path.iterdir())) < 2 and time.monotonic() < deadline:
            time.sleep(0.01)
        run.send_signal(signal.SIGTERM)
        assert run.wait(60) == 128 + signal.SIGTERM
    assert sorted(p.name for p in tmp_path.iterdir()) == ["old.txt"]
    assert old.read_text(encoding="utf-8") == "worth keeping"


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
def test_standard_input_is_looked_at_too(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"<html><p>It rained.</p>")))
    assert main([]) == 1
    assert "stdin: this is mark-up" in capsys.readouterr().err


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


@pytest.mark.usefixtures("blank")
def test_parquet_is_written_to_a_file(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    article, output = write(tmp_path / "a.txt"), tmp_path / "rows.parquet"
    assert main([article, "--output", str(output)]) == 0
    assert parquet.read_table(output)["document"].to_pylist() == ["a"]


@pytest.mark.usefixtures("no_model")
def test_no_terminal_is_shown_what_is_no_text(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert main([write(tmp_path / "a.txt"), "--format", "parquet"]) == 2
    assert "parquet is not text: name a file with --output" in capsys.readouterr().err


@pytest.mark.usefixtures("blank")
def test_a_web_page_is_read_with_what_it_tells_of_itself(tmp_path: Path, capsys: Captured) -> None:
    pytest.importorskip("trafilatura")
    words = "<p>The harbour was shut for the whole day after the gale, they said.</p>"
    page = f"<html><head><title>Gale</title></head><body><article>{words}</article></body></html>"
    article = write(tmp_path / "gale.html", page)
    assert main([article, "--format", "json"]) == 0
    value = json.loads(capsys.readouterr().out)
    assert (value["id"], value["metadata"]["title"]) == ("gale", "Gale")
    assert value["text"].startswith("The harbour was shut")


@pytest.mark.usefixtures("no_model")
def test_what_reads_web_pages_is_asked_for_first(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    assert main([write(tmp_path / "gale.html", "<p>It blew.")]) == 1
    assert "pip install 'claim-attribution[html]'" in capsys.readouterr().err


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


@pytest.mark.usefixtures("no_model")
def test_closed_streams_are_told(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert main(["-"]) == 2
    assert "standard input is closed: name a file to read" in capsys.readouterr().err
