"""Whom the pronouns of what is told mean: near, of their gender, and as the trees allow."""

from __future__ import annotations

import pytest

from attribution import attribute
from tests.trees import document

KARL = "Karl/PROPN/{0}/{1}/_/B-PER Lund/PROPN/{2}/flat/_/E-PER"
ANA = "Ana/PROPN/{0}/{1}/_/B-PER Reyes/PROPN/{2}/flat/_/E-PER"
OMAR = "Omar/PROPN/{0}/{1}/_/B-PER Diaz/PROPN/{2}/flat/_/E-PER"


def meant(trees: str, form: str) -> str | None:
    """Whom the first pronoun of a form means in the last content."""
    result = attribute(document(trees), scorer="rules")
    found = {
        mention.span.start: topic.name
        for topic in result.attributions[-1].about
        for mention in topic.mentions
        if mention.span.text == form
    }
    return found[min(found)] if found else None


def test_a_pronoun_goes_on_with_whom_the_one_before_meant() -> None:
    trees = (
        f"{ANA.format(3, 'nsubj', 1)} met/meet/VERB/0/root {OMAR.format(3, 'obj', 4)}\n"
        "She/PRON/2/nsubj said/say/VERB/0/root that/SCONJ/5/mark she/PRON/5/nsubj"
        " sold/sell/VERB/2/ccomp her/PRON/7/nmod:poss boat/NOUN/5/obj"
    )
    assert meant(trees, "her") == "Ana Reyes"


def test_nobody_is_his_own_father() -> None:
    trees = (
        f"{OMAR.format(3, 'nsubj', 1)} left/leave/VERB/0/root\n"
        f"{ANA.format(3, 'nsubj', 1)} said/say/VERB/0/root that/SCONJ/9/mark"
        f" his/PRON/6/nmod:poss father/NOUN/9/nsubj {KARL.format(6, 'appos', 7)}"
        " slept/sleep/VERB/3/ccomp"
    )
    assert meant(trees, "his") == "Omar Diaz"


def test_a_reflexive_means_the_subject_of_its_clause() -> None:
    trees = (
        f"{OMAR.format(3, 'nsubj', 1)} met/meet/VERB/0/root {KARL.format(3, 'obj', 4)}\n"
        f"{ANA.format(3, 'nsubj', 1)} said/say/VERB/0/root that/SCONJ/7/mark"
        f" {KARL.format(7, 'nsubj', 5)} hurt/VERB/3/ccomp"
        " himself/he/PRON/7/obj/Reflex=Yes"
    )
    assert meant(trees, "himself") == "Karl Lund"


def test_a_hyphen_that_is_a_word_joins_a_name() -> None:
    trees = (
        "Omar/PROPN/6/nsubj al+/PROPN/1/flat -+/PUNCT/4/punct Hadi/PROPN/1/flat"
        " Diaz/PROPN/1/flat said/say/VERB/0/root that/SCONJ/9/mark he/PRON/9/nsubj"
        " left/leave/VERB/6/ccomp"
    )
    assert meant(trees, "he") == "Omar al-Hadi Diaz"


def test_we_is_the_body_of_a_spokesperson_with_a_capital() -> None:
    trees = (
        "“+/PUNCT/4/punct We/PRON/4/nsubj will/AUX/4/aux close+/VERB/7/ccomp ,+/PUNCT/4/punct"
        " ”/PUNCT/4/punct said/say/VERB/0/root Ana/PROPN/7/nsubj/_/B-PER"
        " Lund+/PROPN/8/flat/_/E-PER ,/PUNCT/14/punct the/DET/14/det"
        " Harbour/PROPN/14/compound/_/B-ORG"
        " Board/PROPN/12/flat/_/E-ORG Spokesperson/PROPN/8/appos"
    )
    assert meant(trees, "We") == "Harbour Board"


def test_a_given_name_of_the_other_gender_is_not_meant() -> None:
    trees = (
        f"{KARL.format(3, 'nsubj', 1)} met/meet/VERB/0/root {ANA.format(3, 'obj', 4)}\n"
        "Reyes/PROPN/2/nsubj/_/S-PER said/say/VERB/0/root that/SCONJ/5/mark he/PRON/5/nsubj"
        " left/leave/VERB/2/ccomp"
    )
    assert meant(trees, "he") == "Karl Lund"


def test_what_is_his_is_not_he() -> None:
    trees = (
        f"{KARL.format(3, 'nsubj', 1)} said/say/VERB/0/root that/SCONJ/8/mark the/DET/6/det"
        " quay/NOUN/8/nsubj was/be/AUX/8/cop his/PRON/3/ccomp/Poss=Yes|PronType=Prs"
    )
    assert meant(trees, "his") is None


def test_who_others_spoke_of_is_still_spoken_of() -> None:
    trees = (
        "“+/PUNCT/4/punct Karl/PROPN/4/nsubj/_/B-PER Lund/PROPN/2/flat/_/E-PER"
        " left+/leave/VERB/7/ccomp ,+/PUNCT/4/punct ”/PUNCT/4/punct said/say/VERB/0/root"
        " Ana/PROPN/7/nsubj/_/B-PER Reyes/PROPN/8/flat/_/E-PER .+/PUNCT/7/punct\n"
        "“+/PUNCT/3/punct He/PRON/3/nsubj slept+/sleep/VERB/6/ccomp ,+/PUNCT/3/punct"
        " ”/PUNCT/3/punct said/say/VERB/0/root Eva/PROPN/6/nsubj/_/B-PER"
        " Roe/PROPN/7/flat/_/E-PER .+/PUNCT/6/punct"
    )
    assert meant(trees, "He") == "Karl Lund"


def test_a_picture_s_line_tells_of_who_tells_the_article() -> None:
    line = (
        f"{KARL.format(3, 'nsubj', 1)} explained/explain/VERB/0/root why/ADV/6/advmod"
        " he/PRON/6/nsubj left+/leave/VERB/3/ccomp ./PUNCT/3/punct"
    )
    told = "I/PRON/2/nsubj slept+/sleep/VERB/0/root ./PUNCT/2/punct\n" * 3
    by = f"By/ADP/2/case {KARL.format(0, 'root', 2)}\n\n"
    assert meant(by + told + line, "he") == "Karl Lund"


def test_what_is_his_belongs_to_the_he_of_its_clause() -> None:
    trees = (
        f"{OMAR.format(3, 'nsubj', 1)} slept/sleep/VERB/0/root\n"
        f"{OMAR.format(3, 'nsubj', 1)} left/leave/VERB/0/root\n"
        f"{OMAR.format(3, 'nsubj', 1)} ate/eat/VERB/0/root {KARL.format(3, 'obj', 4)}\n"
        "Lund/PROPN/2/nsubj said/say/VERB/0/root he/PRON/4/nsubj sold/sell/VERB/2/ccomp"
        " his/PRON/6/nmod:poss boat/NOUN/4/obj"
    )
    assert meant(trees, "his") == meant(trees, "he")


def test_she_of_a_sentence_is_no_he_of_it() -> None:
    trees = (
        "Kim/PROPN/3/nsubj/_/B-PER Roe/PROPN/1/flat/_/E-PER left/leave/VERB/0/root\n"
        "She/PRON/2/nsubj said/say/VERB/0/root he/PRON/4/nsubj knew/know/VERB/2/ccomp"
    )
    assert meant(trees, "he") is None


def test_a_university_with_a_title_in_its_name_is_nobody() -> None:
    trees = (
        f"{KARL.format(3, 'nsubj', 1)} sold/sell/VERB/0/root it/PRON/3/obj\n"
        "Duke/PROPN/2/compound/_/B-PER University/PROPN/3/nsubj/_/E-PER agreed/agree/VERB/0/root\n"
        f"{ANA.format(3, 'nsubj', 1)} said/say/VERB/0/root he/PRON/5/nsubj left/leave/VERB/3/ccomp"
    )
    assert meant(trees, "he") == "Karl Lund"


def test_they_are_all_of_those_who_are_joined() -> None:
    trees = (
        f"{ANA.format(6, 'nsubj', 1)} and/CCONJ/4/cc {OMAR.format(1, 'conj', 4)}"
        " said/say/VERB/0/root they/PRON/8/nsubj left/leave/VERB/6/ccomp"
    )
    assert meant(trees, "they") == "Ana Reyes and Omar Diaz"


def said_of(content: str, phrase: str) -> str:
    """*"He lied," Karl said of Omar*, of a content of three words and what is behind its verb."""
    return (
        f"“+/PUNCT/4/punct {content} ,+/PUNCT/4/punct ”/PUNCT/4/punct Karl/PROPN/8/nsubj/_/S-PER"
        f" said/say/VERB/0/root {phrase}"
    )


HE = "He/PRON/4/nsubj never/ADV/4/advmod lied+/lie/VERB/8/ccomp"


def test_a_quotation_tells_of_whom_its_verb_says() -> None:
    assert meant(said_of(HE, f"of/ADP/10/case {OMAR.format(8, 'obl', 10)}"), "He") == "Omar Diaz"


@pytest.mark.parametrize("about", ["about", "on"])
def test_so_does_one_about_whom_it_says_it(about: str) -> None:
    phrase = f"{about}/ADP/10/case {OMAR.format(8, 'obl', 10)}"
    assert meant(said_of(HE, phrase), "He") == "Omar Diaz"


AHEAD = {
    "of": f"Of/ADP/2/case {OMAR.format(6, 'obl', 2)} ,/PUNCT/2/punct",
    "asked about": (
        f"Asked/ask/VERB/8/advcl about/ADP/3/case {OMAR.format(1, 'obl', 3)} ,/PUNCT/3/punct"
    ),
    "praising": f"Praising/praise/VERB/7/advcl {OMAR.format(1, 'obj', 2)} ,/PUNCT/2/punct",
}


@pytest.mark.parametrize("ahead", AHEAD)
def test_and_one_named_ahead_of_who_says_it(ahead: str) -> None:
    """Max, told of just before, is not meant."""
    opening = AHEAD[ahead]
    said = len(opening.split()) + 2
    he = said + 3
    trees = (
        f"{KARL.format(3, 'nsubj', 1)} met/meet/VERB/0/root Max/PROPN/3/obj/_/S-PER"
        " ./PUNCT/3/punct\n"
        f"{opening} Karl/PROPN/{said}/nsubj/_/S-PER said/say/VERB/0/root :/PUNCT/{he + 1}/punct"
        f" “+/PUNCT/{he + 1}/punct He/PRON/{he + 1}/nsubj lied+/lie/VERB/{said}/ccomp"
        f" .+/PUNCT/{he + 1}/punct ”/PUNCT/{he + 1}/punct"
    )
    assert meant(trees, "He") == "Omar Diaz"


def test_but_not_of_whom_that_does_not_fit() -> None:
    found = meant(said_of(HE, f"of/ADP/10/case {ANA.format(8, 'obl', 10)}"), "He")
    assert found != "Ana Reyes"


def test_nor_if_it_names_another_before() -> None:
    content = "Max/PROPN/3/nsubj/_/S-PER hurt/VERB/8/ccomp his+/PRON/3/obj"
    found = meant(said_of(content, f"of/ADP/10/case {OMAR.format(8, 'obl', 10)}"), "his")
    assert found != "Omar Diaz"


def test_it_of_a_quotation_may_mean_nothing() -> None:
    content = "It/PRON/4/nsubj never/ADV/4/advmod rained+/rain/VERB/8/ccomp"
    assert meant(said_of(content, "of/ADP/10/case Vantor/PROPN/8/obl/_/S-ORG"), "It") is None


def test_several_who_say_what_they_do_are_they() -> None:
    trees = (
        "Vantor/PROPN/4/nsubj/_/S-ORG and/CCONJ/3/cc Nordline/PROPN/1/conj/_/S-ORG"
        " said/say/VERB/0/root they/PRON/7/nsubj would/will/AUX/7/aux merge/VERB/4/ccomp"
    )
    (topic,) = attribute(document(trees), scorer="rules").attributions[0].about
    assert (topic.name, topic.confidence) == ("Vantor and Nordline", 0.85)


def test_who_is_named_is_less_sure_to_be_meant_where_a_noun_stands_nearer() -> None:
    trees = (
        f"{ANA.format(3, 'nsubj', 1)} said/say/VERB/0/root {OMAR.format(6, 'nsubj', 4)}"
        " hit/VERB/3/ccomp his/PRON/8/nmod:poss sister/NOUN/6/obj before/SCONJ/11/mark"
        " she/PRON/11/nsubj left/leave/VERB/6/advcl"
    )
    found = attribute(document(trees), scorer="rules").attributions[-1].about
    sure = {t.name: m.confidence for t in found for m in t.mentions if m.span.text == "she"}
    assert all(confidence <= 0.65 for confidence in sure.values())


def test_of_two_whose_gender_nothing_shows_none_is_sure_to_be_meant() -> None:
    trees = (
        "Roe/PROPN/2/nsubj/_/S-PER said/say/VERB/0/root Berg/PROPN/4/nsubj/_/S-PER"
        " lied/lie/VERB/2/ccomp and/CCONJ/7/cc she/PRON/7/nsubj left/leave/VERB/4/conj"
    )
    found = attribute(document(trees), scorer="rules").attributions[-1].about
    sure = {t.name: m.confidence for t in found for m in t.mentions if m.span.text == "she"}
    assert all(confidence <= 0.65 for confidence in sure.values())


def test_who_is_asked_by_a_pronoun_is_meant_by_the_same_one() -> None:
    # Karl Lund met Omar Diaz. "He lied," Lund said. Dana Reyes, who may be a man, asked him if ...
    trees = (
        f"{KARL.format(3, 'nsubj', 1)} met/meet/VERB/0/root {OMAR.format(3, 'obj', 4)}\n"
        "“/PUNCT/3/punct He/PRON/3/nsubj lied/lie/VERB/0/root ,/PUNCT/3/punct ”/PUNCT/3/punct"
        " Lund/PROPN/7/nsubj/_/S-PER said/say/VERB/3/parataxis\n"
        "Dana/PROPN/3/nsubj/_/B-PER Reyes/PROPN/1/flat/_/E-PER asked/ask/VERB/0/root"
        " him/PRON/3/obj if/SCONJ/7/mark he/PRON/7/nsubj left/leave/VERB/3/ccomp"
    )
    asked = attribute(document(trees), scorer="rules").attributions[-1]
    assert asked.addressee is not None
    assert (asked.addressee.name, meant(trees, "he")) == ("Karl Lund", "Karl Lund")


@pytest.mark.parametrize(
    ("name", "of", "expected"),
    [("Arun", "rival", "Arun Diaz"), ("Arun", "boat", "Arun Diaz"), ("Quell", "boat", None)],
)
def test_a_given_name_shows_whom_a_tagger_takes_for_a_club(
    name: str, of: str, expected: str | None
) -> None:
    """*Karl Lund beat Arun Diaz*, whom a tagger takes for a club. *Of his rival he said: ...*"""
    trees = (
        f"{KARL.format(3, 'nsubj', 1)} beat/VERB/0/root {name}/PROPN/3/obj/_/B-ORG"
        " Diaz/PROPN/4/flat/_/E-ORG\n"
        f"Of/ADP/3/case his/PRON/3/nmod:poss {of}/NOUN/5/obl Lund/PROPN/5/nsubj/_/S-PER"
        " said+/say/VERB/0/root :/PUNCT/8/punct “+/PUNCT/8/punct He/PRON/9/nsubj"
        " slept+/sleep/VERB/5/ccomp ”/PUNCT/9/punct"
    )
    assert meant(trees, "He") == expected


@pytest.mark.parametrize(("younger", "expected"), [(True, "Karl Lund"), (False, None)])
def test_of_whom_something_is_said_may_hang_on_what_is_said(
    younger: bool, expected: str | None
) -> None:
    """*Roe met the younger Karl Lund*, a man by that; *the Karl Lund* may be a ship."""
    who = "the/DET/{0}/det younger/ADJ/{0}/amod" if younger else "the/DET/{0}/det"
    at = 6 if younger else 5
    trees = (
        f"Ann/PROPN/3/nsubj/_/B-PER Roe/PROPN/1/flat/_/E-PER met/meet/VERB/0/root {who.format(at)}"
        f" Karl/PROPN/3/obj Lund/PROPN/{at}/flat\n"
        "Of/ADP/3/case her/PRON/3/nmod:poss friend/NOUN/9/obl Roe/PROPN/5/nsubj/_/S-PER"
        " wrote+/write/VERB/9/advcl :/PUNCT/9/punct “+/PUNCT/9/punct He/PRON/9/nsubj"
        " slept+/sleep/VERB/0/root ”/PUNCT/9/punct"
    )
    assert meant(trees, "He") == expected


@pytest.mark.parametrize(("own", "expected"), [("own", "Omar Diaz"), ("loyal", "Karl Lund")])
def test_nobody_is_his_own_deputy(own: str, expected: str) -> None:
    trees = (
        f"{KARL.format(3, 'nsubj', 1)} slept/sleep/VERB/0/root\n"
        f"{ANA.format(3, 'nsubj', 1)} said/say/VERB/0/root that/SCONJ/10/mark"
        f" {OMAR.format(10, 'nsubj', 5)} was/be/AUX/10/cop his/PRON/10/nmod:poss {own}/ADJ/10/amod"
        " deputy/NOUN/3/ccomp"
    )
    assert meant(trees, "his") == expected


@pytest.mark.parametrize(("who", "sure"), [("price", True), ("buyers", False)])
def test_they_are_surely_who_say_it_if_no_others_come_between(who: str, sure: bool) -> None:
    number = "Number=Plur" if who == "buyers" else "Number=Sing"
    trees = (
        f"{KARL.format(6, 'nsubj', 1)} and/CCONJ/4/cc {ANA.format(1, 'conj', 4)}"
        f" said/say/VERB/0/root the/DET/8/det {who}/NOUN/9/nsubj/{number} showed/show/VERB/6/ccomp"
        " why/ADV/12/advmod they/PRON/12/nsubj sold/sell/VERB/9/ccomp"
    )
    result = attribute(document(trees), scorer="rules")
    they = [m for t in result.attributions[-1].about for m in t.mentions if m.span.text == "they"]
    assert [m.confidence >= 0.85 for m in they] == [sure] * len(they)
    assert they or not sure


@pytest.mark.parametrize(("mark", "sure"), [("of", True), ("before", False)])
def test_nobody_does_to_himself_what_he_is_accused_of(mark: str, sure: bool) -> None:
    """*Lund accused Diaz of robbing **him***."""
    trees = (
        f"{KARL.format(3, 'nsubj', 1)} said/say/VERB/0/root\n"
        f"{ANA.format(3, 'nsubj', 1)} said/say/VERB/0/root that/SCONJ/7/mark"
        f" {KARL.format(7, 'nsubj', 5)} accused/accuse/VERB/3/ccomp {OMAR.format(7, 'obj', 8)}"
        f" {mark}/SCONJ/11/mark robbing/rob/VERB/7/advcl him/PRON/11/obj"
    )
    result = attribute(document(trees), scorer="rules")
    lund = next(t for t in result.attributions[-1].about if t.name == "Karl Lund")
    assert [m.confidence > 0.8 for m in lund.mentions if m.span.text == "him"] == [sure]
