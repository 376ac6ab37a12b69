"""What an outlet is called that speaks for itself."""

from __future__ import annotations

from attribution import Span
from attribution.claim import Claim
from attribution.knowledge import Gazetteer
from attribution.mentions.clustering import Member
from attribution.quotes.rule import TAGGER
from attribution.relays.links import OutletName
from attribution.speakers.references import Reference
from attribution.speakers.speaking_outlets import named_as_outlets

GAZETTEER = Gazetteer.default("en")
TEXT = "Press, AP, Lund"
AP = OutletName("Associated Press", "Associated Press")


def by(member: Member, outlet: OutletName | None = None, told: Member | None = None) -> Claim:
    to = Reference(told) if told is not None else None
    content = (Span.of(TEXT, 0, 5),)
    return Claim(TAGGER, content, outlet=outlet, speaker=Reference(member), told=to)


def test_an_outlet_takes_its_name_and_is_one_of_the_cast() -> None:
    press = Member("Press", "organisation", mentions={Span.of(TEXT, 0, 5)})
    short = Member("AP", "organisation", mentions={Span.of(TEXT, 7, 9)})
    lund = Member("Ana Lund", "person", mentions={Span.of(TEXT, 11, 15)})
    both = Member("Press and Lund", "group", parts=[short, lund])
    claims = [by(press, AP), by(short, AP), by(lund, told=short), by(both)]
    found = named_as_outlets(claims, GAZETTEER)
    speakers = [c.speaker.member for c in found if c.speaker]
    assert speakers == [press, press, lund, both]
    assert (press.name, press.mentions) == (
        "Associated Press",
        {Span.of(TEXT, 0, 5), Span.of(TEXT, 7, 9)},
    )
    assert both.parts == [press, lund]
    assert found[2].told is not None
    assert found[2].told.member is press


def test_a_person_is_no_outlet() -> None:
    person = Member("Michael Bloomberg", "person")
    (claim,) = named_as_outlets([by(person, OutletName("Bloomberg", "Bloomberg"))], GAZETTEER)
    assert claim.speaker is not None
    assert (person.name, claim.speaker.member) == ("Michael Bloomberg", person)
