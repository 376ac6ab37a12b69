"""*The judge told Lund he lied*: whose gender a pronoun shows that may mean speaker or hearer."""

from __future__ import annotations

import pytest

from attribution import Document, Quote
from tests.trees import document

from .resolving import resolve_speakers, said

TOLD = "Sol/PROPN/2/nsubj/_/S-PER told/tell/VERB/0/root {} {}/PRON/{at}/nsubj lied/lie/VERB/2/ccomp"
SHE = "She/PRON/2/nsubj said/say/VERB/0/root so/ADV/2/advmod"
WAITED = "Ingrid/PROPN/3/nsubj/_/B-PER Dorn/PROPN/1/flat/_/E-PER waited/wait/VERB/0/root"


def she(hearer: str, pronoun: str) -> str | None:
    """Who *she* is at last, where Ingrid Dorn waited and Sol told somebody that he or she lied."""
    at = 3 + len(hearer.split()) + 1
    told = TOLD.format(hearer, pronoun, at=at)
    return last(document(f"{WAITED}\n{told}\n{SHE}"), 1)


def last(doc: Document, sol: int) -> str | None:
    """Who *she* is in the sentence after that in which Sol says something."""
    quotes: list[Quote] = [said(doc, "Sol", sol), said(doc, "She", sol + 1, 2)]
    found = resolve_speakers(doc, quotes).speakers[-1]
    return found.name if found else None


@pytest.mark.parametrize("hearer", ["Reyes/PROPN/2/obj/_/S-PER", "Karl/PROPN/2/obj/_/S-PER"])
def test_he_shows_nothing_of_a_speaker_if_it_may_be_the_hearer(hearer: str) -> None:
    assert she(hearer, "he") == "Sol"


@pytest.mark.parametrize(
    ("hearer", "expected"),
    [("reporters/NOUN/2/obj/Number=Plur", "Ingrid Dorn"), ("Ida/PROPN/2/obj/_/S-PER", "Ida")],
)
def test_he_is_the_speaker_if_it_cannot_be_the_hearer(hearer: str, expected: str) -> None:
    assert she(hearer, "he") == expected


@pytest.mark.parametrize(("before", "expected"), [("Karl", "Sol"), ("Ida", "Ida")])
def test_nor_does_him_if_it_may_be_a_man_told_of_before(before: str, expected: str) -> None:
    """*Karl lay ill. Sol said letters had helped **him***: then Sol may be *she*."""
    ill = f"{before}/PROPN/2/nsubj/_/S-PER lay/lie/VERB/0/root ill/ADJ/2/xcomp"
    helped = (
        "Sol/PROPN/2/nsubj/_/S-PER said/say/VERB/0/root letters/NOUN/4/nsubj"
        " helped/help/VERB/2/ccomp him/PRON/4/obj"
    )
    assert last(document(f"{WAITED}\n{ill}\n{helped}\n{SHE}"), 2) == expected


@pytest.mark.parametrize(("beside", "expected"), [("Karl", "Sol"), ("Ida", "Ida")])
def test_nor_does_his_if_a_man_stands_between(beside: str, expected: str) -> None:
    """*Sol said letters to Karl changed **his** life*: then Sol may be *she*."""
    changed = (
        "Sol/PROPN/2/nsubj/_/S-PER said/say/VERB/0/root letters/NOUN/6/nsubj to/ADP/5/case"
        f" {beside}/PROPN/3/nmod/_/S-PER changed/change/VERB/2/ccomp his/PRON/8/nmod:poss"
        " life/NOUN/6/obj"
    )
    assert last(document(f"{WAITED}\n{changed}\n{SHE}"), 1) == expected
