"""The folder of a run: whose results it holds, and what is left behind."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest

from attribution import AttributedDocument, InputError
from attribution.batch.shards import Counts, Folder, shards
from attribution.output.arrow_table import table_of
from tests.batch.stand_in import corpus

pq = pytest.importorskip("pyarrow.parquet")

CONFIGURATION = {"model": "compact", "scope": "claims"}


def files(path: Path) -> list[str]:
    return sorted(p.name for p in path.iterdir())


def test_a_shard_is_its_articles_and_a_digest_of_them() -> None:
    first, second = shards(corpus(5), 3)
    assert (first.number, len(first.articles)) == (0, 3)
    assert (second.number, len(second.articles)) == (1, 2)
    assert first.digest == next(shards(corpus(3), 3)).digest
    assert first.digest != next(shards(corpus(3, a1="Sun."), 3)).digest
    assert list(shards([], 3)) == []


def test_a_file_and_its_mark_are_there_together(tmp_path: Path) -> None:
    folder = Folder(tmp_path, CONFIGURATION)
    (shard,) = shards(corpus(1), 3)
    assert folder.done(shard) is None
    folder.write(shard, table_of([AttributedDocument("Ice.", id="a0")]))
    assert files(tmp_path) == ["_corpus.json", "part-000000.parquet"]
    assert folder.done(shard) == Folder(tmp_path, CONFIGURATION).done(shard) == Counts(1, 0, 0)
    (changed,) = shards(corpus(1, a0="Sun."), 3)
    assert folder.done(changed) is None
    # What readers of the file see is the table and no more.
    assert pq.read_table(tmp_path)["document"].to_pylist() == ["a0"]


def test_results_of_another_configuration_are_not_written_over(tmp_path: Path) -> None:
    Folder(tmp_path, CONFIGURATION)
    with pytest.raises(InputError, match="its scope was 'claims' and is now 'all'"):
        Folder(tmp_path, {**CONFIGURATION, "scope": "all"})
    (tmp_path / "_corpus.json").write_text("[", encoding="utf-8")
    with pytest.raises(InputError, match="is not what this command wrote"):
        Folder(tmp_path, CONFIGURATION)


def test_a_folder_with_other_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").write_text("worth keeping", encoding="utf-8")
    with pytest.raises(InputError, match="holds files already"):
        Folder(tmp_path, CONFIGURATION)
    assert files(tmp_path) == ["thesis.tex"]


def test_a_write_that_fails_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Folder(tmp_path, CONFIGURATION)
    (shard,) = shards(corpus(1), 3)

    def full(descriptor: int) -> Any:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        folder.write(shard, table_of([]))
    assert files(tmp_path) == ["_corpus.json"]


def test_what_a_killed_run_left_is_taken_away_once_it_is_old(tmp_path: Path) -> None:
    Folder(tmp_path, CONFIGURATION)
    old, new = (tmp_path / f".part-{n}.parquet.1.unfinished" for n in (1, 2))
    for path in (old, new):
        path.write_bytes(b"half of it")
    os.utime(old, (time.time() - 7200, time.time() - 7200))
    Folder(tmp_path, CONFIGURATION)
    assert files(tmp_path) == [new.name, "_corpus.json"]
