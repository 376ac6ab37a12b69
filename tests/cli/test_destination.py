"""Where results go, and what is left if a run breaks off, a disk is full or a stream closed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from attribution.cli import main
from attribution.output import Format, formats

from .articles import Captured, write


@pytest.mark.usefixtures("no_model")
def test_an_output_that_cannot_be_written_is_told_before_the_model(
    tmp_path: Path, capsys: Captured
) -> None:
    assert main(["demo", "--output", str(tmp_path)]) == 2
    assert main(["demo", "--output", str(tmp_path / "no" / "rows.csv")]) == 2
    folder, missing = capsys.readouterr().err.splitlines()
    assert "is a folder" in folder
    assert f"there is no folder {str(tmp_path / 'no')!r} to write" in missing


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


@pytest.mark.usefixtures("no_model")
def test_closed_streams_are_told(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert main(["-"]) == 2
    assert "standard input is closed: name a file to read" in capsys.readouterr().err
