"""Weights for whom a pronoun means: those that make the right candidates the likeliest."""

from __future__ import annotations

from training.antecedents import Example, fit, written

NEAR, FAR, NOBODY = {"near": 1.0}, {"far": 1.0, "named": 1.0}, {"nobody person": 1.0}


def test_what_the_right_candidates_have_weighs_more() -> None:
    weights = fit([Example((NEAR, FAR, NOBODY), (0,))] * 9 + [Example((NEAR, NOBODY), (1,))])
    assert weights["near"] > weights["nobody person"] > weights["far"]
    assert weights["far"] == weights["named"]


def test_what_has_one_candidate_alone_teaches_nothing() -> None:
    told = [Example((NEAR, NOBODY), (0,))]
    assert fit([*told, Example((FAR,), (0,))]) == fit(told)


def test_weights_are_written_as_a_table() -> None:
    assert written({"near": 1.5}).splitlines()[-2:] == ["[weights]", '"near" = 1.5']
