"""Who speaks last, behind what was said."""

from __future__ import annotations

import pytest

from tests.quotes.mending import PAST, is_left, reported


@pytest.mark.parametrize("relation", ["conj", "advcl", "parataxis"])
@pytest.mark.parametrize("part", ["obj", "iobj"])
def test_who_speaks_last_is_the_subject_whatever_the_parser_made_of_the_cue(
    relation: str, part: str
) -> None:
    trees = f"""The/DET/2/det ferry/NOUN/4/nsubj is/be/AUX/4/cop/VerbForm=Fin safe+/ADJ/0/root
        ,/PUNCT/6/punct insisted/insist/VERB/4/{relation}/{PAST} harbour/NOUN/8/compound
        chief/NOUN/9/nmod:desc Ines/Ines/PROPN/6/{part}/_/B-PER Dahl+/Dahl/PROPN/9/flat/_/E-PER
        ./PUNCT/4/punct"""
    assert reported(trees) == [("The ferry is safe", "harbour chief Ines Dahl", "insisted")]


def test_a_description_may_speak_last_too() -> None:
    trees = f"""Rents/rent/NOUN/3/nsubj will/AUX/3/aux/VerbForm=Fin double+/VERB/0/root/VerbForm=Inf
        ,/PUNCT/5/punct warned/warn/VERB/3/advcl/{PAST} a/DET/7/det landlord/NOUN/5/iobj
        on/ADP/9/case Friday+/Friday/PROPN/5/obl ./PUNCT/3/punct"""
    assert reported(trees) == [("Rents will double", "a landlord", "warned")]


def test_who_is_told_something_does_not_speak() -> None:
    trees = f"""Dorn/Dorn/PROPN/2/nsubj/_/S-PER left/leave/VERB/0/root/{PAST} early+/ADV/2/advmod
        ,/PUNCT/5/punct told/tell/VERB/2/conj/{PAST} Ines/Ines/PROPN/5/obj/_/B-PER
        Dahl+/Dahl/PROPN/6/flat/_/E-PER ./PUNCT/2/punct"""
    assert is_left(trees)


def test_a_verb_that_goes_on_after_a_comma_keeps_its_object() -> None:
    trees = f"""Dorn/Dorn/PROPN/2/nsubj/_/S-PER left/leave/VERB/0/root/{PAST} early+/ADV/2/advmod
        ,/PUNCT/5/punct announced/announce/VERB/2/conj/{PAST} a/DET/7/det sale/NOUN/5/obj
        and/CCONJ/9/cc slept+/sleep/VERB/2/conj/{PAST} ./PUNCT/2/punct"""
    assert is_left(trees)


def test_a_headline_leaves_out_and() -> None:
    trees = f"""Dorn/Dorn/PROPN/2/nsubj/_/S-PER leaves/leave/VERB/0/root/{PAST} club+/NOUN/2/obj
        ,/PUNCT/5/punct warns/warn/VERB/2/conj/{PAST} Ines/Ines/PROPN/5/obj/_/B-PER
        Dahl/Dahl/PROPN/6/flat/_/E-PER"""
    assert is_left(trees)
