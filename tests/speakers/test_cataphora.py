"""Pronouns in what a sentence begins with before it names who acts: *in what he called ...*."""

from __future__ import annotations

import pytest

from tests.trees import document

from .resolving import resolve_speakers, said

OTHER = "Owen/PROPN/3/nsubj/_/B-PER Tarr/PROPN/1/flat/_/E-PER sang/sing/VERB/0/root"
CALLED = (
    "In/ADP/2/case {what}/{tag}/10/obl {he}/PRON/4/nsubj called/call/VERB/2/acl:relcl a/DET/6/det"
    " lie/NOUN/4/obj ,/PUNCT/2/punct {first}/PROPN/10/nsubj/_/B-PER Berg/PROPN/8/flat/_/E-PER"
    " left/leave/VERB/0/root"
)


def called(what: str, he: str, first: str = "Karl") -> str | None:
    tag = "PRON" if what == "what" else "NOUN"
    sentence = CALLED.format(what=what, tag=tag, he=he, first=first)
    doc = document(f"{OTHER}\n{sentence}")
    (found,) = resolve_speakers(doc, [said(doc, he, 1)]).speakers
    return found.name if found is not None else None


def test_what_he_called_so_he_called_so_who_acts_in_the_sentence() -> None:
    assert called("what", "he") == "Karl Berg"


@pytest.mark.parametrize(("what", "he", "first"), [("cases", "he", "Karl"), ("what", "he", "Ana")])
def test_he_may_be_another_behind_a_noun_or_before_a_woman(what: str, he: str, first: str) -> None:
    assert called(what, he, first) == "Owen Tarr"


BEFORE = (
    "As/SCONJ/3/mark {he}/PRON/3/nsubj spoke/speak/VERB/{verb}/advcl {to}/ADP/5/case"
    " {him}/PRON/3/obl ,/PUNCT/3/punct Karl/PROPN/9/nsubj/_/B-PER Berg/PROPN/7/flat/_/E-PER"
    " left/leave/VERB/0/root {whom}/PRON/9/obj"
)


def before(he: str, him: str, whom: str, *, first: str = "") -> str | None:
    doc = document(first + BEFORE.format(he=he, to="to", him=him, whom=whom, verb=9))
    (found,) = resolve_speakers(doc, [said(doc, he, 1 if first else 0)]).speakers
    return found.name if found is not None else None


def test_before_any_name_he_is_who_acts_in_the_sentence() -> None:
    assert before("he", "her", "it") == "Karl Berg"


def test_but_nobody_to_whom_or_with_whom_something_is_done() -> None:
    assert before("he", "him", "it") != "Karl Berg"
    assert before("he", "her", "him") != "Karl Berg"
    assert before("he", "her", "it", first=f"{OTHER}\n") == "Owen Tarr"
