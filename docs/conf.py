"""Sphinx configuration."""

import sys
from importlib import metadata
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx

from attribution.batch import COLUMNS
from attribution.output import FORMATS

sys.path.insert(0, str(Path(__file__).parent))

import directives
import links
import plots
import values
import word_lists

project = "attribution"
author = "the attribution authors"
copyright = "2026, the attribution authors"  # noqa: A001
release = metadata.version("claim-attribution")
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx_copybutton"]
html_theme = "furo"
html_title = f"attribution {release}"
html_static_path = ["_static"]
html_css_files = ["style.css"]
exclude_patterns = ["_build"]
source_suffix = {".md": "markdown", ".rst": "restructuredtext"}
default_role = "name"
autodoc_typehints = "description"
# Names that are told by themselves, not by the values that they stand for.
autodoc_type_aliases = {
    alias: f"attribution.{alias}"
    for alias in (
        "ChainRole", "EntityKind", "Kind", "OutletKind", "Part", "Polarity", "Relation",
        "Resolution", "Scope", "Scorer",
    )
}  # fmt: skip
autodoc_member_order = "bysource"
napoleon_google_docstring = True
autodoc_typehints_description_target = "documented_params"
autodoc_default_options = {"members": True}


class FormatsTable(Directive):
    """The output formats, from the table that the command line reads."""

    def run(self) -> list[nodes.Node]:
        rows = nodes.bullet_list()
        for form in FORMATS:
            endings = ", ".join(form.suffixes)
            item = nodes.paragraph()
            item += nodes.literal(text=form.name)
            item += nodes.Text(f": {form.description} ({endings})")
            rows += nodes.list_item("", item)
        return [rows]


class ColumnsTable(Directive):
    """The columns of the table of attributions, from the table that makes it."""

    def run(self) -> list[nodes.Node]:
        group = nodes.tgroup(cols=3)
        group += [nodes.colspec(colwidth=width) for width in (3, 2, 8)]
        head, body = nodes.thead(), nodes.tbody()
        group += [head, body]
        head += _row(*(nodes.Text(word) for word in ("column", "type", "what stands in it")))
        for column in COLUMNS:
            body += _row(
                nodes.literal(text=column.name),
                nodes.Text(column.type),
                nodes.Text(column.meaning),
            )
        return [nodes.table("", group)]


def _row(*cells: nodes.Node) -> nodes.row:
    row = nodes.row()
    for cell in cells:
        row += nodes.entry("", nodes.paragraph("", "", cell))
    return row


def setup(app: Sphinx) -> None:
    for parts in (directives, links, plots, values, word_lists):
        parts.add_to(app)
    app.add_directive("formats", FormatsTable)
    app.add_directive("columns", ColumnsTable)
