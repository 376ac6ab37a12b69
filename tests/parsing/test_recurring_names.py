"""A name that comes again is of the kind that it mostly has."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import evolve

from attribution import Document
from attribution.parsing.recurring_names import with_recurring_names
from attribution.well_formed import check_document
from tests.timing import assert_linear
from tests.trees import document


def word(tree: str, kind: str = "") -> str:
    """A word with the tag of a name, or without one."""
    return f"{tree}/_/{kind}" if kind else tree


def sold(kind: str = "", name: str = "Tolvik") -> str:
    return f"They/PRON/2/nsubj sold/sell/VERB/0/root {word(f'{name}/PROPN/2/obj', kind)}"


def names(given: Document) -> list[tuple[int, str, str]]:
    """The sentence, words and kind of each name of a document that is made to agree."""
    found = with_recurring_names(given)
    check_document(found)
    rows = []
    for name in found.named_entities:
        (sentence,) = found.sentences_in(name.span)
        rows.append((sentence.index, name.span.text, name.type))
    return rows


@pytest.mark.parametrize(
    ("seen", "due"),
    [
        (["ORG", ""], ["ORG", "ORG"]),
        (["ORG", "", ""], ["ORG", "", ""]),
        (["ORG", "ORG", "LOC"], ["ORG", "ORG", "ORG"]),
        (["LOC", "LOC", "ORG"], ["LOC", "LOC", "LOC"]),
        (["ORG", "LOC"], ["ORG", "LOC"]),
        (["PER", "PER", ""], ["PER", "PER", ""]),
        (["LOC", ""], ["LOC", ""]),
        (["GPE", "LOC", "ORG"], ["GPE", "LOC", "GPE"]),
        (["EVENT", "ORG", ""], ["EVENT", "ORG", "ORG"]),
    ],
)
def test_most_of_its_places_tell_what_it_is(seen: list[str], due: list[str]) -> None:
    given = document("\n".join(sold(kind and f"S-{kind}") for kind in seen))
    assert names(given) == [(i, "Tolvik", kind) for i, kind in enumerate(due) if kind]


def test_the_tags_of_its_words_say_so_too() -> None:
    def grew(first: str, last: str) -> str:
        bank = [word("Tolvik/PROPN/3/nsubj", first), word("Bank/PROPN/1/flat", last)]
        return " ".join([*bank, "grew/grow/VERB/0/root"])

    found = with_recurring_names(document(f"{grew('B-ORG', 'E-ORG')}\n{grew('', '')}"))
    assert [token.entity for token in found.sentences[1].tokens] == ["B-ORG", "E-ORG", "O"]


@pytest.mark.parametrize("tags", [("", ""), ("B-LOC", "E-LOC")])
def test_a_part_of_a_longer_name_is_left_alone(tags: tuple[str, str]) -> None:
    street = [word("Tolvik/PROPN/2/compound", tags[0]), word("Street/PROPN/3/nsubj", tags[1])]
    flooded = " ".join([*street, "flooded/flood/VERB/0/root"])
    found = names(document(f"{sold('S-ORG')}\n{flooded}"))
    assert [name for name in found if name[2] == "ORG"] == [(0, "Tolvik", "ORG")]


def test_other_words_that_are_written_alike_are_left_alone() -> None:
    noun = "tolvik/NOUN/2/nsubj grew/grow/VERB/0/root"
    opening = "Tolvik/NOUN/2/nsubj grew/grow/VERB/0/root"
    assert names(document(f"{sold('S-ORG')}\n{noun}\n{opening}")) == [(0, "Tolvik", "ORG")]
    assert len(names(document(f"{sold('S-ORG', 'AB')}\n{sold('', 'AB')}"))) == 1


def test_a_possessive_is_taken_as_parsers_take_it() -> None:
    sheds = "Tolvik+/PROPN/3/nmod:poss{0} 's/PART/1/case{0} sheds/NOUN/0/root"
    given = document(f"{sheds.format('/_/S-ORG')}\n{sheds.format('')}\n{sold()}")
    whole = evolve(given.named_entities[0], span=given.span(0, len("Tolvik's")))
    given = evolve(given, named_entities=(whole,))
    assert names(given) == [(0, "Tolvik's", "ORG")]
    given = document(f"{sheds.format('/_/S-ORG')}\n{sheds.format('')}")
    assert names(evolve(given, named_entities=(whole,)))[1:] == [(1, "Tolvik's", "ORG")]


def test_a_document_in_which_all_agree_is_given_back() -> None:
    given = document(f"{sold('S-ORG')}\n{sold('S-ORG')}")
    assert with_recurring_names(given) is given
    assert with_recurring_names(Document("", ())) == Document("", ())


def test_long_texts_take_time_in_proportion() -> None:
    def prepare(size: int) -> Callable[[], object]:
        given = document("\n".join(sold("S-ORG" if i % 2 else "") for i in range(size)))

        def work() -> None:
            assert len(with_recurring_names(given).named_entities) == size

        return work

    assert_linear("names that recur", (500, 2000), prepare)
