"""What is mended of persons, their offices and their bodies before claims are looked for."""

from __future__ import annotations

import pytest

from attribution import Document, find_quotes
from attribution.document import Token
from attribution.knowledge import given
from attribution.quotes.corrections import corrected
from tests.trees import document

PAST = "Tense=Past|VerbForm=Fin"


def mended(trees: str) -> Document:
    return corrected(document(trees), given("en", None))


def last_words(trees: str) -> dict[str, Token]:
    """The words of the last sentence, mended, by their forms."""
    return {t.form: t for t in mended(trees).sentences[-1].tokens}


def sources(trees: str) -> list[str | None]:
    found = find_quotes(document(trees), scorer="rules")
    return [quote.source.text if quote.source else None for quote in found]


@pytest.mark.parametrize("of", [2, 5])
def test_who_speaks_for_a_body_speaks_not_the_body(of: int) -> None:
    trees = f"""An/a/DET/2/det Agency/PROPN/6/nsubj/_/B-ORG of/ADP/{of}/case/_/I-ORG
        Roads/PROPN/2/nmod/_/E-ORG spokesman/NOUN/2/appos said/say/VERB/0/root/{PAST}
        it/PRON/8/nsubj rained+/rain/VERB/6/ccomp/{PAST} ./PUNCT/6/punct"""
    words = last_words(trees)
    assert (words["spokesman"].head, words["spokesman"].deprel) == (6, "nsubj")
    assert (words["Agency"].head, words["Agency"].deprel) == (5, "compound")
    assert words["An"].head == 5
    assert words["of"].head == 2
    assert sources(trees) == ["An Agency of Roads spokesman"]


def test_a_thing_beside_a_body_does_not_speak_for_it() -> None:
    trees = f"""The/DET/2/det Agency/PROPN/4/nsubj/_/S-ORG report/NOUN/2/appos
        said/say/VERB/0/root/{PAST} so+/ADV/4/advmod ./PUNCT/4/punct"""
    assert mended(trees) == document(trees)


def test_two_words_of_one_name_are_one_subject() -> None:
    trees = f"""Ana/PROPN/3/nsubj/_/B-PER Lund/PROPN/3/nsubj/_/E-PER said/say/VERB/0/root/{PAST}
        it/PRON/5/nsubj rained+/rain/VERB/3/ccomp/{PAST} ./PUNCT/3/punct"""
    assert (last_words(trees)["Lund"].head, last_words(trees)["Lund"].deprel) == (1, "flat")
    assert sources(trees) == ["Ana Lund"]


def test_an_unknown_title_is_below_the_name_behind_it() -> None:
    trees = f"""Corporator/PROPN/4/nsubj Ana/PROPN/4/nsubj/_/B-PER Lund/PROPN/2/flat/_/E-PER
        said/say/VERB/0/root/{PAST} it/PRON/6/nsubj rained+/rain/VERB/4/ccomp/{PAST}
        ./PUNCT/4/punct"""
    words = last_words(trees)
    assert (words["Corporator"].head, words["Corporator"].deprel) == (2, "nmod:desc")
    assert sources(trees) == ["Corporator Ana Lund"]


def test_an_office_of_several_fields_is_below_the_name() -> None:
    trees = f"""Minister/NOUN/9/nsubj of/ADP/3/case Farms+/PROPN/1/nmod ,/PUNCT/5/punct
        Fisheries/PROPN/3/conj and/CCONJ/7/cc Ana/PROPN/3/conj/_/B-PER Lund/PROPN/7/flat/_/E-PER
        left/leave/VERB/0/root/{PAST} ./PUNCT/9/punct"""
    assert mended(trees) == document(trees), "*and Ana Lund*: she may be somebody else"
    trees = f"""Minister/NOUN/9/nsubj of/ADP/3/case Farms/PROPN/1/nmod and/CCONJ/5/cc
        Food/PROPN/3/conj Ana/PROPN/3/conj/_/B-PER Lund/PROPN/6/flat/_/E-PER
        just/ADV/9/advmod left/leave/VERB/0/root/{PAST} ./PUNCT/9/punct"""
    words = last_words(trees)
    assert (words["Ana"].head, words["Ana"].deprel) == (9, "nsubj")
    assert (words["Minister"].head, words["Minister"].deprel) == (6, "nmod:desc")


@pytest.mark.parametrize("comma", [4, 7])
def test_who_reports_at_the_end_is_no_second_subject_of_the_clause(comma: int) -> None:
    trees = f"""The/DET/2/det road/NOUN/4/nsubj is/be/AUX/4/cop/VerbForm=Fin shut+/ADJ/0/root
        ,/PUNCT/{comma}/punct Halden/PROPN/7/compound/_/B-ORG Plus/PROPN/4/nsubj/_/E-ORG
        reported+/report/VERB/4/parataxis/{PAST} ,/PUNCT/10/punct
        citing/cite/VERB/4/advcl/VerbForm=Ger police+/NOUN/10/obj ./PUNCT/4/punct"""
    words = last_words(trees)
    assert (words["Plus"].head, words["reported"].deprel) == (8, "parataxis")
    assert words["citing"].head == 8
    assert sources(trees)[0] == "Halden Plus"


JO_LONG = f"""Jo/PROPN/3/nsubj/_/B-PER Long/PROPN/1/flat/_/E-PER scored+/score/VERB/0/root/{PAST}
    ./PUNCT/3/punct"""


@pytest.mark.parametrize(
    ("behind", "verb"),
    [
        # Read as an adverb before a verb that has no subject.
        (f"Long/long/ADV/2/advmod said/say/VERB/0/root/{PAST} so+/ADV/2/advmod", 2),
        # Above what it is said to be, with a reflexive pronoun for the subject.
        (
            f"""Long/long/ADJ/4/advmod himself/PRON/4/nsubj/Gender=Masc|Reflex=Yes|PronType=Prs
            was/be/AUX/4/cop/Number=Sing|{PAST} calm+/ADJ/0/root""",
            4,
        ),
        (f"""It/PRON/2/nsubj rained+/rain/VERB/0/root/{PAST} ,/PUNCT/4/punct
            Long/long/ADV/5/advmod said/say/VERB/2/parataxis/{PAST}""", 5),
        (f""""+/PUNCT/3/punct It/PRON/3/nsubj rained+/rain/VERB/0/root/{PAST} ,+/PUNCT/3/punct
            "/PUNCT/3/punct said/say/VERB/3/parataxis/{PAST} Long/long/ADV/6/advmod""", 6),
    ],
)  # fmt: skip
def test_a_bare_surname_gets_the_place_of_a_name(behind: str, verb: int) -> None:
    name = last_words(f"{JO_LONG}\n\n{behind} ./PUNCT/2/punct")["Long"]
    assert (name.upos, name.lemma, name.entity) == ("PROPN", "Long", "S-PER")
    assert (name.head, name.deprel) == (verb, "nsubj")


def test_a_reflexive_pronoun_behind_a_surname_is_below_it() -> None:
    himself = "himself/PRON/4/nsubj/Gender=Masc|Reflex=Yes|PronType=Prs"
    trees = f"""{JO_LONG}\n
        Long/long/ADJ/4/advmod {himself} was/be/AUX/4/cop/Number=Sing|{PAST} calm+/ADJ/0/root
        ./PUNCT/4/punct"""
    words = last_words(trees)
    assert (words["himself"].head, words["himself"].deprel) == (1, "nmod:unmarked")


@pytest.mark.parametrize(
    "behind",
    [
        # The text has *long*, and this verb needs no person.
        f"Long/long/ADV/2/advmod waited/wait/VERB/0/root/{PAST} we/PRON/2/nsubj",
        # A headline: its capitals tell nothing.
        "A/DET/3/det Long/long/ADJ/3/amod Wait/wait/NOUN/0/root",
        # Part of another name.
        f"""Long/long/ADJ/2/amod Island/PROPN/3/nsubj/_/S-LOC waited+/wait/VERB/0/root/{PAST}""",
    ],
)
def test_a_word_that_is_no_surname_here_stays(behind: str) -> None:
    trees = f"{JO_LONG}\n\n{behind} ./PUNCT/1/punct"
    trees = trees.replace("./PUNCT/1/punct", "./PUNCT/3/punct") if "root" in behind[-6:] else trees
    assert mended(trees).sentences[1] == document(trees).sentences[1]


@pytest.mark.parametrize(("elsewhere", "named"), [("It rained", True), ("Small ducks", False)])
def test_what_persons_do_tells_a_surname_from_a_word_of_the_text(
    elsewhere: str, named: bool
) -> None:
    first = {
        "It rained": f"It/PRON/2/nsubj rained+/rain/VERB/0/root/{PAST} ./PUNCT/2/punct",
        "Small ducks": """Ducks/duck/NOUN/3/nsubj/Number=Plur on/ADP/3/case
            banks+/bank/NOUN/0/root/Number=Plur ./PUNCT/3/punct""",
    }[elsewhere]
    trees = f"""Jo/PROPN/3/nsubj/_/B-PER Banks/PROPN/1/flat/_/E-PER
        scored+/score/VERB/0/root/{PAST} ./PUNCT/3/punct\n\n{first}\n
        Banks/bank/NOUN/2/nsubj/Number=Plur warned/warn/VERB/0/root/{PAST} us+/we/PRON/2/obj
        ./PUNCT/2/punct"""
    assert (last_words(trees)["Banks"].entity == "S-PER") is named


@pytest.mark.parametrize(
    ("thing", "cue", "turned"),
    [("quay", "warns", True), ("union", "warns", False), ("quay", "says", True)],
)
def test_a_cue_in_the_present_ends_a_headline_about_a_thing(
    thing: str, cue: str, turned: bool
) -> None:
    lemma = {"warns": "warn", "says": "say"}[cue]
    trees = f"""The/DET/2/det {thing}/NOUN/3/nsubj sinks+/sink/VERB/0/root/Tense=Pres|VerbForm=Fin
        ,/PUNCT/5/punct {cue}/{lemma}/VERB/3/parataxis/Tense=Pres|VerbForm=Fin
        union/NOUN/5/obj"""
    assert (last_words(trees)["sinks"].deprel == "ccomp") is turned
