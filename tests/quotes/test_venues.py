"""Where something was said is no part of what was said."""

from __future__ import annotations

import pytest

from tests.quotes.mending import PAST, is_left, mended, reported


def test_a_clause_behind_what_was_published_is_what_was_said() -> None:
    trees = f"""The/DET/2/det guild/NOUN/3/nsubj said/say/VERB/0/root/{PAST} in/ADP/6/case
        a/DET/6/det report/NOUN/3/obl published/publish/VERB/6/acl/VerbForm=Part on/ADP/9/case
        Monday/Monday/PROPN/7/obl that/SCONJ/13/mark rents/rent/NOUN/13/nsubj had/have/AUX/13/aux
        doubled+/double/VERB/7/ccomp/VerbForm=Part ./PUNCT/3/punct"""
    assert reported(trees) == [("that rents had doubled", "The guild", "said")]


def test_a_relative_clause_of_a_report_stays_one() -> None:
    trees = f"""The/DET/2/det guild/NOUN/3/nsubj said/say/VERB/0/root/{PAST} so/ADV/3/advmod
        in/ADP/7/case a/DET/7/det report/NOUN/3/obl that/PRON/10/obj the/DET/10/det
        council/NOUN/11/nsubj buried+/bury/VERB/7/acl:relcl/{PAST} ./PUNCT/3/punct"""
    assert is_left(trees)


@pytest.mark.parametrize(("comma", "moved"), [(True, True), (False, False)])
def test_remarks_behind_a_comma_are_where_it_was_said(comma: bool, moved: bool) -> None:
    before = ",/PUNCT/9/punct" if comma else "there/ADV/6/advmod"
    trees = f"""Dahl/Dahl/PROPN/2/nsubj/_/S-PER said/say/VERB/0/root/{PAST} the/DET/4/det
        dam/NOUN/6/nsubj had/have/AUX/6/aux held/hold/VERB/2/ccomp/VerbForm=Part {before}
        in/ADP/9/case remarks/remark/NOUN/6/obl broadcast/VERB/9/acl/VerbForm=Part
        today+/today/NOUN/10/obl ./PUNCT/2/punct"""
    words = mended(trees).sentences[0].tokens
    assert (words[8].head == 2) is moved


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("podcast", "it was “late”"),
        ("kitchen", "it was “late” in her kitchen"),
    ],
)
def test_where_somebody_speaks_is_no_part_of_what_is_said_behind_a_mark(
    noun: str, expected: str
) -> None:
    trees = f"""Lund/Lund/PROPN/2/nsubj/_/S-PER said/say/VERB/0/root/{PAST} it/PRON/6/nsubj
        was/be/AUX/6/cop/{PAST} “+/PUNCT/6/punct late+/ADJ/2/ccomp ”/PUNCT/6/punct
        in/ADP/10/case her/PRON/10/nmod:poss {noun}+/NOUN/6/obl ./PUNCT/2/punct"""
    assert reported(trees) == [(expected, "Lund", "said")]


@pytest.mark.parametrize(
    ("word", "expected"), [("when", "it was late"), ("if", "it was late if asked")]
)
def test_upon_what_question_is_no_part_of_what_is_said(word: str, expected: str) -> None:
    trees = f"""Lund/Lund/PROPN/2/nsubj/_/S-PER said/say/VERB/0/root/{PAST} it/PRON/5/nsubj
        was/be/AUX/5/cop/{PAST} late/ADJ/2/ccomp {word}/SCONJ/7/mark
        asked+/ask/VERB/5/advcl/Tense=Past|VerbForm=Part ./PUNCT/2/punct"""
    assert reported(trees) == [(expected, "Lund", "said")]


@pytest.mark.parametrize(
    ("that", "expected"), [("mark", [("that rents would double", "Lund", "said")]), ("nsubj", [])]
)
def test_a_whole_clause_on_a_call_is_what_was_said_on_it(
    that: str, expected: list[tuple[str, str, str]]
) -> None:
    rents = "rents/rent/NOUN/9/nsubj" if that == "mark" else "really/ADV/9/advmod"
    trees = f"""Lund/Lund/PROPN/2/nsubj/_/S-PER said/say/VERB/0/root/{PAST} on/ADP/5/case
        a/DET/5/det call/NOUN/2/obl that/PRON/9/{that} {rents} would/AUX/9/aux/VerbForm=Fin
        double+/double/VERB/5/acl/VerbForm=Inf ./PUNCT/2/punct"""
    assert [r for r in reported(trees) if r[0].startswith("that")] == expected
