"""Names in brackets for the pronouns of what is said."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from attribution import (
    AttributedDocument,
    Entity,
    Gender,
    Span,
    Speaker,
    Topic,
    TopicMention,
    statement,
)
from tests.statements.claims import LUND, PORT, QUIST, said_by_lund, told


def test_pronouns_stand_as_names_in_brackets() -> None:
    told = statement(said_by_lund("Lund said he would go.", "he would go", ("he", LUND)))
    assert told.text == "Karl Lund, the harbour master, said that [Lund] would go."
    (replaced,) = told.replacements
    assert (replaced.span.text, replaced.text, replaced.entity) == ("he", "[Lund]", LUND)


def test_who_was_not_named_yet_has_his_full_name_first() -> None:
    text = "Lund said she knew her mind."
    told = statement(said_by_lund(text, "she knew her mind", ("she", QUIST), ("her", QUIST)))
    assert told.text.endswith("said that [Mara Quist] knew [Quist's] mind.")


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("I am ill", "[Lund is] ill."),
        ("I’m ill", "[Lund is] ill."),
        ("I never went", "[Lund] never went."),
        ("I always want rain", "[Lund always wants] rain."),
        ("I dare say so", "I [Lund] dare say so."),
        ("Can I go?", "Can [Lund] go?"),
        ("What do I do?", "What do I [Lund] do?"),
        ("I’ll go", "[Lund will] go."),
        ("I'd go", "[Lund would] go."),
        ("I'd often walked there", "[Lund had] often walked there."),
        ("I'd put it away", "I'd [Lund] put it away."),
        ("I regret it", "[Lund regrets] it."),
        ("I wish it rained", "[Lund wishes] it rained."),
        ("I carry on", "[Lund carries] on."),
    ],
)
def test_the_verb_agrees_with_the_name(said: str, due: str) -> None:
    told = statement(said_by_lund(f'Lund said: "{said}"', f'"{said}"', ("I", LUND)))
    assert told.text == f'Karl Lund, the harbour master, said: "{due}"'


def test_what_is_not_sure_enough_stays() -> None:
    unsure = said_by_lund("Lund said he would go.", "he would go", ("he", LUND))
    told = statement(unsure, min_confidence=0.95)
    assert told.text.endswith("said that he would go.")
    assert not told.replacements


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("she's the boss", "[Mara Quist is] the boss."),
        ("she's been ill", "[Mara Quist has] been ill."),
        ("she'd been ill", "[Mara Quist had] been ill."),
        ("she'll go", "[Mara Quist will] go."),
        ("she's tired", "[Mara Quist is] tired."),
        # She *is*, or she *has*.
        ("she's finished", "she's [Mara Quist] finished."),
    ],
)
def test_what_hangs_on_a_pronoun_is_a_verb_behind_a_name(said: str, due: str) -> None:
    told = statement(said_by_lund(f"Lund said {said}.", said, ("she", QUIST)))
    assert told.text.endswith(f"said that {due}")


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("Nobody but I", "Nobody but I [Lund]."),
        ("I (like him) want rain", "I [Lund] (like him) want rain."),
    ],
)
def test_a_pronoun_stays_beside_the_name_where_its_verb_is_not_seen(said: str, due: str) -> None:
    told = statement(said_by_lund(f'Lund said: "{said}"', f'"{said}"', ("I", LUND)))
    assert told.text.endswith(f'said: "{due}"')


@pytest.mark.parametrize(
    ("kind", "gender", "due"),
    [
        ("person", Gender("feminine", ("she",)), '[Lund] built it [herself]."'),
        # A given name shows no gender.
        ("person", Gender("feminine", ("Karl",), from_name=True), '[Lund] built it [themselves]."'),
        ("person", None, '[Lund] built it [themselves]."'),
    ],
)
def test_a_reflexive_is_of_the_gender_that_the_text_shows(
    kind: Any, gender: Gender | None, due: str
) -> None:
    lund = evolve(LUND, kind=kind, gender=gender)
    found = said_by_lund(
        'Lund said: "I built it myself."', '"I built it myself."', ("I", lund), ("myself", lund)
    )
    assert statement(evolve(found, speaker=Speaker(lund, "shorter name", 0.95))).text.endswith(due)


def test_what_is_mine_is_somebody_s() -> None:
    found = said_by_lund('Lund said: "It is mine."', '"It is mine."', ("mine", LUND))
    assert statement(found).text.endswith('said: "It is [Lund\'s]."')


def test_whose_it_is_or_who_is_given_it_is_left_open() -> None:
    text = "Lund said they owe her money and her keys."
    assert told(text, "they owe her money", ("her", QUIST)).endswith(
        "they owe her [Mara Quist] money."
    )
    assert told(text, "her keys", ("her", QUIST)).endswith("[Mara Quist's] keys.")
    text = "Lund said they told us that it rained."
    assert told(text, "they told us that it rained", ("us", PORT)).endswith(
        "they told [Halden Port] that it rained."
    )


def test_what_somebody_gives_of_her_own_is_hers() -> None:
    text = "Lund said she offered her help."
    due = "[Mara Quist] offered [Quist's] help."
    assert told(text, "she offered her help", ("she", QUIST), ("her", QUIST)).endswith(due)


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("My wife and I are proud", "My wife and [Lund] are proud."),
        ("My wife and I want rain", "My wife and I [Lund] want rain."),
        ("Rain fell and I am wet", "Rain fell and [Lund is] wet."),
    ],
)
def test_a_verb_of_several_stays(said: str, due: str) -> None:
    told = statement(said_by_lund(f'Lund said: "{said}"', f'"{said}"', ("I", LUND)))
    assert told.text.endswith(f'said: "{due}"')


def test_a_pronoun_whose_own_phrase_has_the_name_stays() -> None:
    text = 'Lund said: "We at Halden Port know."'
    we = TopicMention(Span.of(text, 12, 14), "subject", "pronoun", 0.9)
    name = TopicMention(Span.of(text, 18, 29), "other", "own name", 0.95)
    found = evolve(
        said_by_lund(text, '"We at Halden Port know."'), about=(Topic(PORT, (we, name)),)
    )
    assert statement(found).text.endswith('said: "We at Halden Port know."')


def test_several_of_whom_one_has_no_name_are_not_put_in() -> None:
    wife = Entity("e4", "his wife", "unnamed")
    both = Entity("e3", "Karl Lund and his wife", "group", members=("e1", "e4"))
    text = "Lund and his wife said they left."
    found = said_by_lund(text, "they left", ("they", both))
    document = AttributedDocument(text, (found,), (LUND, wife, both))
    assert statement(found, document).text.endswith("that they left.")
