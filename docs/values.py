"""What the source says below a value, found where it is defined, for names that are imported."""

from __future__ import annotations

import ast
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from sphinx.application import Sphinx

__all__ = ["add_to", "told"]


@cache
def _source(module: str) -> ast.Module:
    spec = find_spec(module)
    return ast.parse(Path(str(spec and spec.origin)).read_text(encoding="utf-8"))


def told(module: str, name: str) -> str | None:
    """The text below the assignment of a name that a module defines or imports."""
    source = _source(module)
    for statement, below in zip(source.body, source.body[1:], strict=False):
        match statement, below:
            case (
                ast.Assign(targets=[ast.Name(id=assigned)])
                | ast.AnnAssign(target=ast.Name(id=assigned)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ) if assigned == name:
                return text
    for node in ast.walk(source):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                if (alias.asname or alias.name) == name and node.module.startswith("attribution"):
                    return told(node.module, alias.name)
    return None


def _fill(
    _app: Sphinx, what: str, name: str, _value: object, _options: object, lines: list[str]
) -> None:
    module, _, last = name.rpartition(".")
    text = told(module, last) if what == "data" else None
    if text is not None:
        # An alias tells its values in a line of its own; a tuple has but what all tuples say.
        alias = [line for line in lines if line.startswith("alias of")]
        lines[:] = [*text.splitlines(), "", *alias, ""]


def add_to(app: Sphinx) -> None:
    """Adds these texts to the API reference."""
    app.connect("autodoc-process-docstring", _fill)
