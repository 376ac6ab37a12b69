"""What is built holds what users and packagers need."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from collections import Counter
from email import message_from_bytes
from email.message import Message
from pathlib import Path

import pytest

import attribution

ROOT = Path(__file__).parents[1]


def build(target: str, directory: Path, zone: str = "UTC") -> Path:
    pytest.importorskip("hatchling.builders.wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(directory)]
    environment = {**os.environ, "TZ": zone, "SOURCE_DATE_EPOCH": "1700000000"}
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
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
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def wheel(built: Path) -> set[str]:
    with zipfile.ZipFile(built) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def metadata(built: Path) -> Message:
    with zipfile.ZipFile(built) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return message_from_bytes(archive.read(name))


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


def test_no_two_modules_have_one_name() -> None:
    names = Counter(path.name for path in (ROOT / "attribution").rglob("*.py"))
    assert {name for name, count in names.items() if count > 1} == {"__init__.py"}


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
    assert any(name.endswith(".dist-info/licenses/NOTICE") for name in wheel)


def test_the_wheel_is_one_that_nobody_minds_to_download(built: Path) -> None:
    assert built.stat().st_size <= 50_000_000


def test_no_python_is_shut_out_that_is_to_come(metadata: Message) -> None:
    assert metadata["Requires-Python"] == ">=3.10"
    tested = [c for c in metadata.get_all("Classifier", []) if ":: 3." in c]
    assert [c.rpartition(" ")[2] for c in tested] == ["3.10", "3.11", "3.12", "3.13"]


def test_the_licences_of_code_and_weights_are_told(metadata: Message) -> None:
    assert metadata["License-Expression"] == "Apache-2.0 AND CC-BY-SA-4.0 AND MIT"
    assert "CC BY-SA 4.0" in (ROOT / "NOTICE").read_text(encoding="utf-8")


def test_each_way_to_use_it_has_an_extra(metadata: Message) -> None:
    extras = set(metadata.get_all("Provides-Extra", []))
    assert {"all", "batch", "frame", "html", "ray", "rich", "serve", "spark"} <= extras


def test_the_index_can_show_it(built: Path) -> None:
    pytest.importorskip("twine", reason="comes with the extra lint")
    command = [sys.executable, "-m", "twine", "check", "--strict", str(built)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout


def test_every_link_of_the_readme_leads_somewhere_from_the_index() -> None:
    markdown = pytest.importorskip("readme_renderer.markdown", reason="comes with the extra lint")
    page = markdown.render((ROOT / "README.md").read_text(encoding="utf-8"))
    assert "<h1" in page
    assert "<table" in page
    links = re.findall(r'(?:href|src)="([^"]*)"', page)
    assert [link for link in links if not link.startswith(("https://", "#"))] == []


def test_it_is_cited_by_its_version() -> None:
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {attribution.__version__}\n" in citation
    assert re.match(r"cff-version: 1\.2\.0\n", citation)
    assert "\nlicense: Apache-2.0\n" in citation  # a list would be a choice
    assert all(f"\n{key}:" in citation for key in ("message", "title", "authors", "type"))


def test_the_source_distribution_can_be_tested(tmp_path: Path) -> None:
    with tarfile.open(build("sdist", tmp_path)) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert shipped() <= names
    assert {"Makefile", "constraints.txt", "pyproject.toml", "LICENSE", "README.md"} <= names
    assert {".ci/run", "tests/test_package.py", "docs/conf.py"} <= names
    assert {"CITATION.cff", "CODE_OF_CONDUCT.md", "CONTRIBUTING.md", "SECURITY.md"} <= names
    assert {"NOTICE", "noxfile.py"} <= names


def test_the_wheel_is_the_same_whoever_builds_it_and_where(built: Path, tmp_path: Path) -> None:
    again = build("wheel", tmp_path, zone="Asia/Tokyo")
    assert again.name == built.name
    assert again.read_bytes() == built.read_bytes()
