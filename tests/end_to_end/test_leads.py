"""A lead names a role, the next paragraph the person: the lead's words are the person's."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

import attribution
from tests.gate.scoring import agree

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

LEADS = tomllib.loads((Path(__file__).parent / "leads.toml").read_text(encoding="utf-8"))["lead"]


def _cases() -> list[Any]:
    return [
        pytest.param(
            lead,
            id=lead["speaker"],
            marks=[pytest.mark.xfail(reason=lead["known"], strict=True)] if "known" in lead else [],
        )
        for lead in LEADS
    ]


@pytest.mark.model
@pytest.mark.parametrize("lead", _cases())
def test_the_lead_is_the_person_s(lead: dict[str, str], compact: attribution.Parser) -> None:
    text = lead["text"].strip()
    start = text.index(lead["said"])
    result = attribution.attribute(compact.parse(text))
    names = [
        one.speaker.name if one.speaker else None
        for one in result.attributions
        if any(part.start <= start < part.end for part in one.quote.content)
    ]
    assert any(agree(lead["speaker"], name) for name in names), names


def test_there_are_twenty_leads_of_different_people() -> None:
    assert len({lead["speaker"] for lead in LEADS}) == len(LEADS) >= 20
