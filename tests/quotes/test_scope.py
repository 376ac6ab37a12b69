"""What each scope gives, and what a least confidence leaves out."""

from __future__ import annotations

import pytest

from attribution.claim import Claim
from attribution.errors import InputError
from attribution.knowledge import Knowledge
from attribution.quotes import find_quotes
from attribution.quotes.confidence import UNKNOWN, Reliability, confident, reliability
from attribution.quotes.registry import rule
from attribution.quotes.rule import Context
from attribution.quotes.scope import Scope
from tests.trees import document

SAID = (
    "Police/NOUN/2/nsubj say/VERB/0/root rain/NOUN/4/nsubj fell/fall/VERB/2/ccomp ./PUNCT/2/punct"
)
FEARED = (
    "Police/NOUN/2/nsubj fear/VERB/0/root rain/NOUN/4/nsubj fell/fall/VERB/2/ccomp ./PUNCT/2/punct"
)
HOPED = "Police/NOUN/2/nsubj hope/VERB/0/root to/PART/4/mark win/VERB/2/xcomp ./PUNCT/2/punct"
FOR_A_THING = (
    "Police/NOUN/2/nsubj support/VERB/0/root the/DET/4/det plan/NOUN/2/obj ./PUNCT/2/punct"
)

OPPOSED = "Police/NOUN/2/nsubj oppose/VERB/0/root the/DET/4/det plan/NOUN/2/obj ./PUNCT/2/punct"
REJECTED = "Police/NOUN/2/nsubj reject/VERB/0/root the/DET/4/det claim/NOUN/2/obj ./PUNCT/2/punct"
MOCKED = (
    'Police/NOUN/2/nsubj oppose/VERB/0/root the/DET/5/det "+/PUNCT/5/punct gift+/NOUN/2/obj '
    '"/PUNCT/5/punct ./PUNCT/2/punct'
)


LIVES = "Floods/NOUN/2/nsubj claim/VERB/0/root lives/life/NOUN/2/obj ./PUNCT/2/punct"
TOPIC = (
    "Speaking/speak/VERB/7/advcl/VerbForm=Ger about/ADP/4/case the/DET/4/det fire+/NOUN/1/obl "
    ",/PUNCT/1/punct farmers/NOUN/7/nsubj cried/cry/VERB/0/root ./PUNCT/7/punct"
)
NOTED = (
    "Note/VERB/0/root/Mood=Imp|VerbForm=Fin that/SCONJ/4/mark rain/NOUN/4/nsubj "
    "fell/fall/VERB/1/ccomp ./PUNCT/1/punct"
)
WARNED = (
    "Never/ADV/2/advmod warn/VERB/0/root/VerbForm=Inf that/SCONJ/5/mark rain/NOUN/5/nsubj "
    "fell/fall/VERB/2/ccomp ./PUNCT/2/punct"
)
BIDDEN_NOT = (
    "Do/AUX/3/aux/Mood=Imp|VerbForm=Fin not/PART/3/advmod/Polarity=Neg "
    "say/VERB/0/root/VerbForm=Inf that/SCONJ/6/mark rain/NOUN/6/nsubj fell/fall/VERB/3/ccomp "
    "./PUNCT/3/punct"
)
CLIPPED = (
    "Hope/VERB/0/root/Tense=Pres|VerbForm=Fin that/SCONJ/4/mark rain/NOUN/4/nsubj "
    "fell/fall/VERB/1/ccomp ./PUNCT/1/punct"
)


@pytest.mark.parametrize(
    ("tree", "given"),
    [
        pytest.param(LIVES, {"all"}, id="what a verb takes beside words"),
        pytest.param(TOPIC, {"all"}, id="a topic beside what is said of it"),
        pytest.param(NOTED, {"all"}, id="what readers are bidden to note"),
        pytest.param(WARNED, {"all"}, id="what they are bidden never to say"),
        pytest.param(BIDDEN_NOT, {"all"}, id="what they are bidden not to say"),
        pytest.param(CLIPPED, {"claims", "all"}, id="what a writer hopes, cut short"),
        pytest.param(OPPOSED, {"all"}, id="a side on a thing"),
        pytest.param(REJECTED, {"speech", "claims", "all"}, id="a side on something said"),
        pytest.param(MOCKED, {"speech", "claims", "all"}, id="a side, in somebody's words"),
        pytest.param(SAID, {"speech", "claims", "all"}, id="said"),
        pytest.param(FEARED, {"claims", "all"}, id="thought, as a clause"),
        pytest.param(HOPED, {"claims", "all"}, id="wanted, as an infinitive"),
        pytest.param(FOR_A_THING, {"all"}, id="an attitude to a thing"),
    ],
)
def test_scopes_tell_speech_claims_and_attitudes_apart(tree: str, given: set[Scope]) -> None:
    scopes: tuple[Scope, ...] = ("speech", "claims", "all")
    doc = document(tree)
    found = {s for s in scopes if find_quotes(doc, scope=s, scorer="rules", min_confidence=0.1)}
    assert found == given


def context() -> Context:
    return Context.of(document(SAID), Knowledge.default("en"))


def claim(name: str, kind: str, weight: float = 0.6) -> Claim:
    doc = document(SAID)
    return Claim(rule(name), (doc.span(12, 21),), weight=weight, kind=kind)  # type: ignore[arg-type]


def test_confidence_is_counted_by_kind_and_rule() -> None:
    counted = Reliability(0.0, 1.0, {"direct": 1.0}, {"medial_cue": -1.0}, {})
    plain = counted.confidence(claim("clausal_complement", "indirect"))
    assert plain == pytest.approx(0.6)
    assert counted.confidence(claim("marked_passage", "direct")) > plain
    assert counted.confidence(claim("medial_cue", "indirect")) < plain
    assert UNKNOWN.confidence(claim("medial_cue", "direct")) == pytest.approx(0.6)


def test_what_is_less_likely_than_asked_for_is_left_out() -> None:
    claims = [claim("clausal_complement", "indirect", weight) for weight in (0.3, 0.7)]
    (kept,) = confident(context(), claims, UNKNOWN, 0.5)
    assert kept.weight == pytest.approx(0.7)
    assert len(confident(context(), claims, UNKNOWN, 0.0)) == 2


@pytest.mark.parametrize("reading", ["claims", "all"])
def test_the_package_has_a_table_for_each_reading(reading: str) -> None:
    found = reliability("en", reading)
    assert found.weight > 0
    assert 0 < found.least < 1
    assert found.confidence(claim("marked_passage", "direct")) > 0.5


@pytest.mark.parametrize("value", [-0.1, 1.1, "0.5", True, float("nan")])
def test_a_least_confidence_is_a_probability(value: object) -> None:
    with pytest.raises(InputError, match="min_confidence is a number from 0 to 1"):
        find_quotes(document(SAID), min_confidence=value)  # type: ignore[arg-type]
