"""How a statement names the outlet of a claim, and who is only described."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from attribution import (
    Addressee,
    AttributedDocument,
    Attribution,
    Cue,
    Entity,
    Evidence,
    Outlet,
    Quote,
    Relay,
    Span,
    Speaker,
    Topic,
    TopicMention,
    statement,
)

LUND = Entity("e1", "Karl Lund", "person")


def span(text: str, words: str, after: int = 0) -> Span:
    start = text.index(words, after)
    return Span.of(text, start, start + len(words))


def claim(text: str, cue: str, lemma: str, source: str, content: str, who: Entity) -> Attribution:
    quote = Quote(
        "q1", "indirect", (span(text, content),), Cue(span(text, cue), lemma), span(text, source),
        evidence=(Evidence("clausal_complement", (), ""),),
    )  # fmt: skip
    return Attribution("at1", quote, Speaker(who, "own name"))


def told(text: str, name: str, mention: str, whom: str = "", whom_name: str = "") -> str:
    """The statement of what Karl Lund told an outlet."""
    found = claim(text, "told", "tell", "Karl Lund", "it rained", LUND)
    after = text.index("told")
    relay = Relay(Outlet("a1", name, "newspaper"), "told to", span(text, mention, after))
    addressee = None
    if whom:
        entity = Entity("e2", whom_name or whom, "organisation")
        addressee = Addressee(span(text, whom, after), entity)
    found = evolve(found, agency=relay, addressee=addressee)
    return statement(found, AttributedDocument(text, (found,), (LUND,))).text


@pytest.mark.parametrize(
    ("text", "name", "mention", "due"),
    [
        ("Karl Lund told The Verge it rained.", "The Verge", "Verge", "told The Verge that"),
        ("Karl Lund told the Verge it rained.", "The Verge", "Verge", "told the Verge that"),
        ("Karl Lund told The Echo it rained.", "Echo", "Echo", "told The Echo that"),
        ("Karl Lund told ABI it rained.", "ABI", "ABI", "told ABI that"),
        ("Karl Lund told the ABI it rained.", "ABI News", "ABI", "told the ABI that"),
    ],
)
def test_an_outlet_has_one_article_as_in_the_text(
    text: str, name: str, mention: str, due: str
) -> None:
    assert f"Karl Lund {due} it rained." == told(text, name, mention)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Port.no wrote to him. Karl Lund told the site it rained.", "told Port.no that"),
        ("The Port wrote to him. Karl Lund told the site it rained.", "told the Port that"),
    ],
)
def test_the_site_is_called_by_its_name_as_the_text_has_it(text: str, due: str) -> None:
    name = "Port.no" if "Port.no" in text else "Port"
    assert f"Karl Lund {due} it rained." == told(text, name, "site", "the site")


def test_who_was_told_is_named_once_and_as_in_the_text() -> None:
    text = "Karl Lund told Oxbow magazine it rained."
    due = "Karl Lund told Oxbow magazine that it rained."
    assert told(text, "Oxbow", "Oxbow magazine", "Oxbow magazine") == due


def test_an_agency_called_by_its_letters_is_who_was_told() -> None:
    text = "Karl Lund told the agency ABI it rained."
    due = "Karl Lund told Agencia Boliviana that it rained."
    assert told(text, "Agencia Boliviana", "ABI", "the agency ABI", "ABI") == due


def test_the_noun_before_an_outlet_is_the_outlet_that_was_told() -> None:
    text = "Karl Lund told student paper The Quill it rained."
    due = "Karl Lund told The Quill that it rained."
    assert told(text, "Quill", "Quill", "student paper") == due


def test_an_outlet_stands_behind_what_is_no_clause() -> None:
    text = "Karl Lund confirmed the sum to the Echo."
    found = claim(text, "confirmed", "confirm", "Karl Lund", "the sum", LUND)
    rules = (Evidence("object_content", (), ""),)
    relay = Relay(Outlet("a1", "Echo", "newspaper"), "told to", span(text, "Echo"))
    found = evolve(found, quote=evolve(found.quote, evidence=rules), agency=relay)
    document = AttributedDocument(text, (found,), (LUND,))
    due = "Karl Lund confirmed the sum, according to the Echo."
    assert statement(found, document).text == due


def test_what_the_tagger_alone_finds_before_its_cue_is_a_clause() -> None:
    text = "The dike held, Karl Lund reports."
    found = claim(text, "reports", "report", "Karl Lund", "The dike held", LUND)
    found = evolve(found, quote=evolve(found.quote, evidence=(Evidence("tagger", (), ""),)))
    document = AttributedDocument(text, (found,), (LUND,))
    assert statement(found, document).text == "Karl Lund reports that the dike held."


def test_an_outlet_within_the_words_that_report_stands_there_only() -> None:
    text = "Karl Lund said in an email to Port24 that it rained."
    found = claim(text, "said in an email to Port24", "say", "Karl Lund", "that it rained", LUND)
    relay = Relay(Outlet("a1", "Port24", "website"), "told to", span(text, "Port24"))
    found = evolve(found, agency=relay)
    document = AttributedDocument(text, (found,), (LUND,))
    assert statement(found, document).text == text


def seen(text: str, who: str, relation: Any = "reported", cue: str = "reported") -> str:
    """The statement of what the Echo reported of somebody."""
    entity = Entity("e3", who, "unnamed")
    found = claim(text, cue, "report" if cue == "reported" else "show", who, "it rained", entity)
    relay = Relay(Outlet("a1", "Echo", "newspaper"), relation, span(text, "Echo"))
    found = evolve(found, agency=relay)
    return statement(found, AttributedDocument(text, (found,), (entity,))).text


def test_whom_an_outlet_cites_said_what_it_reported() -> None:
    text = "It rained, the Echo reported, citing two men: it rained."
    assert seen(text, "two men") == "Two men said that it rained, according to the Echo."


def test_whom_an_outlet_cites_before_it_reports_said_it() -> None:
    text = "The Echo, citing two men, reported that it rained."
    assert seen(text, "two men") == "Two men said that it rained, according to the Echo."


def test_an_outlet_s_own_sources_are_named_by_it() -> None:
    text = "The Echo reported, citing its own sources, that it rained."
    due = "The Echo's own sources said that it rained."
    assert seen(text, "its own sources") == due


def test_an_outlet_in_the_name_of_a_source_is_not_named_again() -> None:
    text = "Papers seen by the Echo show that it rained."
    assert seen(text, "Papers seen by the Echo", "seen by", "show") == text


def test_whom_an_outlet_quotes_is_a_subject() -> None:
    text = "The Echo quoted him as saying that it rained."
    found = claim(text, "quoted", "say", "him", "that it rained", LUND)
    assert statement(evolve(found, speaker=None)).text.startswith("He ")


@pytest.mark.parametrize(
    ("who", "due"),
    [
        ("the man, 41", "The man, 41, said"),
        ("the owner, a nurse from Halden", "The owner, a nurse from Halden, said"),
        ("the lawyer for a man, known as Kilo", "The lawyer for a man, known as Kilo, said"),
        ("the mayor, a nurse and the smith", "The mayor, a nurse and the smith said"),
    ],
)
def test_what_stands_beside_a_description_has_a_comma_behind_it(who: str, due: str) -> None:
    text = f"Then {who}, said it rained."
    found = claim(text, "said", "say", who, "it rained", Entity("e3", who, "unnamed"))
    assert statement(found).text == f"{due} that it rained."


@pytest.mark.parametrize(
    ("role", "due"),
    [
        ("One of the brothers", "Karl Lund, one of the brothers, said"),
        ("One vendor", "Karl Lund said"),
        ("the opposition's", "Karl Lund said"),
        ("a man", "Karl Lund said"),
        ("the ministry's Dr", "Karl Lund said"),
        ("Oman captain", "Oman captain Karl Lund said"),
        ("a German fisherman", "Karl Lund, a German fisherman, said"),
    ],
)
def test_a_role_is_understood_out_of_its_article(role: str, due: str) -> None:
    who = evolve(LUND, roles=(role,))
    found = claim("Karl Lund said it rained.", "said", "say", "Karl Lund", "it rained", who)
    assert statement(found).text == f"{due} that it rained."


@pytest.mark.parametrize(
    ("text", "content", "due"),
    [
        ("Rents rose, Karl Lund said.", "Rents rose", "rents rose"),
        ("Money was tight, Karl Lund said.", "Money was tight", "money was tight"),
        ("Among them was Ana, Karl Lund said.", "Among them was Ana", "among them was Ana"),
        ("Barges sank, Karl Lund said. He saw no barges.", "Barges sank", "barges sank"),
        ("Barges sank, Karl Lund said.", "Barges sank", "Barges sank"),
        ("Rangers lost, Karl Lund said. The Rangers lost.", "Rangers lost", "Rangers lost"),
        ("Farmers lost, Karl Lund said.", "Farmers lost", "farmers lost"),
        ("Germans lost, Karl Lund said.", "Germans lost", "Germans lost"),
    ],
)
def test_a_word_has_a_small_letter_where_the_text_shows_that_it_is_no_name(
    text: str, content: str, due: str
) -> None:
    found = claim(text, "said", "say", "Karl Lund", content, LUND)
    document = AttributedDocument(text, (found,), (LUND,))
    assert statement(found, document).text == f"Karl Lund said that {due}."


def test_somebody_not_known_yet_is_not_named() -> None:
    text = "Karl Lund said a vet left."
    found = claim(text, "said", "say", "Karl Lund", "a vet left", LUND)
    vet = Entity("e4", "Ana Roe", "person")
    about = (Topic(vet, (TopicMention(span(text, "a vet"), "subject", "nominal", 0.9),)),)
    assert statement(evolve(found, about=about)).text == "Karl Lund said that a vet left."


def test_a_name_keeps_its_capital_whatever_else_is_written_so() -> None:
    text = "Mark lost, Karl Lund said. They lost a mark."
    found = claim(text, "said", "say", "Karl Lund", "Mark lost", LUND)
    mark = Entity("e4", "Mark", "person")
    about = (Topic(mark, (TopicMention(span(text, "Mark"), "subject", "own name", 0.9),)),)
    found = evolve(found, about=about)
    document = AttributedDocument(text, (found,), (LUND, mark))
    assert statement(found, document).text == "Karl Lund said that Mark lost."


def test_a_result_from_elsewhere_may_name_an_outlet_and_a_hearer_by_nothing() -> None:
    for text in ("\r000", "\r 0", "a the 0"):
        outlet = Outlet("a1", "", "news agency")
        last = Span.of(text, len(text) - 1, len(text))
        told = Attribution(
            "at1",
            Quote("q1", "direct", (Span.of(text, 0, 1),)),
            agency=Relay(outlet, "told to", last),
            addressee=Addressee(Span.of(text, 0, 1)),
        )
        assert statement(told, AttributedDocument(text, (told,), (), (outlet,))).text
