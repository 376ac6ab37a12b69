"""Who is meant by a source mention, through the real model."""

from __future__ import annotations

import pytest

import attribution

pytestmark = pytest.mark.model


def speakers(parser: attribution.Parser, text: str) -> list[tuple[str | None, str | None]]:
    result = attribution.attribute(parser.parse(text))
    return [
        (a.speaker.name, a.speaker.resolved_by) if a.speaker else (None, None)
        for a in result.attributions
    ]


CASES = [
    (
        "surname",
        "Dana Reyes opened the bridge. Reyes said it was safe.",
        ("Dana Reyes", "shorter name"),
    ),
    (
        "title and surname",
        "Dana Reyes opened the bridge. Mayor Reyes said it was safe.",
        ("Dana Reyes", "shorter name"),
    ),
    (
        "pronoun",
        "Dana Reyes opened the bridge on Monday. She said it was safe.",
        ("Dana Reyes", "pronoun"),
    ),
    (
        "pronoun and gender",
        "Mr. Karl Lund met Ms. Dana Reyes. She said the bridge was safe.",
        ("Dana Reyes", "pronoun"),
    ),
    (
        "relative pronoun",
        "Dana Reyes, who said the bridge was safe, has resigned.",
        ("Dana Reyes", "relative pronoun"),
    ),
    (
        "apposition",
        "The mayor, Dana Reyes, said the bridge was safe.",
        ("Dana Reyes", "own name"),
    ),
    (
        "role later",
        "Mayor Dana Reyes opened the bridge. The mayor said it was safe.",
        ("Dana Reyes", "nominal"),
    ),
    (
        "unnamed",
        "Two officials familiar with the matter said the bridge was safe.",
        ("two officials familiar with the matter", "description"),
    ),
    (
        "document",
        "The report said the bridge was safe.",
        ("the report", "description"),
    ),
    (
        "acronym",
        "The World Health Organization sent a team. The WHO said the water was safe.",
        ("World Health Organization", "shorter name"),
    ),
    (
        "participle",
        "Dana Reyes closed the bridge, saying it was not safe.",
        ("Dana Reyes", "control"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_speaker(compact: attribution.Parser, text: str, expected: tuple[str, str]) -> None:
    assert expected in speakers(compact, text)


def test_coordinated_speakers_are_both(compact: attribution.Parser) -> None:
    result = attribution.attribute(compact.parse("Dana Reyes and Karl Lund said it was safe."))
    (found,) = result.attributions
    assert found.speaker is not None
    assert found.speaker.entity.kind == "group"
    names = {e.id: e.name for e in result.entities}
    assert [names[m] for m in found.speaker.entity.members] == ["Dana Reyes", "Karl Lund"]


def test_nobody_has_a_reason(compact: attribution.Parser) -> None:
    result = attribution.attribute(compact.parse("It was announced that the bridge would close."))
    (found,) = result.attributions
    assert found.speaker is None
    assert found.no_speaker


# A role in the lead, the name in the next paragraph: other names, roles and word orders.
LEADS = [
    ("Norway's prime minister urged", "Prime Minister Ingrid Solheim met with", "Ingrid Solheim"),
    ("The head of Halden's port urged", "Karl Lund spoke with", "Karl Lund"),
    ("The country's top judge urged", "Amara Okafor met with", "Amara Okafor"),
    ("A leading virologist urged", "Paul Adeyemi wrote to", "Paul Adeyemi"),
    ("The club's captain urged", "Marta Quist talked to", "Marta Quist"),
    ("The city's police chief urged", "Chief Tomas Brandt met with", "Tomas Brandt"),
    ("Zamiria's finance minister urged", "Finance Minister Lucia Conti met with", "Lucia Conti"),
    ("The bishop of Tarnby urged", "Bishop Erik Dahl met with", "Erik Dahl"),
    ("The union's president urged", "Nora Finch met with", "Nora Finch"),
    ("The opposition leader urged", "Samuel Ortega met with", "Samuel Ortega"),
]
ENDINGS = [
    "drivers on Monday to stay at home, saying the bridge could fall.",
    "the company on Tuesday to close the plant, warning that the roof was unsafe.",
]


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(("lead", "introduction", "name"), LEADS, ids=[n for _, _, n in LEADS])
def test_a_lead_that_names_the_role_before_the_person(
    compact: attribution.Parser, lead: str, introduction: str, name: str, ending: str
) -> None:
    text = f"{lead} {ending}\n\n{introduction} engineers at the site in the morning."
    found = [s for s, _ in speakers(compact, text)]
    assert found
    assert all(s is not None and s.endswith(name) for s in found), found
