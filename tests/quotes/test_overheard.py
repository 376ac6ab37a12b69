"""Whoever is heard or filmed speaking speaks."""

from __future__ import annotations

import pytest

from attribution.knowledge import given
from attribution.quotes.corrections.overheard import with_overheard
from tests.quotes.mending import PAST, reported
from tests.trees import document

HEARD = f"Anna/PROPN/3/nsubj/_/B-PER Lund/PROPN/1/flat/_/E-PER {{}}/VERB/0/root/{PAST}"
MARKED = (
    ',/PUNCT/10/punct "+/PUNCT/10/punct Stand+/stand/VERB/{0}/ccomp/VerbForm=Fin '
    '!+/PUNCT/10/punct "/PUNCT/10/punct'
)


@pytest.mark.parametrize("seen", ["heard/hear", "filmed/film", "captured/capture"])
@pytest.mark.parametrize(("relation", "head"), [("advcl", 3), ("acl", 6), ("xcomp", 3)])
def test_who_is_heard_speaking_speaks(seen: str, relation: str, head: int) -> None:
    trees = f"""{HEARD.format(seen)} the/DET/6/det old/ADJ/6/amod ferryman/NOUN/3/obj
        shouting+/shout/VERB/{head}/{relation}/VerbForm=Ger {MARKED.format(7)}"""
    assert reported(trees) == [('"Stand!"', "the old ferryman", "shouting")]


def test_a_bare_verb_is_no_noun_behind_who_is_heard() -> None:
    trees = f"""{HEARD.format("heard/hear")} the/DET/7/det old/ADJ/7/amod ferryman/NOUN/7/compound
        shout+/NOUN/3/obj/Number=Sing {MARKED.format(7)}"""
    assert reported(trees) == [('"Stand!"', "the old ferryman", "shout")]


@pytest.mark.parametrize(
    ("seen", "phrase", "verb"),
    [
        ("watched/watch", "the/DET/6/det long/ADJ/6/amod race/NOUN/3/obj", "shouting/shout"),
        ("heard/hear", "a/DET/6/det shrill/ADJ/6/amod war/NOUN/7/compound", "cry"),
        ("found/find", "many/ADJ/6/amod young/ADJ/6/amod voters/voter/NOUN/7/nsubj", "say"),
        ("praised/praise", "the/DET/6/det old/ADJ/6/amod ferryman/NOUN/3/obj", "shouting/shout"),
    ],
)
def test_what_cannot_speak_and_who_is_not_heard_are_left(seen: str, phrase: str, verb: str) -> None:
    form = "VerbForm=Ger" if verb.startswith("shouting") else "Number=Sing"
    trees = f"""{HEARD.format(seen)} {phrase} {verb}+/VERB/3/advcl/{form} ./PUNCT/3/punct"""
    (sentence,) = document(trees).sentences
    assert with_overheard(sentence, given("en", None)) is sentence
