"""The report at the end of a headline governs what stands before it."""

from __future__ import annotations

import pytest

from tests.quotes.mending import PAST, is_left, reported


def test_what_a_parser_takes_for_a_compound_is_who_reports() -> None:
    trees = f"""Crews/crew/NOUN/2/nsubj split/split/VERB/0/root/{PAST} over/ADP/4/case
        rota+/rota/NOUN/2/obl ,/PUNCT/7/punct minutes/minute/NOUN/7/compound
        show+/show/VERB/2/parataxis/VerbForm=Fin"""
    assert reported(trees) == [("Crews split over rota", "minutes", "show")]


def test_a_second_subject_is_the_head_of_what_is_reported() -> None:
    trees = """Prices/price/NOUN/8/nsubj up/ADP/1/advmod again/ADV/1/advmod in/ADP/5/case
        August+/August/PROPN/1/nmod ,/PUNCT/8/punct figures/figure/NOUN/8/nsubj
        reveal+/reveal/VERB/0/root/VerbForm=Fin"""
    assert reported(trees) == [("Prices up again in August", "figures", "reveal")]


@pytest.mark.parametrize(
    ("before", "lemma", "due"), [("court", "court", True), ("parking", "parking", False)]
)
def test_only_a_body_makes_rules_a_ruling(before: str, lemma: str, due: bool) -> None:
    trees = f"""Council/council/NOUN/2/nsubj agrees/agree/VERB/0/root/VerbForm=Fin
        ferry/NOUN/4/compound budget+/budget/NOUN/2/obj ,/PUNCT/7/punct
        {before}/{lemma}/NOUN/7/compound rules+/rule/NOUN/4/conj"""
    assert is_left(trees) is not due


def test_a_sentence_of_the_text_keeps_its_tree() -> None:
    trees = f"""Crews/crew/NOUN/2/nsubj split/split/VERB/0/root/{PAST} over/ADP/4/case
        rota+/rota/NOUN/2/obl ,/PUNCT/7/punct minutes/minute/NOUN/7/compound
        show/show/VERB/2/parataxis/VerbForm=Fin ./PUNCT/2/punct"""
    assert is_left(trees)
