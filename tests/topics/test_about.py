"""Whom a content speaks of, and which part he plays in it."""

from __future__ import annotations

import pytest

from attribution import Topic, attribute
from tests.trees import document

LUND = "Karl/PROPN/3/nsubj/_/B-PER Lund/PROPN/1/flat/_/E-PER said/say/VERB/0/root"
MR = "Lund/PROPN/3/nsubj said/say/VERB/0/root"
MET = (
    "Dana/PROPN/3/nsubj/_/B-PER Reyes/PROPN/1/flat/_/E-PER met/meet/VERB/0/root"
    " Karl/PROPN/3/obj/_/B-PER Lund/PROPN/4/flat/_/E-PER .+/PUNCT/3/punct"
)


def about(trees: str) -> dict[str, Topic]:
    """The topics of the last attribution, by name."""
    result = attribute(document(trees), scorer="rules")
    return {topic.name: topic for topic in result.attributions[-1].about}


def test_in_indirect_speech_he_may_be_the_speaker() -> None:
    found = about(
        f"{LUND} he/PRON/6/nsubj would/will/AUX/6/aux resign/VERB/3/ccomp .+/PUNCT/3/punct"
    )
    (topic,) = found.values()
    assert (topic.name, topic.part, topic.is_speaker) == ("Karl Lund", "subject", True)
    assert [(m.span.text, m.resolved_by) for m in topic.mentions] == [("he", "pronoun")]


def test_in_direct_speech_i_is_the_speaker_and_he_somebody_before() -> None:
    found = about(
        MET + "\n“+/PUNCT/4/punct I/PRON/4/nsubj will/AUX/4/aux sue/VERB/9/ccomp him+/PRON/4/obj"
        " ,+/PUNCT/4/punct ”/PUNCT/4/punct she/PRON/9/nsubj said/say/VERB/0/root .+/PUNCT/9/punct"
    )
    assert {n: (t.part, t.is_speaker) for n, t in found.items()} == {
        "Dana Reyes": ("subject", True),
        "Karl Lund": ("object", False),
    }


@pytest.mark.parametrize(
    ("clause", "part"),
    [
        ("Reyes/PROPN/5/nsubj/_/S-PER left/leave/VERB/3/ccomp", "subject"),
        ("it/PRON/5/nsubj hurt/VERB/3/ccomp Reyes/PROPN/5/obj/_/S-PER", "object"),
        (
            "Reyes/PROPN/6/nmod:poss/_/S-PER 's/PART/4/case dog/NOUN/7/nsubj bit/bite/VERB/3/ccomp",
            "owner",
        ),
        ("it/PRON/5/nsubj fell/fall/VERB/3/ccomp on/ADP/7/case Reyes/PROPN/5/obl/_/S-PER", "other"),
        ("Reyes/PROPN/6/nsubj:pass/_/S-PER was/be/AUX/6/aux:pass sued/sue/VERB/3/ccomp", "subject"),
    ],
)  # fmt: skip
def test_a_mention_plays_a_grammatical_part(clause: str, part: str) -> None:
    assert about(f"{LUND} {clause} .+/PUNCT/3/punct")["Reyes"].part == part


def test_the_strongest_part_is_the_topic_s() -> None:
    found = about(
        f"{LUND} his/PRON/5/nmod:poss dog/NOUN/6/nsubj bit/bite/VERB/3/ccomp him/PRON/6/obj"
        " .+/PUNCT/3/punct"
    )
    assert found["Karl Lund"].part == "object"
    assert [m.part for m in found["Karl Lund"].mentions] == ["owner", "object"]


def test_offsets_are_those_of_the_text() -> None:
    result = attribute(document(f"{LUND} Reyes/PROPN/5/nsubj/_/S-PER left/leave/VERB/3/ccomp"))
    for attribution in result.attributions:
        for topic in attribution.about:
            assert topic.entity in result.entities
            for mention in topic.mentions:
                span = mention.span
                assert result.text[span.start : span.end] == span.text
                assert any(part.covers(span) for part in attribution.quote.content)


def test_who_is_called_by_name_is_you() -> None:
    found = about(
        MET + "\n“+/PUNCT/5/punct Karl+/PROPN/5/vocative/_/S-PER ,/PUNCT/5/punct you/PRON/5/nsubj"
        " lied+/lie/VERB/9/ccomp ,+/PUNCT/5/punct ”/PUNCT/5/punct she/PRON/9/nsubj"
        " said/say/VERB/0/root .+/PUNCT/9/punct"
    )
    assert [m.span.text for m in found["Karl Lund"].mentions] == ["Karl", "you"]


def test_a_place_that_says_nothing_is_a_place() -> None:
    found = about(
        f"{LUND} it/PRON/5/nsubj rained/rain/VERB/3/ccomp in/ADP/7/case Norway/PROPN/5/obl/_/S-LOC"
    )
    assert found["Norway"].entity.kind == "place"


def test_a_pronoun_that_nobody_before_fits_stays_unlinked() -> None:
    assert (
        about(f"Mr/PROPN/2/compound {MR} she/PRON/5/nsubj left/leave/VERB/3/ccomp .+/PUNCT/3/punct")
        == {}
    )


QUAY = (
    "“+/PUNCT/4/punct {}/PRON/4/nsubj will/AUX/4/aux close+/VERB/{}/ccomp ,+/PUNCT/4/punct"
    " ”/PUNCT/4/punct said/say/VERB/0/root"
)


def test_we_is_the_body_that_a_person_speaks_for() -> None:
    found = about(
        QUAY.format("we", 7)
        + " Ana/PROPN/7/nsubj/_/B-PER Lund+/PROPN/8/flat/_/E-PER ,/PUNCT/12/punct a/DET/12/det"
        " spokeswoman/NOUN/8/appos for/ADP/14/case Nordline/PROPN/12/nmod/_/S-ORG"
        " .+/PUNCT/7/punct"
    )
    assert list(found) == ["Nordline"]


def test_we_of_one_person_is_she_with_little_confidence() -> None:
    found = about(
        QUAY.format("we", 7)
        + " Ana/PROPN/7/nsubj/_/B-PER Lund/PROPN/8/flat/_/E-PER .+/PUNCT/7/punct"
    )
    assert found["Ana Lund"].is_speaker
    assert found["Ana Lund"].confidence < 0.5


def test_we_is_the_country_that_a_coach_has_a_team_of() -> None:
    found = about(
        QUAY.format("we", 7)
        + " Ana/PROPN/7/nsubj/_/B-PER Lund+/PROPN/8/flat/_/E-PER ,/PUNCT/11/punct"
        " Norway/PROPN/12/compound/_/S-LOC coach/NOUN/8/appos .+/PUNCT/7/punct"
    )
    assert list(found) == ["Norway"]


def test_we_of_a_letter_is_whose_letter_it_is() -> None:
    found = about(
        "The/DET/4/det Harbour/PROPN/4/compound/_/B-ORG Board/PROPN/2/flat/_/E-ORG"
        " letter/NOUN/5/nsubj said/say/VERB/0/root :/PUNCT/9/punct “+/PUNCT/9/punct we/PRON/9/nsubj"
        " close+/VERB/5/ccomp ”+/PUNCT/9/punct ./PUNCT/5/punct"
    )
    assert [m.span.text for m in found["Harbour Board"].mentions] == ["we"]


def test_this_country_is_the_one_named_last() -> None:
    found = about(
        "It/PRON/2/nsubj rained/rain/VERB/0/root in/ADP/4/case Norway/PROPN/2/obl/_/S-LOC\n"
        f"{LUND} this/DET/5/det/PronType=Dem country/NOUN/6/nsubj drowned/drown/VERB/3/ccomp"
    )
    assert [m.span.text for m in found["Norway"].mentions] == ["this country"]


def test_i_of_words_set_apart_is_whose_name_stands_right_behind() -> None:
    result = attribute(
        document(
            "I/PRON/2/nsubj said/say/VERB/0/root that/SCONJ/6/mark my/PRON/5/nmod:poss"
            " boat/NOUN/6/nsubj sank+/sink/VERB/2/ccomp ./PUNCT/2/punct\n"
            "Karl/PROPN/0/root/_/B-PER Lund/PROPN/1/flat/_/E-PER"
        ),
        scorer="rules",
    )
    (topic,) = result.attributions[0].about
    assert (topic.name, topic.mentions[0].span.text) == ("Karl Lund", "my")


def test_a_thing_that_says_something_is_nobody_who_says_i() -> None:
    found = about(
        "The/DET/2/det sign/NOUN/3/nsubj said/say/VERB/0/root :/PUNCT/7/punct “+/PUNCT/7/punct"
        " I/PRON/7/nsubj left+/leave/VERB/3/ccomp ”+/PUNCT/7/punct ./PUNCT/3/punct"
    )
    assert found == {}


def test_words_set_apart_once_more_are_said_by_whom_the_first_are() -> None:
    words = (
        "I/PRON/2/nsubj said/say/VERB/0/root that/SCONJ/6/mark my/PRON/5/nmod:poss"
        " boat/NOUN/6/nsubj sank+/sink/VERB/2/ccomp ./PUNCT/2/punct\n"
    )
    name = "Karl/PROPN/0/root/_/B-PER Lund/PROPN/1/flat/_/E-PER\n"
    found = about(f"{words}{name}{words}It/PRON/2/nsubj rained/rain/VERB/0/root")
    assert [m.span.text for m in found["Karl Lund"].mentions] == ["my"]


def test_who_gives_his_name_beside_i_says_what_is_his() -> None:
    found = about(
        "I+/PRON/5/nsubj ,/PUNCT/3/punct Karl/PROPN/1/appos/_/B-PER Lund/PROPN/3/flat/_/E-PER"
        " declare/VERB/0/root that/SCONJ/9/mark my/PRON/8/nmod:poss boat/NOUN/9/nsubj"
        " sank+/sink/VERB/5/ccomp ./PUNCT/5/punct"
    )
    assert [m.span.text for m in found["Karl Lund"].mentions] == ["my"]


def test_who_is_thanked_by_name_is_you() -> None:
    found = about(
        "I/PRON/2/nsubj thank/VERB/0/root Ana/PROPN/2/obj/_/B-PER Reyes/PROPN/3/flat/_/E-PER"
        " for/ADP/8/mark saying/say/VERB/2/advcl that/SCONJ/10/mark your/PRON/9/nmod:poss"
        " boat/NOUN/10/nsubj sank+/sink/VERB/6/ccomp ./PUNCT/2/punct"
    )
    assert [m.span.text for m in found["Ana Reyes"].mentions] == ["your"]
