"""`RayWorkers`: workers on a Ray cluster."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from attribution.batch.frames import Article
from attribution.batch.workers import Answer, Piece, Work
from attribution.errors import InputError
from attribution.packages import needed
from attribution.result import Failure

__all__ = ["RayWorkers"]

# How many pieces a core is given, so that the next one waits there already.
_AHEAD = 2
# Seconds.
_PATIENCE = 10


class RayWorkers:
    """Tasks on a Ray cluster; see `attribution.batch.workers.Workers`.

    Arguments:
        address: as for ``ray.init``, such as ``"auto"`` on a machine of the cluster, or
            ``"local"`` for a cluster on this machine that lives as long as this object.
        work: what each task does.

    Raises:
        MissingPackageError: if Ray is not installed.
        InputError: if there is no cluster at the address.
    """

    def __init__(self, address: str, work: Work) -> None:
        self._ray = needed("ray")
        try:
            _knock(address)
            self._ray.init(address=address, log_to_driver=False)
        except (OSError, ValueError, RuntimeError) as error:
            raise InputError(f"there is no Ray cluster at {address!r}: {error}") from error
        # Who dies over a piece is told here, where its articles are tried one by one.
        self._threads = work.attribute.threads
        self._task = self._ray.remote(num_cpus=self._threads, max_retries=0)(_table)
        self._work = self._ray.put(work)
        self._busy: dict[Any, Piece] = {}

    @property
    def room(self) -> int:
        cores = int(self._ray.cluster_resources().get("CPU", 1))
        return max(1, cores // self._threads) * _AHEAD - len(self._busy)

    def give(self, piece: Piece) -> None:
        self._busy[self._task.remote(self._work, piece.articles)] = piece

    def answers(self) -> Iterator[Answer]:
        errors = self._ray.exceptions
        died = (
            errors.WorkerCrashedError,
            errors.OutOfMemoryError,
            errors.NodeDiedError,
            errors.ObjectLostError,
        )
        ready, _ = self._ray.wait(list(self._busy))
        for task in ready:
            piece = self._busy.pop(task)
            try:
                table = self._ray.get(task)
            except died:
                table = None
            except errors.RayTaskError as error:
                raise error.cause from error
            yield piece, table

    def stop(self) -> None:
        # All tasks of this process on the cluster end with its connection.
        self._ray.shutdown()


def _knock(address: str) -> None:
    """Fails within seconds if nothing answers at an address; Ray itself tries for many minutes."""
    place = urlsplit(address if "://" in address else f"//{address}")
    if place.hostname and place.port:
        socket.create_connection((place.hostname, place.port), _PATIENCE).close()


def _table(work: Work, articles: Sequence[Article | Failure]) -> Any:
    return work(articles)
