"""What an entity carries: its name, roles and mentions; and forms of names that lead to it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from attribution import Quote
from tests.timing import assert_linear
from tests.trees import document

from .resolving import SAID_SO, resolve_speakers, said

LUND = "Ana/PROPN/3/nsubj Lund/PROPN/1/flat left/leave/VERB/0/root ./PUNCT/3/punct"


def named(*words: str) -> str:
    at = len(words) + 1
    flat = [f"{word}/PROPN/1/flat" for word in words[1:]]
    return " ".join([f"{words[0]}/PROPN/{at}/nsubj", *flat, SAID_SO.format(at)])


@pytest.mark.parametrize(
    ("full", "short"),
    [
        (("Anne-Marie", "Quist-Lund"), ("Quist-Lund",)),
        (("Anne-Marie", "Quist-Lund"), ("Anne-Marie",)),
        (("Liam", "O'Dwyer"), ("O'Dwyer",)),
        (("J.", "P.", "Adeyemi"), ("Adeyemi",)),
        (("Juan", "de", "la", "Cruz"), ("de", "la", "Cruz")),
        (("Ana", "Lund"), ("Ana", "Maria", "Lund")),
    ],
)
def test_forms_of_a_name_are_one(full: tuple[str, ...], short: tuple[str, ...]) -> None:
    doc = document(f"{named(*full)} ./PUNCT/{len(full) + 1}/punct\n{named(*short)}")
    quotes = [said(doc, " ".join(full), 0, 1), said(doc, " ".join(short), 1, 2)]
    (entity,) = resolve_speakers(doc, quotes).entities
    assert entity.name == " ".join(max(full, short, key=len))


def test_a_possessive_is_the_name_s() -> None:
    doc = document(
        f"{LUND}\nLund/PROPN/3/nmod:poss 's/PART/1/case view/NOUN/0/root holds/hold/VERB/3/acl"
    )
    found = resolve_speakers(doc, [said(doc, "Lund 's", 1)]).speakers[0]
    assert found is not None
    assert found.name == "Ana Lund"


def test_a_title_that_is_part_of_a_name_stays_with_it() -> None:
    doc = document(
        "Ayatollah/PROPN/2/compound Reza/PROPN/4/nsubj Karimi/PROPN/2/flat left/leave/VERB/0/root"
        f" ./PUNCT/4/punct\n{named('Karimi')}"
    )
    found = resolve_speakers(doc, [said(doc, "Karimi", 1)]).speakers[0]
    assert found is not None
    assert found.name == "Ayatollah Reza Karimi"


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        (
            "Ana/PROPN/5/nsubj Lund/PROPN/1/flat is/be/AUX/5/cop a/DET/5/det painter/NOUN/0/root"
            " ./PUNCT/5/punct",
            "a painter",
        ),
        (
            "Ana/PROPN/7/nsubj Lund/PROPN/1/flat ,/PUNCT/5/punct a/DET/5/det painter/NOUN/1/appos"
            " ,/PUNCT/5/punct left/leave/VERB/0/root",
            "a painter",
        ),
        (
            "The/DET/2/det painter/NOUN/5/nsubj Ana/PROPN/2/appos Lund/PROPN/3/flat"
            " left/leave/VERB/0/root",
            "The painter",
        ),
        (
            "Painter/NOUN/2/compound Ana/PROPN/4/nsubj Lund/PROPN/2/flat left/leave/VERB/0/root"
            " ./PUNCT/4/punct",
            "Painter",
        ),
    ],
    ids=["copula", "apposition", "named beside it", "premodifier"],
)
def test_a_role_is_kept_and_stands_for_the_person(sentence: str, role: str) -> None:
    doc = document(
        f"{sentence}\n{named('Omar', 'Haddad')}\n"
        f"The/DET/2/det painter/NOUN/3/nsubj {SAID_SO.format(3)}"
    )
    found = resolve_speakers(doc, [said(doc, "The painter", 2)]).speakers[0]
    assert found is not None
    assert (found.name, found.entity.role) == ("Ana Lund", role)


def test_all_mentions_are_kept_in_text_order() -> None:
    doc = document(f"{LUND}\n{named('Lund')}\nShe/PRON/2/nsubj {SAID_SO.format(2)}")
    quotes = [said(doc, "Lund", 1, 1), said(doc, "She", 2, 2)]
    (entity,) = resolve_speakers(doc, quotes).entities
    assert [m.text for m in entity.mentions] == ["Ana Lund", "Lund", "She"]
    assert [m.start for m in entity.mentions] == sorted(m.start for m in entity.mentions)


def test_an_article_that_hangs_on_the_verb_hides_no_name() -> None:
    doc = document(
        "World/PROPN/3/compound Health/PROPN/3/compound Organization/PROPN/4/nsubj"
        " met/meet/VERB/0/root"
        " ./PUNCT/4/punct\nThe/DET/3/det WHO/PRON/3/nsubj " + SAID_SO.format(3)
    )
    found = resolve_speakers(doc, [said(doc, "The WHO", 1)]).speakers[0]
    assert found is not None
    assert found.name == "World Health Organization"


def test_it_is_the_body_named_last() -> None:
    doc = document(
        "Halden/PROPN/3/nsubj Council/PROPN/1/flat met/meet/VERB/0/root Ana/PROPN/3/obj"
        f" Lund/PROPN/4/flat\nIt/PRON/2/nsubj {SAID_SO.format(2)}"
    )
    found = resolve_speakers(doc, [said(doc, "It", 1)]).speakers[0]
    assert found is not None
    assert found.name == "Halden Council"


def test_they_can_be_one_whose_gender_nothing_shows() -> None:
    doc = document(f"{LUND.replace('Ana', 'Quinlan')}\nThey/PRON/2/nsubj {SAID_SO.format(2)}")
    found = resolve_speakers(doc, [said(doc, "They", 1)]).speakers[0]
    assert found is not None
    assert found.name == "Quinlan Lund"
    doc = document(
        f"Ms./PROPN/2/compound {'Quist/PROPN/3/nsubj left/leave/VERB/0/root'} ./PUNCT/3/punct\n"
        f"They/PRON/2/nsubj {SAID_SO.format(2)}"
    )
    assert resolve_speakers(doc, [said(doc, "They", 1)]).speakers == (None,)


@pytest.mark.parametrize("pronoun", ["I", "we"])
def test_in_a_quotation_i_and_we_are_its_speaker(pronoun: str) -> None:
    doc = document(
        f"{pronoun}/PRON/2/nsubj hope/VERB/4/ccomp so/ADV/2/advmod said/say/VERB/0/root"
        " Ana/PROPN/4/nsubj Lund/PROPN/5/flat"
    )
    tokens = doc.sentences[0].tokens
    source, words = doc.cover(tokens[4:6]), doc.cover(tokens[:3])
    cue = said(doc, "Ana Lund", 0).cue
    outer = Quote("q1", "direct", (words,), cue, source)
    inner = Quote("q2", "indirect", (tokens[2].span,), cue, tokens[0].span, parent="q1")
    found = resolve_speakers(doc, [outer, inner]).speakers
    assert [s.name for s in found if s] == ["Ana Lund", "Ana Lund"]


def _mayors(count: int) -> Callable[[], object]:
    """As many descriptions to resolve as there are persons whom they may mean."""
    letters = [chr(97 + i) for i in range(26)]
    names = [f"{a}{b}{c}o".capitalize() for a in letters for b in letters for c in letters]
    rows = []
    for name in names[:count]:
        rows.append(
            f"Mayor/NOUN/2/compound {name}/PROPN/4/nsubj Lund/PROPN/2/flat left/leave/VERB/0/root"
            " ./PUNCT/4/punct"
        )
        rows.append(f"The/DET/2/det mayor/NOUN/3/nsubj {SAID_SO.format(3)}")
    doc = document("\n".join(rows))
    quotes = [said(doc, "The mayor", 2 * i + 1, i + 1) for i in range(count)]
    return lambda: resolve_speakers(doc, quotes)


def test_the_cost_grows_no_faster_than_the_document() -> None:
    assert_linear("descriptions of as many mayors", (400, 1600), _mayors)
