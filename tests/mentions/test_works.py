"""A name alone in quotation marks is the title of a work, unless it is seen to be somebody's."""

from __future__ import annotations

import pytest

from attribution.knowledge import given
from attribution.layout.structure import lay_out
from attribution.mentions.detection import find_mentions
from tests.trees import document

# *Aker read "Emma Brown".*, with another word for the verb, or for *Aker*.
READ = """{who}/PROPN/2/nsubj/_/S-PER {verb}/{lemma}/VERB/0/root "+/PUNCT/5/punct
    Emma/PROPN/2/obj/_/B-PER Brown+/PROPN/4/flat/_/E-PER "+/PUNCT/4/punct ./PUNCT/2/punct"""


def people(trees: str) -> list[str]:
    """The names of people in an article, by their trees."""
    knowledge, parsed = given("en", None), document(trees)
    layout = lay_out(parsed, knowledge.grammar)
    return [n.bare.text for n in find_mentions(parsed, layout, knowledge).names]


def test_a_title_is_no_person() -> None:
    assert people(READ.format(who="Aker", verb="read", lemma="read")) == ["Aker"]


def test_a_name_that_also_stands_without_marks_is_a_person_s() -> None:
    outside = "\n\nBrown/PROPN/2/nsubj/_/S-PER left+/leave/VERB/0/root ./PUNCT/2/punct"
    found = people(READ.format(who="Aker", verb="read", lemma="read") + outside)
    assert found == ["Aker", "Emma Brown", "Brown"]


def test_a_name_that_somebody_gives_is_a_person_s() -> None:
    assert "Emma Brown" in people(READ.format(who="Aker", verb="named", lemma="name"))


@pytest.mark.parametrize(
    "beside", ["who/PRON/6/nsubj fled/VERB/2/acl:relcl", "a/DET/6/det nurse/NOUN/2/appos"]
)
def test_a_name_of_which_one_tells_who_it_is_is_a_person_s(beside: str) -> None:
    trees = f""""+/PUNCT/2/punct Maria+/PROPN/8/nsubj/_/S-PER "+/PUNCT/2/punct ,/PUNCT/6/punct
        {beside} ,/PUNCT/6/punct waits+/wait/VERB/0/root ./PUNCT/8/punct"""
    assert people(trees) == ["Maria"]


def test_whoever_speaks_is_somebody() -> None:
    trees = """\"+/PUNCT/2/punct Maria+/PROPN/4/nsubj/_/S-PER "+/PUNCT/2/punct
        said/say/VERB/0/root so+/ADV/4/advmod ./PUNCT/4/punct"""
    assert people(trees) == ["Maria"]


def test_a_name_that_is_called_out_is_somebody_s() -> None:
    trees = """\"+/PUNCT/5/punct Robert+/PROPN/5/parataxis/_/S-PER ,+/PUNCT/2/punct "+/PUNCT/2/punct
        whispers/whisper/VERB/0/root Ana+/PROPN/5/nsubj/_/S-PER ./PUNCT/5/punct"""
    assert people(trees) == ["Robert", "Ana"]
