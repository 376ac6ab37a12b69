"""Of the words between a cue and a clause without *that*, each goes with what it tells of."""

from __future__ import annotations

import pytest

from attribution import find_quotes
from tests.trees import document

PAST = "Tense=Past|VerbForm=Fin"


def contents(trees: str) -> list[str]:
    """What the rules find to be said."""
    return [q.text for q in find_quotes(document(trees), scorer="rules")]


def said(phrase: str, verb: int, behind: str = "", *, head: int) -> str:
    """*Aker said*, a phrase under a head, and *it would fall*, with the place of *fall* given."""
    return f"""Aker/PROPN/2/nsubj/_/S-PER said/say/VERB/0/root/{PAST}
        {phrase.replace("HEAD", str(head))} {behind} it/PRON/{verb}/nsubj
        would/AUX/{verb}/aux/VerbForm=Fin fall+/VERB/2/ccomp/VerbForm=Inf ./PUNCT/2/punct"""


@pytest.mark.parametrize(
    ("phrase", "verb"),
    [
        ("in/ADP/4/case court/NOUN/HEAD/obl", 7),
        ("after/ADP/5/case the/DET/5/det match/NOUN/HEAD/obl", 8),
        ("at/ADP/5/case the/DET/5/det time/NOUN/HEAD/obl", 8),
        ("yesterday/NOUN/4/compound morning/NOUN/HEAD/obl:unmarked", 7),
        ("earlier/ADV/HEAD/advmod in/ADP/6/case the/DET/6/det day/NOUN/HEAD/obl", 9),
    ],
)
def test_when_and_where_one_speaks_is_no_part_of_what_is_said(phrase: str, verb: int) -> None:
    assert contents(said(phrase, verb, head=verb)) == ["it would fall"]


def test_what_is_said_keeps_what_it_holds_under() -> None:
    plan = "under/ADP/5/case the/DET/5/det plan/NOUN/HEAD/obl"
    assert contents(said(plan, 8, head=2)) == ["under the plan it would fall"]


def test_with_a_comma_behind_it_a_phrase_opens_what_is_said() -> None:
    phrase = "in/ADP/5/case poor/ADJ/5/amod towns+/town/NOUN/HEAD/obl"
    assert contents(said(phrase, 9, ",/PUNCT/5/punct", head=2)) == ["in poor towns, it would fall"]
    assert contents(said(phrase, 8, head=2)) == ["it would fall"]
    court = "in/ADP/4/case court+/NOUN/HEAD/obl"
    assert contents(said(court, 8, ",/PUNCT/4/punct", head=2)) == ["it would fall"]


def test_what_is_said_in_a_note_is_not_what_the_note_is() -> None:
    trees = f"""Aker/PROPN/2/nsubj/_/S-PER claimed/claim/VERB/0/root/{PAST} in/ADP/5/case
        a/DET/5/det note+/NOUN/2/obl she/PRON/9/nsubj:pass had/have/AUX/9/aux/VerbForm=Fin
        been/be/AUX/9/aux:pass robbed+/rob/VERB/5/acl:relcl/Tense=Past|VerbForm=Part
        ./PUNCT/2/punct"""
    assert contents(trees) == ["she had been robbed"]


def test_a_note_that_somebody_wrote_is_not_what_it_says() -> None:
    trees = f"""Aker/PROPN/2/nsubj/_/S-PER claimed/claim/VERB/0/root/{PAST} in/ADP/5/case
        a/DET/5/det note+/NOUN/2/obl she/PRON/7/nsubj wrote+/write/VERB/5/acl:relcl/{PAST}
        ./PUNCT/2/punct"""
    assert contents(trees) == []


def test_a_gerund_behind_a_note_opens_what_it_says() -> None:
    trees = f"""Aker/PROPN/2/nsubj/_/S-PER said/say/VERB/0/root/{PAST} in/ADP/5/case a/DET/5/det
        note+/NOUN/2/obl closing/close/VERB/5/acl/VerbForm=Ger it/PRON/6/obj
        would/AUX/9/aux/VerbForm=Fin help+/VERB/2/ccomp/VerbForm=Inf ./PUNCT/2/punct"""
    assert contents(trees) == ["closing it would help"]


def test_what_stands_before_that_is_no_part_of_what_is_said() -> None:
    trees = f"""Aker/PROPN/2/nsubj/_/S-PER said/say/VERB/0/root/{PAST} days/day/NOUN/6/nmod:unmarked
        before/ADP/6/case the/DET/6/det vote/NOUN/10/obl that/SCONJ/10/mark it/PRON/10/nsubj
        would/AUX/10/aux/VerbForm=Fin fall+/VERB/2/ccomp/VerbForm=Inf ./PUNCT/2/punct"""
    assert contents(trees) == ["that it would fall"]
