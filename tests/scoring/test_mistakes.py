"""What kind of mistake a quotation is that is missed, too many, or cut at another place."""

from __future__ import annotations

import pytest

from attribution.document import Span
from attribution.knowledge.lexicon import Lexicon
from attribution.quotation import Cue, Evidence, Quote
from benchmarks.mistakes import edges, missed, too_many
from tests.trees import document

DOCUMENT = document("""
They/PRON/2/nsubj say/VERB/0/root that/SCONJ/5/mark it/PRON/5/nsubj rained/rain/VERB/2/ccomp ./PUNCT/2/punct
Berg/PROPN/2/nsubj harrumphed/harrumph/VERB/0/root her/PRON/4/nmod:poss assent/NOUN/2/obj ./PUNCT/2/punct
""")  # noqa: E501
TEXT = DOCUMENT.text


def at(phrase: str) -> list[list[int]]:
    start = TEXT.index(phrase)
    return [[start, start + len(phrase)]]


def gold(content: str, cue: str = "") -> dict[str, object]:
    return {"content": at(content), "cue": at(cue) if cue else [], "source": []}


def quote(content: str, cue: str = "") -> Quote:
    """A quotation that a rule called *rule* gives."""

    def span(phrase: str) -> Span:
        ((start, end),) = at(phrase)
        return Span.of(TEXT, start, end)

    return Quote(
        id="q1",
        kind="indirect",
        content=(span(content),),
        cue=Cue(span(cue), cue) if cue else None,
        evidence=(Evidence("rule", (span(content),), ""),),
    )


@pytest.mark.parametrize(
    ("wanted", "found", "why"),
    [
        (gold("it rained"), [], "no cue"),
        (gold("it rained", "say"), [], "verb that the word lists know"),
        (gold("her assent", "harrumphed"), [], "verb that no word list knows"),
        (gold("Berg", "assent"), [], "noun"),
        (gold("it rained", "that"), [], "colon, preposition or name"),
        (
            gold("it rained", "say"),
            [gold("Berg", "say")],
            "its cue is found, with another content",
        ),
    ],
)
def test_why_a_quotation_is_missed(wanted, found, why) -> None:  # type: ignore[no-untyped-def]
    assert missed(DOCUMENT, wanted, found, Lexicon.default("en")) == why


@pytest.mark.parametrize(
    ("own", "there", "what"),
    [
        (quote("it rained"), [], "a passage without a cue"),
        (
            quote("it rained", "say"),
            [gold("that it rained", "say")],
            "a true cue with another content",
        ),
        (
            quote("it", "rained"),
            [gold("it rained", "say")],
            "told within a quotation, and not marked up",
        ),
        (quote("her assent", "harrumphed"), [gold("it rained", "say")], "nothing (rule)"),
    ],
)
def test_what_stands_in_place_of_a_quotation_too_many(own, there, what) -> None:  # type: ignore[no-untyped-def]
    assert too_many(own, there) == what


@pytest.mark.parametrize(
    ("own", "where"),
    [
        ("that it rained", "exact, or other gaps"),
        ("that it rained .", "exact, or other gaps"),
        ("it rained", "begins too late"),
        ("say that it rained", "begins too early"),
        ("that it", "ends too early"),
        ("that it rained . Berg", "ends too late"),
    ],
)
def test_where_a_content_ends_elsewhere(own: str, where: str) -> None:
    text = TEXT.replace("\n", " ")
    start = text.index(own)
    assert edges(text, at("that it rained"), [[start, start + len(own)]]) == where
