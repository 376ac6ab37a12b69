"""How a statement calls those whom it names: article, capital, title, role."""

from __future__ import annotations

import pytest
from attrs import evolve

from attribution import (
    AttributedDocument,
    Entity,
    Span,
    Speaker,
    Topic,
    TopicMention,
    statement,
)
from tests.statements.claims import LUND, PORT, QUIST, said_by_lund, told


def test_a_body_has_the_article_that_the_text_has_before_it() -> None:
    text = "The Halden Port was shut. Lund said it would open."
    port = evolve(PORT, mentions=(Span.of(text, 4, 15),))
    assert told(text, "it would open", ("it", port)).endswith("that [the Halden Port] would open.")
    shut = evolve(PORT, mentions=(Span.of("Halden Port was shut.", 0, 11),))
    shut_text = "Halden Port was shut. Lund said it would open."
    assert told(shut_text, "it would open", ("it", shut)).endswith("that [Halden Port] would open.")


def test_a_name_at_the_beginning_of_a_quotation_has_a_capital() -> None:
    text = 'The Halden Port was shut. Lund said: "It will open."'
    port = evolve(PORT, mentions=(Span.of(text, 4, 15),))
    assert told(text, '"It will open."', ("It", port)).endswith(': "[The Halden Port] will open."')


def test_namesakes_have_their_whole_names() -> None:
    ida = Entity("e4", "Ida Lund", "person")
    text = "Lund said she knew his son."
    due = "said that [Ida Lund] knew [Karl Lund's] son."
    assert told(text, "she knew his son", ("she", ida), ("his", LUND)).endswith(due)


@pytest.mark.parametrize(
    ("roles", "due"),
    [
        (("Chief Minister",), "Chief Minister Karl Lund said"),
        (("Acting police chief",), "Acting police chief Karl Lund said"),
        (("Vantor director",), "Vantor director Karl Lund said"),
        (("Bank of Norvia governor",), "Bank of Norvia governor Karl Lund said"),
        (("CEO",), "CEO Karl Lund said"),
        (("Norvia's President",), "Karl Lund, Norvia's president, said"),
        (("mayor of the port",), "Karl Lund, mayor of the port, said"),
        (("head of the police",), "Karl Lund, head of the police, said"),
        (("head of the Norvian Union",), "Karl Lund, head of the Norvian Union, said"),
        (("farmer and poet",), "Karl Lund, farmer and poet, said"),
        (("her son", "the harbour master"), "Karl Lund, the harbour master, said"),
        (("her son",), "Karl Lund said"),
        (("two-goal",), "Karl Lund said"),
    ],
)
def test_a_title_stands_before_a_name_and_another_role_beside_it(
    roles: tuple[str, ...], due: str
) -> None:
    found = said_by_lund("Lund said it rained.", "it rained")
    speaker = Speaker(evolve(LUND, roles=roles), "shorter name", 0.95)
    assert statement(evolve(found, speaker=speaker)).text == f"{due} that it rained."


def test_a_body_s_name_has_the_small_article_of_its_text() -> None:
    text = "Lund read the Herald and said it lied."
    herald = Entity("e5", "The Herald", "organisation", mentions=(Span.of(text, 10, 20),))
    assert told(text, "it lied", ("it", herald)).endswith("said that [the Herald] lied.")


@pytest.mark.parametrize(
    ("name", "due"), [("Norvian Airways", "Airways'"), ("Red Cross", "Cross's")]
)
def test_a_plural_has_only_the_mark(name: str, due: str) -> None:
    body = Entity("e5", name, "organisation")
    found = told("Lund said its boat sank.", "its boat sank", ("its", body))
    assert found.endswith(f"{due}] boat sank.")


def test_several_have_their_surnames_where_these_are_known() -> None:
    both = Entity("e3", "Karl Lund and Mara Quist", "group", members=("e1", "e2"))
    text = "Lund and Quist said they sold their house."
    found = said_by_lund(text, "they sold their house", ("they", both), ("their", both))
    found = evolve(found, speaker=Speaker(both, "own name", 0.9))
    document = AttributedDocument(text, (found,), (LUND, QUIST, both))
    due = "Karl Lund and Mara Quist said that [Lund and Quist] sold [Lund and Quist's] house."
    assert statement(found, document).text == due


def test_farmers_are_nobody_s_name() -> None:
    found = said_by_lund("Farmers fear rain, Lund said.", "Farmers fear rain")
    assert statement(found).text.endswith("said that farmers fear rain.")


def test_a_title_before_a_name_keeps_its_capital() -> None:
    found = said_by_lund("Lund said Mayor Quist left.", "Mayor Quist left")
    assert statement(found).text.endswith("said that Mayor Quist left.")


def test_what_stands_beside_a_name_is_not_replaced_by_it() -> None:
    text = "Lund said Quist, the mayor, left."
    name = TopicMention(Span.of(text, 10, 15), "subject", "own name", 0.95)
    mayor = TopicMention(Span.of(text, 17, 26), "other", "nominal", 0.9)
    found = evolve(
        said_by_lund(text, "Quist, the mayor, left"), about=(Topic(QUIST, (name, mayor)),)
    )
    assert statement(found).text.endswith("said that Quist, the mayor, left.")
