"""Trees as text and as pictures."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from attribution import Cue, Evidence, InputError, Quote, Span, parse_conllu
from attribution.document import Sentence
from attribution.output import tree_svg, tree_text

SVG = "{http://www.w3.org/2000/svg}"


def sentence(*rows: str) -> Sentence:
    """A sentence of words, each ``form/upos/head/relation``."""
    words = (row.split("/") for row in rows)
    lines = [
        f"{i}\t{form}\t{form}\t{upos}\t_\t_\t{head}\t{relation}\t_\t_"
        for i, (form, upos, head, relation) in enumerate(words, 1)
    ]
    return parse_conllu("\n".join(lines)).sentences[0]


SAID = sentence(
    "Moor/PROPN/2/nsubj", "said/VERB/0/root", "it/PRON/4/nsubj", "rained/VERB/2/ccomp",
    "./PUNCT/2/punct",
)  # fmt: skip
QUOTE = Quote(
    "q1",
    "indirect",
    (Span(10, 19, "it rained"),),
    Cue(Span(5, 9, "said"), "say"),
    Span(0, 4, "Moor"),
    evidence=(Evidence("clausal_complement", (Span(5, 9, "said"),), "a note"),),
)


def test_heads_stand_to_the_left_of_what_hangs_on_them() -> None:
    assert tree_text(SAID).splitlines() == [
        "  ╭─╼ Moor    PROPN  nsubj",
        "──┾ said      VERB   root",
        "  │ ╭─╼ it    PRON   nsubj",
        "  ├─┶ rained  VERB   ccomp",
        "  ╰─╼ .       PUNCT  punct",
    ]


def test_beside_a_word_stands_what_it_is_to_a_quotation_and_which_rule_saw_it() -> None:
    lines = tree_text(SAID, [QUOTE]).splitlines()
    assert lines[0].endswith("nsubj  source")
    assert lines[1].endswith("root   cue, clausal_complement")
    assert lines[3].endswith("ccomp  content")


def test_where_quotations_meet_each_label_tells_which_one_is_meant() -> None:
    other = Quote("q2", "indirect", (Span(10, 19, "it rained"),))
    lines = tree_text(SAID, [QUOTE, other]).splitlines()
    assert lines[0].endswith("nsubj  source q1")
    assert lines[3].endswith("ccomp  content q1, content q2")
    elsewhere = Quote("q3", "indirect", (Span(90, 99, "it snowed"),))
    assert tree_text(SAID, [QUOTE, elsewhere]) == tree_text(SAID, [QUOTE])


def test_a_word_cannot_drive_a_terminal() -> None:
    assert "\x1b" not in tree_text(sentence("\x1b[31m/X/0/root"))


def test_a_picture_has_every_word_relation_and_finding() -> None:
    root = ET.fromstring(tree_svg(SAID, [QUOTE]))  # noqa: S314
    shown = [text.text for text in root.iter(f"{SVG}text")]
    for label in ("Moor", "PROPN", "nsubj", "ccomp", "source", "cue", "content"):
        assert label in shown
    assert "clausal_complement" in shown


def test_arcs_of_one_word_stand_above_one_another() -> None:
    arcs = re.findall(r'd="M[\d.]+ [\d.]+V([\d.]+)Q', tree_svg(SAID))
    assert len(arcs) == 4
    # said -> rained and said -> . leave one word to the same side.
    assert len(set(arcs)) >= 2


def test_markup_in_a_word_is_text_in_a_picture() -> None:
    hostile = "<script>alert(1)<\\script>&\"'"
    root = ET.fromstring(tree_svg(sentence(f"{hostile}/X/0/root")))  # noqa: S314
    assert hostile in [text.text for text in root.iter(f"{SVG}text")]


def test_words_that_cross_are_drawn_all_the_same() -> None:
    crossing = sentence("a/X/3/dep", "b/X/4/dep", "c/X/0/root", "d/X/3/dep")
    assert len(tree_text(crossing).splitlines()) == 4
    ET.fromstring(tree_svg(crossing))  # noqa: S314


@pytest.mark.parametrize("draw", [tree_text, tree_svg])
def test_only_sentences_are_drawn(draw: object) -> None:
    with pytest.raises(InputError, match=r"draws a sentence, such as document\.sentences\[0\]"):
        draw("a text")  # type: ignore[operator]
