from __future__ import annotations

from attribution.syntax.order import first_word, follows_comma, word_before, word_behind
from tests.trees import document

SENTENCE = document(
    """Ines/Ines/PROPN/2/nsubj left+/leave/VERB/0/root ,/PUNCT/5/punct she/PRON/5/nsubj
    said/say/VERB/2/parataxis"""
).sentences[0]
INES, LEFT, COMMA, SHE, SAID = SENTENCE.tokens


def test_a_clause_begins_with_its_first_word_not_with_a_comma() -> None:
    assert SENTENCE.subtree(SAID)[0] == COMMA
    assert first_word(SENTENCE, SAID) == SHE


def test_nothing_stands_before_the_word_that_opens_a_sentence() -> None:
    assert word_before(SENTENCE, INES) is None
    assert word_before(SENTENCE, LEFT) == INES


def test_nothing_stands_behind_the_word_that_ends_a_sentence() -> None:
    assert word_behind(SENTENCE, SAID) is None
    assert word_behind(SENTENCE, SHE) == SAID


def test_a_word_follows_a_comma_only_right_behind_it() -> None:
    assert [t for t in SENTENCE.tokens if follows_comma(SENTENCE, t)] == [SHE]


def test_the_comma_at_the_end_does_not_stand_before_the_first_word() -> None:
    ending = document("Yes+/INTJ/0/root ,/PUNCT/1/punct").sentences[0]
    assert not follows_comma(ending, ending.tokens[0])
