"""Ray, on a cluster of this machine: Parquet in, Parquet out, and a worker that is killed."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ray = pytest.importorskip("ray", reason="needs the extra ray: pip install -e '.[ray]'")
pytest.importorskip("ray.data", reason="needs the extra ray: pip install -e '.[ray]'")
import pyarrow as pa  # noqa: E402
import pyarrow.parquet as pq  # noqa: E402

from attribution.batch import AttributeBatch, attribute_dataset  # noqa: E402
from attribution.batch.corpus_run import attribute_corpus  # noqa: E402
from attribution.batch.ray_workers import RayWorkers  # noqa: E402
from attribution.batch.shards import Folder  # noqa: E402
from attribution.batch.workers import Work  # noqa: E402
from attribution.cli import main  # noqa: E402
from tests.batch.stand_in import StandIn, corpus  # noqa: E402

pytestmark = pytest.mark.clusters
SAID = "Ana Lund said the dike had held."
NAMES = [f"a{n}" for n in range(24)]


class KilledOnce(AttributeBatch):
    """Is killed over the first batch that holds the tenth article, and never again."""

    def __call__(self, batch: Any) -> Any:
        mark = Path(os.environ["KILLED_ONCE"])
        if "a10" in batch["id"].to_pylist() and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return super().__call__(batch)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[None]:
    environment = {"KILLED_ONCE": str(tmp_path / "killed"), "OMP_NUM_THREADS": "1"}
    ray.init(
        num_cpus=2,
        include_dashboard=False,
        log_to_driver=False,
        object_store_memory=100 * 2**20,
        runtime_env={"env_vars": environment},
    )
    yield
    ray.shutdown()


@pytest.fixture
def articles(tmp_path: Path) -> str:
    path = tmp_path / "in.parquet"
    table = pa.table({"id": NAMES, "text": [*[SAID] * 23, None], "publisher": ["Orsa Post"] * 24})
    pq.write_table(table, path, row_group_size=6)
    return str(path)


@pytest.mark.usefixtures("cluster")
def test_a_dataset_is_attributed_and_no_core_is_waited_for_in_vain(
    articles: str, tmp_path: Path
) -> None:
    dataset = ray.data.read_parquet(articles)
    out = attribute_dataset(dataset, AttributeBatch(model="compact"), batch_size=4)
    out.write_parquet(str(tmp_path / "out"))
    table = pq.read_table(tmp_path / "out")
    assert sorted(table["document"].to_pylist()) == sorted(NAMES)
    assert set(table["speaker"].to_pylist()) == {"Ana Lund", None}
    failed = [row for row in table.to_pylist() if row["error"]]
    assert [row["document"] for row in failed] == ["a23"]


@pytest.mark.usefixtures("cluster")
def test_nothing_is_lost_or_doubled_when_an_actor_is_killed(articles: str, tmp_path: Path) -> None:
    out = ray.data.read_parquet(articles).map_batches(
        KilledOnce,
        fn_constructor_kwargs={"model": "compact"},
        batch_format="pyarrow",
        batch_size=4,
        compute=ray.data.ActorPoolStrategy(size=1),
    )
    out.write_parquet(str(tmp_path / "out"))
    assert (tmp_path / "killed").exists()
    documents = pq.read_table(tmp_path / "out")["document"].to_pylist()
    assert sorted(documents) == sorted(NAMES)


def test_a_corpus_goes_over_a_cluster_and_leaves_out_what_kills(tmp_path: Path) -> None:
    stand_in = StandIn(tmp_path / "log")
    articles = corpus(12, a5="kills", a8="kills once")
    workers = RayWorkers("local", Work(stand_in))  # type: ignore[arg-type]
    folder = Folder(tmp_path / "out", {})
    done = list(attribute_corpus(articles, folder, workers, shard_size=6, batch_size=3))
    assert not ray.is_initialized()
    assert sum(d.counts.articles for d in done) == 12
    table = pq.read_table(tmp_path / "out")
    assert table["document"].to_pylist() == [f"a{n}" for n in range(12)]
    assert [e for e in table["error"].to_pylist() if e] == ["WorkerDied"]


def test_the_command_runs_on_a_cluster(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out"
    values = [{"id": "a", "text": SAID}, {"id": "b", "text": 3}]
    source.write_text("".join(json.dumps(v) + "\n" for v in values), encoding="utf-8")
    command = ["corpus", str(source), str(out), "--model", "compact", "--ray", "local"]
    assert main(command) == 1
    assert capsys.readouterr().out == "2 articles, 1 quotation, 1 failure\n"
    assert pq.read_table(out)["speaker"].to_pylist() == ["Ana Lund", None]


def test_an_address_without_a_cluster_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text("", encoding="utf-8")
    command = ["corpus", str(source), str(tmp_path / "out"), "--model", "compact"]
    assert main([*command, "--ray", "127.0.0.1:1"]) == 2
    assert "there is no Ray cluster at '127.0.0.1:1'" in capsys.readouterr().err
