"""Plots of the figures that measured.md tells, drawn as the page is built."""

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

__all__ = ["add_to", "bars", "figures"]

HERE = Path(__file__).parent
_SECTION = re.compile(r"^#+ (.+)$", re.MULTILINE)
_FIGURE = re.compile(r"[\d,]*\d(?:\.\d+)?")
_MARKUP = re.compile(r"[*`]")
_BAR, _GAP, _LINE, _LABELS, _LETTERS, _WIDTH = 18, 8, 15, 190, 28, 440


def figures(page: str, plot: Mapping[str, str]) -> list[tuple[str, str]]:
    """The figures of one column or row of a table, each with its name.

    Arguments:
        page: measured.md.
        plot: names the ``section``, and a ``column`` or a ``row``.
    """
    for head, *rows in _tables(page, plot["section"]):
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
    raise ExtensionError(f"measured.md has no figures for {where!r} in {plot['section']!r}")


def _tables(page: str, section: str) -> Iterator[list[list[str]]]:
    """The tables of a section, as rows of cells without the line below the head."""
    parts = _SECTION.split(page)
    bodies = dict(zip(parts[1::2], parts[2::2], strict=True))
    for block in re.split(r"\n(?!\|)", bodies.get(section, "")):
        lines = [line for line in block.splitlines() if line.startswith("|")]
        rows = [[_MARKUP.sub("", c).strip() for c in line.strip("|").split("|")] for line in lines]
        if len(rows) > 2:
            yield [rows[0], *rows[2:]]


def bars(title: str, found: list[tuple[str, str]]) -> str:
    """Named figures as an SVG of bars, in the colours of the page."""
    values = [float(figure.replace(",", "")) for _, figure in found]
    longest = max(values) or 1
    lines, top = [], 0
    for (name, figure), value in zip(found, values, strict=True):
        words = wrap(name, _LETTERS)
        width = (_WIDTH - _LABELS - 52) * value / longest
        ours = ' class="ours"' if name == "attribution" else ""
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
    """A section for each plot that plots.toml names."""

    def run(self) -> list[nodes.Node]:
        for file in ("measured.md", "plots.toml"):
            self.env.note_dependency(str(HERE / file))
        page = (HERE / "measured.md").read_text(encoding="utf-8")
        return [self._plot(page, plot) for plot in read_file(HERE / "plots.toml")["plot"]]

    def _plot(self, page: str, plot: Mapping[str, str]) -> nodes.section:
        title, unit = plot["title"], plot["unit"]
        section = nodes.section("", nodes.title(title, title), ids=[nodes.make_id(title)])
        drawn = bars(f"{title}, {unit}", figures(page, plot))
        section += nodes.raw("", drawn, format="html")
        machine = f" Machine: {plot['machine']}." if "machine" in plot else ""
        section += self.parse_text_to_nodes(
            f"{unit[:1].upper()}{unit[1:]}. Corpus: {plot['corpus']}.{machine} `{plot['command']}`"
        )
        return section


def add_to(app: Sphinx) -> None:
    """Adds the plots to a build."""
    app.add_directive("plots", Plots)
