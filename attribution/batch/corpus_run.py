"""`attribute_corpus`: attributes a corpus in shards, though workers die and runs are stopped."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from attrs import define, evolve, field, frozen

from attribution.batch.frames import Article
from attribution.batch.shards import Counts, Folder, Shard, shards
from attribution.batch.workers import Piece, Workers
from attribution.output.arrow_table import table_of
from attribution.packages import needed
from attribution.result import Failure

__all__ = ["Done", "attribute_corpus"]

# After so many workers have died over one article alone, the article is to blame.
_DEATHS = 2


@frozen
class Done:
    """A shard that is done.

    Attributes:
        counts: how much there was in it.
        before: whether an earlier run did it.
        failures: its articles that failed in this run.
    """

    counts: Counts
    before: bool = False
    failures: tuple[Failure, ...] = ()


def attribute_corpus(
    articles: Iterable[Article | Failure],
    folder: Folder,
    workers: Workers,
    *,
    shard_size: int = 1000,
    batch_size: int = 32,
    progress: Callable[[int], Any] = lambda _: None,
) -> Iterator[Done]:
    """Attributes the part of a corpus that is not done yet.

    Articles are read as workers need them; memory does not grow with their number. However a run
    ends, each shard's file is complete or absent, and a later call continues from there.

    Arguments:
        articles: the corpus, in the same order in each run.
        folder: where the shards are written.
        workers: the processes that do the work.
        shard_size: how many articles make one file.
        batch_size: how many articles a worker is given at a time.
        progress: called with the number of articles that were just done.

    Yields:
        Each shard, as it is done.

    Raises:
        AttributionError: if no worker is able to work.
        OSError: if the folder cannot be written.
    """
    try:
        run = _Run(folder, workers, batch_size, progress)
        yield from run.over(shards(articles, shard_size))
    finally:
        workers.stop()


@define
class _Open:
    """A shard that is being worked on, with its finished tables by their starts in the shard."""

    shard: Shard
    tables: dict[int, Any] = field(factory=dict)
    missing: int = field(init=False)
    failures: list[Failure] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        self.missing = len(self.shard.articles)


class _Run:
    def __init__(
        self, folder: Folder, workers: Workers, batch_size: int, progress: Callable[[int], Any]
    ) -> None:
        self._folder = folder
        self._workers = workers
        self._batch_size = batch_size
        self._progress = progress
        self._open: dict[int, _Open] = {}
        # Pieces that a worker died over, to be tried again.
        self._again: deque[Piece] = deque()
        self._given = 0
        self._shards = 0

    def over(self, corpus: Iterator[Shard]) -> Iterator[Done]:
        fresh = self._pieces(corpus)
        while True:
            while self._workers.room > 0:
                piece = self._again.popleft() if self._again else next(fresh, None)
                if isinstance(piece, Done):
                    yield piece
                    continue
                if piece is None:
                    break
                self._workers.give(piece)
                self._given += 1
            if not self._given:
                break
            for piece, table in self._workers.answers():
                self._given -= 1
                if table is None and not _is_killer(piece):
                    self._again += _alone(piece)
                else:
                    yield from self._take(piece, table)
        self._folder.forget_from(self._shards)

    def _pieces(self, corpus: Iterator[Shard]) -> Iterator[Piece | Done]:
        """The pieces of the shards that are still to be done; the other shards, as done."""
        for shard in corpus:
            self._shards = shard.number + 1
            counts = self._folder.done(shard)
            if counts is not None:
                self._progress(counts.articles)
                yield Done(counts, before=True)
                continue
            self._open[shard.number] = _Open(shard)
            for start in range(0, len(shard.articles), self._batch_size):
                part = shard.articles[start : start + self._batch_size]
                yield Piece(shard.number, start, part)

    def _take(self, piece: Piece, table: Any) -> Iterator[Done]:
        """Takes the table of a piece; gives its shard if this was the last piece."""
        if table is None:
            table = table_of([_killer(piece.articles[0])])
        arrow, compute = needed("pyarrow"), needed("pyarrow.compute")
        part = self._open[piece.shard]
        part.tables[piece.start] = table
        part.missing -= len(piece.articles)
        self._progress(len(piece.articles))
        failed = table.filter(compute.is_valid(table["error"]))
        for row in failed.select(["document", "error", "message"]).to_pylist():
            part.failures.append(Failure(row["document"] or "", row["error"], row["message"]))
        if part.missing:
            return
        del self._open[piece.shard]
        whole = arrow.concat_tables([part.tables[start] for start in sorted(part.tables)])
        yield Done(self._folder.write(part.shard, whole), failures=tuple(part.failures))


def _is_killer(piece: Piece) -> bool:
    """Whether the piece's only article is to blame for the deaths of workers."""
    return len(piece.articles) == 1 and piece.deaths + 1 >= _DEATHS


def _alone(piece: Piece) -> Iterator[Piece]:
    """The articles of a piece that a worker died over, as pieces of one article."""
    deaths = piece.deaths + 1 if len(piece.articles) == 1 else 0
    for at, article in enumerate(piece.articles):
        yield evolve(piece, start=piece.start + at, articles=(article,), deaths=deaths)


def _killer(article: Article | Failure) -> Failure:
    assert not isinstance(article, Failure)  # noqa: S101
    return Failure(
        article[0],
        "WorkerDied",
        f"{_DEATHS} processes ended while they worked on this article alone: for want of memory "
        "or, if there is a limit, of time; try it in parts",
    )
