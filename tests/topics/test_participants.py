"""Whose group *we* are, who gives his name as *I*, and who is called *you*."""

from __future__ import annotations

import pytest

from attribution import Topic, attribute
from tests.trees import document

ANA = "Ana/PROPN/{0}/nsubj/_/B-PER Lund/PROPN/{1}/flat/_/E-PER"
# What she says last: *"We will close," said Ana Lund.*
CLOSE = (
    "\n“+/PUNCT/4/punct We/PRON/4/nsubj will/AUX/4/aux close+/VERB/7/ccomp ,+/PUNCT/4/punct"
    " ”/PUNCT/4/punct said/say/VERB/0/root " + ANA.format(7, 8) + " .+/PUNCT/7/punct"
)


def about(trees: str) -> dict[str, Topic]:
    """The topics of the last attribution, by name."""
    result = attribute(document(trees), scorer="rules")
    return {topic.name: topic for topic in result.attributions[-1].about}


def called(words: str, number: int) -> str:
    """*"...," said Ana Lund*, of words whose main verb has a number."""
    said = words.count(" ") + 5
    return (
        f"“+/PUNCT/{number}/punct {words.replace('@', str(said))} ,+/PUNCT/{number}/punct"
        f" ”/PUNCT/{number}/punct said/say/VERB/0/root {ANA.format(said, said + 1)}"
    )


@pytest.mark.parametrize(
    ("words", "root", "name"),
    [
        # We at Vantor know.
        (
            "We/PRON/5/nsubj at/ADP/4/case Vantor/PROPN/2/nmod/_/S-ORG know+/VERB/@/ccomp",
            5,
            "Vantor",
        ),
        # We went as the Harbour team.
        (
            "We/PRON/3/nsubj went/go/VERB/@/ccomp as/ADP/7/case the/DET/7/det"
            " Gulls/PROPN/7/compound/_/S-ORG team+/NOUN/3/obl",
            3,
            "Gulls",
        ),
        # We are Norwegians.
        (
            "We/PRON/4/nsubj are/be/AUX/4/cop"
            " Norwegians+/Norwegian/PROPN/@/ccomp/Number=Plur/S-MISC",
            4,
            "Norwegians",
        ),
        # Our company, Vantor, grew.
        (
            "Our/PRON/3/nmod:poss company+/NOUN/7/nsubj ,/PUNCT/5/punct"
            " Vantor+/PROPN/3/appos/_/S-ORG ,/PUNCT/5/punct grew+/grow/VERB/@/ccomp",
            7,
            "Vantor",
        ),
    ],
)  # fmt: skip
def test_we_are_what_the_speaker_once_calls_us(words: str, root: int, name: str) -> None:
    found = about(called(words, root) + CLOSE)
    assert [m.span.text for m in found[name].mentions] == ["We"]
    assert found[name].confidence > 0.5


def test_we_are_not_what_another_speaker_calls_himself() -> None:
    words = "We/PRON/5/nsubj at/ADP/4/case Vantor/PROPN/2/nmod/_/S-ORG know+/VERB/@/ccomp"
    other = called(words, 5).replace("Ana/", "Omar/").replace("Lund/", "Diaz/")
    assert list(about(other + CLOSE)) == ["Ana Lund"]


def test_a_swiss_company_is_no_name_of_ours() -> None:
    words = (
        "We/PRON/6/nsubj are/be/AUX/6/cop a/DET/6/det Norwegian/PROPN/6/compound/_/S-MISC"
        " Company+/PROPN/@/ccomp/_/S-ORG"
    )
    assert list(about(called(words, 6) + CLOSE)) == ["Ana Lund"]


def test_we_of_the_member_of_a_team_without_a_name_are_not_she() -> None:
    tree = (
        "“+/PUNCT/4/punct We/PRON/4/nsubj will/AUX/4/aux win+/VERB/11/ccomp ,+/PUNCT/4/punct"
        " ”/PUNCT/4/punct team/NOUN/8/compound member/NOUN/11/nsubj"
        " Ana/PROPN/8/appos/_/B-PER Lund/PROPN/9/flat/_/E-PER said/say/VERB/0/root"
    )
    assert about(tree) == {}


def test_we_are_the_body_that_stands_beside_a_name() -> None:
    tree = CLOSE.strip().removesuffix(" .+/PUNCT/7/punct") + (
        " of/ADP/11/case Nordline/PROPN/8/nmod/_/S-ORG .+/PUNCT/7/punct"
    )
    assert list(about(tree)) == ["Nordline"]


def test_who_says_what_his_name_is_is_i() -> None:
    words = "My/PRON/3/nmod:poss name/NOUN/5/nsubj is/be/AUX/5/cop Omar+/PROPN/@/ccomp/_/S-PER"
    found = about(called(words, 5))
    assert "My" in [m.span.text for m in found["Omar"].mentions]


def test_who_stands_beside_you_is_called_so() -> None:
    words = (
        "Thank/VERB/@/ccomp you+/PRON/2/obj ,/PUNCT/5/punct Omar/PROPN/3/appos/_/B-PER"
        " Diaz+/PROPN/5/flat/_/E-PER"
    )
    assert "you" in [m.span.text for m in about(called(words, 2))["Omar Diaz"].mentions]


def test_you_of_an_answer_is_who_has_asked() -> None:
    tree = (
        "Omar/PROPN/3/nsubj/_/B-PER Diaz/PROPN/1/flat/_/E-PER asked/ask/VERB/0/root"
        " that/PRON/3/obj\n"
        "I/PRON/2/nsubj said/say/VERB/0/root :/PUNCT/6/punct “+/PUNCT/6/punct You/PRON/6/nsubj"
        " lied+/lie/VERB/2/ccomp ”+/PUNCT/6/punct ./PUNCT/2/punct"
    )
    assert [m.span.text for m in about(tree)["Omar Diaz"].mentions] == ["You"]


def test_i_is_whose_name_ends_the_sentence() -> None:
    result = attribute(
        document(
            "I/PRON/2/nsubj said/say/VERB/0/root that/SCONJ/6/mark my/PRON/5/nmod:poss"
            " boat/NOUN/6/nsubj sank+/sink/VERB/2/ccomp ./PUNCT/2/punct"
            " Karl/PROPN/2/dep/_/B-PER Lund/PROPN/8/flat/_/E-PER"
        ),
        scorer="rules",
    )
    spoken = {t.name: [m.span.text for m in t.mentions] for t in result.attributions[0].about}
    assert "my" in spoken["Karl Lund"]


def test_who_is_called_first_is_you_without_marks_as_well() -> None:
    tree = (
        "Somebody/PRON/2/nsubj said/say/VERB/0/root Omar+/PROPN/6/vocative/_/S-PER ,/PUNCT/3/punct"
        " you/PRON/6/nsubj won/win/VERB/2/ccomp ./PUNCT/2/punct"
    )
    assert [m.span.text for m in about(tree)["Omar"].mentions] == ["Omar", "you"]


def test_we_are_i_and_who_is_named_with_me() -> None:
    words = (
        "Omar/PROPN/6/nsubj/_/B-PER Diaz/PROPN/2/flat/_/E-PER and/CCONJ/5/cc I/PRON/2/conj"
        " sold/sell/VERB/@/ccomp our/PRON/8/nmod:poss boat+/NOUN/6/obj"
    )
    found = about(called(words, 6))
    assert [m.span.text for m in found["Omar Diaz and Ana Lund"].mentions] == ["our"]


def test_a_small_letter_before_a_capital_begins_a_body_s_name() -> None:
    words = "We/PRON/3/nsubj know+/VERB/@/ccomp"
    trees = called(words, 3) + (" ,/PUNCT/11/punct easyNord/PROPN/11/compound founder/NOUN/7/appos")
    assert "easyNord" in about(trees)


def test_we_are_i_and_with_whom_i_do_it() -> None:
    words = (
        "I/PRON/3/nsubj sailed/sail/VERB/@/ccomp with/ADP/5/case Omar/PROPN/3/obl/_/B-PER"
        " Diaz/PROPN/5/flat/_/E-PER till/SCONJ/9/mark {}/PRON/9/nsubj slept+/sleep/VERB/3/advcl"
    )
    found = about(called(words.replace("{}", "we"), 3))
    assert [m.span.text for m in found["Omar Diaz and Ana Lund"].mentions] == ["we"]
    assert "Omar Diaz and Ana Lund" not in about(called(words.replace("{}", "they"), 3))


@pytest.mark.parametrize(("verb", "name"), [("praise", "Eva Roe"), ("see", "Omar Diaz")])
def test_you_are_whom_i_thank_even_if_others_are_called(verb: str, name: str) -> None:
    words = (
        "Omar/PROPN/5/vocative/_/B-PER Diaz/PROPN/2/flat/_/E-PER I/PRON/5/nsubj"
        f" {verb}/VERB/@/ccomp"
        " Eva/PROPN/5/obj/_/B-PER Roe/PROPN/6/flat/_/E-PER for/ADP/10/case"
        " your/PRON/10/nmod:poss work+/NOUN/5/obl"
    )
    assert "your" in [m.span.text for m in about(called(words, 5))[name].mentions]


@pytest.mark.parametrize(
    ("noun", "named", "speaker"),
    [
        ("constitution", "Norwegians", ""),
        ("Founders/founder", "Norwegians", ""),
        ("founders/founder", None, ""),
        ("boat", None, ""),
        ("constitution", None, "of/ADP/{0}/case Portugal+/PROPN/{1}/nmod/_/S-LOC"),
    ],
)
def test_ours_is_a_people_s_what_only_a_people_has(
    noun: str, named: str | None, speaker: str
) -> None:
    tree = (
        "Norwegians/Norwegian/PROPN/2/nsubj/Number=Plur/S-MISC vote/VERB/0/root ./PUNCT/2/punct\n"
        + called(f"Our/PRON/3/nmod:poss {noun}/NOUN/4/nsubj holds+/hold/VERB/@/ccomp", 4)
        + (" " + speaker.format(11, 9) if speaker else "")
    )
    ours = [n for n, t in about(tree).items() if "Our" in [m.span.text for m in t.mentions]]
    assert (ours == [named]) == (named is not None)


def test_i_am_whose_words_are_said_again() -> None:
    tree = (
        "Omar/PROPN/2/nsubj/_/S-PER repeated/repeat/VERB/0/root Karl/PROPN/6/nmod:poss/_/B-PER"
        " Lund+/PROPN/3/flat/_/E-PER 's/PART/3/case {}/NOUN/2/obj :/PUNCT/10/punct"
        " “+/PUNCT/10/punct I/PRON/10/nsubj left+/leave/VERB/2/ccomp ”/PUNCT/10/punct"
    )
    found = about(tree.replace("{}", "words/word"))
    assert "I" in [m.span.text for m in found["Karl Lund"].mentions]
