"""Words that a hyphen joins and a tokenizer parts."""

from __future__ import annotations

from tests.quotes.mending import PAST, is_left, mended, relations, reported


def test_the_halves_of_a_title_are_one_subject() -> None:
    trees = f"""The/DET/2/det Secretary+/Secretary/PROPN/5/nsubj -+/PUNCT/5/punct
        General/General/PROPN/5/nsubj urged/urge/VERB/0/root/{PAST} both/DET/7/det
        sides/side/NOUN/5/obj to/PART/9/mark talk+/VERB/5/xcomp/VerbForm=Inf ./PUNCT/5/punct"""
    found = mended(trees)
    assert relations(found)["Secretary"] == "compound"
    assert reported(trees) == [("to talk", "The Secretary-General", "urged")]


def test_a_hyphen_between_spaces_joins_nothing() -> None:
    trees = f"""Lund/Lund/PROPN/4/nsubj -/PUNCT/4/punct Dahl/Dahl/PROPN/4/nsubj
        spoke+/speak/VERB/0/root/{PAST} ./PUNCT/4/punct"""
    assert is_left(trees)


def test_a_particle_behind_a_hyphen_belongs_to_its_noun() -> None:
    trees = f"""A/DET/2/det passer+/NOUN/0/root -+/PUNCT/5/punct by/ADP/5/advmod
        told/tell/VERB/2/acl/{PAST} us/we/PRON/5/iobj it/it/PRON/8/nsubj
        rained+/rain/VERB/5/ccomp/{PAST} ./PUNCT/2/punct"""
    assert reported(trees) == [("it rained", "A passer-by", "told")]


def test_a_particle_that_a_hyphen_joins_is_no_part_of_the_verb() -> None:
    trees = f"""A/DET/2/det passer+/NOUN/5/nsubj -+/PUNCT/2/punct by/ADV/5/advmod
        said/say/VERB/0/root/{PAST} it/PRON/7/nsubj fell+/fall/VERB/5/ccomp/{PAST}
        ./PUNCT/5/punct"""
    assert reported(trees) == [("it fell", "A passer-by", "said")]
