"""People who are described rather than named: *the woman*, *the judge*, *the elder Lund*."""

from __future__ import annotations

import pytest

from tests.trees import document

from .resolving import SAID_SO, named, resolve_speakers, said, speaker


def test_a_person_of_a_place_is_known_by_its_adjective() -> None:
    text = (
        "President/PROPN/2/compound Aziz/PROPN/5/nsubj of/ADP/4/case Norvia/PROPN/2/nmod"
        " left/leave/VERB/0/root ./PUNCT/5/punct\n"
        "The/DET/3/det Norvian/ADJ/3/amod president/NOUN/4/nsubj " + SAID_SO.format(4)
    )
    assert speaker(text, "The Norvian president", 1) == "Aziz"


def test_a_person_is_known_by_whose_people_they_are() -> None:
    text = (
        "German/ADJ/2/amod coach/NOUN/3/compound Katja/PROPN/5/nsubj Brandt/PROPN/3/flat"
        " left/leave/VERB/0/root\nThe/DET/2/det German/PROPN/3/nsubj " + SAID_SO.format(3)
    )
    assert speaker(text, "The German", 1) == "Katja Brandt"


def test_the_judge_is_the_justice() -> None:
    text = (
        "Mr/PROPN/2/nmod Justice/PROPN/3/nmod Harrow/PROPN/4/nsubj sat/sit/VERB/0/root"
        " ./PUNCT/4/punct\n\n\n"
        "The/DET/2/det judge/NOUN/3/nsubj " + SAID_SO.format(3)
    )
    assert speaker(text, "The judge", 1) == "Harrow"


LANE = "Odessa/PROPN/3/nsubj Lane/PROPN/1/flat waited/wait/VERB/0/root"
FINCH = "Nora/PROPN/3/nsubj Finch/PROPN/1/flat waited/wait/VERB/0/root"


def the(noun: str) -> str:
    return f"The/DET/2/det {noun}/NOUN/3/nsubj " + SAID_SO.format(3)


def test_the_woman_is_the_only_person_there_is() -> None:
    assert speaker(f"{LANE}\n\n\n{the('woman')}", "The woman", 1) == "Odessa Lane"


@pytest.mark.parametrize("noun", ["novelist", "lawyer", "report", "table"])
def test_what_is_somebody_s_or_no_person_is_not_who_is_named(noun: str) -> None:
    assert speaker(f"{LANE}\n\n\n{the(noun)}", f"The {noun}", 1) == f"the {noun}"


def test_who_says_so_is_no_woman_whom_he_tells_of() -> None:
    told = (
        "Lane/PROPN/2/nsubj said/say/VERB/0/root the/DET/4/det woman/NOUN/5/nsubj "
        "believes/believe/VERB/2/ccomp so/ADV/5/advmod"
    )
    assert speaker(f"{LANE}\n\n\n{told}", "the woman", 1) == "the woman"


def test_of_two_persons_neither_is_the_woman() -> None:
    ana = FINCH.replace("Nora", "Devi")
    assert speaker(f"{LANE}\n{ana}\n\n\n{the('woman')}", "The woman", 2) == "the woman"


@pytest.mark.parametrize(
    "source",
    ["Neither/DET/2/det woman/NOUN/3/nsubj", "No/DET/2/det one/NOUN/3/nsubj"],
)
def test_who_is_denied_is_nobody(source: str) -> None:
    doc = document(f"{LANE}\n{source} {SAID_SO.format(3)}")
    words = " ".join(word.split("/")[0] for word in source.split())
    resolved = resolve_speakers(doc, [said(doc, words, 1)])
    assert resolved.speakers == (None,)
    assert "denies" in (resolved.reasons[0] or "")


def test_an_outlet_is_never_he() -> None:
    doc = document(
        "Mr./PROPN/2/compound Okoro/PROPN/3/nsubj read/VERB/0/root Courrier/PROPN/3/obj"
        " Rhin/PROPN/4/flat ./PUNCT/3/punct\n"
        "Courrier/PROPN/3/nsubj Rhin/PROPN/1/flat closed/close/VERB/0/root\n"
        "He/PRON/2/nsubj " + SAID_SO.format(2)
    )
    start = doc.text.index("Courrier")
    outlets = [
        doc.span(at, at + len("Courrier Rhin"))
        for at in (start, doc.text.index("Courrier", start + 1))
    ]
    quote = said(doc, "He", 2)
    plain = resolve_speakers(doc, [quote]).speakers[0]
    found = resolve_speakers(doc, [quote], outlets=outlets).speakers[0]
    assert plain is not None
    assert found is not None
    assert (plain.name, found.name) == ("Courrier Rhin", "Okoro")


def test_what_a_participle_leaves_out_is_marked_as_such() -> None:
    doc = document(
        "Ana/PROPN/3/nsubj Lund/PROPN/1/flat left/leave/VERB/0/root to/PART/5/mark"
        " warn/VERB/3/advcl"
        " them/they/PRON/5/obj"
    )
    quote = said(doc, "Ana Lund", 0)
    warn = doc.sentences[0].tokens[4]
    assert quote.cue is not None
    controlled = type(quote)(
        "q1", "indirect", quote.content, type(quote.cue)(warn.span, "warn"), quote.source
    )
    found = [resolve_speakers(doc, [q]).speakers[0] for q in (quote, controlled)]
    assert [s.resolved_by for s in found if s] == ["own name", "control"]


def test_gender_is_shown_by_the_text_s_own_words_only() -> None:
    doc = document(f"{LANE}\nShe/PRON/2/nsubj " + SAID_SO.format(2))
    lane, she = said(doc, "Odessa Lane", 0, 1), said(doc, "She", 1, 2)
    (alone,) = resolve_speakers(doc, [lane]).entities
    (both,) = resolve_speakers(doc, [lane, she]).entities
    assert both.gender is not None
    assert (both.gender.value, both.gender.from_name) == ("feminine", False)
    assert "she" in both.gender.evidence
    (first,) = resolve_speakers(document(LANE), [said(document(LANE), "Odessa Lane", 0)]).entities
    assert first.gender is None
    assert alone.kind == "person"


FATHER_AND_SON = (
    "Jan/PROPN/7/nsubj Berg/PROPN/1/flat and/CCONJ/5/cc his/PRON/5/nmod:poss son/NOUN/1/conj"
    " Piet/PROPN/5/appos waited/wait/VERB/0/root\nPiet/PROPN/3/nsubj Berg/PROPN/1/flat"
    " left/leave/VERB/0/root"
)


@pytest.mark.parametrize(
    ("which", "expected"),
    [("elder", "Jan Berg"), ("younger", "Piet Berg"), ("older", "Jan Berg")],
)
def test_the_elder_of_two_is_not_the_son(which: str, expected: str) -> None:
    later = f"The/DET/3/det {which}/ADJ/3/amod Berg/PROPN/4/nsubj {SAID_SO.format(4)}"
    assert speaker(f"{FATHER_AND_SON}\n{later}", f"The {which} Berg", 2) == expected


def test_the_younger_of_two_is_the_junior() -> None:
    both = (
        f"{named('Karl Lund Jr.', 'left')}\n{named('Karl Lund Sr.', 'stayed')}\n"
        f"The/DET/3/det younger/ADJ/3/amod Lund/PROPN/4/nsubj {SAID_SO.format(4)}"
    )
    assert speaker(both, "The younger Lund", 2) == "Karl Lund Jr."


def test_who_is_somebody_s_neighbour_is_not_he() -> None:
    """Parsers read *Lund's neighbour, Ana Sol, said* as a verb with two subjects."""
    text = (
        "Karl/PROPN/3/nsubj Lund/PROPN/1/flat left/leave/VERB/0/root\n"
        "Lund/PROPN/6/nsubj 's/PART/1/case neighbour/NOUN/6/nsubj Ana/PROPN/3/appos"
        f" Sol/PROPN/4/flat {SAID_SO.format(6)}"
    )
    assert speaker(text, "Lund 's neighbour Ana Sol", 1) == "Ana Sol"
