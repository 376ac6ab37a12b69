"""Who comes to mind for *he*, *she* and *they*: distance, given names, nouns, places."""

from __future__ import annotations

import pytest
from attrs import evolve

from attribution import Document, Quote
from tests.trees import document

from .resolving import SAID_SO, resolve_speakers, said

RAINED = "It/PRON/2/nsubj rained/rain/VERB/0/root"


def named(name: str, verb: str = "waited") -> str:
    first, *others = name.split()
    flat = [f"{word}/PROPN/1/flat" for word in others]
    return " ".join([f"{first}/PROPN/{len(others) + 2}/nsubj", *flat, f"{verb}/VERB/0/root"])


def pronoun(form: str) -> str:
    return f"{form}/PRON/2/nsubj " + SAID_SO.format(2)


def speaker(doc: Document, quote: Quote, *others: Quote) -> str | None:
    found = resolve_speakers(doc, [*others, quote]).speakers[-1]
    return found.name if found else None


@pytest.mark.parametrize(("form", "expected"), [("She", "Ingrid Sol"), ("He", "Karl Lund")])
def test_a_given_name_tells_who_is_likely_meant(form: str, expected: str) -> None:
    met = (
        "Ingrid/PROPN/3/nsubj Sol/PROPN/1/flat met/meet/VERB/0/root"
        " Karl/PROPN/3/obj Lund/PROPN/4/flat"
    )
    doc = document(f"{met}\n{pronoun(form)}")
    assert speaker(doc, said(doc, form, 1)) == expected


@pytest.mark.parametrize(
    ("name", "form", "expected"),
    [
        ("Ingrid Sol", "He", None),
        ("Karl Lund", "She", None),
        ("Chris Sol", "He", "Chris Sol"),
        ("Chris Sol", "She", "Chris Sol"),
    ],
)
def test_nobody_is_of_the_other_gender_than_the_given_name(
    name: str, form: str, expected: str | None
) -> None:
    """*He* is not Ingrid Sol, though nobody else was named; *Chris* is a man's or a woman's."""
    doc = document(f"{named(name)}\n{pronoun(form)}")
    assert speaker(doc, said(doc, form, 1)) == expected


def test_the_text_s_own_words_outweigh_a_given_name() -> None:
    """*Mr. Ingrid Sol* is he, whatever most Ingrids are."""
    doc = document(
        "Mr./PROPN/2/compound Ingrid/PROPN/4/nsubj Sol/PROPN/2/flat waited/wait/VERB/0/root\n"
        + pronoun("He")
    )
    assert speaker(doc, said(doc, "He", 1)) == "Ingrid Sol"


@pytest.mark.parametrize(
    "clause",
    [
        "Pressed/press/VERB/6/advcl/VerbForm=Part by/ADP/3/case {}/PROPN/1/obl:agent/_/S-PER",
        "Thanking/thank/VERB/6/advcl/VerbForm=Ger Mr/PROPN/3/compound {}/PROPN/1/obj/_/S-PER",
    ],
)
def test_nobody_is_who_does_something_to_himself(clause: str) -> None:
    """*Pressed by Eccles, **he** agreed*: he is another."""
    doc = document(
        f"{named('Karl Lund')}\n"
        + clause.format("Eccles")
        + " ,/PUNCT/1/punct he/PRON/6/nsubj agreed/agree/VERB/0/root so/ADV/6/advmod"
    )
    assert speaker(doc, said(doc, "he", 1)) == "Karl Lund"


@pytest.mark.parametrize(("office", "upos"), [("Minister", "PROPN"), ("minister", "NOUN")])
def test_an_office_with_a_capital_is_somebody_who_may_be_meant_again(
    office: str, upos: str
) -> None:
    doc = document(
        f"{named('Karl Lund')}\n"
        f"The/DET/3/det first/ADJ/3/amod {office}/{upos}/4/nsubj spoke/speak/VERB/0/root\n"
        + pronoun("He")
    )
    assert speaker(doc, said(doc, "He", 2)) == f"the first {office}"


def test_whoever_acts_in_a_relative_clause_is_not_of_whom_it_tells() -> None:
    """*Sol, whose boat **she** sold*: she is somebody else."""
    sold = (
        "Sol/PROPN/5/nsubj/_/S-PER whose/PRON/3/nmod:poss boat/NOUN/5/obj {}/PRON/5/nsubj"
        " sold/sell/VERB/1/acl:relcl waited/wait/VERB/0/root"
    ).replace("Sol/PROPN/5", "Sol/PROPN/6")
    doc = document(f"{sold.format('she')}\n{pronoun('He')}")
    assert speaker(doc, said(doc, "He", 1)) == "Sol"


def test_a_gender_from_a_given_name_is_marked_as_such() -> None:
    doc = document(named("Ingrid Sol", "said"))
    (entity,) = resolve_speakers(doc, [said(doc, "Ingrid Sol", 0)]).entities
    assert entity.gender is not None
    assert (entity.gender.value, entity.gender.evidence) == ("feminine", ("Ingrid",))
    assert entity.gender.from_name


def test_what_somebody_says_between_two_mentions_parts_them_not() -> None:
    words = "\n".join(["It/PRON/2/nsubj rained/rain/VERB/0/root"] * 20)
    doc = document(f"{named('Odessa Lane')}\n{words}\n{pronoun('She')}")
    quoted = Quote("q1", "direct", (doc.span(doc.sentences[1].span.start, end(doc, 20)),))
    assert speaker(doc, said(doc, "She", 21, 2), quoted) == "Odessa Lane"
    assert speaker(doc, said(doc, "She", 21, 2)) is None


def end(doc: Document, sentence: int) -> int:
    return doc.sentences[sentence].span.end


def test_who_is_told_of_by_a_noun_can_be_meant() -> None:
    engineer = "An/a/DET/2/det engineer/NOUN/3/nsubj arrived/arrive/VERB/0/root"
    doc = document(f"{named('Northgate Silver')}\n{engineer}\n{pronoun('He')}")
    assert speaker(doc, said(doc, "He", 2)) == "an engineer"


def test_they_are_the_several_that_were_told_of() -> None:
    doc = document(
        "The/DET/2/det nurses/nurse/NOUN/4/nsubj/Number=Plur all/DET/2/det"
        " waited/wait/VERB/0/root\n" + pronoun("They")
    )
    assert speaker(doc, said(doc, "They", 1)) == "the nurses all"


@pytest.mark.parametrize(
    "place",
    [
        "in/ADP/5/case Alba/PROPN/3/obl Moor/PROPN/5/flat City/PROPN/5/flat",
        "its/PRON/5/nmod:poss Alba/PROPN/3/obj Moor/PROPN/5/flat",
    ],
)
def test_a_place_or_a_work_is_never_she(place: str) -> None:
    doc = document(
        f"{named('Odessa Lane')}\n"
        + "It/PRON/2/nsubj rained/rain/VERB/0/root\n" * 3
        + f"It/PRON/3/nsubj did/do/AUX/3/aux rain/VERB/0/root {place}\n{pronoun('She')}"
    )
    assert speaker(doc, said(doc, "She", 5)) == "Odessa Lane"


@pytest.mark.parametrize("word", ["June", "Leader", "German"])
def test_what_only_its_capital_makes_a_name_is_none(word: str) -> None:
    doc = document(f"{word}/PROPN/2/nsubj came/come/VERB/0/root\n{pronoun('She')}")
    assert speaker(doc, said(doc, "She", 1)) is None


BOTH = (
    "Ana/PROPN/{0}/nsubj Sol/PROPN/1/flat and/CCONJ/{1}/cc {2}Karl/PROPN/{3} Lund/PROPN/{4}/flat"
    " waited/wait/VERB/0/root"
)


@pytest.mark.parametrize(
    "told",
    [
        BOTH.format(6, 4, "", "1/conj", 4),
        BOTH.format(8, 5, "her/PRON/5/nmod:poss aide/NOUN/1/conj ", "5/appos", 6),
        BOTH.format(8, 5, "her/PRON/5/nmod:poss aide/NOUN/1/conj ", "1/conj", 6),
    ],
)
def test_they_are_the_two_who_were_named_together(told: str) -> None:
    doc = document(f"{told}\n{pronoun('They')}")
    found = resolve_speakers(doc, [said(doc, "They", 1)])
    assert found.speakers[0] is not None
    assert found.speakers[0].name == "Ana Sol and Karl Lund"
    assert [e.name for e in found.entities][:2] == ["Ana Sol", "Karl Lund"]


def test_they_are_the_two_who_met() -> None:
    met = (
        "Ana/PROPN/3/nsubj Sol/PROPN/1/flat met/meet/VERB/0/root Karl/PROPN/3/obj Lund/PROPN/4/flat"
    )
    doc = document(f"{met}\n{pronoun('They')}")
    assert speaker(doc, said(doc, "They", 1)) == "Ana Sol and Karl Lund"


def test_they_are_not_two_of_three() -> None:
    met = (
        "Ana/PROPN/3/nsubj Sol/PROPN/1/flat met/meet/VERB/0/root Karl/PROPN/3/obj Lund/PROPN/4/flat"
    )
    three = f"{met} for/ADP/7/case Mia/PROPN/3/obl Holt/PROPN/7/flat"
    doc = document(f"{three}\n{pronoun('They')}")
    assert speaker(doc, said(doc, "They", 1)) is None


def test_who_is_told_of_again_and_again_is_meant_rather_than_a_newcomer() -> None:
    lund = named("Karl Lund")
    came = "He/PRON/2/nsubj came/come/VERB/0/root"
    newcomer = (
        "Hugo/PROPN/3/nsubj Brandt/PROPN/1/flat followed/follow/VERB/0/root him/he/PRON/3/obj"
    )
    told = "\n".join([lund, came, came, came])
    doc = document(f"{told}\n{newcomer}\n{pronoun('He')}")
    assert speaker(doc, said(doc, "He", 5)) == "Karl Lund"
    once = document(f"{lund}\n{RAINED}\n{RAINED}\n{named('Hugo Brandt')}\n{pronoun('He')}")
    assert speaker(once, said(once, "He", 4)) == "Hugo Brandt"


def test_an_owner_comes_to_mind_before_who_stands_behind_a_preposition() -> None:
    told = (
        "Karl/PROPN/4/nmod:poss Lund/PROPN/1/flat 's/PART/1/case house/NOUN/5/nsubj"
        " burned/burn/VERB/0/root near/ADP/7/mark Hugo/PROPN/5/obl Brandt/PROPN/7/flat"
    )
    doc = document(f"{told}\n{pronoun('He')}")
    assert speaker(doc, said(doc, "He", 1)) == "Karl Lund"


def test_what_is_told_goes_on_with_whom_a_report_was_about() -> None:
    doc = document(
        "A/DET/2/det man/NOUN/3/nsubj left/leave/VERB/0/root\n"
        "Paul/PROPN/3/nsubj Reddy/PROPN/1/flat said/say/VERB/0/root the/DET/5/det "
        "man/NOUN/6/nsubj fled/flee/VERB/3/ccomp\n"
        "He/PRON/2/nsubj limped/limp/VERB/0/root so/ADV/2/advmod\n"
        "He/PRON/2/nsubj said/say/VERB/0/root so/ADV/2/advmod"
    )
    quotes = [said(doc, "Paul Reddy", 1), said(doc, "He", 3, 2)]
    found = [s.name if s else None for s in resolve_speakers(doc, quotes).speakers]
    assert found == ["Paul Reddy", "a man"]


def test_words_in_marks_go_on_though_their_source_stands_two_sentences_above() -> None:
    doc = document(
        "Here/ADV/4/advmod ,/PUNCT/4/punct Lund/PROPN/4/nsubj/_/S-PER said/say/VERB/0/root\n"
        "Go/VERB/0/root\n"
        "Stay/VERB/0/root"
    )
    before = evolve(said(doc, "Lund", 0), content=(doc.sentences[1].span,))
    found = resolve_speakers(doc, [before, said(doc, "", 2, 2)])
    assert [s.name for s in found.speakers if s is not None] == ["Lund", "Lund"]


ASIDE = (
    "Ida/PROPN/8/nsubj/_/B-PER Lund+/PROPN/1/flat/_/E-PER ,/PUNCT/1/punct she/PRON/5/nsubj "
    "says+/say/VERB/8/parataxis ,/PUNCT/5/punct will/AUX/8/aux resign+/VERB/0/root ./PUNCT/8/punct"
)


def test_whoever_speaks_in_an_aside_is_not_the_subject_around_it() -> None:
    """*Rosa Vane waited. Ida Lund, she says, will resign.*"""
    doc = document(f"{named('Rosa Vane')}\n{ASIDE}")
    assert speaker(doc, said(doc, "she", 1)) == "Rosa Vane"
    alone = document(ASIDE)
    assert speaker(alone, said(alone, "she", 0)) is None


@pytest.mark.parametrize("body", ["Police", "Parliament", "Staff"])
def test_a_body_without_an_article_is_not_he(body: str) -> None:
    told = f"{body}/PROPN/2/nsubj said/say/VERB/0/root he/PRON/4/nsubj left/leave/VERB/2/ccomp"
    doc = document(f"{named('Karl Lund')}\n{told}")
    assert speaker(doc, said(doc, "he", 1, 2), said(doc, body, 1)) == "Karl Lund"


def test_one_word_with_an_article_is_nobody_s_name() -> None:
    """*The Guardian called. She said so.*: a tagger may take that for a person."""
    called = (
        "The/the/DET/2/det/Definite=Def|PronType=Art Guardian/PROPN/3/nsubj/Number=Sing/S-PER "
        "called/call/VERB/0/root"
    )
    doc = document(f"{named('Rosa Vane')}\n{RAINED}\n{called}\n{pronoun('She')}")
    assert speaker(doc, said(doc, "She", 3)) == "Rosa Vane"


def told(pronoun_within: str, next_one: str) -> Document:
    """*The caller told Ingrid that **she** slept. **He** said so.*"""
    return document(
        "The/DET/2/det/Definite=Def caller/NOUN/3/nsubj/Number=Sing told/tell/VERB/0/root"
        f" Ingrid/PROPN/3/iobj/_/S-PER that/SCONJ/7/mark {pronoun_within}/PRON/7/nsubj"
        f" slept/sleep/VERB/3/ccomp\n{pronoun(next_one)}"
    )


def test_a_pronoun_that_may_mean_a_name_beside_shows_no_gender_of_who_is_not_named() -> None:
    """*He* is the caller then, not Ingrid."""
    doc = told("she", "He")
    first = said(doc, "The caller", 0)
    assert speaker(doc, said(doc, "He", 1, 2), first) == "the caller"


def test_what_somebody_is_taken_as_is_nobody_else() -> None:
    """*A man posed as an officer*: there is no officer who could be *she*."""
    doc = document(
        "A/DET/2/det man/NOUN/3/nsubj/Number=Sing posed/pose/VERB/0/root as/ADP/6/case an/DET/6/det"
        f" officer/NOUN/3/obl/Number=Sing\n{pronoun('She')}"
    )
    assert speaker(doc, said(doc, "She", 1)) is None


def test_of_whom_a_relative_clause_tells_is_meant_sooner_than_its_subject() -> None:
    """*The farmer, whose **son** was hurt, waited. **He** said so*: the farmer does."""
    doc = document(
        "The/DET/2/det farmer/NOUN/8/nsubj ,/PUNCT/7/punct whose/PRON/5/nmod:poss "
        "son/NOUN/7/nsubj:pass was/AUX/7/aux:pass hurt/VERB/2/acl:relcl waited/VERB/0/root\n"
        + pronoun("He")
    )
    assert speaker(doc, said(doc, "He", 1)) == "the farmer"


@pytest.mark.parametrize(
    "found",
    [
        "It/PRON/3/nsubj/Gender=Neut was/be/AUX/3/cop Brekke/PROPN/0/root/_/S-PER who/PRON/5/nsubj"
        " came/come/VERB/3/acl:relcl",
        "It/PRON/4/nsubj/Gender=Neut was/be/AUX/4/cop a/DET/4/det cook/NOUN/0/root ,/PUNCT/6/punct"
        " Brekke/PROPN/4/appos/_/S-PER ,/PUNCT/9/punct who/PRON/9/nsubj came/come/VERB/6/acl:relcl",
        "A/DET/2/det cook/NOUN/5/nsubj named/name/VERB/2/acl/Tense=Past|VerbForm=Part"
        " Brekke/PROPN/3/xcomp/_/S-PER came/come/VERB/0/root",
    ],
)
def test_who_it_was_that_came_is_he(found: str) -> None:
    """*It was **Brekke** who came*, *a cook named **Brekke** came*: not who spoke before."""
    doc = document(f"Lund/PROPN/2/nsubj/_/S-PER {SAID_SO.format(2)}\n{found}\n{pronoun('He')}")
    assert speaker(doc, said(doc, "He", 2, 2), said(doc, "Lund", 0)) == "Brekke"


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("A/DET/2/det patient/NOUN/3/nsubj", "a patient"),
        ("One/NUM/4/nsubj of/ADP/3/case those/PRON/1/nmod", "Ingrid Sol"),
        ("One/NUM/4/nsubj of/ADP/3/case tenants/tenant/NOUN/1/nmod", "one of tenants"),
        ("Someone/PRON/2/nsubj", "Ingrid Sol"),
        ("Someone/PRON/3/nsubj inside/ADV/1/amod", "Someone inside"),
    ],
)
def test_who_is_not_named_and_spoke_last_goes_on(who: str, expected: str) -> None:
    verb = len(who.split()) + 1
    spoke = f"{who} said/say/VERB/0/root so/ADV/{verb}/advmod"
    doc = document(f"{named('Ingrid Sol', 'said')}\n{spoke}\n{pronoun('She')}")
    source = " ".join(word.split("/")[0] for word in who.split())
    last = said(doc, "She", 2, 3)
    assert speaker(doc, last, said(doc, "Ingrid Sol", 0, 1), said(doc, source, 1, 2)) == expected
