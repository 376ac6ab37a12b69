"""The package's word lists as tables to browse, from the files that the package itself reads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import resources
from itertools import groupby

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from attribution.knowledge.tables import Table, read

__all__ = ["add_to"]

_ATTITUDES = ("speech", "attitude")
_FILE = resources.files("attribution") / "data" / "en" / "cues.toml"
# How the file's head tells what a frame is: *# [clause]   VERB (that) CLAUSE   She said ...*
_FRAME = re.compile(r"^# \[([\w.]+)\] +(.+?) {2,}(.+)$", re.MULTILINE)


def _table(
    heads: Iterable[str], rows: Iterable[Iterable[str]], widths: Iterable[int]
) -> nodes.table:
    """A table of plain texts."""
    columns = [nodes.colspec(colwidth=width) for width in widths]
    group = nodes.tgroup("", *columns, cols=len(columns))
    group += nodes.thead("", _row(heads))
    group += nodes.tbody("", *map(_row, rows))
    # Names and words as they are listed: no apostrophe is made round.
    return nodes.table("", group, support_smartquotes=False)


def _row(cells: Iterable[str]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph(cell, cell)) for cell in cells))


def _section(title: str, *parts: nodes.Node) -> nodes.section:
    return nodes.section("", nodes.title(title, title), *parts, ids=[nodes.make_id(title)])


def _frames(cues: Table) -> Iterator[tuple[str, str, list[list[str]]]]:
    """Every frame: the section that it stands in, its name, its words by what they tell."""
    for section, whole in cues.items():
        within = {f"{section}.{key}": part for key, part in whole.items() if isinstance(part, dict)}
        for name, part in {section: whole, **within}.items():
            if any(part.get(key) for key in _ATTITUDES):
                yield section, name, [sorted(part.get(key, ())) for key in _ATTITUDES]


class CuesTables(SphinxDirective):
    """The frames, counted, and the words of each."""

    def run(self) -> list[nodes.Node]:
        forms = _FRAME.findall(_FILE.read_text(encoding="utf-8"))
        told = {name: (form, example) for name, form, example in forms}
        cues = read("en", "cues")
        frames = [*_frames(cues)]
        counted = []
        for section, name, words in frames:
            form, example = told.get(name, ("", ""))
            governs = name.rpartition(".")[2]
            if governs in cues["preposition"]:
                form, example = told[f"{section}.P"]
                form = re.sub(r"\bP\b", governs, form)
                shown = next(word for word in example.split() if word in cues["preposition"])
                example = example if shown == governs else ""
            counted.append((name, form, example, *(str(len(listed)) for listed in words)))
        return [
            _table(("frame", "form", "example", *_ATTITUDES), counted, (4, 6, 6, 2, 2)),
            *(
                _section(section.capitalize(), _words(parts))
                for section, parts in groupby(frames, key=lambda frame: frame[0])
            ),
        ]


def _words(frames: Iterable[tuple[str, str, list[list[str]]]]) -> nodes.table:
    rows = [(name, *map(", ".join, words)) for _, name, words in frames]
    return _table(("frame", *_ATTITUDES), rows, (2, 6, 4))


class OutletsTables(SphinxDirective):
    """The outlets, counted by country and kind, and those of each kind."""

    def run(self) -> list[nodes.Node]:
        kinds = read("en", "agencies")
        number = Counter(
            (outlet.get("country", ""), kind)
            for kind, outlets in kinds.items()
            for outlet in outlets.values()
        )
        of_country = Counter(
            outlet.get("country", "") for outlets in kinds.values() for outlet in outlets.values()
        )
        counted = [
            (country or "none", *(str(number[country, kind] or "") for kind in kinds), str(whole))
            for country, whole in sorted(of_country.items(), key=lambda c: (-c[1], c[0]))
        ]
        counted.append(
            ("all", *(str(len(outlets)) for outlets in kinds.values()), str(of_country.total()))
        )
        widths = (2,) * (len(kinds) + 2)
        return [
            _table(("country", *kinds, "all"), counted, widths),
            *(_section(kind.capitalize(), _outlets(outlets)) for kind, outlets in kinds.items()),
            _section("Local outlets of the United States", *_local()),
        ]


def _outlets(outlets: Table) -> nodes.table:
    return _table(
        ("name", "country", "other names", "only where the words around show it"),
        (
            (
                name,
                outlet.get("country", ""),
                ", ".join(outlet.get("aliases", ())),
                ", ".join((*outlet.get("ambiguous", ()), *outlet.get("homonyms", ()))),
            )
            for name, outlet in sorted(outlets.items(), key=_country)
        ),
        (5, 2, 5, 4),
    )


def _country(outlet: tuple[str, Table]) -> tuple[str, str]:
    name, told = outlet
    return told.get("country", ""), name


def _local() -> Iterator[nodes.Node]:
    for trust, kinds in read("en", "local_outlets").items():
        for kind, whole in kinds.items():
            names = [name.strip() for name in whole.split(";") if name.strip()]
            text = f"{kind.capitalize()}s, {trust} ({len(names):,}): {', '.join(names)}."
            yield nodes.paragraph(text, text, support_smartquotes=False)


def add_to(app: Sphinx) -> None:
    """Adds both tables to a build."""
    app.add_directive("cues", CuesTables)
    app.add_directive("outlets", OutletsTables)
