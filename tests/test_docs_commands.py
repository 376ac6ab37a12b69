"""What the documentation tells to type, and the files that it shows, are what the package takes."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from attribution import Knowledge
from attribution.cli import main
from attribution.cli.commands import prepared
from attribution.errors import AttributionError
from attribution.knowledge.tables import read_file
from attribution.measuring import read_gold

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def fences(kind: str) -> list[tuple[str, str]]:
    """Each block of a kind, with the page that it stands on."""
    pattern = re.compile(rf"^```(?:\{{code-block\}} )?{kind}\n(.*?)^```$", re.DOTALL | re.MULTILINE)
    return [
        (page.relative_to(ROOT).as_posix(), block)
        for page in PAGES
        for block in pattern.findall(page.read_text(encoding="utf-8"))
    ]


TYPED = [
    pytest.param(line[2:], id=f"{page}: {line[2:].partition('#')[0].strip()}")
    for page, block in fences("console")
    for line in block.splitlines()
    if line.startswith("$ ")
]
# A shell splits, pipes and loops; our command only notes what it was called with.
SHELL = """\
attribution() { printf '%s\\0' "$#" "$@" >> noted; }
for other in conda curl docker make pip python3 source uv uvicorn; do
    eval "$other() { :; }"
done
"""
EXTRAS = read_file(ROOT / "pyproject.toml")["project"]["optional-dependencies"]
ARTICLE = "Mayor Ana Lund said it would rain.\n"


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that the documentation names."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "articles").mkdir()
    for name in ("article.txt", "other.txt", "articles/one.txt", "articles.parquet"):
        (tmp_path / name).write_text(ARTICLE, encoding="utf-8")
    (gold,) = (block for _, block in fences("json"))
    for name in ("articles.jsonl", "gold.jsonl"):
        (tmp_path / name).write_text(" ".join(gold.split()) + "\n", encoding="utf-8")
    return tmp_path


def called(line: str, folder: Path) -> list[list[str]]:
    """What follows the word `attribution`, each time that the line calls it."""
    command = ["/bin/bash", "-c", f"{SHELL}\n{line}"]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert "not found" not in ran.stderr
    noted = folder / "noted"
    words = noted.read_text(encoding="utf-8").split("\0")[:-1] if noted.exists() else []
    calls = []
    while words:
        end = int(words[0]) + 1
        calls.append(words[1:end])
        words = words[end:]
    return calls


@pytest.mark.parametrize("line", TYPED)
def test_a_line_is_understood(line: str, files: Path) -> None:
    for extra in re.findall(r"claim-attribution\[([\w,]+)\]", line):
        assert set(extra.split(",")) <= set(EXTRAS)
    if line.startswith(("eval", "source")):
        return  # these are for the shell of a person
    for words in called(line, files):
        prepared(words, pytest.fail)


SHOWN = [
    pytest.param(*block.removeprefix("$ ").split("\n", 1), id=block.partition("\n")[0])
    for _, block in fences("console")
    if not all(line.startswith("$ ") for line in block.splitlines())
]


@pytest.mark.model
@pytest.mark.parametrize(("line", "shown"), SHOWN)
def test_a_line_prints_what_is_shown(
    line: str,
    shown: str,
    files: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (words,) = called(line, files)
    piped = re.match("echo '(.*)' [|]", line)
    (files / "piped").write_text(piped[1] if piped else "", encoding="utf-8")
    with (files / "piped").open(encoding="utf-8") as given:
        monkeypatch.setattr(sys, "stdin", given)
        assert main(words) == 0
    printed = capsys.readouterr()
    assert (printed.out + printed.err).strip("\n") == shown.strip("\n")


@pytest.mark.parametrize(
    ("page", "table"), [pytest.param(*found, id=found[0]) for found in fences("toml")]
)
def test_a_table_can_be_read(page: str, table: str, tmp_path: Path) -> None:
    file = tmp_path / (re.match(r"# (?:\w+/)?(\w+\.toml)", table) or ("", "other.toml"))[1]
    file.write_text(table, encoding="utf-8")
    assert read_file(file)
    if file.name == "own.toml":
        assert Knowledge.default("en").extended(file).lexicon != Knowledge.default("en").lexicon


def test_the_german_folder_can_be_read(tmp_path: Path) -> None:
    for _, table in fences("toml"):
        if found := re.match(r"# german/(\w+\.toml)", table):
            (tmp_path / found[1]).write_text(table, encoding="utf-8")
    german = Knowledge.read(tmp_path)
    assert german.lexicon.frames


def test_an_error_is_told_as_the_page_says() -> None:
    (shown,) = (block for page, block in fences("text") if page == "docs/knowledge.md")
    for line, words in zip(
        shown.splitlines(),
        (
            {"lexicon": {"clause": {"speach": ["yodel"]}}},
            {"outlets": {"newspaper": {"Courier": {"aliases": "the Courier"}}}},
        ),
        strict=True,
    ):
        with pytest.raises(AttributionError) as told:
            Knowledge.default("en").extended(words)
        assert line.partition("] ")[2] in str(told.value)


def test_every_module_that_a_page_names_is_there() -> None:
    named = {
        module
        for page in PAGES
        for module in re.findall(
            r"python -m ((?:benchmarks|tests|training)[.\w]*)", page.read_text("utf-8")
        )
    }
    paths = [ROOT / module.rstrip(".").replace(".", "/") for module in named]
    assert [str(p) for p in paths if not (p.is_dir() or p.with_suffix(".py").is_file())] == []


def test_marked_articles_can_be_read(files: Path) -> None:
    (article,) = read_gold(files / "gold.jsonl")
    assert article["quotes"][0]["speaker"] == "Lund"
