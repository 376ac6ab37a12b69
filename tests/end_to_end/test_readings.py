"""Short texts read whole: who said what, by which way it was found, and what nobody said."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

import attribution
from attribution import Attribution

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

READINGS = tomllib.loads((Path(__file__).parent / "readings.toml").read_text(encoding="utf-8"))[
    "reading"
]


def _shown(one: Attribution) -> dict[str, str | None]:
    return {
        "speaker": one.speaker.name if one.speaker else None,
        "to": one.addressee.name if one.addressee else None,
        "agency": one.agency.name if one.agency else None,
        "cue": one.quote.cue.text if one.quote.cue else None,
        "kind": one.quote.kind,
        "polarity": one.polarity,
    }


@pytest.mark.model
@pytest.mark.parametrize("reading", [pytest.param(r, id=r["name"]) for r in READINGS])
def test_a_reading(reading: dict[str, Any], compact: attribution.Parser) -> None:
    found = attribution.attribute(compact.parse(reading["text"].strip())).attributions
    contents = {one.quote.text: _shown(one) for one in found}
    for claim in reading.get("claims", []):
        due = dict(claim)
        said = due.pop("said")
        assert said in contents, contents
        # TOML has no null: "" is nobody.
        due = {key: value or None for key, value in due.items()}
        assert {key: contents[said][key] for key in due} == due
    for words in reading.get("never", []):
        assert not [text for text in contents if words in text], contents
