"""An agent that a parser hangs on what a passive calls a thing."""

from __future__ import annotations

import pytest

from attribution.knowledge import given
from attribution.quotes.corrections.agents import with_agents
from tests.trees import document

SEEN = "it/PRON/3/nsubj:pass was/be/AUX/3/aux:pass seen/see/VERB/0/root as/ADP/6/case a/DET/6/det"
BY_ENGINEERS = "by/ADP/8/case engineers+/engineer/NOUN/6/nmod ./PUNCT/3/punct"


def agent(trees: str, word: str) -> tuple[int, str]:
    """The head and the relation of a word in the mended tree."""
    (sentence,) = document(trees).sentences
    found = with_agents(sentence, given("en", None))
    return next((t.head, t.deprel) for t in found.tokens if t.form == word)


def test_who_calls_a_thing_so_is_the_agent_of_the_passive() -> None:
    assert agent(f"{SEEN} danger/NOUN/3/obl {BY_ENGINEERS}", "engineers") == (3, "obl:agent")


@pytest.mark.parametrize("deed", ["attack", "painting", "letter"])
def test_who_does_or_makes_a_thing_stays_with_it(deed: str) -> None:
    assert agent(f"{SEEN} {deed}/NOUN/3/obl {BY_ENGINEERS}", "engineers") == (6, "nmod")


def test_who_sees_a_threat_in_a_thing_makes_none() -> None:
    assert agent(f"{SEEN} threat/NOUN/3/obl {BY_ENGINEERS}", "engineers") == (3, "obl:agent")
    called = SEEN.replace("seen/see", "called/call")
    assert agent(f"{called} threat/NOUN/3/obl {BY_ENGINEERS}", "engineers") == (6, "nmod")


def test_a_passive_has_one_agent() -> None:
    trees = """it/PRON/3/nsubj:pass was/be/AUX/3/aux:pass seen/see/VERB/0/root by/ADP/5/case
        Lund/PROPN/3/obl:agent/_/S-PER as/ADP/7/case danger/NOUN/3/obl by/ADP/9/case
        engineers+/engineer/NOUN/7/nmod ./PUNCT/3/punct"""
    assert agent(trees, "engineers") == (7, "nmod")


def test_what_cannot_speak_is_no_agent() -> None:
    trees = f"{SEEN} danger/NOUN/3/obl by/ADP/8/case night/NOUN/6/nmod ./PUNCT/3/punct"
    assert agent(trees, "night") == (6, "nmod")


def test_an_agent_ends_the_phrase() -> None:
    trees = f"""{SEEN} danger/NOUN/3/obl by/ADP/8/case engineers+/engineer/NOUN/6/nmod
        to/ADP/10/case boats/boat/NOUN/6/nmod ./PUNCT/3/punct"""
    assert agent(trees, "engineers") == (6, "nmod")


def test_by_may_hang_on_the_first_of_two_names() -> None:
    trees = f"""{SEEN} danger/NOUN/3/obl by/ADP/8/case Amnesty/PROPN/9/compound/_/B-ORG
        International+/PROPN/6/nmod/_/E-ORG ./PUNCT/3/punct"""
    assert agent(trees, "International") == (3, "obl:agent")


def test_a_verb_that_calls_nothing_anything_has_no_such_agent() -> None:
    trees = """it/PRON/3/nsubj:pass was/be/AUX/3/aux:pass built/build/VERB/0/root as/ADP/6/case
        a/DET/6/det gift/NOUN/3/obl by/ADP/8/case engineers+/engineer/NOUN/6/nmod ./PUNCT/3/punct"""
    assert agent(trees, "engineers") == (6, "nmod")
