"""Tables and plots of the documentation are made of what the package and the benchmarks give."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

pytest.importorskip("sphinx.application")

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


PRINTED = """\
tool                 | found | recall
another tool         | 29.6 | 76 / 21
attribution, as such | 77.2 | 98 / 90

gold trees
  pronoun ours     12 of  20   60.0%
raw trees
  pronoun ours     11 of  20   55.0%
"""


def test_figures_are_read_from_what_a_benchmark_printed() -> None:
    from plots import figures

    found = figures(PRINTED, {"column": "found"})
    assert found == [("another tool", "29.6"), ("attribution, as such", "77.2")]
    pattern = r"^  (\w+ ours) +\d+ of +\d+ +([\d.]+)%"
    assert figures(PRINTED, {"pattern": pattern}) == [("pronoun ours", "60.0")]


@pytest.mark.parametrize(
    "plot", [pytest.param(p, id=p["title"]) for p in read_file(DOCS / "plots.toml")["plot"]]
)
def test_every_plot_has_figures_a_corpus_and_a_command(plot: dict[str, str]) -> None:
    from plots import figures, printed

    if "printed" in plot:
        command, _, page = printed(plot["printed"])
    else:
        command, page = plot["command"], (DOCS / "measured.md").read_text(encoding="utf-8")
    if "unit" in plot:
        assert figures(page, plot)
    assert plot["corpus"]
    module = command.split()[2].replace(".", "/")
    assert (DOCS.parent / f"{module}.py").is_file()


def test_everything_printed_is_shown_and_names_no_folder() -> None:
    plots = read_file(DOCS / "plots.toml")["plot"]
    files = [*(DOCS / "printed").iterdir()]
    assert {file.stem for file in files} == {p["printed"] for p in plots if "printed" in p}
    assert [f.name for f in files if "/" in f.read_text(encoding="utf-8").split("\n")[0]] == []
