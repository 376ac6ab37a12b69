"""Hearers that a phrase describes, and of which a parser made a part of what they are told."""

from __future__ import annotations

from attribution import find_quotes
from tests.quotes.mending import PAST, is_left
from tests.trees import document


def told(trees: str) -> list[tuple[str, str | None]]:
    """What the rules find, and whom it is said to."""
    quotes = find_quotes(document(trees), scorer="rules")
    return [(q.text, q.addressee.text if q.addressee else None) for q in quotes]


def test_those_who_are_there_are_told_what_hangs_on_where_they_are() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj/_/S-PER told/tell/VERB/0/root/{PAST}
        those/that/DET/2/iobj/PronType=Dem present/NOUN/2/ccomp that/SCONJ/8/mark the/DET/7/det
        lock/NOUN/8/nsubj leaked+/leak/VERB/4/ccomp/{PAST} ./PUNCT/2/punct"""
    assert told(trees) == [("that the lock leaked", "those present")]


def test_a_noun_for_hearers_is_their_head_and_not_the_object_behind_it() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj/_/S-PER warned/warn/VERB/0/root/{PAST}
        residents/resident/NOUN/4/amod/Number=Plur present/NOUN/2/obj that/SCONJ/8/mark
        the/DET/7/det lock/NOUN/8/nsubj leaked+/leak/VERB/4/acl/{PAST} ./PUNCT/2/punct"""
    assert told(trees) == [("that the lock leaked", "residents present")]


def test_a_day_stays_with_the_verb() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj/_/S-PER told/tell/VERB/0/root/{PAST}
        all/DET/2/iobj/PronType=Tot watching/watch/VERB/3/acl/VerbForm=Ger on/ADP/6/case
        Monday/PROPN/2/obl that/SCONJ/10/mark the/DET/9/det lock/NOUN/10/nsubj
        leaked+/leak/VERB/4/ccomp/{PAST} ./PUNCT/2/punct"""
    assert told(trees) == [("that the lock leaked", "all watching")]


def test_a_clause_whose_cue_describes_the_hearers_stays_there() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj/_/S-PER told/tell/VERB/0/root/{PAST}
        residents/resident/NOUN/2/obj/Number=Plur afraid/ADJ/3/amod that/SCONJ/8/mark the/DET/7/det
        lock/NOUN/8/nsubj leaked+/leak/VERB/4/ccomp/{PAST} ./PUNCT/2/punct"""
    assert is_left(trees)


def test_a_thing_is_no_hearer() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj/_/S-PER asked/ask/VERB/0/root/{PAST}
        a/DET/4/det/PronType=Art question/NOUN/2/obj about/ADP/6/case boats/boat/NOUN/4/nmod
        that/SCONJ/10/mark the/DET/9/det lock/NOUN/10/nsubj leaked+/leak/VERB/4/acl/{PAST}
        ./PUNCT/2/punct"""
    assert is_left(trees)


def test_a_word_that_counts_the_hearers_is_theirs() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj/_/S-PER asked/ask/VERB/0/root/{PAST}
        them/they/PRON/2/iobj/Case=Acc|Number=Plur|Person=3|PronType=Prs both/CCONJ/6/cc:preconj
        to/PART/6/mark stop+/VERB/2/xcomp/VerbForm=Inf ./PUNCT/2/punct"""
    assert told(trees) == [("to stop", "them both")]
