"""Couples of one surname, husbands and wives, and who is told of as somebody's."""

from __future__ import annotations

import pytest
from attrs import evolve

from attribution.document import NamedEntity
from tests.trees import document

from .resolving import SAID_SO, resolve_speakers, said, speaker

PARGETERS = (
    "Ron/PROPN/5/nsubj and/CCONJ/3/cc Sheila/PROPN/1/conj Pargeter/PROPN/3/flat bake/VERB/0/root"
    " ./PUNCT/5/punct"
)
HER_HUSBAND = "her/PRON/2/nmod:poss husband/NOUN/3/nsubj " + SAID_SO.format(3)

NAMED = "{}/PROPN/3/nsubj Lund/PROPN/1/flat {}/sleep/VERB/0/root ./PUNCT/3/punct"
CLAIMED = (
    "{}/PROPN/3/nsubj Lund/PROPN/1/flat said/say/VERB/0/root it/PRON/5/nsubj"
    " rained/rain/VERB/3/ccomp ./PUNCT/3/punct"
)
BROTHER = (
    "His/PRON/2/nmod:poss brother/NOUN/5/nsubj Otto/PROPN/2/appos Lund/PROPN/3/flat"
    " slept/sleep/VERB/0/root ./PUNCT/5/punct"
)
SON_SAID = (
    "His/PRON/2/nmod:poss son/NOUN/5/nsubj Otto/PROPN/2/appos Lund/PROPN/3/flat"
    " said/say/VERB/0/root it/PRON/7/nsubj rained/rain/VERB/5/ccomp ./PUNCT/5/punct"
)
DIED = NAMED.format("Karl", "died").replace("/sleep", "/die")
DROWNED = (
    "Karl/PROPN/5/nsubj Lund/PROPN/1/flat who/PRON/4/nsubj drowned/drown/VERB/1/acl:relcl"
    " sang/sing/VERB/0/root ./PUNCT/5/punct"
)
ALONE = f"Lund/PROPN/2/nsubj {SAID_SO.format(2)} ./PUNCT/2/punct"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Ron", "Ron Pargeter"),
        ("Sheila", "Sheila Pargeter"),
        ("Mr. Pargeter", "Ron Pargeter"),
        ("Mrs. Pargeter", "Sheila Pargeter"),
    ],
)
def test_two_who_share_a_surname_are_told_apart(source: str, name: str) -> None:
    *title, last = source.split()
    at = len(title) + 1
    words = [f"{word}/PROPN/{at}/compound" for word in title]
    sentence = " ".join([*words, f"{last}/PROPN/{at + 1}/nsubj", SAID_SO.format(at + 1)])
    assert speaker(f"{PARGETERS}\n{sentence}", source, 1) == name


def test_a_surname_is_not_shared_with_one_who_is_known_by_it() -> None:
    text = (
        "Okoro/PROPN/5/nsubj and/CCONJ/3/cc Sheila/PROPN/1/conj Pargeter/PROPN/3/flat"
        " bake/VERB/0/root\nOkoro/PROPN/2/nsubj " + SAID_SO.format(2)
    )
    assert speaker(text, "Okoro", 1) == "Okoro"


def test_her_husband_is_the_other_of_the_couple() -> None:
    text = f"{PARGETERS}\nSheila/PROPN/2/nsubj paused/pause/VERB/0/root\n{HER_HUSBAND}"
    assert speaker(text, "her husband", 2) == "Ron Pargeter"


def test_her_husband_is_whose_wife_she_was_called() -> None:
    text = (
        "Mo/PROPN/8/nsubj Farouk/PROPN/1/flat and/CCONJ/5/cc his/PRON/5/nmod:poss wife/NOUN/1/conj"
        " Deb/PROPN/5/appos Quist/PROPN/6/flat left/leave/VERB/0/root\n"
        f"Deb/PROPN/2/nsubj paused/pause/VERB/0/root\n{HER_HUSBAND}"
    )
    assert speaker(text, "her husband", 2) == "Mo Farouk"


def test_her_lawyer_is_not_her_husband() -> None:
    text = f"{PARGETERS}\nSheila/PROPN/2/nsubj paused/pause/VERB/0/root\n" + HER_HUSBAND.replace(
        "husband", "lawyer"
    )
    assert speaker(text, "her lawyer", 2) == "her lawyer"


def test_the_couple_is_both() -> None:
    doc = document(f"{PARGETERS}\nThe/DET/2/det couple/NOUN/3/nsubj " + SAID_SO.format(3))
    resolved = resolve_speakers(doc, [said(doc, "The couple", 1)])
    speaker = resolved.speakers[0]
    assert speaker is not None
    names = {e.id: e.name for e in resolved.entities}
    assert [names[m] for m in speaker.entity.members] == ["Ron Pargeter", "Sheila Pargeter"]


def test_neither_of_two_is_a_source_of_both() -> None:
    doc = document(
        "Neither/CCONJ/3/cc:preconj the/DET/3/det army/NOUN/7/nsubj nor/CCONJ/6/cc the/DET/6/det"
        " rebels/rebel/NOUN/3/conj/Number=Plur agreed/agree/VERB/0/root"
    )
    resolved = resolve_speakers(doc, [said(doc, "Neither the army nor the rebels", 0)])
    speaker = resolved.speakers[0]
    assert speaker is not None
    names = {e.id: e.name for e in resolved.entities}
    assert [names[m] for m in speaker.entity.members] == ["the army", "the rebels"]


def test_siblings_share_the_surname_that_the_second_is_named_with() -> None:
    twins = (
        "Twins/PROPN/2/flat Orrin/PROPN/6/nsubj and/CCONJ/4/cc Sheila/PROPN/2/conj"
        " Pargeter/PROPN/4/flat bake/VERB/0/root ./PUNCT/6/punct"
    )
    assert speaker(f"{twins}\nOrrin/PROPN/2/nsubj {SAID_SO.format(2)}", "Orrin", 1) == (
        "Orrin Pargeter"
    )


def test_a_title_of_the_other_gender_shows_whom_a_surname_is_shared_with() -> None:
    couple = PARGETERS.replace("Ron", "Orrin")
    mr = f"Mr/PROPN/2/compound Pargeter/PROPN/3/nsubj {SAID_SO.format(3)}"
    tagged = document(f"{couple}\n{mr}")
    orrin = NamedEntity("PER", tagged.sentences[0].tokens[0].span)
    found = resolve_speakers(
        evolve(tagged, named_entities=(orrin,)), [said(tagged, "Mr Pargeter", 1)]
    ).speakers[0]
    assert found is not None
    assert found.name == "Orrin Pargeter"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (f"{NAMED.format('Karl', 'slept')}\n{NAMED.format('Otto', 'slept')}", "Lund"),
        (f"{NAMED.format('Karl', 'slept')}\n\n{NAMED.format('Otto', 'slept')}", "Otto Lund"),
        (f"{NAMED.format('Karl', 'slept')}\n{CLAIMED.format('Otto')}", "Otto Lund"),
        (f"{CLAIMED.format('Karl')}\n{NAMED.format('Otto', 'slept')}", "Lund"),
        (f"{NAMED.format('Karl', 'slept')}\n\n{BROTHER}", "Lund"),
        (f"{NAMED.format('Karl', 'slept')}\n{ALONE}\n\n{CLAIMED.format('Otto')}", "Karl Lund"),
        (f"{NAMED.format('Karl', 'slept')}\n\n{SON_SAID}", "Lund"),
        (f"{DIED}\n\n{SON_SAID}", "Otto Lund"),
        (f"{DROWNED}\n\n{SON_SAID}", "Otto Lund"),
    ],
    ids=[
        "both told of",
        "the nearer",
        "who spoke",
        "not who spoke before",
        "kin",
        "called so",
        "kin of one who lives",
        "kin of one who died",
        "kin of one who is said to have drowned",
    ],
)
def test_a_surname_of_two_is_his_whom_the_paragraph_before_shows(told: str, expected: str) -> None:
    text = f"{told}\n\n{ALONE}"
    assert speaker(text, "Lund", document(text).sentences[-1].index) == expected


@pytest.mark.parametrize(
    "earlier", ["had/have/AUX/3/aux/Tense=Past", "2009/NUM/3/obl"], ids=["had said", "in a year"]
)
def test_what_the_dead_said_is_not_their_kin_s(earlier: str) -> None:
    later = (
        f"Lund/PROPN/3/nsubj {earlier} said/say/VERB/0/root/VerbForm=Part so/ADV/3/advmod"
        " ./PUNCT/3/punct"
    )
    text = f"{DIED}\n\n{SON_SAID}\n\n{later}"
    assert speaker(text, "Lund", document(text).sentences[-1].index) == "Lund"
