"""An owner whom a parser takes for what is theirs."""

from __future__ import annotations

from attribution.knowledge import given
from attribution.quotes.corrections.owners import with_owners
from tests.trees import document

BERG_LUNDS = """Ana/Ana/PROPN/9/nsubj/_/B-PER Berg+/Berg/PROPN/1/flat/_/I-PER -+/-/PUNCT/4/punct
    Lund+/Lund/PROPN/1/flat/_/E-PER 's/'s/PART/{}/case lawyer+/NOUN/1/appos ,/PUNCT/{}/punct
    Karl/Karl/PROPN/6/appos/_/S-PER said/say/VERB/0/root so+/ADV/9/advmod ./PUNCT/9/punct"""


def mended(trees: str) -> list[tuple[str, int, str]]:
    (sentence,) = document(trees).sentences
    found = with_owners(sentence, given("en", None))
    return [(t.form, t.head, t.deprel) for t in found.tokens]


def test_what_is_an_owner_s_stands_where_the_owner_stood() -> None:
    for mark in (1, 4):
        rows = mended(BERG_LUNDS.format(mark, 1))
        assert ("Ana", 6, "nmod:poss") in rows
        assert ("lawyer", 9, "nsubj") in rows
        assert (",", 6, "punct") in rows  # what follows goes with the lawyer


def test_a_noun_behind_a_comma_is_no_possession() -> None:
    trees = """Lund/Lund/PROPN/5/nsubj/_/S-PER 's+/'s/PART/1/case ,/PUNCT/1/punct
        bakery/NOUN/1/appos burned/burn/VERB/0/root"""
    assert mended(trees) == [
        ("Lund", 5, "nsubj"),
        ("'s", 1, "case"),
        (",", 1, "punct"),
        ("bakery", 1, "appos"),
        ("burned", 0, "root"),
    ]


def test_a_hyphen_parts_no_phrase() -> None:
    trees = """Lund+/Lund/PROPN/6/nsubj/_/S-PER 's/'s/PART/1/case one+/NUM/5/nummod -+/PUNCT/5/punct
        time/NOUN/1/appos left/leave/VERB/0/root"""
    assert ("time", 6, "nsubj") in mended(trees)


UNCLE = """The/DET/2/det {noun}/NOUN/{head} of/ADP/{of}/case {role}/{tag}/{above}
    Karl/PROPN/{name}/_/B-PER Lund/PROPN/5/flat/_/E-PER said/say/VERB/0/root so/ADV/7/advmod"""
MISREAD = {
    "noun": "uncle",
    "head": "5/compound",
    "of": 5,
    "role": "striker",
    "tag": "NOUN",
    "above": "5/compound",
    "name": "7/nsubj",
}


def owned(**other: object) -> list[tuple[str, int, str]]:
    return mended(UNCLE.format_map({**MISREAD, **other}))


def test_who_is_named_behind_of_and_a_role_is_no_subject() -> None:
    assert owned() == [
        ("The", 2, "det"),
        ("uncle", 7, "nsubj"),
        ("of", 4, "case"),
        ("striker", 2, "nmod"),
        ("Karl", 4, "flat"),
        ("Lund", 5, "flat"),
        ("said", 0, "root"),
        ("so", 7, "advmod"),
    ]


def test_what_is_read_so_already_stays() -> None:
    right = {"head": "7/nsubj", "of": 4, "above": "2/nmod", "name": "4/flat"}
    (sentence,) = document(UNCLE.format_map({**MISREAD, **right})).sentences
    assert with_owners(sentence, given("en", None)) is sentence


def test_only_a_person_s_noun_owns_and_only_a_role_in_small_letters_is_owned() -> None:
    for other in ({"noun": "bridge"}, {"role": "Rovers", "tag": "PROPN"}, {"role": "quick"}):
        rows = owned(**other)
        assert ("Karl", 7, "nsubj") in rows
        assert rows[1][1:] == (5, "compound")


def test_who_is_described_behind_of_is_no_second_owner() -> None:
    trees = """The/DET/2/det mother/NOUN/8/nsubj of/ADP/5/case injured/injure/VERB/5/amod
        skipper/NOUN/2/nmod Karl/PROPN/2/nmod/_/B-PER Lund/PROPN/6/flat/_/E-PER
        said/say/VERB/0/root"""
    rows = mended(trees)
    assert ("Karl", 5, "flat") in rows
    assert ("injured", 5, "amod") in rows


def test_a_group_owns_as_a_person_does() -> None:
    assert ("family", 7, "nsubj") in owned(noun="family")
