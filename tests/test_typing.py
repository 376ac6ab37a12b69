"""What type checkers are told: a misspelt name, and the values that a result can hold."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

import attribution

CODE = """\
import attribution
from attribution import Attribution, Gender, Kind, Polarity, Resolution
from attribution.output import rows, to_dict

def of(a: Attribution, d: attribution.AttributedDocument) -> None:
    reveal_type(a.polarity)
    reveal_type(to_dict(d)["attributions"][0]["quote"]["cue"])
    reveal_type(rows(d)[0]["speaker"])
    attribution.atribute("Reyes slept.")
    rows(d)[0]["speakr"]
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "code.py"
    path.write_text(CODE, encoding="utf-8")
    return path


@pytest.mark.slow
def test_mypy_knows_every_value(file: Path) -> None:
    api = pytest.importorskip("mypy.api")
    out, _, _ = api.run([str(file), "--strict", "--no-error-summary"])
    polarity, cue, speaker, misspelt, key, *rest = out.splitlines()
    assert "Literal['asserted'" in polarity
    assert "CueDict" in cue
    assert "str | None" in speaker or "Union[builtins.str, None]" in speaker
    assert 'has no attribute "atribute"' in misspelt
    assert '"speakr"' in key
    assert all("note: " in line for line in rest)


@pytest.mark.slow
def test_pyright_knows_every_value(file: Path) -> None:
    # Pyright as a package with all that it needs, so that no test asks the network for it.
    pytest.importorskip("basedpyright", reason="comes with the extra lint")
    (file.parent / "pyrightconfig.json").write_text('{"typeCheckingMode": "standard"}')
    command = [sys.executable, "-m", "basedpyright", "--outputjson", str(file)]
    command += ["--pythonpath", sys.executable]
    ran = subprocess.run(command, cwd=file.parent, capture_output=True, text=True, check=False)
    told = [found["message"] for found in json.loads(ran.stdout)["generalDiagnostics"]]
    polarity, cue, speaker, misspelt, key = told
    assert "Polarity" in polarity or "asserted" in polarity
    assert "CueDict | None" in cue
    assert "str | None" in speaker
    assert '"atribute" is not a known attribute' in misspelt
    assert '"speakr" is not a defined key' in key


@pytest.mark.parametrize(
    "name", ["ChainRole", "EntityKind", "Kind", "OutletKind", "Polarity", "Relation", "Resolution",
             "Scope", "Scorer"],
)  # fmt: skip
def test_what_a_value_can_be_is_importable(name: str) -> None:
    assert name in attribution.__all__
    assert all(isinstance(value, str) for value in get_args(getattr(attribution, name)))


def test_gender_is_importable() -> None:
    assert attribution.Gender("feminine", ("she",)).evidence == ("she",)
