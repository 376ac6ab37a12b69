"""The command line: formats, ids, several inputs, failures and exit status."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from attribution.cli import main

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
    assert [json.loads(line)["id"] for line in captured.out.splitlines()] == ["a", "c"]
    errors = captured.err.splitlines()
    assert len(errors) == 4
    assert any("not UTF-8" in e for e in errors)
    assert any("line 2" in e for e in errors)


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
