"""A summary: who is quoted how often, over articles, by name alone."""

from __future__ import annotations

from typing import Any

import pytest

from attribution import (
    AttributedDocument,
    Attribution,
    Entity,
    Failure,
    Gender,
    InputError,
    Outlet,
    Quote,
    Relay,
    Span,
    Speaker,
    summary,
)
from attribution.counts import GenderCount

TEXT = "It rained."
REUTERS = Outlet("a1", "Reuters", "news agency")


def said(*speakers: Entity | None, agency: Outlet | None = None, kind: Any = "direct") -> Any:
    """An article with a quotation of each speaker."""
    content = (Span.of(TEXT, 0, 2),)
    return AttributedDocument(
        TEXT,
        tuple(
            Attribution(
                f"at{i}",
                Quote(f"q{i}", kind, content),
                None if entity is None else Speaker(entity, "own name"),
                agency=None if agency is None else Relay(agency, "reported"),
            )
            for i, entity in enumerate(speakers)
        ),
    )


def person(name: str, gender: Gender | None = None, kind: Any = "person") -> Entity:
    return Entity("e1", name, kind, gender=gender)


LUND = person("Ana Lund", Gender("feminine", ("she",)))


def test_nothing_is_counted_of_nothing() -> None:
    counted = summary([])
    assert (counted.articles, counted.quotations, counted.speakers) == (0, 0, ())
    assert counted.by_kind == {"direct": 0, "indirect": 0, "mixed": 0}


def test_a_speaker_is_counted_over_articles_by_name() -> None:
    counted = summary(
        [said(LUND, LUND), said(person("ÁNA LUND"), kind="mixed"), said(LUND), said(None)]
    )
    (speaker,) = counted.speakers
    assert (speaker.key, speaker.name) == ("ana lund", "Ana Lund")
    assert (speaker.articles, speaker.quotations) == (3, 4)
    assert speaker.by_kind == {"direct": 3, "indirect": 0, "mixed": 1}
    assert (counted.articles, counted.quotations, counted.without_speaker) == (4, 5, 1)


def test_the_most_quoted_come_first_and_order_does_not_matter() -> None:
    articles = [said(person("Bo Quist")), said(LUND), said(LUND, person("Ada Berg"))]
    names = [speaker.name for speaker in summary(articles).speakers]
    assert names == ["Ana Lund", "Ada Berg", "Bo Quist"]
    assert summary(articles) == summary(articles[::-1])


def test_gender_is_told_by_its_evidence() -> None:
    bo = person("Bo Quist", Gender("masculine", ("Bo",), from_name=True))
    counted = summary([said(LUND, bo, bo, person("Kim Berg"), person("The port", None, "group"))])
    assert counted.by_gender == (
        GenderCount("masculine", "first name", 1, 2),
        GenderCount("feminine", "text", 1, 1),
        GenderCount(None, None, 1, 1),
    )


def test_what_a_text_shows_goes_before_a_first_name() -> None:
    by_name = person("Ana Lund", Gender("masculine", ("Ana",), from_name=True))
    (speaker,) = summary([said(by_name), said(LUND)]).speakers
    assert (speaker.gender, speaker.gender_from_name) == ("feminine", False)
    assert speaker.gender_evidence == ("she",)


def test_articles_that_contradict_each_other_show_no_gender() -> None:
    (speaker,) = summary([said(LUND), said(person("Ana Lund", Gender("masculine")))]).speakers
    assert (speaker.gender, speaker.gender_evidence) == (None, ())


def test_who_is_not_named_is_nobody_of_that_name() -> None:
    officials = person("officials", None, "unnamed")
    counted = summary([said(officials), said(person("Officials", None, "organisation"))])
    assert {speaker.kind for speaker in counted.speakers} == {"organisation", "unnamed"}
    assert counted.by_speaker_kind == {"organisation": 1, "unnamed": 1}


def test_agencies_are_counted_of_all_and_of_each() -> None:
    counted = summary([said(LUND, None, agency=REUTERS), said(LUND)])
    assert counted.by_agency == {"Reuters": 2}
    assert counted.speakers[0].by_agency == {"Reuters": 1}


def test_failures_are_counted_apart() -> None:
    counted = summary([Failure("a", "InputError", "no text"), said(LUND)])
    assert (counted.articles, counted.failures) == (1, 1)


def test_a_row_a_speaker_is_flat() -> None:
    (row,) = summary([said(LUND, agency=REUTERS)]).rows()
    assert row == {
        "key": "ana lund",
        "name": "Ana Lund",
        "kind": "person",
        "articles": 1,
        "quotations": 1,
        "direct": 1,
        "indirect": 0,
        "mixed": 0,
        "gender": "feminine",
        "gender_evidence": "she",
        "gender_from_name": False,
        "agencies": "Reuters",
    }


def test_one_article_may_be_given_alone() -> None:
    assert summary(said(LUND)) == summary([said(LUND)])


@pytest.mark.parametrize("value", [5, "Ana Lund said it rained.", ["Lund"], None])
def test_what_is_no_result_is_refused(value: Any) -> None:
    with pytest.raises(InputError, match=r"summary\(\) needs"):
        summary(value)
