"""What a direct quotation rests on."""

from __future__ import annotations

import pytest
from attrs import evolve

from attribution.claim import Claim, Mention
from attribution.knowledge import Knowledge
from attribution.quotation import Evidence
from attribution.quotes.confidence import Reliability, reliability
from attribution.quotes.grounds import ALONE, WITH_CUE, grounds
from attribution.quotes.registry import RULES, rule
from attribution.quotes.rule import TAGGER, Context
from tests.trees import document

CLAUSE = (
    "Lund/PROPN/2/nsubj said/say/VERB/0/root we/PRON/4/nsubj "
    "go/VERB/2/ccomp/VerbForm=Fin ./PUNCT/2/punct"
)
PHRASE = "Lund/PROPN/2/nsubj said/say/VERB/0/root no/DET/4/det way/NOUN/2/obj ./PUNCT/2/punct"


# Lund worries . “ Go ” . She waits .
ALONE_BEHIND = """\
Lund/PROPN/2/nsubj worries+/worry/VERB/0/root/VerbForm=Fin ./PUNCT/2/punct
“+/"/PUNCT/2/punct Go+/go/VERB/0/root/VerbForm=Inf .+/./PUNCT/2/punct ”/"/PUNCT/2/punct
She/PRON/2/nsubj waits+/wait/VERB/0/root/VerbForm=Fin ./PUNCT/2/punct
"""


def rests_on(tree: str, *rules: str, kind: str = "direct", start: int = 10) -> frozenset[str]:
    doc = document(tree)
    content = doc.span(start, len(doc.text))
    seen = tuple(Evidence(name, (), "") for name in rules)
    claim = Claim(
        rule(rules[0]), (content,), Mention.of(doc, doc.span(5, 9)), kind=kind, evidence=seen
    )  # type: ignore[arg-type]
    (held,) = grounds(Context.of(doc, Knowledge.default("en")), [claim])
    return held


def alone(tree: str, passage: str, told: str = "") -> frozenset[str]:
    """What a passage without a cue rests on, perhaps beside a claim with a cue."""
    doc = document(tree)
    at = doc.text.index(passage)
    claim = Claim(rule("marked_passage"), (doc.span(at, at + len(passage)),), kind="direct")
    cue = doc.text.index(told)
    other = Claim(
        rule("clausal_complement"),
        (doc.span(0, 4),),
        Mention.of(doc, doc.span(cue, cue + len(told))),
    )
    context = Context.of(doc, Knowledge.default("en"))
    *_, held = grounds(context, [*([other] if told else []), claim])
    return held


def test_two_rules_agree_and_the_tagger_is_none_of_them() -> None:
    assert "agreed" in rests_on(CLAUSE, "marked_passage", "clausal_complement")
    assert "agreed" not in rests_on(CLAUSE, "marked_passage", "marked_passage", "tagger")
    assert "agreed" not in rests_on(CLAUSE, "signed_passage", "heading")


def test_a_clause_has_a_finite_verb_or_is_a_paragraph() -> None:
    assert "clause" in rests_on(CLAUSE, "marked_passage")
    assert "clause" not in rests_on(PHRASE, "marked_passage")
    assert "clause" in rests_on(PHRASE, "marked_passage", start=0)


def test_what_is_not_in_marks_rests_on_its_rule_alone() -> None:
    assert rests_on(CLAUSE, "clausal_complement", kind="indirect") == frozenset()


def test_a_turn_of_a_transcript_rests_on_the_layout() -> None:
    assert rests_on(PHRASE, "transcript_turn") == frozenset(WITH_CUE)


def test_a_passage_without_a_cue_rests_on_what_it_is() -> None:
    within = alone(PHRASE, "no way")
    assert within == {"alone"}
    assert "alone_clause" in alone(CLAUSE, "we go")
    for words in (14, 15):
        tree = "No/INTJ/0/root" + " no/INTJ/1/discourse" * (words - 1)
        assert ("alone_long" in alone(tree, document(tree).text)) == (words == 15)


def test_a_passage_without_a_cue_rests_on_where_it_stands() -> None:
    assert alone(ALONE_BEHIND, "“Go.”") == {"alone", "alone_apart", "alone_clause"}
    assert "alone_told" in alone(ALONE_BEHIND, "“Go.”", told="worries")
    assert "alone_apart" in alone("Lund/PROPN/0/root :/PUNCT/1/punct no/INTJ/1/parataxis", "no")
    assert "alone_apart" in alone("No/INTJ/3/discourse :/PUNCT/3/punct Lund/PROPN/0/root", "No")
    assert "alone_apart" not in alone("Lund/PROPN/0/root no/INTJ/1/parataxis", "no")
    assert "alone_told" not in alone(ALONE_BEHIND, "“Go.”", told="waits")


@pytest.mark.parametrize("reading", ["claims", "all"])
def test_every_row_of_the_table_names_a_rule_or_a_ground(reading: str) -> None:
    counted = reliability("en", reading)
    assert {*counted.rules} <= {TAGGER.name, *(one.name for one in RULES)}
    assert {*counted.grounds} == {*ALONE, *WITH_CUE}
    assert {*counted.kinds} == {"direct", "mixed"}


def test_grounds_add_to_the_confidence() -> None:
    counted = Reliability(0.0, 1.0, {}, {}, {"agreed": 1.0})
    claim = Claim(rule("marked_passage"), (document(CLAUSE).span(10, 15),), weight=0.6)
    direct = evolve(claim, kind="direct")
    assert counted.confidence(direct, {"agreed"}) > counted.confidence(direct, {"clause"})
