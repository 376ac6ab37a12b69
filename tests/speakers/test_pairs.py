"""Two taken up as one, one of two joined by *and*, and who is introduced by what he is called."""

from __future__ import annotations

import pytest

from .resolving import SAID_SO, speaker

TWO = (
    "Zarro/PROPN/6/nsubj Quill/PROPN/1/flat and/CCONJ/4/cc {}/PROPN/1/conj Rask/PROPN/4/flat"
    " sang/sing/VERB/0/root ./PUNCT/6/punct"
)
BOTH = f"Both/DET/2/nsubj {SAID_SO.format(2)}"


@pytest.mark.parametrize(
    ("taken_up", "source"),
    [
        (BOTH, "Both"),
        (f"The/DET/3/det two/NUM/3/nummod men/man/NOUN/4/nsubj {SAID_SO.format(4)}", "The two men"),
        (f"The/DET/2/det pair/NOUN/3/nsubj {SAID_SO.format(3)}", "The pair"),
    ],
)
def test_two_just_named_are_taken_up_as_one(taken_up: str, source: str) -> None:
    assert speaker(f"{TWO.format('Karl')}\n{taken_up}", source, 1) == "Zarro Quill and Karl Rask"


@pytest.mark.parametrize(
    ("taken_up", "source"),
    [
        (f"The/DET/3/det two/NUM/3/nummod men/man/NOUN/4/nsubj {SAID_SO.format(4)}", "The two men"),
        (f"Two/NUM/2/nummod men/man/NOUN/3/nsubj {SAID_SO.format(3)}", "Two men"),
        (f"Both/DET/2/det firms/firm/NOUN/3/nsubj {SAID_SO.format(3)}", "Both firms"),
    ],
)
def test_who_is_another_than_the_two_stays_unnamed(taken_up: str, source: str) -> None:
    found = speaker(f"{TWO.format('Sheila')}\n{taken_up}", source, 1)
    assert found is not None
    assert "Rask" not in found


def test_both_are_those_who_were_told_of_last() -> None:
    guards = "Two/NUM/2/nummod guards/guard/NOUN/3/nsubj came/come/VERB/0/root ./PUNCT/3/punct"
    assert speaker(f"{TWO.format('Karl')}\n{guards}\n{BOTH}", "Both", 2) == "Both"


def test_the_second_of_two_subjects_is_meant_where_the_first_shows_no_gender() -> None:
    she = f"she/PRON/2/nsubj {SAID_SO.format(2)}"
    assert speaker(f"{TWO.format('Sheila')}\n{she}", "she", 1) == "Sheila Rask"


@pytest.mark.parametrize("verb", ["named/name", "called/call", "nicknamed/nickname"])
def test_who_is_introduced_by_what_he_is_called_is_named(verb: str) -> None:
    text = (
        f"A/DET/2/det man/NOUN/6/nsubj {verb}/VERB/2/acl Zarro/PROPN/3/xcomp Quill/PROPN/4/flat"
        f" {SAID_SO.format(6)}"
    )
    assert speaker(text, f"A man {verb.split('/', maxsplit=1)[0]} Zarro Quill", 0) == "Zarro Quill"


@pytest.mark.parametrize(
    ("clause", "is_named"),
    [
        ("known/know/VERB/2/acl as/ADP/5/case Zarro/PROPN/3/obl", True),
        ("identified/identify/VERB/2/acl as/ADP/5/case Zarro/PROPN/3/obl", True),
        ("identified/identify/VERB/2/acl by/ADP/5/case Zarro/PROPN/3/obl:agent", False),
        ("known/know/VERB/2/acl to/ADP/5/case Zarro/PROPN/3/obl", False),
    ],
)
def test_by_what_words_somebody_is_called_so(clause: str, *, is_named: bool) -> None:
    text = f"A/DET/2/det man/NOUN/6/nsubj {clause} {SAID_SO.format(6)}"
    source = " ".join(word.split("/")[0] for word in text.split()[:5])
    assert (speaker(text, source, 0) == "Zarro") is is_named


def test_whom_somebody_called_a_fool_is_not_introduced_so() -> None:
    text = (
        "A/DET/2/det man/NOUN/7/nsubj who/PRON/4/nsubj called/VERB/2/acl:relcl"
        f" Zarro/PROPN/4/obj Quill/PROPN/5/flat {SAID_SO.format(7)}"
    )
    assert speaker(text, "A man who called Zarro Quill", 0) != "Zarro Quill"


def test_an_initial_that_is_a_pronoun_elsewhere_is_a_name() -> None:
    text = f"I./PROPN/3/nsubj Quill/PROPN/1/flat {SAID_SO.format(3)}"
    assert speaker(text, "I. Quill", 0) == "I. Quill"
