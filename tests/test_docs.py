"""The documentation's code runs, each block when it is pasted alone."""

from __future__ import annotations

import re
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
    "json.md": ("fastapi",),
    "network.md": ("networkx", "matplotlib"),
    "migrating.md": (),
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
BLOCKS = [
    pytest.param(page, found[1], id=f"{page}:{text[: found.start()].count(chr(10)) + 2}")
    for page in PAGES
    for text in [(DOCS / page).read_text(encoding="utf-8")]
    for found in re.finditer(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
]


@pytest.mark.model
@pytest.mark.parametrize(("page", "code"), BLOCKS)
def test_a_block_runs_alone(
    page: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for package in PAGES[page]:
        pytest.importorskip(package)
    monkeypatch.chdir(tmp_path)
    exec(compile(code, page, "exec"), {"__name__": "pasted"})  # noqa: S102  # the page's own code


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
    assert "AttributionDict" in asked.get("/openapi.json").json()["components"]["schemas"]
