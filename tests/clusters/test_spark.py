"""Spark, in local mode: the same callable, over data frames and over Arrow."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

sql = pytest.importorskip("pyspark.sql", reason="needs the extra spark: pip install -e '.[spark]'")
if shutil.which("java") is None:
    pytest.skip("Spark needs Java", allow_module_level=True)

from attribution.batch import COLUMNS, AttributeBatch, ddl  # noqa: E402

pytestmark = pytest.mark.clusters
SAID = "Ana Lund said the dike had held."
NAMES = [f"a{n}" for n in range(8)]


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        session = (
            sql.SparkSession.builder.master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.memory", "512m")
            .config("spark.sql.shuffle.partitions", "2")
            .getOrCreate()
        )
        yield session
        session.stop()


@pytest.fixture
def articles(spark: Any) -> Any:
    rows = [(name, SAID if name != "a7" else None, "Orsa Post") for name in NAMES]
    return spark.createDataFrame(rows, "id string, text string, publisher string").repartition(2)


@pytest.mark.parametrize("function", ["mapInPandas", "mapInArrow"])
def test_parquet_comes_out_with_a_row_for_every_article(
    function: str, articles: Any, spark: Any, tmp_path: Path
) -> None:
    attribute = AttributeBatch(model="compact")
    out = str(tmp_path / "out")
    getattr(articles, function)(attribute.each, ddl()).write.parquet(out)
    table = spark.read.parquet(out)
    assert table.columns == [column.name for column in COLUMNS]
    rows = {row["document"]: row for row in table.collect()}
    assert sorted(rows) == NAMES
    assert table.count() == len(NAMES)
    assert (rows["a0"]["speaker"], rows["a0"]["error"]) == ("Ana Lund", None)
    assert SAID[rows["a0"]["start"] : rows["a0"]["end"]] == rows["a0"]["content"]
    assert (rows["a7"]["start"], rows["a7"]["error"]) == (None, "InputError")
