"""What is built holds what users and packagers need."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def build(target: str, directory: Path) -> Path:
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(directory)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = directory.iterdir()
    return built


def shipped() -> set[str]:
    """The package's files in the working tree, as paths from the root."""
    return {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "attribution").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    with zipfile.ZipFile(build("wheel", tmp_path_factory.mktemp("wheel"))) as archive:
        return set(archive.namelist())


@pytest.mark.parametrize(
    "path",
    [
        "py.typed",
        "data/demo.txt",
        "data/result.schema.json",
        "data/en/cues.toml",
        "data/models/en-compact/SHA256SUMS",
    ],
)
def test_the_wheel_holds(wheel: set[str], path: str) -> None:
    assert f"attribution/{path}" in wheel


def test_no_module_is_longer_than_a_reader_likes() -> None:
    package = (ROOT / "attribution").rglob("*.py")
    lengths = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in package}
    assert {name: lines for name, lines in lengths.items() if lines > 350} == {}


def test_a_head_is_looked_up_only_for_words_from_outside() -> None:
    asking = {
        path.name
        for path in (ROOT / "attribution").rglob("*.py")
        if ".head_of(" in path.read_text(encoding="utf-8")
    }
    # `Mention.of` for spans of callers and of patterns; the chains of a caller's coreference.
    assert asking == {"claim.py", "references.py"}


def test_the_wheel_holds_the_whole_package_and_nothing_else(wheel: set[str]) -> None:
    packaged = {name for name in wheel if ".dist-info/" not in name}
    assert packaged == shipped()
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in wheel)


def test_the_source_distribution_can_be_tested(tmp_path: Path) -> None:
    with tarfile.open(build("sdist", tmp_path)) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert shipped() <= names
    assert {"Makefile", "constraints.txt", "pyproject.toml", "LICENSE", "README.md"} <= names
    assert {".ci/run", "tests/test_package.py", "docs/conf.py"} <= names


def test_the_wheel_is_the_same_whoever_builds_it_and_when(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    digests = set()
    for number, zone in enumerate(("UTC", "Asia/Tokyo")):
        monkeypatch.setenv("TZ", zone)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        built = build("wheel", tmp_path / str(number))
        digests.add(hashlib.sha256(built.read_bytes()).hexdigest())
    assert len(digests) == 1
