"""Names that a parser takes for modal verbs."""

from __future__ import annotations

import pytest

from attribution import attribute, parse_conllu

RAINED = [("it", "it", "PRON", 2, "nsubj"), ("rained", "rain", "VERB", 0, "ccomp")]

Row = tuple[str, str, str, int, str]


def sentence(*rows: Row, verb: int) -> str:
    """Rows of form, lemma, tag, head and relation, with *it rained* behind as told by a verb."""
    content = [
        (form, lemma, upos, head + len(rows) if head else verb, relation)
        for form, lemma, upos, head, relation in RAINED
    ]
    stop = (".", ".", "PUNCT", verb, "punct")
    return "".join(
        f"{n}\t{form}\t{lemma}\t{upos}\t_\t_\t{head}\t{relation}\t_\t_\n"
        for n, (form, lemma, upos, head, relation) in enumerate([*rows, *content, stop], 1)
    )


def told(conllu: str) -> list[tuple[str | None, str]]:
    """Who says something, as the text has it, and how sure it is that it was said."""
    result = attribute(parse_conllu(conllu), scorer="rules")
    return [
        (a.quote.source.text if a.quote.source else None, a.polarity) for a in result.attributions
    ]


@pytest.mark.parametrize("name", ["May", "Will", "Can"])
def test_a_modal_before_an_inflected_verb_is_a_name(name: str) -> None:
    rows: list[Row] = [(name, name.lower(), "AUX", 2, "aux"), ("said", "say", "VERB", 0, "root")]
    assert told(sentence(*rows, verb=2)) == [(name, "asserted")]


def test_so_is_one_before_an_inflected_auxiliary() -> None:
    rows: list[Row] = [
        ("Will", "will", "AUX", 3, "aux"), ("has", "have", "AUX", 3, "aux"),
        ("said", "say", "VERB", 0, "root"),
    ]  # fmt: skip
    assert told(sentence(*rows, verb=3)) == [("Will", "asserted")]


def test_a_surname_goes_with_the_given_name_before_it() -> None:
    rows: list[Row] = [
        ("Ada", "Ada", "PROPN", 3, "nsubj"), ("May", "may", "AUX", 3, "aux"),
        ("said", "say", "VERB", 0, "root"),
    ]  # fmt: skip
    assert told(sentence(*rows, verb=3)) == [("Ada May", "asserted")]


def test_a_given_name_goes_with_the_surname_behind_it() -> None:
    rows: list[Row] = [
        ("Will", "will", "AUX", 3, "aux"), ("Orme", "Orme", "PROPN", 3, "nsubj"),
        ("said", "say", "VERB", 0, "root"),
    ]  # fmt: skip
    assert told(sentence(*rows, verb=3)) == [("Will Orme", "asserted")]


@pytest.mark.parametrize(
    ("modal", "verb", "lemma"), [("May", "say", "say"), ("may", "said", "say")]
)
def test_a_modal_stays_one_before_an_infinitive_and_without_a_capital(
    modal: str, verb: str, lemma: str
) -> None:
    rows: list[Row] = [
        ("Lund", "Lund", "PROPN", 3, "nsubj"), (modal, "may", "AUX", 3, "aux"),
        (verb, lemma, "VERB", 0, "root"),
    ]  # fmt: skip
    assert told(sentence(*rows, verb=3)) == [("Lund", "hypothetical")]


def test_a_subject_that_is_no_name_keeps_its_modal() -> None:
    rows: list[Row] = [
        ("she", "she", "PRON", 3, "nsubj"), ("May", "may", "AUX", 3, "aux"),
        ("said", "say", "VERB", 0, "root"),
    ]  # fmt: skip
    assert told(sentence(*rows, verb=3)) == [("she", "hypothetical")]
