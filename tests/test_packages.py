"""What is told of a package that is not installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from attribution import MissingPackageError
from attribution.packages import needed


def test_what_to_install_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "networkx", None)
    with pytest.raises(MissingPackageError, match=r"claim-attribution\[network\]"):
        needed("networkx")


def test_a_package_that_is_broken_is_not_said_to_be_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "networkx.py").write_text("import no_such_part_of_it\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(__import__("sys").modules, "networkx", raising=False)
    with pytest.raises(ModuleNotFoundError, match="no_such_part_of_it"):
        needed("networkx")
