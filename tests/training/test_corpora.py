"""What is changed in other corpora of names so that they agree with Universal NER."""

import pytest

from training.corpora import agreeing, peoples_of
from training.marks import sentences
from training.names import spans

TREEBANK = """\
1\tThe\tthe\tDET\tDT\t_\t3\tdet\t_\t_
2\tDutch\tDutch\tADJ\tJJ\t_\t3\tamod\t_\t_
3\tBank\tBank\tPROPN\tNNP\t_\t4\tnsubj\t_\t_
4\tclosed\tclose\tVERB\tVBD\t_\t0\troot\t_\t_

"""


def tagged(text):
    """Return a sentence of words, each with its label after a circumflex if it has one."""
    return [(w.partition("^")[0], w.partition("^")[2] or "O") for w in text.split()]


def changed(text, peoples=frozenset({"Dutch", "North"})):
    found = list(agreeing([tagged(text)], peoples))
    return " ".join(w if label == "O" else f"{w}^{label}" for w, label in found[0]) if found else ""


def test_a_treebank_tells_peoples_from_names():
    assert peoples_of(sentences(TREEBANK.splitlines(keepends=True))) == {"Dutch"}


@pytest.mark.parametrize(
    ("given", "due"),
    [
        ("the Dutch^B-LOC singer left", "the Dutch singer left"),
        ("a Varlandian^B-LOC singer", "a Varlandian singer"),
        ("the Dutch^B-LOC -^I-LOC Varlandian^I-LOC border", "the Dutch - Varlandian border"),
        ("North^B-LOC Halden^I-LOC closed", "North^B-LOC Halden^I-LOC closed"),
        ("the Dutch^B-ORG Bank^I-ORG", "the Dutch^B-ORG Bank^I-ORG"),
    ],
)
def test_peoples_are_no_places(given, due):
    assert changed(given) == due


def test_titles_stay_outside_a_name():
    assert changed("Queen^B-PER Ida^I-PER came") == "Queen Ida^B-PER came"


def test_a_hyphenated_name_is_cut_as_the_treebanks_cut_it():
    assert changed("Al-Rashid^B-PER left") == "Al^B-PER -^I-PER Rashid^I-PER left"
    assert changed("pro-union Ida^B-PER") == "pro-union Ida^B-PER"


@pytest.mark.parametrize(
    "text",
    [
        "see @^B-ORG haldennews^I-ORG today",
        "via @ haldennews^B-ORG today",
        "in #Halden^B-LOC today",
        "the U^B-LOC .^I-LOC S^I-LOC .^I-LOC senate",
        "one^B-ORG two^I-ORG three^I-ORG four^I-ORG five^I-ORG six^I-ORG seven^I-ORG eight^I-ORG "
        "nine^I-ORG left",
    ],
)
def test_a_sentence_with_what_looks_like_no_name_is_left_out(text):
    assert changed(text) == ""


def test_names_side_by_side_are_two():
    sentence = tagged("Ida^B-PER Berg^I-PER Halden^B-LOC x")
    assert [(list(words), kind) for words, kind in spans(sentence)] == [
        ([0, 1], "PER"),
        ([2], "LOC"),
    ]
