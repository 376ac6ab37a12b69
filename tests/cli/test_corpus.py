"""``attribution corpus``: what it reads, what it says, and that it can be stopped."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from attribution import ParserInfo
from attribution.batch.workers import Answer, Piece
from attribution.cli import main
from tests.batch.stand_in import StandIn
from tests.cli.conftest import BlankParser

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

Captured = pytest.CaptureFixture[str]
SAID = "Ana Lund said the dike had held."


class HereAndNow:
    """Workers that are this process."""

    def __init__(self, count: int, work: Any) -> None:
        self._stand_in = StandIn(Path("/dev/null"))
        self._given: list[Piece] = []

    @property
    def room(self) -> int:
        return 1 - len(self._given)

    def give(self, piece: Piece) -> None:
        self._given.append(piece)

    def answers(self) -> Iterator[Answer]:
        piece = self._given.pop()
        yield piece, self._stand_in.table(piece.articles)

    def stop(self) -> None:
        pass


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets this process work, without a model."""

    def load(model: Any, **options: Any) -> BlankParser:
        parser = BlankParser()
        parser.info = ParserInfo("stanza", "1.15.0", "compact")
        return parser

    monkeypatch.setattr("attribution.cli.corpus.LocalWorkers", HereAndNow)


def run(source: Path, out: Path, *options: str) -> int:
    return main(["corpus", str(source), str(out), *options])


def documents(out: Path) -> list[str]:
    return list(pq.read_table(out)["document"].to_pylist())


def lines(path: Path, *values: dict[str, object]) -> Path:
    path.write_text("".join(json.dumps(value) + "\n" for value in values), encoding="utf-8")
    return path


@pytest.mark.usefixtures("here")
def test_lines_are_read_and_counted(tmp_path: Path, capsys: Captured) -> None:
    source = lines(tmp_path / "in.jsonl", {"id": "x", "text": SAID}, {"text": SAID}, {"text": 3})
    out = tmp_path / "out"
    assert run(source, out) == 1
    told = capsys.readouterr()
    assert told.out == "3 articles, 0 quotations, 1 failure\n"
    assert "in.jsonl, line 3" in told.err
    assert documents(out) == ["x", "2", f"{source}, line 3"]
    assert run(source, out) == 1
    assert capsys.readouterr().out.startswith("3 articles (3 of them before), 0 quotations")
    assert run(source, out, "--scope", "all") == 2
    assert "its scope was 'claims'" in capsys.readouterr().err


@pytest.mark.usefixtures("here")
def test_a_table_is_read_row_by_row(tmp_path: Path) -> None:
    source = tmp_path / "in.parquet"
    pq.write_table(pa.table({"id": [7, None], "text": [SAID, SAID], "n": [1, 2]}), source)
    assert run(source, tmp_path / "out") == 0
    assert documents(tmp_path / "out") == ["7", "2"]


@pytest.mark.usefixtures("here")
def test_a_folder_of_tables_is_read_table_by_table(tmp_path: Path) -> None:
    news = tmp_path / "news"
    (news / "_old").mkdir(parents=True)
    for name in ("b.parquet", "a.parquet", "_old/c.parquet", ".d.parquet"):
        pq.write_table(pa.table({"text": [SAID]}), news / name)
    assert run(news, tmp_path / "out", "--shard-size", "1") == 0
    assert documents(tmp_path / "out") == ["a.parquet:1", "b.parquet:1"]
    (news / "e.txt").write_text(SAID, encoding="utf-8")
    assert run(news, tmp_path / "other") == 2


@pytest.mark.usefixtures("here")
def test_a_folder_of_texts_is_read_file_by_file(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    (news / "story.txt").write_text(SAID, encoding="utf-8")
    (news / "page.txt").write_text("<html>", encoding="utf-8")
    many = lines(news / "many.jsonl", {"text": SAID}, {"id": "x", "text": SAID})
    assert run(news, tmp_path / "out") == 1
    assert documents(tmp_path / "out") == [f"{many}:1", "x", str(news / "page.txt"), "story"]


def test_a_file_is_no_folder_to_write_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("attribution.cli.settings.load", lambda *_, **__: pytest.fail("loaded"))
    source = lines(tmp_path / "in.jsonl", {"text": ""})
    (tmp_path / "out.csv").write_text("worth keeping", encoding="utf-8")
    assert run(source, tmp_path / "out.csv") == 2
    assert "out.csv is a file: name a folder to write to" in capsys.readouterr().err


@pytest.mark.usefixtures("here")
def test_the_publisher_is_that_of_the_articles_that_name_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[Any] = []
    monkeypatch.setattr(HereAndNow, "give", lambda self, piece: given.append(piece) or 1 / 0)
    source = lines(tmp_path / "in.jsonl", {"text": ""}, {"text": "", "publisher": "Orsa Post"})
    with pytest.raises(ZeroDivisionError):
        run(source, tmp_path / "out", "--publisher", "Halden Courier")
    metadata = [metadata.publisher for _, _, metadata in given[0].articles]
    assert metadata == ["Halden Courier", "Orsa Post"]


@pytest.mark.usefixtures("here")
def test_failures_are_told_until_there_are_many(tmp_path: Path, capsys: Captured) -> None:
    source = lines(tmp_path / "in.jsonl", *({"text": 3} for _ in range(30)))
    assert run(source, tmp_path / "out", "--shard-size", "7") == 1
    told = capsys.readouterr()
    assert told.out == "30 articles, 0 quotations, 30 failures\n"
    assert len(told.err.splitlines()) == 10


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        (["none.jsonl", "out"], "there is no file or folder 'none.jsonl'"),
        (["IN", "IN/out"], "is in the input"),
        (["IN/a.parquet", "out"], "is not a Parquet file"),
        (["IN/b.parquet", "out"], "there is no column 'text' among 'body'"),
        (["EMPTY", "out"], "*.htm, *.xhtml, *.parquet"),
        (["IN/c.pdf", "out"], "this is not plain text"),
    ],
)
@pytest.mark.usefixtures("here")
def test_what_cannot_be_read_is_told_and_nothing_is_written(
    words: list[str], advice: str, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("IN", "EMPTY"):
        Path(name).mkdir()
    Path("IN/a.parquet").write_bytes(b"no table")
    Path("IN/c.pdf").write_bytes(b"%PDF")
    pq.write_table(pa.table({"body": [SAID]}), "IN/b.parquet")
    if words[0] == "IN":
        Path("IN/a.parquet").unlink()
    assert main(["corpus", *words]) == 2
    assert advice in capsys.readouterr().err
    assert not list(Path("out").glob("part*"))


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        ([], "the following arguments are required: IN, OUT"),
        (["in.jsonl"], "the following arguments are required: OUT"),
        (["in.jsonl", "out", "--shard", "0"], "a whole number from 1 on"),
        (["in.jsonl", "out", "--shrad-size", "3"], "did you mean '--shard-size'?"),
    ],
)
def test_a_slip_is_answered_with_advice(words: list[str], advice: str, capsys: Captured) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["corpus", *words])
    assert ended.value.code == 2
    assert advice in capsys.readouterr().err


@pytest.mark.usefixtures("here")
def test_a_slip_in_a_table_of_words_is_told(tmp_path: Path, capsys: Captured) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[lexicon.clause]\nspeach = ["yodel"]\n', encoding="utf-8")
    source = lines(tmp_path / "in.jsonl", {"text": SAID})
    assert run(source, tmp_path / "out", "--knowledge", str(own)) == 2
    assert "did you mean 'speech'" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
@pytest.mark.model
def test_a_run_that_is_told_to_end_leaves_whole_files_and_goes_on(tmp_path: Path) -> None:
    source = lines(tmp_path / "in.jsonl", *({"id": f"a{n}", "text": SAID} for n in range(400)))
    out = tmp_path / "out"
    command = [sys.executable, "-m", "attribution", "corpus", str(source), str(out)]
    command += ["--model", "compact", "--jobs", "1", "--shard-size", "20"]
    before = 0
    for number, status in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
            deadline = time.monotonic() + 120
            while len(list(out.glob("part-*"))) == before and time.monotonic() < deadline:
                time.sleep(0.01)
            run.send_signal(number)
            run.communicate(timeout=60)
        assert run.returncode == status
        mark, *parts = sorted(path.name for path in out.iterdir())
        assert mark == "_corpus.json"
        assert all(name.startswith("part-") for name in parts)
        assert before < len(parts) < 20
        before = len(parts)
    last = subprocess.run(command, capture_output=True, text=True, check=False)
    assert last.returncode == 0
    known = f"400 articles ({20 * before} of them before), 400 quotations, 0 failures\n"
    assert last.stdout == known
    assert documents(out) == [f"a{n}" for n in range(400)]
