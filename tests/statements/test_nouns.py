"""Claims whose cue is a noun, a preposition or a colon: each has a sentence of its own."""

from __future__ import annotations

import pytest
from attrs import evolve

from attribution import (
    statement,
)
from tests.statements.claims import claim, said


@pytest.mark.parametrize(
    ("text", "cue", "lemma", "rule", "due"),
    [
        (
            "Lund's fear that it rained",
            "fear",
            "fear",
            "noun_cue",
            "Lund's fear is that it rained.",
        ),
        (
            "Lund's fears that it rained",
            "fears",
            "fear",
            "noun_cue",
            "Lund's fears are that it rained.",
        ),
        (
            "The fear by Lund that it rained",
            "fear by",
            "fear",
            "noun_cue",
            "Lund's fear is that it rained.",
        ),
        (
            "Lund's claim that it rained",
            "claim",
            "claim",
            "noun_cue",
            "According to Lund, it rained.",
        ),
        (
            "Lund's fear was that it rained",
            "fear was",
            "fear",
            "copular_noun",
            "Lund's fear was that it rained.",
        ),
        ("Lund's fear: it rained", "fear", "fear", "introduced_clause", "Lund's fear: It rained."),
        (
            "In Lund's words it rained",
            "words",
            "word",
            "in_whose_words",
            "In the words of Lund, it rained.",
        ),
        ("For Lund it rained", "For", "for", "for_whom", "For Lund, it rained."),
        (
            "Lund was sure it rained",
            "was sure",
            "sure",
            "adjective_cue",
            "Lund was sure that it rained.",
        ),
        ("Lund adds: it rained", "adds", "add", "introduced_sentences", "Lund adds: It rained."),
    ],
)
def test_a_noun_or_phrase_has_its_own_sentence(
    text: str, cue: str, lemma: str, rule: str, due: str
) -> None:
    content = "that it rained" if "that it" in text else "it rained"
    assert said(text, cue, lemma, content, rule=rule) == due


def test_a_noun_without_its_verb_is_told_with_one() -> None:
    text = "It is Lund's belief that it rained."
    due = "Lund's belief is that it rained."
    assert said(text, "belief", "belief", "that it rained", rule="copular_noun") == due


def test_a_noun_of_nobody_known_is_nobody_s() -> None:
    text = "There are fears that it rained."
    due = "The fears are that it rained."
    assert said(text, "fears", "fear", "that it rained", rule="noun_cue", source=None) == due


def test_her_own_noun_stays_hers() -> None:
    found, document = claim(
        "Her fear is that it rained.",
        "fear is",
        "fear",
        "that it rained",
        rule="copular_noun",
        source="Her",
    )
    told = statement(evolve(found, speaker=None), document).text
    assert told == "Her fear is that it rained."


@pytest.mark.parametrize(
    ("text", "cue", "content", "rule", "due"),
    [
        (
            "Lund heard the claim that it rained",
            "the claim",
            "that it rained",
            "noun_cue",
            "The claim is that it rained.",
        ),
        (
            "Lund faced questions about whether it rained",
            "questions",
            "about whether it rained",
            "noun_cue",
            "The questions are whether it rained.",
        ),
        (
            "Lund dodged a question about whether it rained",
            "a question about",
            "whether it rained",
            "governed_phrase",
            "The question is whether it rained.",
        ),
    ],
)
def test_a_noun_has_one_article_and_no_preposition(
    text: str, cue: str, content: str, rule: str, due: str
) -> None:
    lemma = "claim" if "claim" in cue else "question"
    assert said(text, cue, lemma, content, rule=rule, source=None) == due


def test_what_a_noun_governs_and_is_no_clause_is_set_apart() -> None:
    """No verb: *Karl Lund criticismed of the plan*."""
    text = "Lund's criticism of the plan"
    due = "Lund (criticism of): The plan."
    assert said(text, "criticism of", "criticism", "the plan", rule="governed_phrase") == due


def test_an_adjective_and_its_preposition_stay_a_predicate() -> None:
    text = "Lund was critical of the plan"
    due = "Lund was critical of the plan."
    assert said(text, "was critical of", "critical", "the plan", rule="governed_phrase") == due
