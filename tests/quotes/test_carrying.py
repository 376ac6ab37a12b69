"""Whose claim a noun under a verb is: verbs of having and giving tell, others do not."""

from __future__ import annotations

import pytest

from attribution import find_quotes
from attribution.quotation import Quote
from tests.trees import document


def said(verb: str, noun: str, opening: str = "that/SCONJ/8/mark") -> Quote:
    """The claim of *Lund VERB NOUNs that the mill was sold*, without a tagger."""
    tree = (
        f"Lund/PROPN/2/nsubj {verb}/VERB/0/root/VerbForm=Fin {noun}/NOUN/2/obj/Number=Plur "
        f"{opening} the/DET/6/det mill/NOUN/8/nsubj:pass was/AUX/8/aux:pass "
        "sold/VERB/3/acl/VerbForm=Part ./PUNCT/2/punct"
    )
    (quote,) = find_quotes(document(tree), scorer="rules", scope="all", min_confidence=0)
    return quote


@pytest.mark.parametrize(
    ("verb", "noun"),
    [
        ("read/read", "claims/claim"),
        ("investigated/investigate", "allegations/allegation"),
        ("dashed/dash", "hopes/hope"),
        ("raised/raise", "fears/fear"),
        ("drew/draw", "complaints/complaint"),
    ],
)
def test_who_does_something_with_a_claim_is_not_its_source(verb: str, noun: str) -> None:
    quote = said(verb, noun)
    assert quote.source is None
    assert quote.no_source is not None
    assert verb.split("/", maxsplit=1)[0] in quote.no_source


@pytest.mark.parametrize(
    ("verb", "noun"),
    [
        ("made/make", "claims/claim"),
        ("spread/spread", "allegations/allegation"),
        ("had/have", "hopes/hope"),
        ("raised/raise", "concerns/concern"),
        ("drew/draw", "conclusions/conclusion"),
    ],
)
def test_who_makes_a_claim_or_has_a_thought_is(verb: str, noun: str) -> None:
    quote = said(verb, noun)
    assert quote.source is not None
    assert quote.source.text == "Lund"


@pytest.mark.parametrize(
    ("case", "content"),
    [("on", "reports that the mill was sold"), ("in", "that the mill was sold")],
)
def test_what_somebody_comments_on_is_part_of_what_he_says(case: str, content: str) -> None:
    """*Commented **on** reports that ...*, but *commented **in** reports that ...*."""
    tree = (
        f"Lund/PROPN/2/nsubj commented/comment/VERB/0/root/VerbForm=Fin {case}/ADP/4/case "
        "reports/report/NOUN/2/obl/Number=Plur that/SCONJ/9/mark the/DET/7/det "
        "mill/NOUN/9/nsubj:pass was/AUX/9/aux:pass sold/VERB/4/acl/VerbForm=Part ./PUNCT/2/punct"
    )
    quotes = find_quotes(document(tree), scorer="rules", scope="all", min_confidence=0)
    assert content in [quote.text for quote in quotes if quote.source is not None]


@pytest.mark.parametrize(
    ("verb", "source"),
    [("faced/face", None), ("dodged/dodge", None), ("posed/pose", "Lund"), ("had/have", "Lund")],
)
@pytest.mark.parametrize(
    "opening",
    ["about/ADP/8/mark whether/SCONJ/8/mark", "of/ADP/8/mark why/ADV/8/advmod/PronType=Int"],
)
def test_who_faces_questions_does_not_ask_them(verb: str, source: str | None, opening: str) -> None:
    """*Lund faced questions about whether the mill was sold.*"""
    tree = (
        f"Lund/PROPN/2/nsubj {verb}/VERB/0/root/VerbForm=Fin"
        f" questions/question/NOUN/2/obj/Number=Plur {opening} mill/NOUN/8/nsubj:pass"
        " was/AUX/8/aux:pass sold/VERB/3/acl/VerbForm=Part ./PUNCT/2/punct"
    )
    (quote,) = find_quotes(document(tree), scorer="rules", scope="all", min_confidence=0)
    assert (quote.source.text if quote.source is not None else None) == source


def test_a_question_of_what_to_do_is_not_what_s() -> None:
    tree = (
        "Questions/question/NOUN/2/nsubj/Number=Plur remained/remain/VERB/0/root of/ADP/4/case"
        " what/PRON/1/nmod/PronType=Int that/SCONJ/6/mark rained/rain/VERB/1/acl"
    )
    quotes = find_quotes(document(tree), scorer="rules", scope="all", min_confidence=0)
    assert [quote.source for quote in quotes] == [None] * len(quotes)
    assert quotes
