"""What the rules read right in an odd tree of which nothing is mended."""

from __future__ import annotations

import pytest

from tests.quotes.mending import PAST, reported


def test_how_far_somebody_went_is_told_of_the_verb() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj stopped/stop/VERB/0/root/{PAST} short/ADV/2/advmod
        of/SCONJ/5/mark saying/say/VERB/3/advcl/VerbForm=Ger it/it/PRON/7/nsubj
        rained+/rain/VERB/5/ccomp/{PAST} ./PUNCT/2/punct"""
    assert [source for _, source, _ in reported(trees)] == ["Dahl"]


def test_two_verbs_ask_together_in_their_order_only() -> None:
    trees = f"""Know/know/VERB/4/xcomp/VerbForm=Inf that+/that/PRON/1/obj Dahl/Dahl/PROPN/4/nsubj
        wants+/want/VERB/0/root/{PAST} :/PUNCT/4/punct "+/PUNCT/8/punct Who/who/PRON/8/nsubj
        came+/come/VERB/4/ccomp/{PAST} ?+/PUNCT/8/punct "/PUNCT/8/punct"""
    assert reported(trees) == [('"Who came?"', "Dahl", "Know")]


def test_what_somebody_sees_happen_is_no_claim() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj saw/see/VERB/0/root/{PAST} it/it/PRON/4/nsubj
        rain+/rain/VERB/2/ccomp/VerbForm=Inf ./PUNCT/2/punct"""
    assert reported(trees) == []


def test_a_conjunction_that_opens_the_sentence_is_the_writers() -> None:
    trees = f"""And/CCONJ/3/cc it/it/PRON/3/nsubj rained+/rain/VERB/6/ccomp/{PAST} ,/PUNCT/3/punct
        Dahl/Dahl/PROPN/6/nsubj said+/say/VERB/0/root/{PAST} ./PUNCT/6/punct"""
    assert reported(trees) == [("it rained", "Dahl", "said")]


def test_it_that_adds_something_is_who_adds_it() -> None:
    trees = f"""It/it/PRON/2/expl added/add/VERB/0/root/{PAST} that/SCONJ/5/mark
        it/it/PRON/5/nsubj rained+/rain/VERB/2/ccomp/{PAST} ./PUNCT/2/punct"""
    assert reported(trees) == [("that it rained", "It", "added")]


def test_an_adjective_without_a_verb_of_being_claims_nothing() -> None:
    trees = f"""Dahl+/Dahl/PROPN/8/nsubj ,/PUNCT/3/punct critical/ADJ/1/amod of/ADP/6/case
        the/DET/6/det plan+/NOUN/3/obl ,/PUNCT/3/punct left+/leave/VERB/0/root/{PAST}
        ./PUNCT/8/punct"""
    assert reported(trees) == []


@pytest.mark.parametrize(
    ("who", "speaker"), [("profits", "the firm"), ("analysts", "Few analysts")]
)
def test_things_do_not_speak(who: str, speaker: str) -> None:
    trees = f"""Few/ADJ/2/amod {who}/{who[:-1]}/NOUN/3/nsubj/Number=Plur
        fell/fall/VERB/0/root/{PAST} when/SCONJ/7/mark the/DET/6/det
        firm/NOUN/7/nsubj cut/cut/VERB/3/advcl/{PAST} jobs/job/NOUN/7/obj
        and/CCONJ/10/cc said/say/VERB/3/conj/{PAST} sales/sale/NOUN/13/nsubj
        were/be/AUX/13/cop/{PAST} weak+/ADJ/10/ccomp ./PUNCT/3/punct"""
    assert reported(trees) == [("sales were weak", speaker, "said")]


def test_an_article_of_a_verb_is_its_subject() -> None:
    trees = f"""Another/DET/2/det said/say/VERB/0/root/{PAST} morale/NOUN/5/nsubj
        was/be/AUX/5/cop/{PAST} low+/ADJ/2/ccomp ./PUNCT/2/punct"""
    assert reported(trees) == [("morale was low", "Another", "said")]


@pytest.mark.parametrize(
    ("cue", "who"), [("heard/hear", "she"), ("reported/report", "she"), ("told/tell", None)]
)
def test_who_is_heard_to_say_something_says_it(cue: str, who: str | None) -> None:
    trees = f"""“+/PUNCT/3/punct We/PRON/3/nsubj ran+/run/VERB/7/ccomp/{PAST} ”/PUNCT/3/punct
        she/PRON/7/nsubj:pass is/be/AUX/7/aux:pass/VerbForm=Fin {cue}/VERB/0/root/VerbForm=Part
        to/PART/9/mark say+/VERB/7/xcomp/VerbForm=Inf ./PUNCT/7/punct"""
    assert [source for _, source, _ in reported(trees)] == [who]
