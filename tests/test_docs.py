"""The documentation's code runs, each block when it is pasted alone, and prints what is shown."""

from __future__ import annotations

import doctest
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[1] / "docs"
# What the blocks of a page need beside the package.
PAGES = {
    "index.md": (),
    "install.md": (),
    "view.md": (),
    "quickstart.md": (),
    "knowledge.md": (),
    "formats.md": ("pandas", "narwhals", "pyarrow", "spacy", "trafilatura"),
    "json.md": (),
    "network.md": ("networkx", "matplotlib"),
    "migrating.md": (),
    "scale.md": ("pandas", "pyarrow"),
    "citing.md": (),
    "tutorial.md": ("matplotlib", "pandas", "narwhals", "pyarrow"),
    "howto/service.md": ("fastapi",),
    "howto/pandas.md": ("pandas", "narwhals", "pyarrow"),
    "howto/web-page.md": ("trafilatura",),
    "howto/threshold.md": (),
    "howto/own-words.md": (),
    "howto/own-model.md": (),
    "howto/conllu.md": (),
    "howto/spacy.md": ("spacy",),
}
# A block, and what it prints where that follows, at once or behind one line that ends in a colon.
BLOCK = re.compile(
    r"^```python\n(.*?)^```$(?:\n\n(?:[^\n`]+:\n\n)?^```text\n(.*?)^```$)?",
    re.DOTALL | re.MULTILINE,
)


def blocks(page: str) -> Iterator[tuple[str, str, str]]:
    text = (DOCS / page).read_text(encoding="utf-8")
    for found in BLOCK.finditer(text):
        if re.search(r"^(import ray|from pyspark)", found[1], re.MULTILINE):
            continue  # tests/clusters runs these
        line = text[: found.start()].count("\n") + 2
        yield f"{page}:{line}", found[1], found[2] or ""


BLOCKS = [
    pytest.param(page, code, shown, id=name) for page in PAGES for name, code, shown in blocks(page)
]


@pytest.mark.model
@pytest.mark.parametrize(("page", "code", "shown"), BLOCKS)
def test_a_block_runs_alone(
    page: str,
    code: str,
    shown: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for package in PAGES[page]:
        pytest.importorskip(package)
    monkeypatch.chdir(tmp_path)
    exec(compile(code, page, "exec"), {"__name__": "pasted"})  # noqa: S102  # the page's own code
    printed = capsys.readouterr().out
    ellipsis = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    assert not shown or doctest.OutputChecker().check_output(shown, printed, ellipsis), printed


def test_no_page_with_code_is_left_out() -> None:
    pages = (path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md"))
    assert {page for page in pages if [*blocks(page)]} == set(PAGES)


@pytest.mark.model
def test_the_service_of_the_how_to_answers_with_what_its_schema_promises() -> None:
    pytest.importorskip("fastapi")
    client = pytest.importorskip("fastapi.testclient")
    code = next(str(block.values[1]) for block in BLOCKS if block.values[0] == "howto/service.md")
    service: dict[str, object] = {"__name__": "pasted"}
    exec(compile(code, "service.py", "exec"), service)  # noqa: S102  # the page's own code
    asked = client.TestClient(service["app"])

    answer = asked.post("/attributions", json={"text": "Ana Lund said it rained."})
    assert answer.json()["attributions"][0]["speaker"]["name"] == "Ana Lund"
    assert asked.post("/attributions", json={"text": "It rained. " * 10_000}).status_code == 422
    half_a_pair = asked.post(
        "/attributions",
        content=rb'{"text": "\ud83d Lund said it rained."}',
        headers={"content-type": "application/json"},
    )
    assert half_a_pair.json()["text"].startswith("\ud83d")
    assert "AttributionDict" in asked.get("/openapi.json").json()["components"]["schemas"]
