"""Given names that are words, too, before a surname."""

from __future__ import annotations

import pytest

from attribution import Document
from attribution.knowledge import given
from attribution.quotes.corrections.given_words import with_given_words
from tests.trees import document


def mended(trees: str) -> Document:
    return with_given_words(document(trees), given("en", None).people)


def rows(mended: Document) -> list[tuple[str, str, int, str]]:
    return [(t.form, t.upos, t.head, t.deprel) for t in mended.sentences[0].tokens]


def names(mended: Document) -> list[str]:
    return [name.span.text for name in mended.named_entities]


VERB = """{}/{}/VERB/0/root Lund/Lund/PROPN/3/nsubj/_/S-PER said/say/VERB/1/ccomp it/PRON/5/nsubj
    rained+/rain/VERB/3/ccomp ./PUNCT/1/punct"""


def test_a_verb_before_a_surname_is_a_given_name() -> None:
    result = mended(VERB.format("Hope", "hope"))
    assert rows(result) == [
        ("Hope", "PROPN", 2, "compound"),
        ("Lund", "PROPN", 3, "nsubj"),
        ("said", "VERB", 0, "root"),
        ("it", "PRON", 5, "nsubj"),
        ("rained", "VERB", 3, "ccomp"),
        (".", "PUNCT", 3, "punct"),
    ]
    assert names(result) == ["Hope Lund"]


def test_another_verb_stays_one() -> None:
    result = mended(VERB.format("Suppose", "suppose"))
    assert names(result) == ["Lund"]


@pytest.mark.parametrize(("article", "expected"), [("", ["Gift Moen"]), ("A/DET/2/det ", ["Moen"])])
def test_a_noun_before_a_surname_is_a_given_name_without_an_article(
    article: str, expected: list[str]
) -> None:
    first = 2 if article else 1
    trees = f"""{article}Gift/gift/NOUN/{first + 1}/compound
        Moen/Moen/PROPN/{first + 2}/nsubj/_/S-PER left+/leave/VERB/0/root
        ./PUNCT/{first + 2}/punct"""
    assert names(mended(trees)) == expected


def test_an_adverb_before_the_subject_is_no_given_name() -> None:
    trees = """Happily/happily/ADV/3/advmod Moen/Moen/PROPN/3/nsubj/_/S-PER
        left+/leave/VERB/0/root ./PUNCT/3/punct"""
    tree = document(trees)
    assert with_given_words(tree, given("en", None).people) is tree


def test_a_name_of_three_words_is_whole() -> None:
    trees = """Blessing/blessing/NOUN/2/compound Ada/Ada/PROPN/4/nsubj/_/B-PER
        Obi/Obi/PROPN/2/flat/_/E-PER left+/leave/VERB/0/root ./PUNCT/4/punct"""
    result = mended(trees)
    assert names(result) == ["Blessing Ada Obi"]
    assert [t.entity for t in result.sentences[0].tokens[:3]] == ["B-PER", "I-PER", "E-PER"]


def test_a_verb_within_a_name_is_part_of_it() -> None:
    tagged = VERB.replace("0/root", "0/root/_/B-PER").replace("S-PER", "E-PER")
    result = mended(tagged.format("Hope", "hope"))
    assert names(result) == ["Hope Lund"]
    assert [row[2] for row in rows(result)[:3]] == [2, 3, 0]


PER = "Per/per/ADP/2/case/_/B-PER Lund+/Lund/PROPN/{0}/obl/_/E-PER ,/PUNCT/2/punct"


def test_a_given_name_like_a_preposition_is_the_subject_that_a_verb_lacks() -> None:
    """*Per Lund, who had left, told them so.*"""
    who = "who/PRON/5/nsubj left+/leave/VERB/2/acl:relcl ,/PUNCT/2/punct told/tell/VERB/0/root"
    (sentence,) = mended(f"{PER.format(7)} {who} them+/they/PRON/7/iobj ./PUNCT/7/punct").sentences
    per, lund = sentence.tokens[:2]
    assert (per.upos, per.deprel, per.head) == ("PROPN", "compound", 2)
    assert (lund.deprel, lund.head) == ("nsubj", 7)


def test_per_is_a_preposition_where_the_verb_has_a_subject() -> None:
    tree = document(f"{PER.format(5)} they/PRON/5/nsubj left+/leave/VERB/0/root ./PUNCT/5/punct")
    assert with_given_words(tree, given("en", None).people) is tree


def test_or_the_apposition_of_a_noun() -> None:
    """*The teacher, Per Lund, slept.*"""
    trees = """The/DET/2/det teacher+/NOUN/7/nsubj ,/PUNCT/5/punct Per/per/ADP/5/case/_/B-PER
        Lund+/Lund/PROPN/2/nmod/_/E-PER ,/PUNCT/2/punct slept+/sleep/VERB/0/root ./PUNCT/7/punct"""
    per, lund = mended(trees).sentences[0].tokens[3:5]
    assert (per.upos, per.deprel, per.head) == ("PROPN", "compound", 5)
    assert (lund.deprel, lund.head) == ("appos", 2)
