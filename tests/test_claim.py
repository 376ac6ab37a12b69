"""Claims that change from stage to stage."""

from __future__ import annotations

from attribution.claim import Claim, altered
from attribution.document import Span
from attribution.quotes.rule import TAGGER

PLAN = Claim(rule=TAGGER, content=(Span(0, 8, "the plan"),), cue=None)


def test_a_claim_with_the_same_parts_is_itself() -> None:
    assert altered(PLAN, content=(Span(0, 8, "the plan"),), weight=PLAN.weight) is PLAN


def test_a_claim_with_another_part_is_another() -> None:
    assert altered(PLAN, weight=0.9).weight == 0.9
    assert PLAN.weight == 0.5
