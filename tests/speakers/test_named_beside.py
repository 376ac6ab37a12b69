"""Who is named beside another name: the other of two, somebody left out, or a mother's child."""

from __future__ import annotations

import pytest

from tests.trees import document

from .resolving import resolve_speakers, said

LEFT_OUT = (
    "Zarro/PROPN/7/nsubj/_/B-PER Quill/PROPN/1/flat/_/E-PER and/CCONJ/5/cc {}"
    " Ollin/PROPN/1/conj/_/B-PER Rask/PROPN/5/flat/_/E-PER said/say/VERB/0/root so/ADV/7/advmod"
)


def speaker(text: str, source: str) -> str | None:
    doc = document(text)
    found = resolve_speakers(doc, [said(doc, source, 0)]).speakers[0]
    return found.name if found else None


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("not/PART/5/advmod/Polarity=Neg", "Zarro Quill"),
        ("also/ADV/5/advmod", "Zarro Quill and Ollin Rask"),
    ],
)
def test_who_is_left_out_does_not_speak(word: str, expected: str) -> None:
    source = f"Zarro Quill and {word.partition('/')[0]} Ollin Rask"
    assert speaker(LEFT_OUT.format(word), source) == expected


def test_a_name_at_the_end_says_who_a_friend_is() -> None:
    text = (
        "Slowly/ADV/2/advmod said/say/VERB/0/root a/DET/4/det friend/NOUN/2/nsubj of/ADP/6/case"
        " Zarro/PROPN/4/nmod/_/B-PER Quill/PROPN/6/flat/_/E-PER ,/PUNCT/9/punct"
        " Ollin/PROPN/6/conj/_/B-PER Rask/PROPN/9/flat/_/E-PER ./PUNCT/2/punct"
    )
    assert speaker(text, "a friend of Zarro Quill , Ollin Rask") == "Ollin Rask"


def test_a_name_beside_a_victims_is_the_robbers() -> None:
    text = (
        "The/DET/2/det man/NOUN/12/nsubj accused/accuse/VERB/2/acl of/SCONJ/5/mark"
        " robbing/rob/VERB/3/advcl Zarro/PROPN/5/obj/_/B-PER Quill/PROPN/6/flat/_/E-PER"
        " ,/PUNCT/9/punct Ollin/PROPN/6/appos/_/B-PER Rask/PROPN/9/flat/_/E-PER ,/PUNCT/2/punct"
        " said/say/VERB/0/root so/ADV/12/advmod"
    )
    source = "The man accused of robbing Zarro Quill , Ollin Rask"
    assert speaker(text, source) == "Ollin Rask"
