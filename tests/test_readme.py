"""The README shows what its example prints, and the figures that were measured."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest

README = Path(__file__).parents[1] / "README.md"


@pytest.mark.model
def test_the_example_prints_what_the_readme_says() -> None:
    text = README.read_text(encoding="utf-8")
    found = re.search(r"```python\n(.*?)```\n\n```text\n(.*?)```", text, re.DOTALL)
    assert found is not None
    code, expected = found.groups()
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, str(README), "exec"), {})  # noqa: S102  # the README's own code
    assert printed.getvalue() == expected


def test_the_figures_are_those_that_were_measured() -> None:
    measured = (README.parent / "docs" / "measured.md").read_text(encoding="utf-8")
    _, _, comparison = README.read_text(encoding="utf-8").partition("## How it compares")
    rows = [line for line in comparison.splitlines() if line.startswith("|")]
    assert len(rows) == 6
    assert [row for row in rows if f"\n{row}\n" not in measured] == []
