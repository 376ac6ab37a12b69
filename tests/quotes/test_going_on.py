"""Cues that go on behind what was said."""

from __future__ import annotations

import pytest

from tests.quotes.mending import PAST, reported


def test_who_goes_on_behind_marks_is_who_spoke_before() -> None:
    trees = f"""“+/PUNCT/3/punct The/DET/3/det ice+/NOUN/11/nsubj ,/PUNCT/3/punct ”+/PUNCT/3/punct
        Teal/Teal/PROPN/7/nsubj/_/S-PER said/say/VERB/11/parataxis/{PAST} ,/PUNCT/7/punct
        “+/PUNCT/11/punct was/be/AUX/11/cop/{PAST} thin+/ADJ/0/root ,/PUNCT/11/punct
        ”+/PUNCT/11/punct adding/add/VERB/11/advcl/VerbForm=Ger that/SCONJ/17/mark
        everyone/PRON/17/nsubj knew+/know/VERB/14/ccomp/{PAST} ./PUNCT/11/punct"""
    assert reported(trees) == [
        ("“The ice, ” ... “was thin, ”", "Teal", "said"),
        ("that everyone knew", "Teal", "adding"),
    ]


@pytest.mark.parametrize(
    ("subject", "verb", "expected"),
    [
        ("talks", "warning/warn", "the talks would stop"),
        ("pilot", "adding/add", "the pilot would stop"),
        ("pilot", "warning/warn", "the pilot would stop before warning that it was late"),
    ],
)
def test_a_gerund_behind_before_tells_what_is_said_next(
    subject: str, verb: str, expected: str
) -> None:
    trees = f"""Lund/Lund/PROPN/2/nsubj/_/S-PER said/say/VERB/0/root/{PAST} the/DET/4/det
        {subject}/NOUN/6/nsubj would/AUX/6/aux/VerbForm=Fin stop/VERB/2/ccomp/VerbForm=Inf
        before/SCONJ/8/mark {verb}/VERB/6/advcl/VerbForm=Ger that/SCONJ/12/mark
        it/PRON/12/nsubj was/be/AUX/12/cop/{PAST} late+/ADJ/8/ccomp ./PUNCT/2/punct"""
    found = reported(trees)
    assert found[0] == (expected, "Lund", "said")
    assert found[1][0] == "that it was late"
