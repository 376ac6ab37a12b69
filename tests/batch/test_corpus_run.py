"""A corpus over processes that die and runs that end: nothing is lost, nothing is doubled."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from attribution import Failure, ModelError
from attribution.batch.corpus_run import Done, attribute_corpus
from attribution.batch.frames import Article
from attribution.batch.shards import Folder
from attribution.batch.workers import LocalWorkers, Work
from tests.batch.stand_in import StandIn, corpus

pa = pytest.importorskip("pyarrow")
pq = pytest.importorskip("pyarrow.parquet")

CONFIGURATION = {"model": "stand-in"}


class Bench:
    """A folder to run corpora in."""

    def __init__(self, path: Path) -> None:
        self.out = path / "out"
        self.stand_in = StandIn(path / "log")
        self.work = Work(self.stand_in)  # type: ignore[arg-type]

    def run(self, articles: Sequence[Article | Failure], **options: Any) -> list[Done]:
        workers = LocalWorkers(options.pop("jobs", 1), self.work)
        sizes = {"shard_size": 4, "batch_size": 2, **options}
        return list(attribute_corpus(articles, Folder(self.out, CONFIGURATION), workers, **sizes))

    def table(self) -> Any:
        files = sorted(self.out.glob("part-*.parquet"))
        return pa.concat_tables([pq.read_table(file) for file in files])

    def documents(self) -> list[str]:
        return list(self.table()["document"].to_pylist())


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def names(articles: Sequence[Article | Failure]) -> list[str]:
    return [a.id if isinstance(a, Failure) else a[0] for a in articles]


def test_every_article_is_there_in_order_whoever_worked_on_it(bench: Bench) -> None:
    articles = corpus(11)
    articles[3] = Failure("unread", "InputError", "no text")
    told: list[int] = []
    done = bench.run(articles, jobs=2, progress=told.append)
    assert bench.documents() == names(articles)
    assert sorted(d.counts.articles for d in done) == [3, 4, 4]
    assert sum(d.counts.failures for d in done) == 1
    assert [f.id for d in done for f in d.failures] == ["unread"]
    assert sum(told) == 11
    assert multiprocessing.active_children() == []


def test_the_article_that_kills_is_found_and_the_others_are_done(bench: Bench) -> None:
    articles = corpus(9, a5="kills")
    done = bench.run(articles)
    assert bench.documents() == names(articles)
    (row,) = (row for row in bench.table().to_pylist() if row["error"])
    assert (row["document"], row["error"]) == ("a5", "WorkerDied")
    assert "for want of memory" in row["message"]
    assert sum(d.counts.failures for d in done) == 1


def test_an_article_that_does_not_come_back_is_given_up(bench: Bench) -> None:
    bench.work = evolve(bench.work, time_limit=1)
    articles = corpus(4, a2="is slow")
    bench.run(articles)
    assert bench.documents() == names(articles)
    assert [error for error in bench.table()["error"].to_pylist() if error] == ["WorkerDied"]


def test_an_article_over_which_a_worker_is_killed_by_somebody_else_is_no_failure(
    bench: Bench,
) -> None:
    articles = corpus(6, a1="kills once", a4="kills once")
    assert sum(d.counts.failures for d in bench.run(articles)) == 0
    assert bench.documents() == names(articles)


def test_a_run_goes_on_where_one_was_stopped(bench: Bench) -> None:
    articles = corpus(12)
    workers = LocalWorkers(1, bench.work)
    run = attribute_corpus(
        articles, Folder(bench.out, CONFIGURATION), workers, shard_size=4, batch_size=2
    )
    next(run)
    run.close()
    assert multiprocessing.active_children() == []
    assert sorted(p.name for p in bench.out.iterdir()) == ["_corpus.json", "part-000000.parquet"]
    bench.stand_in.log.unlink()
    done = bench.run(articles)
    assert [d.before for d in done] == [True, False, False]
    assert bench.stand_in.seen() == names(articles[4:])
    assert bench.documents() == names(articles)
    assert all(d.before for d in bench.run(articles))


def test_articles_that_have_changed_are_done_again_and_those_that_are_gone_go(bench: Bench) -> None:
    bench.run(corpus(12))
    bench.stand_in.log.unlink()
    articles = corpus(6, a1="Sun.")
    assert [d.before for d in bench.run(articles)] == [False, False]
    assert bench.documents() == names(articles)
    bench.stand_in.log.unlink()
    # A corpus that grows goes on at its end.
    assert [d.before for d in bench.run(corpus(9, a1="Sun."))] == [True, False, False]


def test_a_file_that_was_damaged_is_written_again(bench: Bench) -> None:
    bench.run(corpus(4))
    (bench.out / "part-000000.parquet").write_bytes(b"PAR1 and then nothing")
    assert [d.before for d in bench.run(corpus(4))] == [False]
    assert bench.documents() == names(corpus(4))


def test_articles_are_read_as_they_are_needed(bench: Bench) -> None:
    read = []

    def articles() -> Any:
        for article in corpus(100):
            read.append(article)
            yield article

    workers = LocalWorkers(1, bench.work)
    folder = Folder(bench.out, CONFIGURATION)
    run = attribute_corpus(articles(), folder, workers, shard_size=4, batch_size=2)
    next(run)
    run.close()
    assert len(read) <= 12


def test_a_model_that_cannot_be_loaded_ends_the_run(bench: Bench) -> None:
    bench.stand_in.prepares = "fails"
    with pytest.raises(OSError, match="no such model"):
        bench.run(corpus(4))
    assert not list(bench.out.glob("part-*"))
    assert multiprocessing.active_children() == []


def test_workers_that_die_before_they_have_seen_an_article_end_the_run(bench: Bench) -> None:
    bench.stand_in.prepares = "dies"
    with pytest.raises(ModelError, match="ended while they loaded the model"):
        bench.run(corpus(4))
    assert not bench.stand_in.seen()


def test_a_fault_of_our_own_is_not_taken_for_an_article_s(bench: Bench) -> None:
    with pytest.raises(ValueError, match="a fault of our own"):
        bench.run(corpus(4, a2="breaks"))


def test_a_run_that_is_interrupted_ends_its_workers_at_once(bench: Bench) -> None:
    def interrupting() -> Any:
        yield from corpus(4, a0="is slow")
        os.kill(os.getpid(), signal.SIGINT)
        yield from ()

    with pytest.raises(KeyboardInterrupt):
        bench.run(interrupting(), jobs=2)  # type: ignore[arg-type]
    assert multiprocessing.active_children() == []
    assert not list(bench.out.glob("part-*"))
    assert not list(bench.out.glob(".*"))
