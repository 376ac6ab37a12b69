"""Whom *he* means by what verbs tell of people: who tells the police, who disagrees."""

from __future__ import annotations

import pytest

from tests.trees import document

from .resolving import resolve_speakers, said, speaker

HE_TOLD = "He/PRON/2/nsubj told/tell/VERB/0/root {}/NOUN/2/iobj so/ADV/2/advmod"


def told(title: str) -> str:
    """*{title} Zarro Quill said a skipper was lost*."""
    at = 4 if title else 3
    name = f"Zarro/PROPN/{at}/nsubj Quill/PROPN/{at - 2}/flat"
    before = f"{title}/PROPN/2/nmod:desc " if title else ""
    return (
        f"{before}{name} said/say/VERB/0/root a/DET/{at + 2}/det skipper/NOUN/{at + 4}/nsubj"
        f" was/AUX/{at + 4}/cop lost/ADJ/{at}/ccomp"
    )


@pytest.mark.parametrize("title", ["Inspector", "Judge", "Sheriff"])
def test_who_hears_others_does_not_tell_the_police(title: str) -> None:
    assert speaker(f"{told(title)}\n{HE_TOLD.format('police')}", "He", 1) == "a skipper"


@pytest.mark.parametrize(("title", "hearers"), [("", "police"), ("Inspector", "reporters")])
def test_who_reports_goes_on_to_report(title: str, hearers: str) -> None:
    doc = document(f"{told(title)}\n{HE_TOLD.format(hearers)}")
    quotes = [said(doc, "Zarro Quill", 0), said(doc, "He", 1, 2)]
    _, found = resolve_speakers(doc, quotes).speakers
    assert found is not None
    assert found.name == "Zarro Quill"


def test_who_takes_somehow_what_was_said_speaks_next() -> None:
    first = "Zarro/PROPN/3/nsubj Quill/PROPN/1/flat sang/sing/VERB/0/root it/PRON/3/obj"
    again = "He/PRON/2/nsubj sang/sing/VERB/0/root it/PRON/2/obj"
    chief = "The/DET/2/det skipper/NOUN/3/nsubj {}/VERB/0/root"
    he = "he/PRON/2/nsubj said/say/VERB/0/root so/ADV/2/advmod"
    for verb in ("disagreed/disagree", "shook/shook"):
        text = "\n".join([first, again, again, chief.format(verb), he])
        assert speaker(text, "he", 4) == "the skipper"


def test_of_two_who_show_no_gender_the_subject_tells_the_other() -> None:
    met = (
        "Zarro/PROPN/3/nsubj Quill/PROPN/1/flat met/meet/VERB/0/root Ollin/PROPN/3/obj"
        " Rask/PROPN/4/flat"
    )
    she = "She/PRON/2/nsubj told/tell/VERB/0/root him/PRON/2/iobj so/ADV/2/advmod"
    assert speaker(f"{met}\n{she}", "She", 1) == "Zarro Quill"


def test_a_name_between_commas_says_who_a_friend_is() -> None:
    text = (
        "A/DET/2/det friend/NOUN/10/nsubj of/ADP/4/case Zarro/PROPN/2/nmod Quill/PROPN/4/flat"
        " ,/PUNCT/7/punct Ollin/PROPN/4/conj Rask/PROPN/7/flat ,/PUNCT/2/punct"
        " said/say/VERB/0/root so/ADV/10/advmod"
    )
    assert speaker(text, "A friend of Zarro Quill , Ollin Rask", 0) == "Ollin Rask"


@pytest.mark.parametrize(
    ("verb", "relation", "due"),
    [
        ("drowned/drown", "nsubj", "Zarro Quill"),
        ("killed/kill", "nsubj:pass", "Zarro Quill"),
        ("sang/sing", "nsubj", "Zarro Quill 's brother"),
    ],
)
def test_whose_brother_drowned_speaks_of_it(verb: str, relation: str, due: str) -> None:
    passive = "was/be/AUX/6/aux:pass " if relation == "nsubj:pass" else ""
    at = 6 if passive else 5
    text = (
        f"Zarro/PROPN/4/nmod:poss Quill/PROPN/1/flat 's/PART/1/case brother/NOUN/{at}/{relation}"
        f" {passive}{verb}/VERB/0/root\nHe/PRON/2/nsubj said/say/VERB/0/root so/ADV/2/advmod"
    )
    assert speaker(text, "He", 1) == due


def test_one_of_several_is_somebody_who_goes_on() -> None:
    chief = (
        "Ollin/PROPN/3/nsubj/_/B-PER Rask/PROPN/1/flat/_/E-PER said/say/VERB/0/root"
        " two/NUM/5/nummod men/man/NOUN/6/nsubj slept/sleep/VERB/3/ccomp"
    )
    one = "One/one/NUM/2/nsubj told/tell/VERB/0/root police/NOUN/2/iobj so/ADV/2/advmod"
    doc = document(f"{chief}\n{one}\nHe/PRON/2/nsubj said/say/VERB/0/root so/ADV/2/advmod")
    quotes = [said(doc, "Ollin Rask", 0), said(doc, "One", 1, 2), said(doc, "He", 2, 3)]
    found = resolve_speakers(doc, quotes).speakers[2]
    assert found is not None
    assert found.name != "Ollin Rask"


@pytest.mark.parametrize("verb", ["reminded/remind", "asked/ask"])
def test_she_is_whom_another_told_something(verb: str) -> None:
    text = (
        "Zarro/PROPN/3/nsubj/_/B-PER Quill/PROPN/1/flat/_/E-PER sang/sing/VERB/0/root\n"
        f"Ollin/PROPN/3/nsubj/_/B-PER Rask/PROPN/1/flat/_/E-PER {verb}/VERB/0/root"
        " her/she/PRON/3/obj\nShe/PRON/2/nsubj said/say/VERB/0/root so/ADV/2/advmod"
    )
    assert speaker(text, "She", 2) == "Zarro Quill"
