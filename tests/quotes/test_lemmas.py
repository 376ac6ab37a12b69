"""Cues under the lemma that the lexicon knows, whatever the lemmatiser made of them."""

from __future__ import annotations

import pytest

from attribution import Knowledge, find_quotes, parse_conllu
from attribution.knowledge import Grammar

ENGLISH = Grammar.default("en").inflection


def said(form: str, lemma: str) -> str:
    """*Ode Falk <form> that it rained.*, with the lemma given."""
    rows = [
        ("Ode", "Ode", "PROPN", 3, "nsubj"), ("Falk", "Falk", "PROPN", 1, "flat"),
        (form, lemma, "VERB", 0, "root"), ("that", "that", "SCONJ", 6, "mark"),
        ("it", "it", "PRON", 6, "nsubj"), ("rained", "rain", "VERB", 3, "ccomp"),
        (".", ".", "PUNCT", 3, "punct"),
    ]  # fmt: skip
    return "".join(
        f"{n}\t{word}\t{base}\t{upos}\t_\t_\t{head}\t{relation}\t_\t_\n"
        for n, (word, base, upos, head, relation) in enumerate(rows, 1)
    )


def cues(form: str, lemma: str, knowledge: Knowledge | None = None) -> list[str]:
    document = parse_conllu(said(form, lemma))
    found = find_quotes(document, knowledge=knowledge, scorer="rules")
    return [quote.cue.lemma for quote in found if quote.cue is not None]


@pytest.mark.parametrize(
    ("form", "lemma", "due"),
    [
        ("underscored", "underscor", "underscore"),
        ("Vowed", "vowe", "vow"),
        ("alleges", "alleg", "allege"),
        ("quipped", "quipp", "quip"),
        ("swore", "swore", "swear"),
        ("said", "say", "say"),
    ],
)
def test_an_inflected_cue_is_found_under_a_wrong_lemma(form: str, lemma: str, due: str) -> None:
    assert cues(form, lemma) == [due]


def test_a_cue_of_the_users_own_is_too() -> None:
    own = Knowledge.default("en").extended({"lexicon": {"clause": {"speech": ["bellyache"]}}})
    assert cues("bellyached", "bellyach") == []
    assert cues("bellyached", "bellyach", own) == ["bellyache"]


def test_a_word_that_is_no_cue_keeps_its_lemma() -> None:
    assert cues("frolicked", "frolicke") == []


@pytest.mark.parametrize(
    ("form", "upos", "lemma"),
    [
        ("echoed", "VERB", "echo"),
        ("echoes", "VERB", "echo"),
        ("refuting", "VERB", "refute"),
        ("begging", "VERB", "beg"),
        ("testified", "VERB", "testify"),
        ("foresaw", "VERB", "foresee"),
        ("theories", "NOUN", "theory"),
    ],
)
def test_endings_say_what_the_lemma_may_be(form: str, upos: str, lemma: str) -> None:
    assert lemma in ENGLISH.lemmas(form, upos)


def test_other_parts_of_speech_are_not_inflected_here() -> None:
    assert ENGLISH.lemmas("loved", "ADJ") == frozenset()
