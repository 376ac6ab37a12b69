"""Who holds an office, owns a short form or bears a trade: *the CEO*, *the former mayor*."""

from __future__ import annotations

import pytest

from attribution.knowledge import People
from tests.trees import document

from .resolving import SAID_SO, resolve_speakers, said

RAINED = "It/PRON/2/nsubj rained/rain/VERB/0/root"
# What is told in a lead may stand for whoever is named below it; these are no leads.
BELOW = f"{RAINED}\n\n{RAINED}\n\n"


def name(text: str, source: str, sentence: int) -> str | None:
    doc = document(text)
    found = resolve_speakers(doc, [said(doc, source, sentence)]).speakers[0]
    return found.name if found else None


def the(noun: str, *modifiers: str) -> str:
    """*The noun said so*, with adjectives before the noun."""
    at = len(modifiers) + 2
    words = [f"{word}/ADJ/{at}/amod" for word in modifiers]
    return " ".join(
        [f"The/DET/{at}/det", *words, f"{noun}/NOUN/{at + 1}/nsubj", SAID_SO.format(at + 1)]
    )


def apposed(person: str, *role: str) -> str:
    """*Karl Lund, the chief officer, left*."""
    given, surname = person.split()
    at = len(role) + 3
    words = [f"{word}/ADJ/{at}/amod" for word in role[:-1]]
    return " ".join(
        [
            f"{given}/PROPN/{at + 1}/nsubj {surname}/PROPN/1/flat the/DET/{at}/det",
            *words,
            f"{role[-1]}/NOUN/1/appos left/leave/VERB/0/root",
        ]
    )


@pytest.mark.parametrize(("letters", "upos"), [("CEO", "PROPN"), ("CEO", "NOUN"), ("EO", "PROPN")])
def test_initials_stand_for_a_role(letters: str, upos: str) -> None:
    role = apposed("Karl Lund", "chief", "executive", "officer")
    text = f"{BELOW}{role}\nThe/DET/2/det {letters}/{upos}/3/nsubj {SAID_SO.format(3)}"
    assert name(text, f"The {letters}", 3) == "Karl Lund"


def test_initials_without_an_article_are_a_name() -> None:
    role = apposed("Karl Lund", "assistant", "professor")
    text = f"{BELOW}{role}\nAP/PROPN/2/nsubj {SAID_SO.format(2)}"
    assert name(text, "AP", 3) == "AP"


def test_a_role_stands_for_who_is_named_by_its_initials_alone() -> None:
    text = (
        f"{BELOW}His/PRON/3/nmod:poss commanding/ADJ/3/amod officer/NOUN/4/nsubj"
        f" {SAID_SO.format(4)}\nHis/PRON/2/nmod:poss CO/PROPN/3/nsubj left/leave/VERB/0/root"
    )
    assert name(text, "His commanding officer", 2) == "CO"


FORMER = (
    "Former/ADJ/2/amod mayor/NOUN/5/nsubj Luc/PROPN/2/appos Hamel/PROPN/3/flat"
    " left/leave/VERB/0/root"
)
MAYOR = "Mayor/PROPN/2/compound Ines/PROPN/4/nsubj Prado/PROPN/2/flat stayed/stay/VERB/0/root"


@pytest.mark.parametrize("told", [(FORMER, MAYOR), (MAYOR, FORMER)])
def test_the_former_mayor_is_not_the_mayor(told: tuple[str, str]) -> None:
    both = "\n".join(told)
    assert name(f"{BELOW}{both}\n{the('mayor', 'former')}", "The former mayor", 4) == "Luc Hamel"
    assert name(f"{BELOW}{both}\n{the('mayor')}", "The mayor", 4) == "Ines Prado"


def test_a_mayor_is_no_deputy_mayor() -> None:
    assert name(f"{BELOW}{MAYOR}\n{the('mayor', 'deputy')}", "The deputy mayor", 3) != "Ines Prado"


def test_two_arguments_of_a_verb_are_two() -> None:
    """*Prime Minister Lund thanked the minister*: another minister, who told of it before."""
    text = (
        f"{BELOW}{apposed('Ana Sol', 'finance', 'minister')}\n"
        "Minister/PROPN/2/compound Karl/PROPN/4/nsubj Lund/PROPN/2/flat thanked/thank/VERB/0/root"
        " the/DET/6/det minister/NOUN/4/obj"
    )
    doc = document(text)
    quote = said(doc, "the minister", 3)
    found = resolve_speakers(doc, [quote]).speakers[0]
    assert found is not None
    assert found.name == "Ana Sol"


def test_the_board_is_not_its_head() -> None:
    text = (
        f"{BELOW}The/DET/2/det head/NOUN/8/nsubj of/ADP/5/case the/DET/5/det board/NOUN/2/nmod"
        f" ,/PUNCT/2/punct Ana/PROPN/2/appos left/leave/VERB/0/root\n{the('board')}"
    )
    assert name(text, "The board", 3) == "the board"


def test_where_somebody_is_does_not_say_what_they_are() -> None:
    text = (
        f"{BELOW}Ana/PROPN/6/nsubj Lund/PROPN/1/flat was/be/AUX/6/cop on/ADP/6/case the/DET/6/det"
        f" committee/NOUN/0/root\n{the('committee')}"
    )
    assert name(text, "The committee", 3) == "the committee"


@pytest.mark.parametrize(("did", "expected"), [("testify", "Ana Lund"), ("wait", "the witness")])
def test_the_witness_is_who_testified(did: str, expected: str) -> None:
    ana = f"Ana/PROPN/3/nsubj Lund/PROPN/1/flat {did}/VERB/0/root here/ADV/3/advmod"
    assert name(f"{BELOW}{ana}\n{the('witness')}", "The witness", 3) == expected


AGED = "The/DET/6/det 34/NUM/4/nummod -/PUNCT/4/punct year/NOUN/6/obl -/PUNCT/4/punct old/ADJ"


@pytest.mark.parametrize(
    "age",
    [
        f"{AGED}/7/nsubj {SAID_SO.format(7)}",
        f"{AGED.replace('/6/det', '/7/det', 1)}/7/nsubj {SAID_SO.format(7)}",
        the("34-year-old"),
    ],
)
def test_an_age_is_who_was_named(age: str) -> None:
    text = f"{BELOW}Ana/PROPN/3/nsubj Lund/PROPN/1/flat waited/wait/VERB/0/root\n{age}"
    source = document(age).text.split(" said")[0]
    assert name(text, source, 3) == "Ana Lund"


@pytest.mark.parametrize("trade", ["Novelist", "Biologist", "Actress"])
def test_a_trade_with_a_capital_is_no_part_of_a_name(trade: str) -> None:
    text = (
        f"{BELOW}{trade}/PROPN/4/nsubj Hanna/PROPN/1/flat Sol/PROPN/1/flat left/leave/VERB/0/root\n"
        + the(trade.lower())
    )
    assert name(text, f"The {trade.lower()}", 3) == "Hanna Sol"


def test_a_name_is_no_trade() -> None:
    text = (
        "Scout/PROPN/4/nsubj Marie/PROPN/1/flat Sol/PROPN/1/flat left/leave/VERB/0/root\n"
        f"Sol/PROPN/2/nsubj {SAID_SO.format(2)}"
    )
    given = {"given_names": {"feminine": ["scout"]}}
    doc = document(text)
    people = People.default("en").extended(given)
    found = resolve_speakers(doc, [said(doc, "Sol", 1)], people=people).speakers[0]
    assert found is not None
    assert found.name == "Scout Marie Sol"


@pytest.mark.parametrize(
    ("rank", "tags", "expected"),
    [
        ("DC", ("_/B-PER", "_/I-PER", "_/E-PER"), "Paul Mason"),
        ("DC", ("_/S-LOC", "_/B-PER", "_/E-PER"), "Paul Mason"),
        ("CSP", ("_/B-ORG", "_/I-ORG", "_/E-ORG"), "Paul Mason"),
        ("Di", ("_/B-PER", "_/I-PER", "_/E-PER"), "Di Paul Mason"),
    ],
)
def test_a_rank_in_capitals_is_no_part_of_a_name(
    rank: str, tags: tuple[str, str, str], expected: str
) -> None:
    words = [f"{rank}/PROPN/4/nsubj", "Paul/PROPN/1/flat", "Mason/PROPN/1/flat"]
    tagged = " ".join(f"{word}/{tag}" for word, tag in zip(words, tags, strict=True))
    text = f"{tagged} {SAID_SO.format(4)}"
    assert name(text, document(text).text.split(" said")[0], 0) == expected
