"""With which verb a claim is told, and whether it is told as said."""

from __future__ import annotations

import pytest
from attrs import evolve

from attribution import (
    Entity,
    Speaker,
    statement,
)
from attribution.quotation import Polarity
from tests.statements.claims import claim, said


@pytest.mark.parametrize(
    ("text", "cue", "lemma", "due"),
    [
        ("Lund left, saying that it rained.", "saying", "say", "Lund said that it rained."),
        (
            "Lund left, admitting that it rained.",
            "admitting",
            "admit",
            "Lund admitted that it rained.",
        ),
        ("Lund left, denying that it rained.", "denying", "deny", "Lund denied that it rained."),
        ("Lund left, noting that it rained.", "noting", "note", "Lund noted that it rained."),
        (
            "Lund left, pointing out that it rained.",
            "pointing out",
            "point",
            "Lund pointed out that it rained.",
        ),
        ("Lund was heard to say that it rained.", "to say", "say", "Lund said that it rained."),
        ("Lund may have said that it rained.", "have said", "say", "Lund has said that it rained."),
        ("Lund is saying that it rained.", "is saying", "say", "Lund is saying that it rained."),
        (
            "Lund went on to say that it rained.",
            "went on to say",
            "go",
            "Lund went on to say that it rained.",
        ),
        ("Lund told that it rained.", "told", "tell", "Lund said that it rained."),
        ("Lund agreed with that it rained.", "agreed with", "agree", "Lund agreed that it rained."),
    ],
)
def test_a_verb_tells_what_has_been(text: str, cue: str, lemma: str, due: str) -> None:
    assert said(text, cue, lemma, "that it rained") == due


@pytest.mark.parametrize(
    ("text", "cue", "polarity", "due"),
    [
        (
            "Lund left without saying that it rained.",
            "saying",
            "negated",
            "Lund did not say that it rained.",
        ),
        (
            "Lund left, not saying that it rained.",
            "not saying",
            "negated",
            "Lund did not say that it rained.",
        ),
        (
            "Lund has yet to say that it rained.",
            "say",
            "negated",
            "Lund did not say that it rained.",
        ),
        (
            "If Lund says that it rained, go.",
            "says",
            "hypothetical",
            "Lund may say that it rained.",
        ),
        (
            "Lund can't say that it rained.",
            "can't say",
            "negated",
            "Lund can't say that it rained.",
        ),
        (
            "Lund will say that it rained.",
            "will say",
            "hypothetical",
            "Lund will say that it rained.",
        ),
        (
            "Lund was too shy to say that it rained.",
            "to say",
            "declined",
            "Lund declined to say that it rained.",
        ),
        ("Did Lund say that it rained?", "say", "questioned", "Did Lund say that it rained?"),
    ],
)
def test_what_was_not_said_is_never_told_as_said(
    text: str, cue: str, polarity: Polarity, due: str
) -> None:
    assert said(text, cue, "say", "that it rained", polarity=polarity) == due


def test_who_is_negated_shows_it_only_where_the_sentence_has_the_word() -> None:
    text = "Neither Lund nor Quist said it rained."
    both = Entity("e3", "Lund and Quist", "group", members=("e1", "e2"))
    found, document = claim(
        text, "said", "say", "it rained", polarity="negated", source="Neither Lund nor Quist"
    )
    unnamed = evolve(found, speaker=None)
    assert statement(unnamed, document).text == "Neither Lund nor Quist said that it rained."
    named = evolve(found, speaker=Speaker(both, "own name", 0.9))
    assert statement(named, document).text == "Lund and Quist did not say that it rained."


@pytest.mark.parametrize(
    ("text", "cue", "lemma", "due"),
    [
        ("I think that it rained.", "think", "think", "Lund thinks that it rained."),
        ("I reckon that it rained.", "reckon", "reckon", "Lund reckons that it rained."),
        ("I have said that it rained.", "have said", "say", "Lund has said that it rained."),
        (
            "I still believe that it rained.",
            "still believe",
            "believe",
            "Lund still believes that it rained.",
        ),
        ("What I told them is that it rained.", "told", "tell", "Lund said that it rained."),
    ],
)
def test_a_verb_behind_a_pronoun_agrees_with_the_name(
    text: str, cue: str, lemma: str, due: str
) -> None:
    assert said(text, cue, lemma, "that it rained", source="I") == due


def test_a_preposition_stays_where_the_verb_is_told_anew() -> None:
    text = "Lund has yet to comment on whether it rained."
    due = "Lund did not comment on whether it rained."
    left = "Lund left without pointing out that it rained."
    told = said(left, "pointing out", "point", "that it rained", polarity="negated")
    assert told == "Lund did not point out that it rained."
    more = {"rule": "prepositional_content", "polarity": "negated"}
    assert said(text, "comment on", "comment", "whether it rained", **more) == due


@pytest.mark.parametrize(
    ("text", "cue", "lemma", "told", "due"),
    [
        (
            "Lund briefed staff on the fog.",
            "briefed",
            "brief",
            None,
            "Lund briefed staff on the fog.",
        ),
        (
            "Lund warned Quist of the fog.",
            "warned",
            "warn",
            "Quist",
            "Lund warned Quist of the fog.",
        ),
        ("Lund warned of the fog.", "warned of", "warn", None, "Lund warned of the fog."),
    ],
)
def test_what_stands_between_a_verb_and_its_content_is_kept(
    text: str, cue: str, lemma: str, told: str | None, due: str
) -> None:
    assert said(text, cue, lemma, "the fog", rule="prepositional_content", told=told) == due
