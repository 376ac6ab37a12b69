"""What is reported beyond words about a hearer, a time or a place belongs to the verb."""

from __future__ import annotations

from attribution import find_quotes
from attribution.knowledge import given
from attribution.quotes.corrections import corrected
from tests.trees import document

PAST = "Tense=Past|VerbForm=Fin"
REL = "PronType=Rel"


def reported(trees: str) -> list[tuple[str, str]]:
    """Cue and content of what the rules find."""
    found = find_quotes(document(trees), scorer="rules")
    return [(q.cue.text if q.cue else "", q.text) for q in found]


def test_what_a_hearer_is_asked_to_do_is_not_what_describes_them() -> None:
    trees = f"""Aker/PROPN/2/nsubj/_/S-PER asked/ask/VERB/0/root/{PAST} the/DET/4/det
        captain+/captain/NOUN/2/iobj ,/PUNCT/7/punct who/who/PRON/7/nsubj/{REL}
        sails+/sail/VERB/4/acl:relcl/VerbForm=Fin ,/PUNCT/10/punct to/to/PART/10/mark
        wait+/wait/VERB/7/advcl/VerbForm=Inf ./PUNCT/2/punct"""
    assert reported(trees) == [("asked", "to wait")]


def test_what_a_hearer_is_told_is_not_what_describes_them() -> None:
    trees = f"""Aker/PROPN/2/nsubj/_/S-PER told/tell/VERB/0/root/{PAST} Dahl+/PROPN/2/iobj/_/S-PER
        ,/PUNCT/7/punct who/who/PRON/7/nsubj/{REL} had/have/AUX/7/aux/VerbForm=Fin
        slept+/sleep/VERB/2/ccomp/Tense=Past|VerbForm=Part ,/PUNCT/12/punct that/that/SCONJ/12/mark
        it/it/PRON/12/nsubj was/be/AUX/12/cop/VerbForm=Fin late+/ADJ/7/advcl ./PUNCT/2/punct"""
    assert reported(trees) == [("told", "that it was late")]


def test_what_describes_a_hearer_does_not_change_places_with_what_they_are_told() -> None:
    trees = f"""Aker/PROPN/2/nsubj/_/S-PER told/tell/VERB/0/root/{PAST} Dahl+/PROPN/2/iobj/_/S-PER
        ,/PUNCT/7/punct who/who/PRON/7/nsubj/{REL} had/have/AUX/7/aux/VerbForm=Fin
        slept+/sleep/VERB/2/ccomp/Tense=Past|VerbForm=Part ,/PUNCT/12/punct that/that/SCONJ/12/mark
        they/they/PRON/12/nsubj had/have/AUX/12/aux/VerbForm=Fin
        lost+/lose/VERB/3/acl:relcl/Tense=Past|VerbForm=Part ./PUNCT/2/punct"""
    assert reported(trees) == [("told", "that they had lost")]


def test_what_is_said_of_somebody_goes_beyond_where_it_was_said() -> None:
    trees = """Aker/PROPN/3/nsubj:pass/_/S-PER was/be/AUX/3/aux:pass/VerbForm=Fin
        said/say/VERB/0/root/Tense=Past|VerbForm=Part in/ADP/6/case the/DET/6/det
        town+/town/NOUN/3/obl to/to/PART/9/mark have/have/AUX/9/aux/VerbForm=Inf
        left+/leave/VERB/6/acl/Tense=Past|VerbForm=Part ./PUNCT/3/punct"""
    assert reported(trees) == [("was said", "Aker ... to have left")]


def test_an_auxiliary_does_not_keep_an_infinitive_from_its_verb() -> None:
    trees = """Aker/PROPN/3/nsubj:pass/_/S-PER was/be/AUX/3/aux:pass/VerbForm=Fin
        said/say/VERB/0/root/Tense=Past|VerbForm=Part in/ADP/6/case the/DET/6/det
        town+/town/NOUN/3/obl to/to/PART/9/mark have/have/AUX/9/aux/VerbForm=Inf
        left+/leave/VERB/3/advcl/Tense=Past|VerbForm=Part ./PUNCT/3/punct"""
    assert reported(trees) == [("was said", "Aker ... to have left")]


def test_what_one_orders_may_be_for_something() -> None:
    trees = f"""Aker/PROPN/2/nsubj/_/S-PER ordered/order/VERB/0/root/{PAST} soup+/soup/NOUN/2/obj
        ,/PUNCT/6/punct which/which/PRON/6/nsubj/{REL} cooled+/cool/VERB/3/acl:relcl/{PAST}
        ,/PUNCT/9/punct to/to/PART/9/mark start+/start/VERB/6/advcl/VerbForm=Inf ./PUNCT/2/punct"""
    tree = document(trees)
    assert corrected(tree, given("en", None)) == tree


def test_what_a_noun_promises_is_not_what_those_promised_do() -> None:
    trees = f"""Dahl/Dahl/PROPN/3/nmod:poss/_/S-PER 's/PART/1/case pledge/NOUN/9/nsubj/Number=Sing
        to/ADP/5/case voters/voter/NOUN/3/nmod/Number=Plur to/PART/7/mark
        resign/VERB/5/acl/VerbForm=Inf soon/ADV/7/advmod angered+/anger/VERB/0/root/{PAST}
        ./PUNCT/9/punct"""
    assert reported(trees) == [("pledge", "to resign soon")]


def test_what_a_noun_claims_is_not_told_of_where_it_was_claimed() -> None:
    trees = f"""Dahl/Dahl/PROPN/3/nmod:poss/_/S-PER 's/PART/1/case claim/NOUN/11/nsubj/Number=Sing
        in/ADP/5/case court/NOUN/3/nmod that/PRON/9/obj he/PRON/9/nsubj had/AUX/9/aux
        lost/lose/VERB/5/acl:relcl/Tense=Past|VerbForm=Part it/PRON/9/obj
        failed+/fail/VERB/0/root/{PAST} ./PUNCT/11/punct"""
    assert reported(trees) == [("claim", "that he had lost it")]


def test_a_clause_about_the_place_stays_there() -> None:
    trees = f"""Dahl/Dahl/PROPN/3/nmod:poss/_/S-PER 's/PART/1/case claim/NOUN/10/nsubj/Number=Sing
        in/ADP/6/case the/DET/6/det letter/NOUN/3/nmod that/PRON/9/obj he/PRON/9/nsubj
        lost/lose/VERB/6/acl:relcl/Tense=Past|VerbForm=Part failed+/fail/VERB/0/root/{PAST}
        ./PUNCT/10/punct"""
    tree = document(trees)
    assert corrected(tree, given("en", None)) == tree
