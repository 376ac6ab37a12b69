"""A pronoun that takes the place of who is named before its clause."""

from __future__ import annotations

from tests.trees import document

from .resolving import resolve_speakers, said

OTHER = "Owen/PROPN/3/nsubj/_/B-PER Tarr/PROPN/1/flat/_/E-PER sang/sing/VERB/0/root"
BOSS = (
    "Our/PRON/2/nmod:poss boss/NOUN/8/dislocated ,/PUNCT/4/punct Karl/PROPN/2/appos/_/B-PER "
    "Lund/PROPN/4/flat/_/E-PER ,/PUNCT/2/punct he/PRON/8/nsubj said/say/VERB/0/root "
    "so/ADV/8/advmod"
)


def test_he_is_who_is_named_before_the_clause() -> None:
    doc = document(f"{OTHER}\n{OTHER}\n{OTHER}\n{BOSS}")
    (found,) = resolve_speakers(doc, [said(doc, "he", 3)]).speakers
    assert found is not None
    assert (found.name, found.resolved_by) == ("Karl Lund", "pronoun")


def test_who_tells_of_another_goes_on() -> None:
    told = (
        "Zarro/PROPN/3/nsubj/_/B-PER Quill/PROPN/1/flat/_/E-PER said/say/VERB/0/root "
        "Ollin/PROPN/6/nsubj/_/B-PER Rask/PROPN/4/flat/_/E-PER slept/sleep/VERB/3/ccomp"
    )
    earlier = "Ollin/PROPN/3/nsubj/_/B-PER Rask/PROPN/1/flat/_/E-PER sang/sing/VERB/0/root"
    again = "He/PRON/2/nsubj hoped/hope/VERB/0/root so/ADV/2/advmod"
    doc = document(f"{earlier}\n{told}\n{again}")
    quotes = [said(doc, "Zarro Quill", 1), said(doc, "He", 2, 2)]
    _, found = resolve_speakers(doc, quotes).speakers
    assert found is not None
    assert found.name == "Zarro Quill"
