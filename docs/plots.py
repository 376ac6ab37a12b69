"""What the benchmarks printed, with plots of it, drawn as the page is built."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from itertools import count
from pathlib import Path
from textwrap import wrap

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective

from attribution.knowledge.tables import read_file

__all__ = ["add_to", "bars", "figures", "printed"]

HERE = Path(__file__).parent
PRINTED = HERE / "printed"
_SECTION = re.compile(r"^#+ (.+)$", re.MULTILINE)
_FIGURE = re.compile(r"[\d,]*\d(?:\.\d+)?")
_MARKUP = re.compile(r"[*`]")
_BAR, _GAP, _LINE, _LABELS, _LETTERS, _WIDTH = 18, 8, 15, 190, 28, 440


def printed(name: str) -> tuple[str, str, str]:
    """What a benchmark printed: its command, when and on what it ran, and the rest."""
    command, when, rest = (PRINTED / f"{name}.txt").read_text(encoding="utf-8").split("\n", 2)
    return command.removeprefix("$ "), when.removeprefix("# "), rest


def figures(page: str, plot: Mapping[str, str]) -> list[tuple[str, str]]:
    """The figures of a plot, each with its name.

    Arguments:
        page: measured.md, or what a benchmark printed.
        plot: names a ``column``, or a ``row``, of a table, with the ``section`` that the table is
            in; or a ``pattern`` with two groups, a name and a figure, of which the first counts.
    """
    if "pattern" in plot:
        found = re.findall(plot["pattern"], page, re.MULTILINE)
        if not found:
            raise ExtensionError(f"no benchmark printed {plot['pattern']!r}")
        first: dict[str, str] = {}
        for name, figure in found:
            first.setdefault(" ".join(name.split()), figure)
        return [*first.items()]
    for head, *rows in _tables(page, plot.get("section")):
        if plot.get("column") in head:
            at = head.index(plot["column"])
            found = [(row[0], row[at]) for row in rows if len(row) > at]
        else:
            named = [row for row in rows if row[0] == plot.get("row")]
            found = [*zip(head[1:], named[0][1:], strict=True)] if named else []
        found = [(name, figure[0]) for name, told in found if (figure := _FIGURE.match(told))]
        if found:
            return found
    where = plot.get("column") or plot.get("row")
    raise ExtensionError(f"there are no figures for {where!r} in {plot.get('section')!r}")


def _tables(page: str, section: str | None) -> Iterator[list[list[str]]]:
    """The tables of a page or of a section, as rows of cells without the line below the head."""
    parts = _SECTION.split(page)
    bodies = dict(zip(parts[1::2], parts[2::2], strict=True))
    within = page if section is None else bodies.get(section, "")
    for block in re.split(r"\n(?![^\n]*\|)", within):
        lines = [line for line in block.splitlines() if "|" in line]
        rows = [[_MARKUP.sub("", c).strip() for c in line.strip("|").split("|")] for line in lines]
        rows = [row for row in rows if set("".join(row)) - set("-")]
        if len(rows) > 1:
            yield rows


def bars(title: str, found: list[tuple[str, str]]) -> str:
    """Named figures as an SVG of bars, in the colours of the page."""
    values = [float(figure.replace(",", "")) for _, figure in found]
    longest = max(values) or 1
    lines, top = [], 0
    for (name, figure), value in zip(found, values, strict=True):
        words = wrap(name, _LETTERS)
        width = (_WIDTH - _LABELS - 52) * value / longest
        ours = ' class="ours"' if re.search("^attribution|ours$", name) else ""
        lines += [
            f'<text x="{_LABELS - 8}" y="{y}" text-anchor="end">{escape(part)}</text>'
            for y, part in zip(count(top + 13, _LINE), words, strict=False)
        ]
        lines += [
            f'<rect x="{_LABELS}" y="{top}" width="{width:.1f}" height="{_BAR}"{ours}/>',
            f'<text x="{_LABELS + width + 6:.1f}" y="{top + 13}">{figure}</text>',
        ]
        top += _BAR + _GAP + _LINE * (len(words) - 1)
    told = "; ".join(f"{name}: {figure}" for name, figure in found)
    return (
        f'<svg class="bars" viewBox="0 0 {_WIDTH} {top}" role="img" '
        f'aria-label="{escape(f"{title}. {told}")}">{"".join(lines)}</svg>'
    )


class Plots(SphinxDirective):
    """A section for each entry of plots.toml: a plot, a caption, and what was printed."""

    def run(self) -> list[nodes.Node]:
        for file in (HERE / "measured.md", HERE / "plots.toml", *PRINTED.iterdir()):
            self.env.note_dependency(str(file))
        return [self._plot(plot) for plot in read_file(HERE / "plots.toml")["plot"]]

    def _plot(self, plot: Mapping[str, str]) -> nodes.section:
        title = plot["title"]
        section = nodes.section("", nodes.title(title, title), ids=[nodes.make_id(title)])
        if "printed" in plot:
            command, when, page = printed(plot["printed"])
        else:
            command, when = plot["command"], ""
            page = (HERE / "measured.md").read_text(encoding="utf-8")
        told = [f"Corpus: {plot['corpus']}."]
        if "unit" in plot:
            drawn = bars(f"{title}, {plot['unit']}", figures(page, plot))
            section += nodes.raw("", drawn, format="html")
            told.insert(0, f"{plot['unit'][:1].upper()}{plot['unit'][1:]}.")
        told += [f"Machine: {plot['machine']}."] if "machine" in plot else []
        section += self.parse_text_to_nodes(f"{' '.join(told)} `{command}`")
        if when:
            head = f"<summary>What it printed ({escape(when)})</summary>"
            folded = f'<details class="printed">{head}<pre>{escape(page)}</pre></details>'
            section += nodes.raw("", folded, format="html")
        return section


def add_to(app: Sphinx) -> None:
    """Adds the plots to a build."""
    app.add_directive("plots", Plots)
