"""Those who are asked to do something, and a phrase that describes them."""

from __future__ import annotations

from attribution import find_quotes
from tests.quotes.mending import PAST, is_left
from tests.trees import document


def told(trees: str) -> list[tuple[str, str | None]]:
    """What the rules find, and whom it is said to."""
    quotes = find_quotes(document(trees), scorer="rules")
    return [(q.text, q.addressee.text if q.addressee else None) for q in quotes]


def test_a_phrase_behind_those_who_are_asked_describes_them() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj/_/S-PER urged/urge/VERB/0/root/{PAST}
        residents/resident/NOUN/2/iobj at/ADP/6/case the/DET/6/det gate/NOUN/2/obl to/PART/8/mark
        leave+/leave/VERB/2/xcomp/VerbForm=Inf ./PUNCT/2/punct"""
    assert told(trees) == [("to leave", "residents at the gate")]


def test_it_is_no_part_of_what_they_are_to_do() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj/_/S-PER urged/urge/VERB/0/root/{PAST}
        residents/resident/NOUN/2/iobj with/ADP/7/mark boats/boat/NOUN/7/nsubj to/PART/7/mark
        leave+/leave/VERB/2/xcomp/VerbForm=Inf ./PUNCT/2/punct"""
    assert told(trees) == [("to leave", "residents with boats")]


def test_what_hangs_on_it_hangs_on_the_verb() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj/_/S-PER urged/urge/VERB/0/root/{PAST}
        anyone/PRON/2/iobj with/ADP/5/case footage/NOUN/2/obl to/PART/7/mark
        come+/come/VERB/5/acl/VerbForm=Inf ./PUNCT/2/punct"""
    assert told(trees) == [("to come", "anyone with footage")]


def test_when_and_where_one_asks_describes_nobody() -> None:
    for occasion in ("Monday", "letter", "statement", "meeting"):
        trees = f"""Dahl/Dahl/PROPN/2/nsubj/_/S-PER urged/urge/VERB/0/root/{PAST}
            residents/resident/NOUN/2/iobj in/ADP/6/case a/DET/6/det {occasion}/NOUN/3/nmod
            to/PART/8/mark leave+/leave/VERB/2/xcomp/VerbForm=Inf ./PUNCT/2/punct"""
        assert told(trees) == [("to leave", "residents")], occasion


def test_what_one_presses_somebody_on_stays_with_the_verb() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj/_/S-PER pressed/press/VERB/0/root/{PAST}
        residents/resident/NOUN/2/obj on/ADP/5/case plans/plan/NOUN/2/obl to/PART/7/mark
        leave+/leave/VERB/5/acl/VerbForm=Inf ./PUNCT/2/punct"""
    assert is_left(trees)


def test_a_thing_is_asked_nothing() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj/_/S-PER asked/ask/VERB/0/root/{PAST}
        questions/question/NOUN/2/obj at/ADP/6/case the/DET/6/det gate/NOUN/2/obl to/PART/8/mark
        learn+/learn/VERB/2/xcomp/VerbForm=Inf ./PUNCT/2/punct"""
    assert is_left(trees)
