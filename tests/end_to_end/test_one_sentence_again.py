"""One sentence, over and over: what looks back for whom a word means must not look all the way.

Each sentence comes with names of its own, and with the same name each time; in a paragraph each,
in one paragraph, and all of it within one pair of quotation marks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from attribution import Document, attribute, parse_conllu, to_json
from tests.timing import assert_linear
from tests.trees import Case, conllu, read_cases

CASES = read_cases("end_to_end/again.txt")
LETTERS = "abcdefghij"


def again(case: Case, size: int, way: str, own: bool) -> Document:
    """The document of a sentence that comes as often as given."""
    names = ("".join(LETTERS[int(d)] for d in str(n)) if own else "" for n in range(size))
    told = "".join(case.conllu.replace("{}", name) for name in names)
    if way != "paragraphs":
        told = told.replace("# newpar\n", "")
    if way == "within marks":
        told = f"{conllu('“/PUNCT/2/punct Yes/INTJ/0/root ./PUNCT/2/punct')}{told}"
        told += conllu("”/PUNCT/0/root").replace("# newpar\n", "")
    return parse_conllu(told)


def check(case: Case, lengths: Sequence[int], way: str, own: bool) -> None:
    def prepare(size: int) -> Callable[[], object]:
        document = again(case, size, way, own)
        return lambda: to_json(attribute(document, scorer="rules"))

    names = "names of others" if own else "the same names"
    assert_linear(f"{case.name}, {way}, {names}", lengths, prepare)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_sentence_over_and_over_in_one_paragraph(case: Case) -> None:
    check(case, [125, 500], "one paragraph", own=False)


@pytest.mark.large
@pytest.mark.parametrize("own", [True, False], ids=["others", "the same"])
@pytest.mark.parametrize("way", ["paragraphs", "one paragraph", "within marks"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_sentence_over_and_over(case: Case, way: str, own: bool) -> None:
    check(case, [500, 1_000, 2_000], way, own)
