"""Whom one tells something is no part of what is told."""

from __future__ import annotations

import pytest

from tests.quotes.mending import PAST, is_left, mended, relations, reported


def test_a_clause_behind_whom_one_tells_is_what_is_told() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj told/tell/VERB/0/root/{PAST} the/DET/4/det court/NOUN/2/iobj
        he/he/PRON/6/nsubj lied+/lie/VERB/4/acl:relcl/{PAST} ./PUNCT/2/punct"""
    assert reported(trees) == [("he lied", "Dahl", "told")]


def test_a_clause_with_a_relative_is_about_its_noun() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj told/tell/VERB/0/root/{PAST} the/DET/4/det court/NOUN/2/iobj
        that/that/PRON/6/nsubj/PronType=Rel sat+/sit/VERB/4/acl:relcl/{PAST} ./PUNCT/2/punct"""
    assert is_left(trees)


def test_who_is_told_without_that_is_no_part_of_the_clause() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj told/tell/VERB/0/root/{PAST} the/DET/5/det
        baker/NOUN/5/compound rents/rent/NOUN/7/nsubj/Number=Plur had/have/AUX/7/aux/VerbForm=Fin
        doubled+/double/VERB/2/ccomp ./PUNCT/2/punct"""
    found = mended(trees)
    assert relations(found)["baker"] == "iobj"
    assert reported(trees) == [("rents had doubled", "Dahl", "told")]


def test_a_noun_that_needs_an_article_goes_with_the_noun_before_it() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj told/tell/VERB/0/root/{PAST} the/DET/5/det
        baker/NOUN/5/compound shop/NOUN/7/nsubj/Number=Sing had/have/AUX/7/aux/VerbForm=Fin
        closed+/close/VERB/2/ccomp ./PUNCT/2/punct"""
    assert is_left(trees)


def test_a_clause_whose_head_was_taken_for_a_name_is_told() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj told/tell/VERB/0/root/{PAST}
        Nordavis+/Nordavis/PROPN/5/nmod:poss/_/S-ORG 's/PART/3/case Ola/Ola/PROPN/6/nsubj/_/B-PER
        Ness/Ness/PROPN/2/ccomp/_/E-PER she/she/PRON/8/nsubj left+/leave/VERB/6/ccomp/{PAST}
        ./PUNCT/2/punct"""
    words = relations(mended(trees))
    assert (words["Ness"], words["left"]) == ("iobj", "ccomp")


def test_of_what_one_is_warned_hangs_on_the_verb() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj warned/warn/VERB/0/root/{PAST} drivers/driver/NOUN/2/iobj
        of/ADP/6/case black/ADJ/6/amod ice+/NOUN/3/nmod ./PUNCT/2/punct"""
    assert reported(trees) == [("black ice", "Dahl", "warned")]


def test_where_somebody_lives_is_not_what_he_is_warned_of() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj warned/warn/VERB/0/root/{PAST} drivers/driver/NOUN/2/iobj
        of/ADP/5/case Tirna+/Tirna/PROPN/3/nmod/_/S-LOC ./PUNCT/2/punct"""
    assert is_left(trees)


def test_who_is_told_stands_before_another_pronoun() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj told/tell/VERB/0/root/{PAST} her/she/PRON/5/nsubj
        it/it/PRON/5/nsubj rained+/rain/VERB/2/ccomp/{PAST} ./PUNCT/2/punct"""
    assert reported(trees) == [("it rained", "Dahl", "told")]
    assert relations(mended(trees))["her"] == "iobj"


def test_what_several_are_urged_to_do_hangs_on_the_verb() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj urged/urge/VERB/0/root/{PAST} two/NUM/4/nummod
        drivers/driver/NOUN/2/obj to/PART/6/mark wait+/VERB/4/acl/VerbForm=Inf ./PUNCT/2/punct"""
    assert reported(trees) == [("to wait", "Dahl", "urged")]


def test_a_verb_with_one_word_behind_it_is_left_alone() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj told/tell/VERB/0/root/{PAST} it/it/PRON/2/ccomp"""
    assert is_left(trees)


def test_nouns_without_a_clause_behind_them_are_left_alone() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj told/tell/VERB/0/root/{PAST} the/DET/4/det
        baker/NOUN/2/ccomp rents/rent/NOUN/4/compound/Number=Plur"""
    assert is_left(trees)


@pytest.mark.parametrize(
    ("who", "asked", "expected"),
    [
        ("anyone/PRON/2/iobj with/ADP/5/case film+/NOUN/2/obl", "2/xcomp", "nmod"),
        ("anyone/PRON/2/iobj with/ADP/5/case film+/NOUN/2/obl", "5/acl", "nmod"),
        ("people/person/NOUN/2/iobj with/ADP/5/case film+/NOUN/2/obl", "2/xcomp", "nmod"),
        ("people/person/NOUN/2/iobj during/ADP/5/case film+/NOUN/2/obl", "2/xcomp", "obl"),
        (
            "people/person/NOUN/2/iobj who/PRON/5/nsubj film+/VERB/3/acl:relcl",
            "5/advcl",
            "acl:relcl",
        ),
        ("men/man/NOUN/2/iobj using/VERB/2/xcomp/VerbForm=Ger film+/NOUN/4/obj", "4/advcl", "obj"),
    ],
)
def test_what_tells_who_is_urged_is_not_urged(who: str, asked: str, expected: str) -> None:
    on = " by/ADP/7/case noon/NOUN/5/obl" if expected == "acl:relcl" else ""
    to = 8 if on else 6
    trees = f"""Dahl/Dahl/PROPN/2/nsubj urged/urge/VERB/0/root/{PAST} {who}{on}
        to/PART/{to + 1}/mark call+/VERB/{asked}/VerbForm=Inf ./PUNCT/2/punct"""
    words = relations(mended(trees))
    assert (words["call"], words["film"]) == ("xcomp", expected)
    assert reported(trees) == [("to call", "Dahl", "urged")]


def test_those_who_came_to_vote_are_not_urged_to() -> None:
    trees = f"""Dahl/Dahl/PROPN/2/nsubj urged/urge/VERB/0/root/{PAST} people/person/NOUN/2/iobj
        who/PRON/5/nsubj came/come/VERB/3/acl:relcl/{PAST} to/PART/7/mark
        vote+/VERB/5/advcl/VerbForm=Inf ./PUNCT/2/punct"""
    assert is_left(trees)
