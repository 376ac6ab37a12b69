"""Given names that a tokenizer takes for two words are one."""

from __future__ import annotations

import pytest

from attribution import Parser
from attribution.parsing._stanza import run
from attribution.parsing.whole_names import cut_names, is_name

NAMES = {"donna", "theresa"}
TEXT = (
    "Donna Vale said she was gonna stay.\n\n"
    "Theresa Moor cannot swim, and Donna's boat didn't float."
)


@pytest.mark.parametrize(
    ("forms", "cut"),
    [
        (["Theres", "a", "left"], [0]),
        (["theres", "a", "left"], []),
        (["Then", "Theres", "a"], [1]),
    ],
)
def test_the_parts_of_a_given_name_are_found(forms: list[str], cut: list[int]) -> None:
    spans, at = [], 0
    for form in forms:
        spans.append((at, at + len(form)))
        at += len(form) + (form.lower() != "theres")
    assert cut_names(forms, spans, NAMES) == cut


def test_words_with_a_space_between_them_are_two() -> None:
    assert cut_names(["Theres", "a"], [(0, 6), (7, 8)], NAMES) == []


def test_a_name_is_written_with_a_capital() -> None:
    assert is_name("Donna", NAMES)
    assert not is_name("donna", NAMES)
    assert not is_name("Gonna", NAMES)


def test_names_are_whole_and_other_words_are_parted(compact: Parser) -> None:
    forms = [t.form for s in compact.parse(TEXT).sentences for t in s.tokens]
    assert {"Donna", "gon", "na", "Theresa", "can", "not", "did", "n't", "'s"} <= set(forms)


def test_stanza_itself_parts_them_as_the_quicker_engine_does(compact: Parser) -> None:
    (document,) = run(compact._pipeline, [TEXT])
    slow = [word.text for sentence in document.sentences for word in sentence.words]
    assert slow == [t.form for s in compact.parse(TEXT).sentences for t in s.tokens]


@pytest.mark.parametrize(
    ("forms", "cut"),
    [
        (["the", "Msgr", ".", "Berg"], [1]),
        (["the", "msgr", ".", "Berg"], []),  # no title without a capital
        (["the", "Msgr", ".", "berg"], []),
        (["the", "Msgr", "."], []),  # where nobody follows, the stop ends the sentence
    ],
)
def test_a_short_title_is_one_word_with_its_stop(forms: list[str], cut: list[int]) -> None:
    spans, start = [], 0
    for form in forms:
        start += form != "."
        spans.append((start, start + len(form)))
        start += len(form)
    assert cut_names(forms, spans, NAMES, {"msgr"}) == cut
