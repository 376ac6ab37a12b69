"""Cues that go on behind what was said."""

from __future__ import annotations

import pytest

from tests.quotes.mending import PAST, reported


def test_who_goes_on_behind_marks_is_who_spoke_before() -> None:
    trees = f"""“+/PUNCT/3/punct The/DET/3/det ice+/NOUN/11/nsubj ,/PUNCT/3/punct ”+/PUNCT/3/punct
        Teal/Teal/PROPN/7/nsubj/_/S-PER said/say/VERB/11/parataxis/{PAST} ,/PUNCT/7/punct
        “+/PUNCT/11/punct was/be/AUX/11/cop/{PAST} thin+/ADJ/0/root ,/PUNCT/11/punct
        ”+/PUNCT/11/punct adding/add/VERB/11/advcl/VerbForm=Ger that/SCONJ/17/mark
        everyone/PRON/17/nsubj knew+/know/VERB/14/ccomp/{PAST} ./PUNCT/11/punct"""
    assert reported(trees) == [
        ("“The ice, ” ... “was thin, ”", "Teal", "said"),
        ("that everyone knew", "Teal", "adding"),
    ]


@pytest.mark.parametrize(
    ("subject", "verb", "expected"),
    [
        ("talks", "warning/warn", "the talks would stop"),
        ("pilot", "adding/add", "the pilot would stop"),
        ("pilot", "warning/warn", "the pilot would stop before warning that it was late"),
    ],
)
def test_a_gerund_behind_before_tells_what_is_said_next(
    subject: str, verb: str, expected: str
) -> None:
    trees = f"""Lund/Lund/PROPN/2/nsubj/_/S-PER said/say/VERB/0/root/{PAST} the/DET/4/det
        {subject}/NOUN/6/nsubj would/AUX/6/aux/VerbForm=Fin stop/VERB/2/ccomp/VerbForm=Inf
        before/SCONJ/8/mark {verb}/VERB/6/advcl/VerbForm=Ger that/SCONJ/12/mark
        it/PRON/12/nsubj was/be/AUX/12/cop/{PAST} late+/ADJ/8/ccomp ./PUNCT/2/punct"""
    found = reported(trees)
    assert found[0] == (expected, "Lund", "said")
    assert found[1][0] == "that it was late"


@pytest.mark.parametrize(
    ("what", "meant"), [("2/obj", "3/acl:relcl"), ("5/obj", "2/ccomp")], ids=["above", "below"]
)
def test_who_said_what_she_meant_does_something_else_next(what: str, meant: str) -> None:
    trees = f"""She/she/PRON/2/nsubj said/say/VERB/0/root/{PAST} what/PRON/{what}/PronType=Rel
        she/PRON/5/nsubj meant/mean/VERB/{meant}/{PAST} and/CCONJ/7/cc
        left/leave/VERB/5/conj/{PAST} the/DET/9/det room+/NOUN/7/obj ./PUNCT/2/punct"""
    assert reported(trees)[0][:2] == ("what she meant", "She")


def test_what_one_saw_and_heard_is_all_that_one_tells() -> None:
    trees = f"""She/she/PRON/2/nsubj said/say/VERB/0/root/{PAST} what/PRON/2/obj/PronType=Rel
        she/PRON/5/nsubj saw/see/VERB/3/acl:relcl/{PAST} and/CCONJ/7/cc
        heard+/hear/VERB/5/conj/{PAST} ./PUNCT/2/punct"""
    assert reported(trees)[0][:2] == ("what she saw and heard", "She")


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        (f"lit/light/VERB/6/conj/{PAST} a/DET/10/det pipe+/NOUN/8/obj", "Berg would stay"),
        # a tagger's error, which no *would* has either
        ("lit/light/VERB/6/conj/Tense=Past|VerbForm=Part a/DET/10/det pipe+/NOUN/8/obj",
         "Berg would stay"),
        ("light/light/VERB/6/conj/VerbForm=Inf a/DET/10/det pipe+/NOUN/8/obj",
         "Berg would stay and light a pipe"),
        (f"had/have/AUX/9/aux/{PAST} lit+/light/VERB/6/conj/Tense=Past|VerbForm=Part",
         "Berg would stay and had lit"),
        (f"put/put/VERB/6/conj/{PAST} it/PRON/8/obj down+/ADP/8/compound:prt",
         "Berg would stay and put it down"),
    ],
)  # fmt: skip
def test_behind_a_modal_no_inflected_verb_goes_on_what_is_said(behind: str, expected: str) -> None:
    trees = f"""Lund/Lund/PROPN/2/nsubj/_/S-PER said/say/VERB/0/root/{PAST} that/SCONJ/6/mark
        Berg/Berg/PROPN/6/nsubj/_/S-PER would/AUX/6/aux/VerbForm=Fin
        stay/stay/VERB/2/ccomp/VerbForm=Inf and/CCONJ/8/cc {behind} ./PUNCT/2/punct"""
    assert reported(trees)[0][:2] == (f"that {expected}", "Lund")


def test_a_participle_goes_on_what_would_be_done_unless_it_has_an_object() -> None:
    trees = f"""Lund/Lund/PROPN/2/nsubj/_/S-PER said/say/VERB/0/root/{PAST} it/PRON/6/nsubj:pass
        would/AUX/6/aux/VerbForm=Fin be/AUX/6/aux:pass/VerbForm=Inf
        widened/widen/VERB/2/ccomp/Tense=Past|VerbForm=Part and/CCONJ/8/cc
        closed%s/close/VERB/6/conj/Tense=Past|VerbForm=Part %s ./PUNCT/2/punct"""
    assert reported(trees % ("+", ""))[0][0] == "it would be widened and closed"
    door = "the/DET/10/det door+/NOUN/8/obj"
    assert reported(trees % ("", door))[0][0] == "it would be widened"


def test_who_thinks_something_of_a_thing_blames_for_it() -> None:
    trees = f"""Lund/Lund/PROPN/2/nsubj/_/S-PER reckoned/reckon/VERB/0/root/{PAST} the/DET/4/det
        cost/NOUN/6/nsubj had/AUX/6/aux/{PAST} doubled/double/VERB/2/ccomp/{PAST} and/CCONJ/8/cc
        accused/accuse/VERB/6/conj/{PAST} ministers/minister/NOUN/8/obj of/SCONJ/11/mark
        theft+/NOUN/8/obl ./PUNCT/2/punct"""
    assert ("ministers of theft", "Lund", "accused") in reported(trees)


@pytest.mark.parametrize(
    ("about", "comma", "whom", "expected"),
    [
        ("patients/patient/NOUN", ",", "", "study"),
        ("patients/patient/NOUN", "then", "", "patients"),
        ("Berg/PROPN", ",", "", "Berg"),
        ("patients/patient/NOUN", ",", "doctors/doctor/NOUN/8/iobj", "patients"),
    ],
)
def test_behind_a_comma_a_second_report_is_of_who_made_the_first(
    about: str, comma: str, whom: str, expected: str
) -> None:
    mark = ",/PUNCT/8/punct" if comma == "," else "then/ADV/8/advmod"
    that = 13 if whom else 12
    trees = f"""study/NOUN/2/nsubj found/find/VERB/0/root/{PAST} that/SCONJ/5/mark
        {about}/5/nsubj waited+/wait/VERB/2/ccomp/{PAST} {mark} and/CCONJ/8/cc
        warned/warn/VERB/5/conj/{PAST} {whom} that/SCONJ/{that}/mark it/PRON/{that}/nsubj
        would/AUX/{that}/aux rise+/rise/VERB/8/ccomp ./PUNCT/2/punct"""
    assert reported(trees)[-1][1:] == (expected, "warned")
