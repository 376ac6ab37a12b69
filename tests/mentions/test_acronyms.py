"""*The CEO*, *the MP* and *the Liberal Democrat* say what somebody is, and name nobody."""

from __future__ import annotations

import pytest

from attribution import attribute
from attribution.knowledge import People
from attribution.mentions.acronyms import role_initials
from tests.trees import document

ROLES = {
    "The Director-General of the agency": ("director", "dg"),
    "Commissioner of Police": ("commissioner", "cp"),
    "The Director of Public Prosecutions": ("director", "dpp"),
    "chief financial officer of the bank": ("officer", "cfo"),
    "Chief Justice of India": ("justice", "cji"),
}


@pytest.mark.parametrize("role", ROLES)
def test_initials_may_go_on_behind_the_noun(role: str) -> None:
    noun, short = ROLES[role]
    assert short in role_initials(role.split(), noun, People.default())


def test_but_they_hold_its_letter() -> None:
    role = ["the", "director", "of", "public", "prosecutions"]
    found = role_initials(role, "director", People.default())
    assert all("d" in letters for letters in found)


def speaker(role: str, short: str) -> str | None:
    """Who *the SHORT said it rained* is, below *a ROLE, Ana Reyes, left*."""
    words = role.split()
    noun = len(words) + 1
    before = " ".join(f"{w}/PROPN/{noun}/compound" for w in words[:-1])
    left = (
        f"A/DET/{noun}/det {before} {words[-1]}/NOUN/{noun + 4}/nsubj ,/PUNCT/{noun + 2}/punct"
        f" Ana/PROPN/{noun}/appos/_/B-PER Reyes/PROPN/{noun + 2}/flat/_/E-PER"
        " left/leave/VERB/0/root ./PUNCT/1/punct"
    ).replace("  ", " ")
    initials = short.split()
    tags = ["S-ORG"] if len(initials) == 1 else ["B-ORG", "E-ORG"]
    last, verb = len(initials) + 1, len(initials) + 2
    named = " ".join(
        f"{w}/PROPN/{verb if at == last else last}/{'nsubj' if at == last else 'compound'}/_/{tag}"
        for at, (w, tag) in enumerate(zip(initials, tags, strict=True), 2)
    )
    said = (
        f"The/DET/{last}/det/Definite=Def {named} said/say/VERB/0/root it/PRON/{verb + 2}/nsubj"
        f" rained/rain/VERB/{verb}/ccomp"
    )
    result = attribute(document(f"{left}\n{said}"), scorer="rules")
    found = result.attributions[-1].speaker
    return found.name if found is not None else None


@pytest.mark.parametrize(
    ("role", "short"),
    [
        ("Congress MLA", "MLA"),
        ("Liberal Democrat councillor", "Liberal Democrat"),
        ("Conservative councillor", "Conservative"),
    ],
)
def test_a_word_for_a_person_means_who_is_one(role: str, short: str) -> None:
    assert speaker(role, short) == "Ana Reyes"


@pytest.mark.parametrize("short", ["NAACP", "Republican"])
def test_others_are_names(short: str) -> None:
    assert speaker("Liberal Democrat councillor", short) == short
