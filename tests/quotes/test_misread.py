"""Cues that a tagger takes for nouns, and nouns for cues."""

from __future__ import annotations

import pytest

from tests.quotes.mending import PAST, reported


def test_a_cue_that_a_parser_takes_for_a_noun_ends_the_sentence_behind_a_passage() -> None:
    trees = """"+/"/PUNCT/3/punct Nothing/PRON/3/nsubj holds+/hold/VERB/7/ccomp/VerbForm=Fin
        ,+/PUNCT/3/punct "/"/PUNCT/3/punct the/DET/7/det inspectors/inspector/NOUN/8/compound
        claim+/claim/NOUN/0/root ./PUNCT/8/punct"""
    assert reported(trees) == [('"Nothing holds,"', "the inspectors", "claim")]


def test_a_noun_in_the_plural_behind_one_in_the_singular_is_a_cue() -> None:
    trees = """As/as/ADP/4/case a/DET/4/det/Definite=Ind survivor/NOUN/4/compound
        recalls+/recall/NOUN/8/obl/Number=Plur ,/PUNCT/4/punct the/DET/7/det sea/NOUN/8/nsubj
        rose+/rise/VERB/0/root/VerbForm=Fin ./PUNCT/8/punct"""
    assert reported(trees) == [("the sea rose", "a survivor", "recalls")]


def test_border_states_state_nothing() -> None:
    trees = """As/as/ADP/4/case the/DET/4/det/Definite=Def border/NOUN/4/compound
        states+/state/NOUN/8/obl/Number=Plur ,/PUNCT/4/punct the/DET/7/det towns/town/NOUN/8/nsubj
        grew+/grow/VERB/0/root/VerbForm=Fin ./PUNCT/8/punct"""
    assert reported(trees) == []


def test_a_verb_with_its_particle_behind_a_mark_is_no_noun() -> None:
    trees = """"+/PUNCT/3/punct We/we/PRON/3/nsubj stay+/VERB/8/ccomp/VerbForm=Fin ,+/PUNCT/3/punct
        "/PUNCT/3/punct the/DET/7/det man/NOUN/8/nsubj shot/NOUN/0/root/Number=Sing
        back+/ADV/8/advmod ./PUNCT/8/punct"""
    assert reported(trees) == [('"We stay,"', "the man", "shot back")]


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("one/NUM/7/nummod", [("“Late!”", "one", "saying")]),
        ("the/DET/7/det/Definite=Def", []),
    ],
)
def test_a_gerund_between_who_speaks_and_a_colon_is_a_verb(
    first: str, expected: list[tuple[str, str, str]]
) -> None:
    trees = f"""Fans/fan/NOUN/2/nsubj/Number=Plur left/leave/VERB/0/root/{PAST} early+/ADV/2/advmod
        ,/PUNCT/7/punct with/ADP/7/case {first} saying+/NOUN/2/obl :/PUNCT/10/punct
        “+/PUNCT/10/punct Late+/late/ADJ/7/parataxis !+/PUNCT/10/punct ”/PUNCT/10/punct"""
    assert [row for row in reported(trees) if row[2] == "saying"] == expected


def test_leave_that_somebody_begs_is_nobody_who_is_asked() -> None:
    trees = """Lund/PROPN/2/nsubj begged/beg/VERB/0/root/Tense=Past leave/VERB/2/obj/VerbForm=Inf
        to/PART/5/mark state/VERB/2/xcomp/VerbForm=Inf that/SCONJ/9/mark it/PRON/9/nsubj
        was/be/AUX/9/cop/VerbForm=Fin late+/ADJ/5/ccomp ./PUNCT/2/punct"""
    assert reported(trees) == [("that it was late", "Lund", "state")]
