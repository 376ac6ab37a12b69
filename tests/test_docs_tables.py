"""Tables and plots of the documentation are made of what the package and the benchmarks give."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

pytest.importorskip("sphinx")

from attribution.knowledge.tables import read_file

DOCS = Path(__file__).parents[1] / "docs"
PAGE = """\
# Measured

## Finding

| | found | with source |
|---|---|---|
| another tool | 29.6 | - |
| **attribution** | **77.1** | **88% of 1,250** |

## Cost

| articles | 100 | 1,600 |
|---|---|---|
| MB | 672 | 1,713 |
"""


@pytest.fixture(autouse=True)
def beside_the_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(DOCS), *sys.path])


def test_a_column_gives_a_figure_for_each_row_that_has_one() -> None:
    from plots import figures

    found = figures(PAGE, {"section": "Finding", "column": "found"})
    assert found == [("another tool", "29.6"), ("attribution", "77.1")]
    assert figures(PAGE, {"section": "Finding", "column": "with source"}) == [("attribution", "88")]


def test_a_row_gives_a_figure_for_each_column() -> None:
    from plots import figures

    found = figures(PAGE, {"section": "Cost", "row": "MB"})
    assert found == [("100", "672"), ("1,600", "1,713")]


def test_a_plot_of_what_is_not_measured_is_refused() -> None:
    from plots import figures
    from sphinx.errors import ExtensionError

    with pytest.raises(ExtensionError, match="no figures for 'lost' in 'Finding'"):
        figures(PAGE, {"section": "Finding", "column": "lost"})


def test_bars_tell_names_and_figures_to_those_who_cannot_see_them() -> None:
    from plots import bars

    picture = bars("Found", [("a <tool>", "29.6"), ("attribution", "77.1")])
    drawn = ElementTree.fromstring(picture)  # noqa: S314  # our own
    assert drawn.get("aria-label") == "Found. a <tool>: 29.6; attribution: 77.1"
    widths = [float(bar.get("width", "")) for bar in drawn.iter("rect")]
    assert widths[0] / widths[1] == pytest.approx(29.6 / 77.1, abs=0.01)


@pytest.mark.parametrize(
    "plot", [pytest.param(p, id=p["title"]) for p in read_file(DOCS / "plots.toml")["plot"]]
)
def test_every_plot_has_figures_a_corpus_and_a_command(plot: dict[str, str]) -> None:
    from plots import figures

    assert figures((DOCS / "measured.md").read_text(encoding="utf-8"), plot)
    assert {"corpus", "unit"} <= set(plot)
    module = plot["command"].split()[2].replace(".", "/")
    assert (DOCS.parent / f"{module}.py").is_file()
