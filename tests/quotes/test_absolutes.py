"""Who speaks behind *with*: *..., with Ana Lund, of Halden Action, saying so*."""

from __future__ import annotations

import pytest

from attribution.knowledge import given
from attribution.quotes.corrections.absolutes import with_those_who_say_so
from tests.trees import document

MOVED = """Fans/NOUN/2/nsubj left/leave/VERB/0/root {mark}/PUNCT/5/punct {joint}/ADP/5/case
    Lund/PROPN/2/obl/_/S-PER ,/PUNCT/8/punct of/ADP/8/case Halden/PROPN/5/nmod ,/PUNCT/10/punct
    {verb}/VERB/2/advcl/VerbForm=Ger so/ADV/10/advmod"""


def speaker(mark: str = ",", joint: str = "with", verb: str = "saying/say") -> tuple[int, str]:
    (sentence,) = document(MOVED.format(mark=mark, joint=joint, verb=verb)).sentences
    who = with_those_who_say_so(sentence, given("en", None)).tokens[4]
    return who.head, who.deprel


def test_whom_with_names_says_what_the_participle_tells() -> None:
    assert speaker() == (10, "nsubj")


@pytest.mark.parametrize(
    "other", [{"mark": "-"}, {"joint": "behind"}, {"verb": "running/run"}], ids=str
)
def test_elsewhere_the_subject_of_the_sentence_does(other: dict[str, str]) -> None:
    assert speaker(**other) == (2, "obl")


def test_a_phrase_of_marks_alone_says_nothing() -> None:
    trees = """Fans/NOUN/2/nsubj left/leave/VERB/0/root with/PUNCT/4/case ,/PUNCT/2/obl
        saying/say/VERB/2/advcl/VerbForm=Ger"""
    (sentence,) = document(trees).sentences
    assert with_those_who_say_so(sentence, given("en", None)) is sentence
