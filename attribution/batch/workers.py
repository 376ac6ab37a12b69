"""Processes that attribute articles; if one dies, the others go on."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import wait
from typing import Any, Protocol

from attrs import frozen

from attribution.batch.attribute_batch import AttributeBatch
from attribution.batch.frames import Article
from attribution.document import Metadata
from attribution.errors import ModelError
from attribution.result import Failure
from attribution.time_limit import time_limit as limited

__all__ = ["Answer", "LocalWorkers", "Piece", "Work", "Workers"]

_FIRST: Article = ("", "It rained.", Metadata())
# After so many deaths before the model was loaded, workers are not started again.
_STARTS = 3


@frozen
class Piece:
    """The articles that a worker is given at a time.

    Attributes:
        shard: number of the shard that they belong to.
        start: position of the first of them in the shard.
        articles: the articles.
        deaths: how many workers have died over them.
    """

    shard: int
    start: int
    articles: tuple[Article | Failure, ...]
    deaths: int = 0


@frozen
class Work:
    """What a worker does with articles.

    Attributes:
        attribute: the options.
        time_limit: how many seconds an article may take before its process is ended, or None.
    """

    attribute: AttributeBatch
    time_limit: float | None = None

    def __call__(self, articles: Sequence[Article | Failure]) -> Any:
        """The ``pyarrow.Table`` of articles."""
        if self.time_limit is None:
            return self.attribute.table(articles)
        # The time to load the model, before the first article, does not count.
        self.attribute.table((_FIRST,))
        with limited(self.time_limit * len(articles)):
            return self.attribute.table(articles)


Answer = tuple[Piece, Any]
"""A piece and its ``pyarrow.Table``, or None for the table if the worker died over it."""


class Workers(Protocol):
    """The workers: processes on this machine, or tasks on a cluster."""

    @property
    def room(self) -> int:
        """How many more pieces the workers can take now."""

    def give(self, piece: Piece) -> None:
        """Gives a piece to the workers."""

    def answers(self) -> Iterator[Answer]:
        """Waits until at least one piece is done, and returns all that are.

        Raises:
            AttributionError: if no worker is able to work, for instance without a model.
        """

    def stop(self) -> None:
        """Ends all work at once."""


class LocalWorkers:
    """Processes on this machine; see `Workers`.

    Arguments:
        count: how many processes to start.
        work: what each of them does.
    """

    def __init__(self, count: int, work: Work) -> None:
        self._work = work
        self._idle: list[_Worker] = []
        self._busy: dict[Any, tuple[_Worker, Piece]] = {}
        self._missing = count
        self._deaths = 0

    @property
    def room(self) -> int:
        return self._missing + len(self._idle)

    def give(self, piece: Piece) -> None:
        if not self._idle:
            self._missing -= 1
            self._idle.append(_Worker(self._work))
        worker = self._idle.pop()
        self._busy[worker.pipe] = worker, piece
        if worker.ready:
            worker.send(piece)

    def answers(self) -> Iterator[Answer]:
        for pipe in wait(list(self._busy)):
            worker, piece = self._busy.pop(pipe)
            try:
                answer = worker.pipe.recv()
            except (EOFError, OSError):
                worker.kill()
                self._missing += 1
                yield from self._dead(worker, piece)
                continue
            if isinstance(answer, Exception):
                worker.kill()
                raise answer
            self._deaths = 0
            if worker.ready:
                self._idle.append(worker)
                yield piece, answer
            else:
                worker.ready = True
                self._busy[pipe] = worker, piece
                worker.send(piece)

    def _dead(self, worker: _Worker, piece: Piece) -> Iterator[Answer]:
        if worker.ready:
            yield piece, None
            return
        # Not the fault of the articles, which the worker had not seen yet.
        self._deaths += 1
        if self._deaths >= _STARTS:
            raise ModelError(
                f"{_STARTS} processes ended while they loaded the model: they may have run out of "
                "memory; try with fewer"
            )
        self.give(piece)

    def stop(self) -> None:
        for worker in (*self._idle, *(worker for worker, _ in self._busy.values())):
            worker.kill()


class _Worker:
    """A process and the pipe to it; the process reports when it has loaded the model."""

    def __init__(self, work: Work) -> None:
        # Not by fork: a lock that another thread holds would stay locked in the child.
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.ready = False
        self._process = context.Process(target=_serve, args=(theirs, work), daemon=True)
        self._process.start()
        # This process closes its copy, so that the pipe ends with the worker.
        theirs.close()

    def send(self, piece: Piece) -> None:
        with contextlib.suppress(OSError):
            # If the worker has died, that is noticed when its answer is waited for.
            self.pipe.send(piece.articles)

    def kill(self) -> None:
        self._process.kill()
        self._process.join()
        self.pipe.close()


def _serve(pipe: Any, work: Work) -> None:
    """The loop of a worker: a piece in, a table out, until the pipe is closed."""
    # Ctrl-C reaches all processes of a terminal; the parent process ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(EOFError, OSError):
        answer = _tried(work.attribute.prepare)
        pipe.send(answer)
        while not isinstance(answer, Exception):
            answer = _tried(work, pipe.recv())
            pipe.send(answer)


def _tried(do: Callable[..., Any], *given: Any) -> Any:
    """The value that a function returns, or the exception that it raises."""
    try:
        return do(*given)
    except Exception as error:
        return error
