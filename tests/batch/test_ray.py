"""What is asked of Ray, by one that stands for it; `tests/clusters` asks Ray itself."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from attribution import InputError
from attribution.batch import AttributeBatch, attribute_dataset
from attribution.batch.ray_workers import RayWorkers
from attribution.batch.workers import Piece, Work
from tests.batch.stand_in import StandIn, corpus


class TaskError(Exception):
    def __init__(self, cause: Exception) -> None:
        self.cause = cause


class DeathError(Exception):
    pass


class StandInRay(ModuleType):
    """A cluster that does a task when its answer is asked for."""

    def __init__(self, cores: int) -> None:
        super().__init__("ray")
        self.cores = cores
        self.given: dict[str, Any] = {}
        names = ("WorkerCrashedError", "OutOfMemoryError", "NodeDiedError", "ObjectLostError")
        self.exceptions = SimpleNamespace(
            RayTaskError=TaskError, **dict.fromkeys(names, DeathError)
        )

    def cluster_resources(self) -> dict[str, float]:
        return {"CPU": float(self.cores)}

    def init(self, **options: Any) -> None:
        self.given = options

    def shutdown(self) -> None:
        self.given = {}

    def put(self, value: Any) -> Any:
        return value

    def remote(self, **options: Any) -> Callable[[Callable[..., Any]], Any]:
        def task(function: Callable[..., Any]) -> Any:
            return SimpleNamespace(remote=lambda *given: lambda: function(*given))

        return task

    def wait(self, tasks: list[Any]) -> tuple[list[Any], list[Any]]:
        return tasks[:1], tasks[1:]

    def get(self, task: Callable[[], Any]) -> Any:
        try:
            return task()
        except ValueError as error:
            raise TaskError(error) from error


@pytest.fixture
def ray(monkeypatch: pytest.MonkeyPatch) -> StandInRay:
    cluster = StandInRay(4)
    monkeypatch.setitem(sys.modules, "ray", cluster)
    data = SimpleNamespace(ActorPoolStrategy=lambda **sizes: sizes)
    monkeypatch.setitem(sys.modules, "ray.data", data)  # type: ignore[arg-type]
    return cluster


@pytest.mark.parametrize(
    ("cores", "threads", "actors", "most", "cpus"),
    [
        (8, 1, None, 7, 1),
        (8, 2, None, 3, 2),
        (2, 1, None, 1, 1),
        (1, 1, None, 1, 0.5),
        (8, 1, 3, 3, 1),
        (8, 1, (2, 5), 5, 1),
    ],
)
def test_actors_leave_a_core_to_the_tasks_that_read(
    cores: int, threads: int, actors: Any, most: int, cpus: float, ray: StandInRay
) -> None:
    ray.cores = cores
    asked: dict[str, Any] = {}
    dataset = SimpleNamespace(map_batches=lambda function, **options: asked.update(options))
    attribute = AttributeBatch(threads=threads, scope="speech")
    attribute_dataset(dataset, attribute, actors=actors)
    assert asked["compute"]["max_size"] == most
    assert asked["num_cpus"] == cpus
    if actors is None:
        assert most * cpus < cores
    assert AttributeBatch(**asked["fn_constructor_kwargs"]) == attribute


def test_pieces_are_tasks_and_a_task_that_dies_has_no_table(
    ray: StandInRay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyarrow")
    workers = RayWorkers("auto", Work(StandIn(tmp_path / "log")))  # type: ignore[arg-type]
    assert (ray.given["address"], workers.room) == ("auto", 8)
    for number in range(2):
        workers.give(Piece(number, 0, tuple(corpus(3))))
    assert workers.room == 6
    ((piece, table),) = workers.answers()
    assert (piece.shard, table.num_rows) == (0, 3)

    def die(task: Any) -> Any:
        raise DeathError

    monkeypatch.setattr(ray, "get", die)
    ((piece, table),) = workers.answers()
    assert (piece.shard, table) == (1, None)
    workers.stop()
    assert not ray.given


def test_a_fault_that_is_no_article_s_ends_the_run(ray: StandInRay, tmp_path: Path) -> None:
    workers = RayWorkers("auto", Work(StandIn(tmp_path / "log")))  # type: ignore[arg-type]
    workers.give(Piece(0, 0, tuple(corpus(1, a0="breaks"))))
    with pytest.raises(ValueError, match="a fault of our own"):
        list(workers.answers())


@pytest.mark.usefixtures("ray")
@pytest.mark.parametrize("address", ["127.0.0.1:1", "ray://127.0.0.1:1"])
def test_an_address_without_a_cluster_is_told_at_once(address: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no Ray cluster at"):
        RayWorkers(address, Work(StandIn(tmp_path / "log")))  # type: ignore[arg-type]
