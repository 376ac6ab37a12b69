"""The notation of the trees that tests are written in."""

from __future__ import annotations

import pytest

from tests.trees import document


def test_lines_are_sentences_and_blank_lines_part_paragraphs() -> None:
    doc = document(
        "Lund/Lund/PROPN/2/nsubj/Number=Sing/B-PER\n"
        "  left+/leave/VERB/0/root/Tense=Past\n"
        "  ././PUNCT/2/punct\n"
        "Rain/NOUN/2/nsubj fell/VERB/0/root\n"
        "\n"
        "Why/ADV/0/root\n"
    )
    assert doc.text == "Lund left. Rain fell\n\nWhy"
    assert [s.paragraph for s in doc.sentences] == [0, 0, 1]
    lund, left, _ = doc.sentences[0].tokens
    assert (lund.entity, left.lemma, left.feature("Tense")) == ("S-PER", "leave", "Past")


def test_a_word_without_a_lemma_is_in_its_base_form() -> None:
    rain, fell = document("Rain/NOUN/2/nsubj fell/VERB/0/root").sentences[0].tokens
    assert (rain.lemma, rain.feature("Number")) == ("rain", "Sing")
    assert (fell.lemma, fell.feature("Number")) == ("fell", None)


@pytest.mark.parametrize(
    "word", ["rain", "rain/NOUN", "rain/rain/NOUNS/0/root", "rain/NOUN/x/root"]
)
def test_what_is_no_word_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match=f"'{word}' is no word of a tree"):
        document(word)
