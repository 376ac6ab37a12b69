"""Names of web sites are one word each, and end no sentence within."""

from __future__ import annotations

import pytest

from attribution import Parser
from attribution.parsing._stanza import run
from attribution.parsing.boundaries import groups
from attribution.parsing.sites import sites, whole_sites

TEXT = (
    "Ana Lund told gogo.is that it rained. It rained, she told Nation.in. She left.\n\n"
    "It rained, according to vest.fi and halden.co.uk."
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He told mbl.is it rained.", ["mbl.is"]),
        ("He told news.mbl.is.", ["news.mbl.is"]),
        ("He told Nation.Cymru it rained.", ["Nation.Cymru"]),
        ("It rained.In May he left.", []),  # a space is missing
        ("It rained at 4 p.m.in Halden.", []),
        ("Write to ana@mbl.is or see mbl.is/news.", []),
        ("He left.", []),
    ],
)
def test_what_is_a_site_is_told_by_its_ending(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in sites(text, "en")] == found


def test_no_site_is_known_of_a_language_without_word_lists() -> None:
    assert sites("Han fortalte mbl.is det.", "xx") == []


def test_a_site_that_stands_in_a_longer_word_is_cut_out_of_it() -> None:
    # *told* *mbl.is.*
    assert whole_sites([(0, 4), (5, 12)], [(5, 11)]) == [
        ((0, 4), 0),
        ((5, 11), None),
        ((11, 12), None),
    ]


def test_only_the_sites_of_a_sentence_change_it() -> None:
    assert whole_sites([(20, 24)], [(5, 11), (30, 36)]) == [((20, 24), 0)]


def test_no_sentence_ends_within_a_site() -> None:
    text = "He told mbl.is that. It rained."
    parts = [(0, 12), (12, 20), (21, 31)]
    assert groups(text, parts, whole=[(8, 14)]) == [range(0, 2), range(2, 3)]


def test_sites_are_whole(compact: Parser) -> None:
    forms = [[t.form for t in s.tokens] for s in compact.parse(TEXT).sentences]
    assert [len(set(f) & {"gogo.is", "Nation.in", "vest.fi", "halden.co.uk"}) for f in forms] == [
        1,
        1,
        0,
        2,
    ]


def test_stanza_itself_keeps_them_as_the_quicker_engine_does(compact: Parser) -> None:
    (document,) = run(compact._pipeline, [TEXT])
    slow = [word.text for sentence in document.sentences for word in sentence.words]
    assert slow == [t.form for s in compact.parse(TEXT).sentences for t in s.tokens]
