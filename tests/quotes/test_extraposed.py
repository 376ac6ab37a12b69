"""Clauses that stand behind their passive."""

from __future__ import annotations

import pytest

from tests.quotes.mending import PAST, mended, relations, reported


@pytest.mark.parametrize(("subject", "clause"), [("expl", "csubj:pass"), ("nsubj:pass", "ccomp")])
def test_a_clause_behind_its_passive_is_what_is_reported(subject: str, clause: str) -> None:
    trees = f"""It/it/PRON/4/{subject} has/have/AUX/4/aux/VerbForm=Fin
        been/be/AUX/4/aux:pass announced/announce/VERB/0/root/VerbForm=Part that/SCONJ/7/mark
        she/PRON/7/nsubj left+/leave/VERB/4/{clause}/{PAST} ./PUNCT/4/punct"""
    words = relations(mended(trees))
    assert (words["It"], words["left"]) == ("nsubj:pass", "ccomp")
    assert reported(trees) == [("that she left", None, "has been announced")]
