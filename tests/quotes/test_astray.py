"""Words that a parser hung far from where they belong."""

from __future__ import annotations

import pytest

from tests.quotes.mending import PAST, is_left, mended, reported


def test_an_adjective_with_an_article_before_a_verb_is_its_subject() -> None:
    trees = f"""The/DET/4/det old/ADJ/4/amod told/tell/VERB/0/root/{PAST} Radio+/Radio/PROPN/3/iobj
        :/PUNCT/3/punct It/it/PRON/7/nsubj rains+/rain/VERB/3/ccomp/VerbForm=Fin ./PUNCT/3/punct"""
    assert reported(trees) == [("It rains", "The old", "told")]


def test_the_time_of_an_entry_is_no_part_of_who_speaks() -> None:
    trees = """19:15/NUM/3/nummod Harbour/NOUN/3/compound chiefs/chief/NOUN/4/nsubj
        say/VERB/0/root/VerbForm=Fin it/it/PRON/6/nsubj rains+/rain/VERB/4/ccomp/VerbForm=Fin
        ./PUNCT/4/punct"""
    assert reported(trees) == [("it rains", "Harbour chiefs", "say")]


def test_a_time_above_its_sentence_goes_below_the_verb() -> None:
    trees = f"""19:15/NUM/0/root A/DET/3/det guest/NOUN/1/appos says/say/VERB/1/parataxis/{PAST}
        it/it/PRON/6/nsubj rains+/rain/VERB/4/ccomp/VerbForm=Fin ./PUNCT/1/punct"""
    assert reported(trees) == [("it rains", "A guest", "says")]


def test_a_clause_belongs_to_the_nearer_of_two_verbs_that_report_it() -> None:
    trees = f"""It/it/PRON/2/nsubj rains+/rain/VERB/8/ccomp/VerbForm=Fin ,/PUNCT/2/punct
        Dahl/Dahl/PROPN/5/nsubj said+/say/VERB/0/root/{PAST} ,/PUNCT/8/punct
        Reuters/Reuters/PROPN/8/nsubj/_/S-ORG reported+/report/VERB/5/parataxis/{PAST}
        ./PUNCT/5/punct"""
    found = mended(trees)
    rains = next(t for t in found.sentences[0].tokens if t.form == "rains")
    assert found.sentences[0].tokens[rains.head - 1].form == "said"


@pytest.mark.parametrize(
    ("first", "second", "subject"),
    [
        ("said+/say", "obl", "nsubj"),  # no clause beside the first
        ("said+/say", "parataxis", "obl"),  # nobody reports it
        ("slept+/sleep", "parataxis", "nsubj"),  # the first verb reports nothing
    ],
)
def test_a_clause_stays_with_its_verb_where_no_nearer_one_reports_it(
    first: str, second: str, subject: str
) -> None:
    trees = f"""It/it/PRON/2/nsubj rains+/rain/VERB/8/ccomp/VerbForm=Fin ,/PUNCT/2/punct
        Dahl/Dahl/PROPN/5/nsubj {first}/VERB/0/root/{PAST} ,/PUNCT/8/punct
        Reuters/Reuters/PROPN/8/{subject} reported+/report/VERB/5/{second}/{PAST}
        ./PUNCT/5/punct"""
    assert is_left(trees)


def test_a_verb_with_a_complement_of_its_own_reports_that() -> None:
    trees = f"""It/it/PRON/2/nsubj rains+/rain/VERB/10/ccomp/VerbForm=Fin ,/PUNCT/2/punct
        Dahl/Dahl/PROPN/5/nsubj hoped/hope/VERB/0/root/{PAST} to/PART/7/mark
        sail+/sail/VERB/5/xcomp/VerbForm=Inf ,/PUNCT/10/punct
        Reuters/Reuters/PROPN/10/nsubj reported+/report/VERB/5/parataxis/{PAST} ./PUNCT/5/punct"""
    assert is_left(trees)


def test_a_rumour_carries_the_clause_that_the_parser_gave_to_its_verb() -> None:
    trees = f"""Rumours/rumour/NOUN/2/nsubj spread/spread/VERB/0/root/{PAST} that/SCONJ/6/mark
        rents/rent/NOUN/6/nsubj had/have/AUX/6/aux doubled+/double/VERB/2/ccomp/VerbForm=Part
        ./PUNCT/2/punct"""
    assert reported(trees) == [("that rents had doubled", None, "Rumours")]


def test_whom_a_participle_quotes_is_no_second_subject() -> None:
    trees = f"""Quoting/quote/VERB/2/amod/VerbForm=Ger pilot/NOUN/7/nsubj
        Ines/Ines/PROPN/2/flat/_/B-PER Dahl+/Dahl/PROPN/3/flat/_/E-PER ,/PUNCT/2/punct
        Reuters/Reuters/PROPN/7/nsubj/_/S-ORG said/say/VERB/0/root/{PAST} fares/fare/NOUN/9/nsubj
        rose+/rise/VERB/7/ccomp/{PAST} ./PUNCT/7/punct"""
    words = mended(trees).sentences[0].tokens
    assert [(t.head, t.deprel) for t in words[:2]] == [(7, "advcl"), (1, "obj")]


@pytest.mark.parametrize(("it", "clause"), [("obj", "advcl"), ("expl", "ccomp"), ("obj", "ccomp")])
def test_what_is_put_to_somebody_is_a_clause_whatever_stands_for_it(it: str, clause: str) -> None:
    trees = f"""Falk/PROPN/2/nsubj/_/S-PER put/put/VERB/0/root/{PAST} it/it/PRON/2/{it}
        to/ADP/5/case Ness/PROPN/2/obl/_/S-PER that/SCONJ/9/mark rents/rent/NOUN/9/nsubj
        had/have/AUX/9/aux/VerbForm=Fin doubled+/double/VERB/2/{clause}/VerbForm=Part
        ./PUNCT/2/punct"""
    assert reported(trees) == [("that rents had doubled", "Falk", "put")]


def test_who_said_it_is_apart_from_who_reported_that() -> None:
    trees = f"""It/PRON/2/nsubj rained+/rain/VERB/7/ccomp/{PAST} ,/PUNCT/2/punct
        Dahl/Dahl/PROPN/7/nsubj/_/S-PER said+/say/VERB/7/ccomp/{PAST}
        Reuters/Reuters/PROPN/7/nsubj/_/S-ORG reported+/report/VERB/0/root/{PAST} ./PUNCT/7/punct"""
    words = mended(trees).sentences[0].tokens
    assert [(t.head, t.deprel) for t in (words[1], words[3], words[4], words[6])] == [
        (5, "ccomp"), (5, "nsubj"), (0, "root"), (5, "parataxis"),
    ]  # fmt: skip


def test_a_name_between_commas_is_another_name_of_the_subject() -> None:
    trees = f"""One/one/NUM/7/nsubj of/ADP/3/case them/they/PRON/1/nmod ,/PUNCT/5/punct
        Tove/Tove/PROPN/7/nsubj/_/S-PER ,/PUNCT/1/punct said/say/VERB/0/root/{PAST}
        it/PRON/9/nsubj rained+/rain/VERB/7/ccomp/{PAST} ./PUNCT/7/punct"""
    assert reported(trees) == [("it rained", "One of them , Tove", "said")]


@pytest.mark.parametrize(
    ("mark", "content"), [("of/SCONJ", "The clerk ... of lying"), ("of/ADP", "The clerk")]
)
def test_of_what_somebody_is_accused_is_no_part_of_who_accuses(mark: str, content: str) -> None:
    relation = "mark" if "SCONJ" in mark else "case"
    trees = f"""The/DET/2/det clerk/NOUN/4/nsubj:pass was/be/AUX/4/aux:pass/VerbForm=Fin
        accused/accuse/VERB/0/root/Tense=Past|VerbForm=Part by/ADP/7/case his/PRON/7/nmod:poss
        deputy/NOUN/4/obl:agent {mark}/9/{relation} lying+/lie/VERB/7/nmod/VerbForm=Ger
        ./PUNCT/4/punct"""
    assert [row[0] for row in reported(trees)] == [content]


def denial(link: str) -> str:
    return f"""Lund/Lund/PROPN/2/nsubj/_/S-PER denied/deny/VERB/0/root/{PAST}
        claims/claim/NOUN/2/obj {link}/ADP/5/case Dahl/PROPN/2/obl that/SCONJ/8/mark
        it/PRON/8/nsubj rained+/rain/VERB/3/acl/{PAST} ./PUNCT/2/punct"""


def test_whose_claim_is_denied_is_part_of_the_claim() -> None:
    assert reported(denial("by"))[0] == ("claims by Dahl that it rained", "Lund", "denied")


def test_when_a_claim_is_denied_is_not() -> None:
    assert is_left(denial("after"))
