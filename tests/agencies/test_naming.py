"""What a speaking outlet is called."""

from __future__ import annotations

from attribution import Addressee, Entity, Span, Speaker
from attribution.agencies import Gazetteer
from attribution.agencies.naming import named_as_outlets

GAZETTEER = Gazetteer.default("en")
TEXT = "Press, AP, Lund"
PRESS = Entity("e1", "Press", "organisation", mentions=(Span.of(TEXT, 0, 5),))
SHORT = Entity("e2", "AP", "organisation", mentions=(Span.of(TEXT, 7, 9),))
LUND = Entity("e3", "Ana Lund", "person", mentions=(Span.of(TEXT, 11, 15),))
BOTH = Entity("e4", "Press and Lund", "group", members=("e2", "e3"))


def test_an_outlet_takes_its_name_and_is_one_entity() -> None:
    entities, speakers, addressees = named_as_outlets(
        [PRESS, SHORT, LUND, BOTH],
        [Speaker(PRESS, "own name"), Speaker(SHORT, "own name"), Speaker(LUND, "own name"), None],
        [None, None, Addressee(SHORT.mentions[0], SHORT), None],
        ["Associated Press", "Associated Press", None, None],
        GAZETTEER,
    )
    assert [(e.id, e.name) for e in entities] == [
        ("e1", "Associated Press"),
        ("e3", "Ana Lund"),
        ("e4", "Press and Lund"),
    ]
    assert entities[0].mentions == (*PRESS.mentions, *SHORT.mentions)
    assert entities[2].members == ("e1", "e3")
    assert [s.entity.id for s in speakers if s] == ["e1", "e1", "e3"]
    assert [a.name for a in addressees if a] == ["Associated Press"]


def test_a_person_is_no_outlet() -> None:
    person = Entity("e1", "Michael Bloomberg", "person")
    entities, _, _ = named_as_outlets(
        [person], [Speaker(person, "own name")], [None], ["Bloomberg"], GAZETTEER
    )
    assert entities == (person,)
