"""Infinitives that a parser gave to the noun of which they tell what it does."""

from __future__ import annotations

from tests.quotes.mending import PAST, is_left, reported


def test_what_somebody_expects_to_happen_is_expected() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj/_/S-PER expected/expect/VERB/0/root/{PAST} the/DET/4/det
        talks/talk/NOUN/2/obj to/PART/6/mark fail+/VERB/4/acl/VerbForm=Inf ./PUNCT/2/punct"""
    assert reported(trees) == [("the talks to fail", "Dahl", "expected")]


def test_what_one_has_the_chance_to_do_is_no_part_of_what_happens() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj/_/S-PER wanted/want/VERB/0/root/{PAST} the/DET/4/det
        chance/NOUN/2/obj to/PART/6/mark speak+/VERB/4/acl/VerbForm=Inf ./PUNCT/2/punct"""
    assert is_left(trees)


def test_a_purpose_of_a_thing_that_is_wanted_does_not_happen() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj/_/S-PER wanted/want/VERB/0/root/{PAST}
        a/DET/4/det/Definite=Ind lock/NOUN/2/obj to/PART/6/mark keep/VERB/4/acl/VerbForm=Inf
        them/they/PRON/6/obj out+/ADP/6/compound:prt ./PUNCT/2/punct"""
    assert is_left(trees)


def test_what_is_to_be_done_to_any_such_thing_happens() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj/_/S-PER wanted/want/VERB/0/root/{PAST}
        a/DET/4/det/Definite=Ind vote/NOUN/2/obj to/PART/7/mark be/AUX/7/aux:pass/VerbForm=Inf
        held+/hold/VERB/4/acl/VerbForm=Part ./PUNCT/2/punct"""
    assert reported(trees) == [("a vote to be held", "Dahl", "wanted")]


def test_what_a_decision_decides_does_not_happen_to_it() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj/_/S-PER wanted/want/VERB/0/root/{PAST} the/DET/4/det
        decision/NOUN/2/obj to/PART/6/mark close/VERB/4/acl/VerbForm=Inf the/DET/8/det
        mine+/NOUN/6/obj ./PUNCT/2/punct"""
    assert is_left(trees)


def test_a_verb_that_governs_no_such_infinitive_leaves_it_to_its_noun() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj/_/S-PER built/build/VERB/0/root/{PAST} the/DET/4/det
        dam/NOUN/2/obj to/PART/6/mark last+/VERB/4/acl/VerbForm=Inf ./PUNCT/2/punct"""
    assert is_left(trees)


def test_for_and_who_acts_belong_to_what_is_hoped() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj/_/S-PER hoped/hope/VERB/0/root/{PAST} for/ADP/5/case
        the/DET/5/det talks/talk/NOUN/2/obl to/PART/7/mark fail+/VERB/5/acl/VerbForm=Inf
        ./PUNCT/2/punct"""
    assert reported(trees) == [("the talks to fail", "Dahl", "hoped for")]


def test_who_acts_may_hang_on_the_verb() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj/_/S-PER asked/ask/VERB/0/root/{PAST} for/ADP/8/mark
        the/DET/5/det road/NOUN/2/obl to/PART/8/mark be/AUX/8/aux:pass/VerbForm=Inf
        shut+/VERB/2/xcomp/VerbForm=Part ./PUNCT/2/punct"""
    assert reported(trees) == [("the road to be shut", "Dahl", "asked for")]


def test_what_somebody_waits_for_is_no_claim() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj/_/S-PER waited/wait/VERB/0/root/{PAST} for/ADP/5/case
        the/DET/5/det talks/talk/NOUN/2/obl to/PART/7/mark fail+/VERB/5/acl/VerbForm=Inf
        ./PUNCT/2/punct"""
    assert is_left(trees)
