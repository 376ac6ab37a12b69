"""Names in all their forms, and who they belong to."""

from __future__ import annotations

import pytest
from attrs import evolve

from attribution.document import NamedEntity
from attribution.errors import KnowledgeError
from attribution.knowledge import People
from tests.trees import document

from .resolving import SAID_SO, named, resolve_speakers, said, speaker


@pytest.mark.parametrize(
    ("full", "short", "name"),
    [
        ("William Hartnell", "Bill Hartnell", "William Hartnell"),
        ("Bill Hartnell", "William Hartnell", "Bill Hartnell"),
        ("William Hartnell", "Bill", "William Hartnell"),
        ("Dana Reyes", "D. Reyes", "Dana Reyes"),
        ("Jan van der Berg", "Van der Berg", "Jan van der Berg"),
        ("Karl Lund Jr.", "Karl Lund Sr.", "Karl Lund Sr."),
        ("Higashi Emiko", "Emiko Higashi", "Higashi Emiko"),
        ("James Thomas", "Thomas James", "Thomas James"),
        ("Luis Peña Nieto", "Peña", "Luis Peña Nieto"),
        ("Luis Pereira da Silva", "Pereira", "Luis Pereira da Silva"),
        ("Mary Anne Lund", "Anne", "Anne"),
    ],
)
def test_a_name_and_another_form_of_it(full: str, short: str, name: str) -> None:
    assert speaker(named(full, "left") + "\n" + named(short), short, 1) == name


def test_a_couple_is_told_apart_by_what_the_text_says_of_them() -> None:
    couple = (
        "Mo/PROPN/8/nsubj Farouk/PROPN/1/flat and/CCONJ/5/cc his/PRON/5/nmod:poss wife/NOUN/1/conj"
        " Deb/PROPN/5/appos Farouk/PROPN/6/flat left/leave/VERB/0/root"
    )
    both = {
        title: speaker(
            f"{couple}\n{title}/PROPN/2/compound Farouk/PROPN/3/nsubj " + SAID_SO.format(3),
            f"{title} Farouk",
            1,
        )
        for title in ("Mr.", "Mrs.")
    }
    assert both == {"Mr.": "Mo Farouk", "Mrs.": "Deb Farouk"}


def test_a_surname_is_a_persons_rather_than_a_foundations() -> None:
    text = (
        "{}/PROPN/3/nsubj/_/B-PER {}/PROPN/1/flat/_/E-PER left/leave/VERB/0/root\n"
        "The/DET/3/det Lund/PROPN/3/compound/_/B-ORG Foundation/PROPN/4/nsubj/_/E-ORG"
        " paid/pay/VERB/0/root\n"
        "Lund/PROPN/2/nsubj/_/S-PER " + SAID_SO.format(2)
    )
    assert speaker(text.format("Ana", "Lund"), "Lund", 2) == "Ana Lund"
    assert speaker(text.format("Ana", "Roe"), "Lund", 2) == "Lund Foundation"


@pytest.mark.parametrize("kind", ["ORG", "LOC"])
def test_a_noun_for_a_body_ends_its_name_whatever_it_is_tagged_as(kind: str) -> None:
    doc = document(
        f"The/DET/3/det Halden/PROPN/3/compound/_/B-{kind} hospital/NOUN/4/nsubj/_/E-{kind} "
        + SAID_SO.format(4)
    )
    (entity,) = resolve_speakers(doc, [said(doc, "Halden hospital", 0)]).entities
    assert (entity.name, entity.kind) == ("Halden hospital", "organisation")


@pytest.mark.parametrize(
    "words",
    [
        "Duke/PROPN/3/compound/_/B-ORG University/PROPN/4/nsubj/_/E-ORG",
        "General/PROPN/3/compound/_/B-ORG Assembly/PROPN/4/nsubj/_/E-ORG",
        "Lund/PROPN/3/compound/_/B-ORG Trust/PROPN/7/nsubj/_/I-ORG for/ADP/6/case/_/I-ORG"
        " the/DET/6/det/_/I-ORG Blind/PROPN/3/nmod/_/E-ORG",
    ],
)
def test_a_title_or_a_surname_in_a_bodys_name_makes_it_no_persons(words: str) -> None:
    doc = document(f"The/DET/3/det {words} " + SAID_SO.format(len(words.split()) + 2))
    name = " ".join(word.split("/")[0] for word in words.split())
    (entity,) = resolve_speakers(doc, [said(doc, name, 0)]).entities
    assert (entity.name, entity.kind) == (name, "organisation")


def test_the_office_of_somebody_is_no_office_of_a_body() -> None:
    text = (
        "The/DET/2/det Office/PROPN/6/nsubj/_/B-ORG of/ADP/5/case/_/I-ORG the/DET/5/det/_/I-ORG"
        " Mayor/PROPN/2/nmod/_/E-ORG " + SAID_SO.format(6)
    )
    assert speaker(text, "Office of the Mayor", 0) == "Office of the Mayor"


def test_an_acronym_in_brackets_is_what_stands_before_them() -> None:
    text = (
        "The/DET/4/det engineers/NOUN/4/nmod:poss '/PART/2/case institute/NOUN/8/nsubj"
        " (/PUNCT/6/punct EI/PROPN/4/appos )/PUNCT/6/punct warned/warn/VERB/0/root\n"
        "The/DET/2/det EI/PROPN/3/nsubj " + SAID_SO.format(3)
    )
    assert speaker(text, "The EI", 1) == "engineers ' institute"


def test_an_apposed_name_is_the_source_and_not_whose_it_is() -> None:
    text = (
        "Reyes/PROPN/3/nmod:poss 's/PART/1/case founder/NOUN/6/nsubj Kit/PROPN/3/appos"
        " Brannigan/PROPN/4/flat said/say/VERB/0/root so/ADV/6/advmod"
    )
    assert speaker(text, "Reyes 's founder Kit Brannigan", 0) == "Kit Brannigan"


def test_own_nicknames_and_demonyms_can_be_added() -> None:
    people = People.default("en").extended(
        {"nicknames": {"aloysius": ["wish"]}, "demonyms": {"corve": ["corvish"]}}
    )
    assert people.alike("nicknames", "Wish", "Aloysius")
    assert people.is_demonym("Corvish")
    assert not people.is_demonym("Corve")


def test_a_pet_name_alone_is_short_for_a_full_name_and_for_no_other_pet_name() -> None:
    people = People.default("en")
    assert people.alike("nicknames", "Rick", "Richard")
    assert not people.alike("nicknames", "Rick", "Pat")
    assert people.share_a_name("Bill", "Will")  # with one surname, of one William
    assert not people.share_a_name("Bill", "Bob")


@pytest.mark.parametrize("addition", [{"nicknames": ["x"]}, {"demonyms": {"corve": "x"}}])
def test_malformed_additions_are_refused(addition: dict[str, object]) -> None:
    with pytest.raises(KnowledgeError):
        People.default("en").extended(addition)


def test_a_pope_is_nobody_of_that_given_name() -> None:
    text = (
        "Frank/PROPN/3/nsubj Lund/PROPN/1/flat waited/wait/VERB/0/root ./PUNCT/3/punct\n"
        "Pope/PROPN/2/compound Francis/PROPN/3/nsubj " + SAID_SO.format(3)
    )
    assert speaker(text, "Pope Francis", 1) == "Pope Francis"


@pytest.mark.parametrize(
    ("first", "upos", "name"),
    [
        ("Daily", "ADJ", "The Daily Beast"),
        ("Founding", "VERB", "Founding Beast"),
        ("wild", "ADJ", "Beast"),
    ],
)
def test_a_capital_before_a_name_is_part_of_it(first: str, upos: str, name: str) -> None:
    text = (
        f"Then/ADV/5/advmod the/DET/4/det {first}/{upos}/4/amod Beast/PROPN/5/nsubj"
        " said/say/VERB/0/root so/ADV/5/advmod ./PUNCT/5/punct"
    )
    assert speaker(text, f"the {first} Beast", 0) == name


def test_a_handle_or_a_label_in_brackets_is_no_fuller_name() -> None:
    text = (
        "Lund/PROPN/5/nsubj (/PUNCT/3/punct Lab/PROPN/1/appos )/PUNCT/3/punct"
        " left/leave/VERB/0/root"
        " @realLund/PROPN/5/obj Lund/PROPN/6/flat ./PUNCT/5/punct\n"
        "It/PRON/2/nsubj " + SAID_SO.format(2) + "\nLund/PROPN/2/nsubj " + SAID_SO.format(2)
    )
    assert speaker(text, "Lund", 2) == "Lund"
    assert speaker(text, "It", 1) != "Lab"


def test_a_title_inside_the_name_of_a_body_is_none() -> None:
    doc = document(
        "Halden/PROPN/4/nsubj General/PROPN/1/flat Hospital/PROPN/1/flat said/say/VERB/0/root"
        " so/ADV/4/advmod"
    )
    (entity,) = resolve_speakers(doc, [said(doc, "Halden General Hospital", 0)]).entities
    assert entity.name == "Halden General Hospital"


KID = (
    'Karl/PROPN/6/nsubj "/PUNCT/3/punct Kid/PROPN/1/flat "/PUNCT/3/punct Lund/PROPN/1/flat'
    " waited/wait/VERB/0/root"
)


@pytest.mark.parametrize("short", ["Kid", "Lund", "Karl", "Kid Lund", "Karl Lund"])
def test_a_nickname_in_marks_is_part_of_a_name(short: str) -> None:
    assert speaker(f"{KID}\n{named(short)}", short, 1) == 'Karl " Kid " Lund'


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Transport Minister Paul Adeyemi", "Paul Adeyemi"),
        ("Paul Minister Adeyemi", "Paul Minister Adeyemi"),
        ("Omarion King Adeyemi", "Omarion King Adeyemi"),
    ],
)
def test_a_title_within_what_is_tagged_as_a_person_ends_a_role(words: str, name: str) -> None:
    first, *others = words.split()
    rest = " ".join(f"{word}/PROPN/1/flat" for word in others)
    count = len(words.split())
    doc = document(f"{first}/PROPN/{count + 1}/nsubj {rest} waited/wait/VERB/0/root")
    tagged = evolve(doc, named_entities=(NamedEntity("PER", doc.span(0, len(words))),))
    found = resolve_speakers(tagged, [said(tagged, words, 0)]).speakers[0]
    assert found is not None
    assert found.name == name


def test_a_name_behind_whom_somebody_speaks_for_is_the_speaker_s() -> None:
    text = (
        "A/DET/2/det spokesman/NOUN/9/nsubj for/ADP/5/case the/DET/5/det mayor/NOUN/2/nmod "
        ",/PUNCT/7/punct Karl/PROPN/5/appos Lund/PROPN/7/flat said/say/VERB/0/root so/ADV/9/advmod"
    )
    assert speaker(text, "A spokesman for the mayor , Karl Lund", 0) == "Karl Lund"


def test_a_noun_that_opens_a_sentence_is_no_name() -> None:
    text = (
        "Counsel/PROPN/8/nsubj for/ADP/4/case the/DET/4/det family/NOUN/1/nmod ,/PUNCT/6/punct "
        "Karl/PROPN/1/appos Lund/PROPN/6/flat said/say/VERB/0/root so/ADV/8/advmod"
    )
    assert speaker(text, "Counsel for the family , Karl Lund", 0) == "Karl Lund"


def test_all_is_part_of_a_name_that_has_it() -> None:
    text = (
        "The/DET/4/det All/DET/4/det/_/B-ORG Progressives/PROPN/4/compound/_/I-ORG "
        "Congress/PROPN/5/nsubj/_/E-ORG said/say/VERB/0/root so+/ADV/5/advmod ./PUNCT/5/punct"
    )
    doc = document(text)
    (found,) = resolve_speakers(doc, [said(doc, "The All Progressives Congress", 0)]).entities
    assert found.name == "All Progressives Congress"
