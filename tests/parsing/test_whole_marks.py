"""A quotation mark of several characters is one word, with all of them."""

from __future__ import annotations

import pytest

import attribution


@pytest.mark.parametrize(
    ("opening", "closing"), [("``", "''"), ("&ldquo;", "&rdquo;"), ("‘‘", "’’"), ("''", "''")]
)
def test_a_mark_has_all_of_its_characters(opening: str, closing: str) -> None:
    text = f"Dana Reyes nods. {opening}We sail.{closing}"
    sentence = attribution.parse(text, model="compact").sentences[1]
    assert sentence.span.text == f"{opening}We sail.{closing}"
    assert [sentence.tokens[i].span.text for i in (0, -1)] == [opening, closing]


def test_the_other_words_stay_as_they_are() -> None:
    texts = ("She said: “We sail.”", "She said: ``We sail.''")
    one, other = (attribution.parse(text, model="compact") for text in texts)
    words = [[t.span.text for s in d.sentences for t in s.tokens] for d in (one, other)]
    assert [w for w in words[1] if w not in ("``", "''")] == [w for w in words[0] if w not in "“”"]


def test_whoever_acts_before_such_a_mark_speaks() -> None:
    text = "Dana Reyes agrees. ``The council listens to all of us.''"
    (found,) = attribution.attribute(text, model="compact").attributions
    assert found.speaker is not None
    assert found.speaker.name == "Dana Reyes"
