"""*It* of a name of one word that shows no person: a body's."""

from __future__ import annotations

import pytest
from attrs import evolve

from attribution import Document
from tests.trees import document

from .resolving import resolve_speakers, said

BUREAU = "Bureau/PROPN/3/nsubj/_/B-ORG Nord/PROPN/1/flat/_/E-ORG warned/warn/VERB/0/root"
CLOSED = "{}/PROPN/2/nsubj/_/S-PER closed/close/VERB/0/root"
ASIDE = ",/PUNCT/2/punct it/PRON/5/nsubj said/say/VERB/2/parataxis"
HOPES = (
    "{}/PROPN/2/nsubj/_/S-PER says/say/VERB/0/root it/PRON/4/nsubj hopes/hope/VERB/2/ccomp"
    " to/PART/6/mark open/open/VERB/4/xcomp"
)


def who(text: str) -> str | None:
    doc: Document = document(text)
    (found,) = resolve_speakers(doc, [said(doc, "it", 1)]).speakers
    return found.name if found else None


@pytest.mark.parametrize("sentence", [f"{CLOSED} {ASIDE}", HOPES])
def test_it_is_who_acts_in_what_it_says(sentence: str) -> None:
    assert who(f"{BUREAU}\n{sentence.format('Vantor')}") == "Vantor"


@pytest.mark.parametrize("sentence", [f"{CLOSED} {ASIDE}", HOPES])
def test_who_has_a_given_name_is_not_it(sentence: str) -> None:
    assert who(f"{BUREAU}\n{sentence.format('Karl')}") == "Bureau Nord"


def test_it_beside_whom_a_name_undergoes_is_another() -> None:
    closed = "They/PRON/2/nsubj closed/close/VERB/0/root Vantor/PROPN/2/obj/_/S-PER"
    aside = ",/PUNCT/2/punct it/PRON/6/nsubj said/say/VERB/2/parataxis"
    assert who(f"{BUREAU}\n{closed} {aside}") == "Bureau Nord"


@pytest.mark.parametrize(
    ("name", "where", "expected"),
    [
        ("Vantor", 2, "Vantor"),
        ("Karl", 2, "Bureau Nord"),
        # In a paragraph of its own a sentence does not go on with the one before.
        ("Vantor", 1, "Bureau Nord"),
    ],
)
def test_it_is_who_alone_acts_in_the_sentence_before(name: str, where: int, expected: str) -> None:
    disagreed = f"{name}/PROPN/2/nsubj/_/S-PER disagreed/disagree/VERB/0/root"
    said_so = "It/PRON/2/nsubj said/say/VERB/0/root so/ADV/2/advmod"
    doc = document(f"{BUREAU}\n{disagreed}\n{said_so}")
    last = doc.sentences[2]
    paragraph = doc.sentences[1].paragraph if where == 2 else last.paragraph + 1
    doc = evolve(doc, sentences=(*doc.sentences[:2], evolve(last, paragraph=paragraph)))
    (found,) = resolve_speakers(doc, [said(doc, "It", 2)]).speakers
    assert found is not None
    assert found.name == expected
