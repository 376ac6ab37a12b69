"""Relaying outlets, through the real model: each construction, and traps without any."""

from __future__ import annotations

import pytest

import attribution
from attribution import KnowledgeError, Metadata
from attribution.knowledge import Gazetteer

pytestmark = pytest.mark.model


def agencies(parser: attribution.Parser, text: str) -> list[tuple[str, str] | None]:
    result = attribution.attribute(parser.parse(text))
    return [(a.agency.name, a.agency.relation) if a.agency else None for a in result.attributions]


RELAYED = [
    (
        '"The bridge is closed," Reyes told the council, according to the official Zamir News '
        "Agency.",
        ("Zamir News Agency", "according to"),
    ),
    ("Reyes told Reuters that the bridge was closed.", ("Reuters", "told to")),
    (
        "Reyes said in an interview with the BBC that the bridge was closed.",
        ("BBC", "told to"),
    ),
    (
        '"The bridge is closed," Reyes told The New York Times.',
        ("The New York Times", "told to"),
    ),
    (
        "Reyes said the bridge was closed, according to AFP.",
        ("Agence France-Presse", "according to"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), RELAYED)
def test_relay(compact: attribution.Parser, text: str, expected: tuple[str, str]) -> None:
    assert expected in agencies(compact, text)


TRAPS = [
    "The Sun rose at six, Reyes said.",
    "She said time was short and nature cruel.",
    "Reyes said the post had been filled, according to the law.",
    "Reyes told reporters the bridge was closed.",
    "Reyes said people should focus on the guardian of the child.",
]


@pytest.mark.parametrize("text", TRAPS)
def test_no_relay(compact: attribution.Parser, text: str) -> None:
    assert not any(agencies(compact, text))


def test_an_outlet_may_be_the_speaker(compact: attribution.Parser) -> None:
    result = attribution.attribute(compact.parse("Xinhua said on Monday that talks had failed."))
    (found,) = result.attributions
    assert found.agency is None
    assert found.speaker is not None
    assert found.speaker.name == "Xinhua"


def test_a_dateline_stands_for_all_quotations(compact: attribution.Parser) -> None:
    text = "GENEVA (AP) — The minister said it rained.\n\nThe mayor said it snowed."
    assert agencies(compact, text) == [("Associated Press", "dateline")] * 2


def test_the_chain_leads_from_the_publisher_to_the_speaker(compact: attribution.Parser) -> None:
    document = compact.parse(
        "Dana Reyes said the bridge was closed, according to Reuters.",
        metadata=Metadata(publisher="Halden Courier"),
    )
    (found,) = attribution.attribute(document).attributions
    assert [(link.role, link.name) for link in found.chain] == [
        ("publisher", "Halden Courier"),
        ("agency", "Reuters"),
        ("speaker", "Dana Reyes"),
    ]


def test_the_gazetteer_can_be_extended(compact: attribution.Parser) -> None:
    own = Gazetteer.default("en").extended({"website": {"Quayside": {"aliases": ["QS"]}}})
    assert own.find("QS") == own.find("Quayside")
    with pytest.raises(KnowledgeError, match="no kind of outlet or section 'papers'"):
        own.extended({"papers": {}})


def test_who_helped_is_credited_and_nobody_s_agency(compact: attribution.Parser) -> None:
    text = "The minister said it rained.\n\nShe left.\n\nReuters contributed to this report."
    result = attribution.attribute(compact.parse(text))
    assert {a.agency for a in result.attributions} == {None}
    assert [(c.name, c.kind, c.mention.text) for c in result.credits] == [
        ("Reuters", "news agency", "Reuters")
    ]
    assert not result.agencies
