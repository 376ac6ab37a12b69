"""Inputs are looked at before the model is loaded: files, folders, pages, pipes, addresses."""

from __future__ import annotations

import io
import json
import os
import sys
import threading
from pathlib import Path

import pytest

from attribution.cli import main

from .articles import Captured, ids, write


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
    write(tmp_path / "part" / "a.parquet")
    assert main([str(tmp_path)]) == 1
    assert "tables: attribution corpus reads such" in capsys.readouterr().err


@pytest.mark.usefixtures("blank")
def test_standard_input_is_looked_at_too(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"<html><p>It rained.</p>")))
    assert main([]) == 1
    assert "stdin: this is mark-up" in capsys.readouterr().err


@pytest.mark.usefixtures("no_model")
def test_standard_input_without_text_gets_advice_of_its_own(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    assert main([]) == 1
    told = "stdin: there is no text in it: name a file, or pipe one in\n"
    assert capsys.readouterr().err == f"attribution: {told}"


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
