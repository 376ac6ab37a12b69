"""A claim as one sentence of its own."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given

from attribution import (
    Addressee,
    AttributedDocument,
    Attribution,
    Cue,
    Entity,
    Evidence,
    InputError,
    Metadata,
    Quote,
    Span,
    Speaker,
    Topic,
    TopicMention,
    statement,
)
from tests.output.results import documents

LUND = Entity("e1", "Karl Lund", "person", ("the harbour master",))
QUIST = Entity("e2", "Mara Quist", "person")
PORT = Entity("e3", "Halden Port", "organisation")


def claim(text: str, content: str, *topics: tuple[str, Entity], **more: Any) -> Attribution:
    """What Karl Lund *said*, with words of it that mean somebody, as pronouns of a subject."""

    def span(words: str) -> Span:
        start = text.index(words)
        return Span.of(text, start, start + len(words))

    within = span(content)
    kind = "direct" if content.startswith('"') else "indirect"
    about = []
    for words, entity in topics:
        at = text.index(words, within.start)
        owner = words in ("his", "my", "her", "its")
        mention = TopicMention(
            Span.of(text, at, at + len(words)), "owner" if owner else "subject", "pronoun", 0.9
        )
        about.append(Topic(entity, (mention,), entity is LUND))
    quote = Quote(
        "q1", kind, (within,), Cue(span("said"), "say"), span("Lund"),
        evidence=(Evidence("clausal_complement", (), ""),),
    )  # fmt: skip
    found = Attribution("at1", quote, Speaker(LUND, "shorter name", 0.95), about=tuple(about))
    return evolve(found, **more)


def test_pronouns_stand_as_names_in_brackets() -> None:
    told = statement(claim("Lund said he would go.", "he would go", ("he", LUND)))
    assert told.text == "Karl Lund, the harbour master, said that [Lund] would go."
    (replaced,) = told.replacements
    assert (replaced.span.text, replaced.text, replaced.entity) == ("he", "[Lund]", LUND)


def test_who_was_not_named_yet_has_his_full_name_first() -> None:
    text = "Lund said she knew her mind."
    told = statement(claim(text, "she knew her mind", ("she", QUIST), ("her", QUIST)))
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
    ],
)
def test_the_verb_agrees_with_the_name(said: str, due: str) -> None:
    told = statement(claim(f'Lund said: "{said}"', f'"{said}"', ("I", LUND)))
    assert told.text == f'Karl Lund, the harbour master, said: "{due}"'


def test_what_is_not_sure_enough_stays() -> None:
    unsure = claim("Lund said he would go.", "he would go", ("he", LUND))
    told = statement(unsure, min_confidence=0.95)
    assert told.text.endswith("said that he would go.")
    assert not told.replacements


def test_polarity_is_kept() -> None:
    text = "Lund never said it rained."
    found = claim(text, "it rained")
    cue = Cue(Span.of(text, 5, 15), "say")
    told = statement(evolve(found, quote=evolve(found.quote, cue=cue, polarity="negated")))
    assert told.text.endswith("never said that it rained.")


def test_a_day_is_told_where_the_article_has_a_date() -> None:
    text = "Lund said he would go on Monday."
    found = claim(text, "he would go on Monday")
    document = AttributedDocument(text, (found,), (LUND,), metadata=Metadata(date="2024-03-06"))
    assert "on Monday [2024-03-11]." in statement(found, document).text
    assert "[2024" not in statement(found).text


@pytest.mark.parametrize(
    ("date", "day", "due"),
    [
        ("6 AUGUST 2024", "on Monday", "on Monday [2024-08-12]."),
        ("Friday, August 5, 2024", "tomorrow", "tomorrow [2024-08-06]."),
        # Nothing is guessed where the date is none, or the calendar ends.
        ("Augu\u017ft 5, 2024", "tomorrow", "tomorrow."),
        ("5 Apr\u0131l 2024", "tomorrow", "tomorrow."),
        ("2024-02-30", "tomorrow", "tomorrow."),
        ("9999-12-31", "tomorrow", "tomorrow."),
        ("9999-12-31", "on Monday", "on Monday."),
        ("0001-01-01", "yesterday", "yesterday."),
    ],
)
def test_a_day_is_counted_from_the_date_if_there_is_one(date: str, day: str, due: str) -> None:
    text = f"Lund said he would go {day}."
    found = claim(text, f"he would go {day}")
    document = AttributedDocument(text, (found,), (LUND,), metadata=Metadata(date=date))
    assert statement(found, document).text.endswith(f"he would go {due}")


@pytest.mark.parametrize("sure", ["0.7", None, 2, -0.1, float("nan"), True, []])
def test_a_confidence_is_a_number_from_0_to_1(sure: Any) -> None:
    with pytest.raises(InputError, match="min_confidence is a number from 0 to 1"):
        statement(claim("Lund said it rained.", "it rained"), min_confidence=sure)


def test_whom_it_was_said_to_stands_behind_the_cue() -> None:
    text = "Lund said to Quist that it rained."
    told = claim(text, "that it rained", addressee=Addressee(Span.of(text, 13, 18), QUIST))
    assert statement(told).text.endswith("said to Mara Quist that it rained.")


@given(documents())
def test_the_pieces_are_the_statement(document: AttributedDocument) -> None:
    for attribution in document.attributions:
        told = statement(attribution, document)
        assert "".join(told.text[p.start : p.end] for p in told.pieces) == told.text
        for piece in told.pieces:
            if piece.span is not None:
                span = piece.span
                assert document.text[span.start : span.end] == span.text


def test_only_an_attribution_has_a_statement() -> None:
    with pytest.raises(InputError, match="one of a result's attributions, not str"):
        statement("Lund said so")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("Nobody but I", "Nobody but I [Lund]."),
        ("I (like him) want rain", "I [Lund] (like him) want rain."),
    ],
)
def test_a_pronoun_stays_beside_the_name_where_its_verb_is_not_seen(said: str, due: str) -> None:
    told = statement(claim(f'Lund said: "{said}"', f'"{said}"', ("I", LUND)))
    assert told.text.endswith(f'said: "{due}"')


@pytest.mark.parametrize("document", [5, "Lund said it rained."])
def test_a_document_is_a_result(document: Any) -> None:
    with pytest.raises(InputError, match="needs the attribution's document"):
        statement(claim("Lund said it rained.", "it rained"), document)
