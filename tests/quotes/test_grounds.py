"""What a direct quotation rests on."""

from __future__ import annotations

from attrs import evolve

from attribution.claim import Claim
from attribution.knowledge import Knowledge
from attribution.quotation import Evidence
from attribution.quotes.confidence import Reliability
from attribution.quotes.grounds import GROUNDS, grounds
from attribution.quotes.registry import rule
from attribution.quotes.rule import Context
from tests.trees import document

CLAUSE = (
    "Lund/PROPN/2/nsubj said/say/VERB/0/root we/PRON/4/nsubj "
    "go/VERB/2/ccomp/VerbForm=Fin ./PUNCT/2/punct"
)
PHRASE = "Lund/PROPN/2/nsubj said/say/VERB/0/root no/DET/4/det way/NOUN/2/obj ./PUNCT/2/punct"


def rests_on(tree: str, *rules: str, kind: str = "direct", start: int = 10) -> frozenset[str]:
    doc = document(tree)
    content = doc.span(start, len(doc.text))
    seen = tuple(Evidence(name, (), "") for name in rules)
    claim = Claim(rule(rules[0]), (content,), kind=kind, evidence=seen)  # type: ignore[arg-type]
    return grounds(Context.of(doc, Knowledge.default("en")), claim)


def test_two_rules_agree_and_the_tagger_is_none_of_them() -> None:
    assert "agreed" in rests_on(CLAUSE, "marked_passage", "clausal_complement")
    assert "agreed" not in rests_on(CLAUSE, "marked_passage", "marked_passage", "tagger")


def test_a_clause_has_a_finite_verb_or_is_a_paragraph() -> None:
    assert "clause" in rests_on(CLAUSE, "marked_passage")
    assert "clause" not in rests_on(PHRASE, "marked_passage")
    assert "clause" in rests_on(PHRASE, "marked_passage", start=0)


def test_what_is_not_in_marks_rests_on_its_rule_alone() -> None:
    assert rests_on(CLAUSE, "clausal_complement", kind="indirect") == frozenset()


def test_a_turn_of_a_transcript_rests_on_the_layout() -> None:
    assert rests_on(PHRASE, "transcript_turn") == frozenset(GROUNDS)


def test_grounds_add_to_the_confidence() -> None:
    counted = Reliability(0.0, 1.0, {}, {}, {"agreed": 1.0})
    claim = Claim(rule("marked_passage"), (document(CLAUSE).span(10, 15),), weight=0.6)
    direct = evolve(claim, kind="direct")
    assert counted.confidence(direct, {"agreed"}) > counted.confidence(direct, {"clause"})
