"""The command line: formats, ids, several inputs, failures and exit status."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from attribution import Failure
from attribution.cli import main
from attribution.output import from_jsonl
from attribution.together import Stages

pytestmark = pytest.mark.model

COMPACT = ["--model", "compact"]


def test_demo(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", *COMPACT]) == 0
    out = capsys.readouterr().out
    assert "Ingrid Solheim" in out
    assert "Norrland News Agency (according to)" in out
    assert "\x1b" not in out


def test_json_names_the_document_after_its_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "storm.txt"
    article.write_text("Dana Reyes said it rained.", encoding="utf-8")
    assert main([str(article), "--format", "json", *COMPACT]) == 0
    value = json.loads(capsys.readouterr().out)
    assert value["id"] == "storm"
    assert value["attributions"][0]["speaker"]["name"] == "Dana Reyes"


def test_one_bad_input_does_not_lose_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = tmp_path / "good.jsonl", tmp_path / "bad.txt"
    lines = [{"id": "a", "text": "Reyes said it rained."}, {"id": "b"}, {"id": "c", "text": ""}]
    good.write_text("\n".join(map(json.dumps, lines)) + "\nnot json\n", encoding="utf-8")
    bad.write_bytes(b"\xff\xfe")
    status = main([str(bad), str(tmp_path / "none.txt"), str(good), "--format", "jsonl", *COMPACT])
    captured = capsys.readouterr()
    assert status == 1
    results = list(from_jsonl(captured.out.splitlines()))
    assert [r.id for r in results if not isinstance(r, Failure)] == ["a", "c"]
    # Each failure is told and has its line, in its place.
    failures = [r for r in results if isinstance(r, Failure)]
    assert [f.id for f in failures] == [
        str(bad),
        str(tmp_path / "none.txt"),
        "b",
        f"{good}, line 4",
    ]
    assert captured.err.splitlines() == [f"attribution: {f.id}: {f.message}" for f in failures]
    assert "UTF-16" in failures[0].message
    assert f"{good}, line 2: " in failures[2].message


def test_own_words_are_added(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article, own = tmp_path / "storm.txt", tmp_path / "own.toml"
    article.write_text("Dana Reyes told TG that it had rained.", encoding="utf-8")
    own.write_text('[outlets.website]\n"Tirna Gull" = { aliases = ["TG"] }\n', encoding="utf-8")
    assert main([str(article), "--knowledge", str(own), "--format", "json", *COMPACT]) == 0
    outlets = json.loads(capsys.readouterr().out)["agencies"]
    assert [outlet["name"] for outlet in outlets] == ["Tirna Gull"]


@pytest.mark.parametrize("table", ["[outlet]\n", "[lexicon.clause]\nspeach = []\n"])
def test_own_words_that_are_malformed_end_the_run(
    table: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "own.toml"
    own.write_text(table, encoding="utf-8")
    assert main(["demo", "--knowledge", str(own), *COMPACT]) == 2
    assert f"{own}: " in capsys.readouterr().err


def test_standard_input_and_table(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(b"Reyes said it rained."))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert main(["--format", "table", *COMPACT]) == 0
    header, row = capsys.readouterr().out.splitlines()
    assert header.startswith("document,attribution,kind")
    assert row.startswith("stdin,at1,indirect,it rained")


def test_a_missing_model_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--model", "./no/such/model"]) == 2
    assert "no model in" in capsys.readouterr().err


def test_a_line_is_read_by_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [
        b'\xef\xbb\xbf{"id": null, "text": "Reyes said it rained."}',
        b'{"id": "latin", "text": "caf\xe9"}',
        b"[" * 200_000,
        b'{"id": 7, "text": "Reyes said it rained."}',
    ]
    many = tmp_path / "many.JSONL"
    many.write_bytes(b"\n".join(lines))
    assert main([str(many), "--format", "jsonl", *COMPACT]) == 1
    captured = capsys.readouterr()
    results = list(from_jsonl(captured.out.splitlines()))
    assert [r.id for r in results if not isinstance(r, Failure)] == ["1", "7"]
    latin, deep = captured.err.splitlines()
    assert "line 2: this is not UTF-8" in latin
    assert "line 3: not JSON" in deep


def test_output_goes_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.csv"
    assert main(["demo", "--format", "table", "--output", str(out), *COMPACT]) == 0
    assert capsys.readouterr().out == ""
    assert out.read_text(encoding="utf-8").startswith("document,attribution,kind")


def test_an_output_that_cannot_be_written_is_a_usage_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", "--output", str(tmp_path / "no" / "dir.txt"), *COMPACT]) == 2
    assert "dir.txt" in capsys.readouterr().err


def test_what_breaks_unforeseen_does_not_end_the_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    result = Stages.result

    def breaking(stages: Stages, context: Any, claims: Any) -> Any:
        if context.document.id == "a":
            raise RuntimeError("out of order")
        return result(stages, context, claims)

    monkeypatch.setattr(Stages, "result", breaking)
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text("Reyes said it rained.", encoding="utf-8")
    paths = [str(tmp_path / f"{name}.txt") for name in "ab"]
    assert main([*paths, "--format", "jsonl", *COMPACT]) == 1
    captured = capsys.readouterr()
    failure, other = from_jsonl(captured.out.splitlines())
    assert failure == Failure("a", "RuntimeError", "out of order")
    assert other.id == "b"
    assert captured.err == "attribution: a: RuntimeError: out of order\n"


def test_an_id_cannot_drive_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    many = tmp_path / "many.jsonl"
    many.write_text(json.dumps({"id": "\x1b[31m", "text": ""}), encoding="utf-8")
    assert main([str(many), *COMPACT]) == 0
    assert "\x1b" not in capsys.readouterr().out


def test_a_reader_that_stops_early_gets_no_traceback(tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    line = json.dumps({"id": "a", "text": "Reyes said it rained. " + " " * 200_000})
    many.write_text(f"{line}\n{line}\n", encoding="utf-8")
    command = [sys.executable, "-m", "attribution", str(many), "--format", "jsonl", *COMPACT]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        assert run.stdout.read(1) == b"{"
        run.stdout.close()
        assert b"Error" not in run.stderr.read()


def test_an_input_is_never_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = tmp_path / "storm.txt"
    article.write_text("Dana Reyes said it rained.", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to(article)
    assert main([str(article), "--output", str(tmp_path / "link.txt"), *COMPACT]) == 2
    assert "another file" in capsys.readouterr().err
    assert article.read_text(encoding="utf-8") == "Dana Reyes said it rained."


@pytest.mark.parametrize(("name", "advice"), [("a.json", ".jsonl"), ("a.HTML", "no article was")])
def test_mark_up_is_not_read_as_an_article(
    name: str, advice: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if name == "a.HTML":
        pytest.importorskip("trafilatura")
    file = tmp_path / name
    file.write_text('{"text": "Dana Reyes said it rained."}', encoding="utf-8")
    assert main([str(file), *COMPACT]) == 1
    captured = capsys.readouterr()
    assert advice in captured.err
    assert not captured.out


def test_who_interrupts_while_modules_are_loaded_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Interrupted:
        """Stands before all finders of modules."""

        @staticmethod
        def find_spec(name: str, *_: object) -> None:
            if name == "attribution.cli.command":
                raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "attribution.cli.command")
    monkeypatch.setattr(sys, "meta_path", [Interrupted, *sys.meta_path])
    assert main(["demo"]) == 130
    assert capsys.readouterr().err == "attribution: interrupted\n"
