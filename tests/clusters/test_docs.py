"""The programs of the page on large corpora run, each when it is pasted alone."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[2] / "docs" / "scale.md"
BLOCKS = re.findall(
    r"^```python\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
)

pytestmark = pytest.mark.clusters


@pytest.mark.parametrize("code", BLOCKS, ids=range(len(BLOCKS)))
def test_a_block_runs_alone(code: str, tmp_path: Path) -> None:
    for package in ("ray", "pyspark"):
        if f"import {package}" in code or f"from {package}" in code:
            pytest.importorskip(package, reason=f"needs the extra: pip install -e '.[{package}]'")
    environment = {
        **os.environ,
        "OMP_NUM_THREADS": "1",
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_LOCAL_IP": "127.0.0.1",
    }
    # A process of its own, for engines do not start twice in one.
    run = subprocess.run(
        [sys.executable, "-c", code],
        check=False,
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
