"""A description takes a name only where the text gives it one."""

from __future__ import annotations

import pytest

from attribution import AttributedDocument, attribute
from tests.trees import document

from .resolving import resolve_speakers, said

SAID = "said/say/VERB/0/root so/ADV/{}/advmod"
BELOW = "It/PRON/2/nsubj rained/rain/VERB/0/root\n\nIt/PRON/2/nsubj rained/rain/VERB/0/root\n\n"
ANA = "Ana/PROPN/3/nsubj Roth/PROPN/1/flat left/leave/VERB/0/root"


def phrase(words: str) -> str:
    """*The baker said so*, of words that hang on the last."""
    *before, noun = words.split()
    at = len(before) + 1
    relation = {"The": "det", "the": "det", "A": "det", "Another": "det", "One": "nummod"}
    said_so = SAID.format(at + 1)
    parts = [
        f"{w}/{'DET' if w in relation else 'ADJ'}/{at}/{relation.get(w, 'amod')}" for w in before
    ]
    return " ".join([*parts, f"{noun}/NOUN/{at + 1}/nsubj", said_so])


def name(text: str, source: str, sentence: int) -> str | None:
    doc = document(text)
    found = resolve_speakers(doc, [said(doc, source, sentence)]).speakers[0]
    return found.name if found else None


def kind(text: str, source: str, sentence: int) -> str:
    doc = document(text)
    return resolve_speakers(doc, [said(doc, source, sentence)]).entities[0].kind


@pytest.mark.parametrize("noun", ["baker", "ferryman", "magistrate", "glazier", "attacker"])
def test_who_is_called_nothing_of_the_kind_is_not_meant(noun: str) -> None:
    text = f"{BELOW}{ANA}\n{phrase(f'The {noun}')}"
    assert name(text, f"The {noun}", 3) == f"the {noun}"
    assert kind(text, f"The {noun}", 3) == "unnamed"


BAKER = (
    "Baker/NOUN/2/compound Ana/PROPN/4/nsubj Roth/PROPN/2/flat left/leave/VERB/0/root"
    " ./PUNCT/4/punct"
)


def test_who_is_called_so_is_meant() -> None:
    assert name(f"{BELOW}{BAKER}\n{phrase('The baker')}", "The baker", 3) == "Ana Roth"


@pytest.mark.parametrize(
    "words", ["Another baker", "A second baker", "A fellow baker", "One baker"]
)
def test_another_is_somebody_else(words: str) -> None:
    found = name(f"{BELOW}{BAKER}\n{phrase(words)}", words, 3)
    assert (found or "").lower() == words.lower()


def test_two_others_are_two() -> None:
    doc = document(f"{BELOW}{BAKER}\n{phrase('Another baker')}\n{phrase('Another baker')}")
    quotes = [said(doc, "Another baker", 3, 1), said(doc, "Another baker", 4, 2)]
    one, two = resolve_speakers(doc, quotes).speakers
    assert one is not None
    assert two is not None
    assert one.entity.id != two.entity.id


@pytest.mark.parametrize("wider", ["politician", "official"])
def test_a_wider_word_fits_who_holds_an_office(wider: str) -> None:
    mayor = BAKER.replace("Baker", "Mayor")
    assert name(f"{BELOW}{mayor}\n{phrase(f'The {wider}')}", f"The {wider}", 3) == "Ana Roth"


def test_a_narrower_word_does_not() -> None:
    official = BAKER.replace("Baker", "Official")
    assert name(f"{BELOW}{official}\n{phrase('The minister')}", "The minister", 3) == "the minister"


TOLD_HER = "The/DET/2/det baker/NOUN/3/nsubj told/tell/VERB/0/root {}/{}/3/iobj so/ADV/3/advmod"


@pytest.mark.parametrize(("form", "upos"), [("Roth", "PROPN"), ("her", "PRON")])
def test_who_is_told_is_not_the_teller(form: str, upos: str) -> None:
    text = f"{BELOW}{BAKER}\n{TOLD_HER.format(form, upos)}"
    assert name(text, "The baker", 3) == "the baker"


def test_who_is_told_of_is_not_the_teller() -> None:
    of_ana = (
        "The/DET/2/det baker/NOUN/3/nsubj said/say/VERB/0/root that/SCONJ/6/mark Roth/PROPN/6/nsubj"
        " left/leave/VERB/3/ccomp"
    )
    assert name(f"{BELOW}{BAKER}\n{of_ana}", "The baker", 3) == "the baker"


def test_who_came_before_the_teller_spoke_may_be_the_teller() -> None:
    when = (
        "When/ADV/3/advmod Roth/PROPN/3/nsubj came/come/VERB/6/advcl the/DET/5/det"
        " baker/NOUN/6/nsubj"
        " said/say/VERB/0/root so/ADV/6/advmod"
    )
    assert name(f"{BELOW}{BAKER}\n{when}", "the baker", 3) == "Ana Roth"


AGED = (
    "{}/PROPN/6/nsubj Roth/PROPN/1/flat ,/PUNCT/4/punct 34/NUM/1/amod ,/PUNCT/1/punct"
    " fell/fall/VERB/0/root"
)


@pytest.mark.parametrize(
    ("given", "noun", "expected"),
    [
        ("Ana", "woman", "Ana Roth"),
        ("Karl", "woman", "the woman"),
        ("Ana", "pensioner", "the pensioner"),
        ("Ana", "teenager", "the teenager"),
    ],
)
def test_a_word_for_anybody_fits_who_is_of_the_gender_and_age(
    given: str, noun: str, expected: str
) -> None:
    text = f"{BELOW}{AGED.format(given)}\n{phrase(f'The {noun}')}"
    assert name(text, f"The {noun}", 3) == expected


def test_a_teenager_is_nobody_whose_age_is_unknown() -> None:
    assert name(f"{BELOW}{ANA}\n{phrase('The teenager')}", "The teenager", 3) == "the teenager"


@pytest.mark.parametrize(("age", "expected"), [("34", "Ana Roth"), ("50", "the 50 - year - old")])
def test_an_age_fits_who_is_so_old(age: str, expected: str) -> None:
    old = (
        f"The/DET/6/det {age}/NUM/4/nummod -/PUNCT/4/punct year/NOUN/6/obl -/PUNCT/4/punct"
        f" old/ADJ/7/nsubj {SAID.format(7)}"
    )
    text = f"{BELOW}{AGED.format('Ana')}\n{old}"
    assert name(text, f"The {age} - year - old", 3) == expected


def test_the_woman_may_be_one_who_is_described() -> None:
    woman = "A/DET/2/det nurse/NOUN/3/nsubj left/leave/VERB/0/root"
    text = f"{BELOW}{woman}\n{phrase('The woman')}"
    assert name(text, "The woman", 3) == "a nurse"


@pytest.mark.parametrize(
    ("tree", "noun"),
    [
        ("Ana/PROPN/3/nsubj Roth/PROPN/1/flat drove/drive/VERB/0/root home/ADV/3/advmod", "driver"),
        (
            "Ana/PROPN/4/nsubj:pass Roth/PROPN/1/flat was/be/AUX/4/aux charge/VERB/0/root",
            "defendant",
        ),
    ],
)
def test_what_somebody_did_or_suffered_makes_a_noun_theirs(tree: str, noun: str) -> None:
    text = f"{BELOW}{tree.replace('drove', 'drive')}\n{phrase(f'The {noun}')}"
    assert name(text, f"The {noun}", 3) == "Ana Roth"


@pytest.mark.parametrize(
    ("tree", "noun"),
    [
        ("Ana/PROPN/4/nsubj Roth/PROPN/1/flat never/ADV/4/advmod drive/VERB/0/root", "driver"),
        ("Ana/PROPN/4/nsubj Roth/PROPN/1/flat would/AUX/4/aux drive/VERB/0/root", "driver"),
        (
            "Ana/PROPN/3/nsubj Roth/PROPN/1/flat manage/VERB/0/root to/PART/5/mark"
            " win/VERB/3/xcomp",
            "manager",
        ),
        (
            "Ana/PROPN/3/nsubj Roth/PROPN/1/flat play/VERB/0/root down/ADP/3/compound:prt"
            " it/PRON/3/obj",
            "player",
        ),
        ("Ana/PROPN/3/nsubj Roth/PROPN/1/flat lead/VERB/0/root it/PRON/3/obj", "leader"),
        (
            "Ana/PROPN/3/nsubj Roth/PROPN/1/flat write/VERB/0/root no/DET/5/det novel/NOUN/3/obj",
            "novelist",
        ),
    ],
)
def test_what_was_not_done_or_makes_no_post_makes_no_noun_theirs(tree: str, noun: str) -> None:
    assert name(f"{BELOW}{tree}\n{phrase(f'The {noun}')}", f"The {noun}", 3) == f"the {noun}"


def test_who_wrote_a_novel_is_the_novelist() -> None:
    tree = "Ana/PROPN/3/nsubj Roth/PROPN/1/flat write/VERB/0/root a/DET/5/det novel/NOUN/3/obj"
    assert name(f"{BELOW}{tree}\n{phrase('The novelist')}", "The novelist", 3) == "Ana Roth"


LEAD = "A/DET/2/det baker/NOUN/3/nsubj won/win/VERB/0/root it/PRON/3/obj\n\n{}\n\n" + phrase(
    "The baker"
)


def test_the_lead_s_person_is_who_is_introduced_below_it() -> None:
    assert name(LEAD.format(ANA), "The baker", 2) == "Ana Roth"


def result(text: str) -> AttributedDocument:
    return attribute(text, model="compact")


def test_what_is_alleged_is_nobody_s() -> None:
    found = result("Ana Roth said the road was closed. It is alleged that the driver had fled.")
    last = found.attributions[-1]
    assert last.speaker is None
    assert last.no_speaker


def test_and_added_goes_on_with_who_spoke() -> None:
    found = result("Karl Lund was not convinced. He said: “It is late.” And added: “We go.”")
    assert [a.speaker and a.speaker.name for a in found.attributions][-1] == "Karl Lund"


def test_everyone_is_no_adverb() -> None:
    found = result("Nearly everyone agrees that the plan is bad.")
    assert found.attributions[0].speaker is not None
    assert found.attributions[0].speaker.name == "Nearly everyone"


def test_of_two_councillors_in_one_sentence_neither_is_meant() -> None:
    two = (
        "Councillor/NOUN/2/compound Ana/PROPN/8/nsubj Roth/PROPN/2/flat and/CCONJ/6/cc"
        " Councillor/NOUN/6/compound Karl/PROPN/2/conj Berg/PROPN/6/flat argued/argue/VERB/0/root"
        " ./PUNCT/8/punct"
    )
    text = f"{BELOW}{two}\n{phrase('The councillor')}"
    assert name(text, "The councillor", 3) == "the councillor"


def test_who_is_introduced_by_a_noun_keeps_it_from_a_wider_one() -> None:
    mayor = BAKER.replace("Baker", "Mayor")
    new = "A/DET/2/det politician/NOUN/3/nsubj left/leave/VERB/0/root"
    text = f"{BELOW}{mayor}\n{new}\n{phrase('The politician')}"
    assert name(text, "The politician", 4) == "a politician"


HE = "He/PRON/2/nsubj " + SAID.format(2)


@pytest.mark.parametrize("noun", ["attacker", "man"])
def test_he_may_be_who_is_only_described(noun: str) -> None:
    told = (
        f"Devi/PROPN/2/nsubj called/call/VERB/0/root\nThe/DET/2/det {noun}/NOUN/3/nsubj"
        f" hid/hide/VERB/0/root"
    )
    assert name(f"{BELOW}{told}\n{HE}", "He", 4) == f"the {noun}"


def test_the_man_is_he_afterwards() -> None:
    clerk = "A/DET/2/det clerk/NOUN/3/nsubj left/leave/VERB/0/root"
    doc = document(f"{BELOW}{clerk}\n{phrase('The man')}\n{HE.replace('He', 'She')}")
    quotes = [said(doc, "The man", 3, 1), said(doc, "She", 4, 2)]
    one, two = resolve_speakers(doc, quotes).speakers
    assert one is not None
    assert (one.name, two) == ("a clerk", None)


def test_she_and_a_colleague_are_both() -> None:
    both = (
        "She/PRON/7/nsubj and/CCONJ/5/cc fellow/ADJ/5/amod baker/NOUN/5/compound Karl/PROPN/1/conj"
        f" Berg/PROPN/5/flat {SAID.format(7)}"
    )
    text = f"{BELOW}{ANA}\n{both}"
    assert name(text, "She and fellow baker Karl Berg", 3) == "Ana Roth and Karl Berg"


WHOSE = (
    "Ana/PROPN/6/nsubj ,/PUNCT/5/punct whose/PRON/4/nmod:poss {}/NOUN/5/nsubj {}/VERB/1/acl:relcl"
    " left/leave/VERB/0/root"
)


@pytest.mark.parametrize(
    ("noun", "expected"), [("research", "Ana"), ("father", "father"), ("report", "report")]
)
def test_whose_research_is_whose_it_is(noun: str, expected: str) -> None:
    assert name(BELOW + WHOSE.format(noun, "shows"), f"whose {noun}", 2) == expected


def test_a_relative_clause_is_no_part_of_a_name() -> None:
    text = (
        "A/DET/2/det man/NOUN/6/nsubj who/PRON/4/nsubj lives/live/VERB/2/acl:relcl"
        " here/ADV/4/advmod"
        f" {SAID.format(6)}"
    )
    assert name(BELOW + text, "A man who lives here", 2) == "a man"


def test_an_author_behind_a_name_is_nobody_else() -> None:
    text = (
        "Ana/PROPN/8/nsubj Roth/PROPN/1/flat ,/PUNCT/4/punct professor/NOUN/1/appos and/CCONJ/6/cc"
        f" author/NOUN/1/conj ,/PUNCT/4/punct {SAID.format(8)}"
    )
    assert name(BELOW + text, "Ana Roth , professor and author ,", 2) == "Ana Roth"


def test_what_has_its_auditor_is_a_firm() -> None:
    text = (
        "Kestrel/PROPN/2/nsubj sacked/sack/VERB/0/root its/PRON/4/nmod:poss auditor/NOUN/2/obj"
        f"\n{phrase('The firm')}"
    )
    assert name(BELOW + text, "The firm", 3) == "Kestrel"


def test_the_german_goes_on_who_acts_right_before() -> None:
    text = f"{ANA}\nThe/DET/2/det German/ADJ/3/nsubj {SAID.format(3)}"
    assert name(BELOW + text, "The German", 3) == "Ana Roth"


@pytest.mark.parametrize(
    ("tree", "source", "expected"),
    [
        (
            "Ana/PROPN/4/nsubj Roth/PROPN/1/flat KC/PROPN/1/flat " + SAID.format(4),
            "Ana Roth KC",
            "Ana Roth",
        ),
        (
            "Commissioner/PROPN/7/nsubj (/PUNCT/3/punct Traffic/PROPN/1/appos )/PUNCT/3/punct"
            " Ana/PROPN/7/nsubj Roth/PROPN/5/flat " + SAID.format(7),
            "Commissioner ( Traffic ) Ana Roth",
            "Ana Roth",
        ),
        (
            "The/DET/4/det Weavers/PROPN/4/nmod:poss '/PART/2/case Union/PROPN/5/nsubj "
            + SAID.format(5),
            "The Weavers ' Union",
            "Weavers ' Union",
        ),
        (
            "her/PRON/2/nmod:poss sister/NOUN/6/obl ,/PUNCT/2/punct Ana/PROPN/6/nsubj"
            " ,/PUNCT/4/punct " + SAID.format(6),
            "her sister",
            "Ana",
        ),
    ],
)
def test_a_name_is_whole(tree: str, source: str, expected: str) -> None:
    assert name(BELOW + tree, source, 2) == expected


def test_who_is_named_before_a_colon_says_what_follows() -> None:
    found = result(
        "Hatchley boss Kieran Lund, speaking to reporters after the match: “It was never a foul."
        " Never.” His opposite number, Petra Berg, saw it differently."
    )
    speaker = found.attributions[0].speaker
    assert speaker is not None
    assert speaker.name == "Kieran Lund"


@pytest.mark.parametrize("noun", ["move", "surge", "delay", "storm"])
def test_what_is_no_person_is_nobody_introduced_below_the_lead(noun: str) -> None:
    shown = f"The/DET/2/det {noun}/NOUN/3/nsubj shows/show/VERB/0/root it/PRON/3/obj\n\n{ANA}"
    assert name(shown, f"The {noun}", 0) == f"the {noun}"
