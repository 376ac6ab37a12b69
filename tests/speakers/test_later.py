"""*The witness*, *the minister*, *the spokeswoman* as later mentions of who was told of by role."""

from __future__ import annotations

import pytest

from tests.trees import document

from .resolving import SAID_SO, resolve_speakers, said

# No news lead: four paragraphs before whatever is tested.
RAINED = "It/PRON/2/nsubj rained/rain/VERB/0/root\n\n" * 4
OTHER = "Omar/PROPN/3/nsubj Haddad/PROPN/1/flat arrived/arrive/VERB/0/root"
SPOKESWOMAN = (
    "Ana/PROPN/9/nsubj Ruiz/PROPN/1/flat ,/PUNCT/5/punct a/DET/5/det spokeswoman/NOUN/1/appos"
    " for/ADP/8/case the/DET/8/det ministry/NOUN/5/nmod waited/wait/VERB/0/root"
)
WITNESS = (
    "A/DET/2/det witness/NOUN/7/nsubj ,/PUNCT/4/punct Tom/PROPN/2/appos Reed/PROPN/4/flat"
    " ,/PUNCT/4/punct ran/run/VERB/0/root"
)
FOREIGN = (
    "Foreign/PROPN/3/compound Minister/PROPN/3/compound Lena/PROPN/5/nsubj Holt/PROPN/3/flat"
    " left/leave/VERB/0/root"
)
DEFENCE = (
    "Defence/PROPN/3/compound Minister/PROPN/3/compound Ivo/PROPN/5/nsubj Brandt/PROPN/3/flat"
    " stayed/stay/VERB/0/root"
)


def later(before: str, *words: str) -> str | None:
    """Whom *the ...* means in the last sentence of an article."""
    at = len(words)
    modifiers = [f"{w}/{'DET' if w == 'The' else 'ADJ'}/{at}/amod" for w in words[:-1]]
    modifiers[0] = f"The/DET/{at}/det"
    last = " ".join([*modifiers, f"{words[-1]}/NOUN/{at + 1}/nsubj", SAID_SO.format(at + 1)])
    doc = document(f"{RAINED}{before}\n{last}")
    quote = said(doc, " ".join(words), len(doc.sentences) - 1)
    found = resolve_speakers(doc, [quote]).speakers[0]
    return found.name if found else None


@pytest.mark.parametrize(
    ("before", "noun", "expected"),
    [
        (SPOKESWOMAN, "spokeswoman", "Ana Ruiz"),
        (WITNESS, "witness", "Tom Reed"),
        (FOREIGN, "minister", "Lena Holt"),
    ],
)
def test_a_role_told_with_a_name_stands_for_its_bearer(
    before: str, noun: str, expected: str
) -> None:
    assert later(f"{before}\n{OTHER}", "The", noun) == expected


def test_of_two_ministers_the_modifier_tells_and_else_the_last_is_meant() -> None:
    both = f"{FOREIGN}\n{DEFENCE}"
    assert later(both, "The", "foreign", "minister") == "Lena Holt"
    assert later(both, "The", "defence", "minister") == "Ivo Brandt"
    assert later(both, "The", "minister") == "Ivo Brandt"


def test_of_two_spokeswomen_the_last_is_meant() -> None:
    other = SPOKESWOMAN.replace("Ana", "Maud").replace("Ruiz", "Lund")
    assert later(f"{SPOKESWOMAN}\n{other}", "The", "spokeswoman") == "Maud Lund"


def test_a_minister_of_the_lead_is_named_in_the_next_paragraph() -> None:
    doc = document(f"The/DET/2/det minister/NOUN/3/nsubj {SAID_SO.format(3)}\n\n{FOREIGN}")
    found = resolve_speakers(doc, [said(doc, "The minister", 0)]).speakers[0]
    assert found is not None
    assert found.name == "Lena Holt"


def test_who_is_named_before_a_minister_may_be_meant_unless_the_next_paragraph_says_who_it_is() -> (
    None
):
    lead = f"{OTHER}\nThe/DET/2/det minister/NOUN/3/nsubj {SAID_SO.format(3)}"
    stranger = "Mara/PROPN/3/nsubj Quist/PROPN/1/flat left/leave/VERB/0/root"
    for below, expected in ((stranger, "the minister"), (FOREIGN, "Lena Holt")):
        doc = document(f"{lead}\n\n{below}")
        found = resolve_speakers(doc, [said(doc, "The minister", 1)]).speakers[0]
        assert found is not None
        assert found.name == expected
