"""Links of the API reference: names in docstrings, and the standard library's types."""

from __future__ import annotations

import sys

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.domains.python import PyXRefRole
from sphinx.environment import BuildEnvironment

__all__ = ["add_to"]

# What annotations import by itself.
_WHOLE = {"Path": "pathlib.Path"}


class NameRole(PyXRefRole):
    """A name in single backticks: a link to the nearest object of that name."""

    def process_link(
        self,
        env: BuildEnvironment,
        refnode: nodes.Element,
        has_explicit_title: bool,
        title: str,
        target: str,
    ) -> tuple[str, str]:
        title, target = super().process_link(env, refnode, has_explicit_title, title, target)
        refnode["refdomain"], refnode["reftype"], refnode["refspecific"] = "py", "obj", True
        return title, target


def _standard(
    _app: Sphinx, _env: BuildEnvironment, node: pending_xref, content: nodes.TextElement
) -> nodes.reference | None:
    """A link to Python's own documentation, made without reading its inventory."""
    target = str(node.get("reftarget", ""))
    module, _, name = _WHOLE.get(target, target).rpartition(".")
    if module.partition(".")[0] not in sys.stdlib_module_names or not name:
        return None
    address = f"https://docs.python.org/3/library/{module}.html#{module}.{name}"
    return nodes.reference("", "", content, refuri=address, internal=False)


def add_to(app: Sphinx) -> None:
    """Adds both to a build."""
    app.add_role("name", NameRole())
    app.connect("missing-reference", _standard)
