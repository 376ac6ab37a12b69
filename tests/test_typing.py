"""What type checkers are told: a misspelt name, and the values that a result can hold."""

from __future__ import annotations

from pathlib import Path

import pytest

api = pytest.importorskip("mypy.api")

CODE = """\
import attribution
from attribution import Attribution, Gender, Kind, Polarity, Resolution
from attribution.output import rows, to_dict

def of(a: Attribution, d: attribution.AttributedDocument) -> None:
    reveal_type(a.polarity)
    reveal_type(to_dict(d)["attributions"][0]["quote"]["cue"])
    reveal_type(rows(d)[0]["speaker"])
    attribution.atribute("Reyes slept.")
"""


@pytest.mark.slow
def test_a_type_checker_knows_every_value(tmp_path: Path) -> None:
    file = tmp_path / "code.py"
    file.write_text(CODE, encoding="utf-8")
    out, _, _ = api.run([str(file), "--strict", "--no-error-summary"])
    polarity, cue, speaker, misspelt, *rest = out.splitlines()
    assert "Literal['asserted'" in polarity
    assert "CueDict" in cue
    assert "str | None" in speaker or "Union[builtins.str, None]" in speaker
    assert 'has no attribute "atribute"' in misspelt
    assert not rest
