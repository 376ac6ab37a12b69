"""Paragraphs and pieces: what a parser sees, and that no offset moves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.parsing.paragraphs import paragraphs, pieces

WRAPPED = (
    "The harbour master told the council on Monday that the old pier would have\n"
    "to be closed before winter, since the piles under its outer end had been\n"
    "eaten by worms and no repair was likely to hold through a gale.\n\n"
    "The council agreed."
)

LISTED = (
    "- The harbour master says that the old pier has to be closed\n"
    "- The council believes that it can be mended before winter\n"
    "- The vote on the new pier is to be held on Monday"
)
DASHED = (
    "The harbour master told the council on Monday that the old pier would have\n"
    "- or so he said - to be closed before winter, since the piles under its outer\n"
    "end had been eaten by worms."
)

HEADED = "Harbour to close old pier\nNorth Sea Press agency\n3 Feb 11\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\r\n ", []),
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\r\n\r\nTwo.", ["One.", "Two."]),
        ("One.\nTwo.\nThree.", ["One.", "Two.", "Three."]),
        ("A headline\nA first paragraph that ends here.", None),
        (
            HEADED + WRAPPED,
            [*HEADED.splitlines(), WRAPPED.split("\n\n", maxsplit=1)[0], "The council agreed."],
        ),
        (LISTED, LISTED.split("\n")),
        (DASHED, [DASHED]),
        (WRAPPED, [WRAPPED.split("\n\n", maxsplit=1)[0], "The council agreed."]),
    ],
)
def test_paragraphs(text: str, expected: list[str] | None) -> None:
    found = [p.text for p in paragraphs(text)]
    assert found == (expected if expected is not None else text.split("\n"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The pier was built by\nLund & Co\nin 1974. It is shut.\nHe left.", [3, 1]),
        ("The mayor,\nIda Roe\n, said the pier\nwould be shut.\nNobody came.", [4, 1]),
        ("“Why?”\nhe asked.\n“No,”\nsaid Lund\n.", [2, 3]),
        ("Mayor quits\nby Ida Roe\nThe mayor quit on Monday.", [1, 1, 1]),
        ("a) the roof leaks.\nb) the walls lean.", [1, 1]),
        ("Write to us\nnews@halden.no\nwww.halden.no.", [1, 1, 1]),
        ("flour\nsugar\nsalt", [1, 1, 1]),
        ("Shares fall\neBay rises.", [1, 1]),
    ],
)
def test_a_sentence_that_a_page_broke_at_a_link_is_one_again(
    text: str, expected: list[int]
) -> None:
    assert [len(p.text.splitlines()) for p in paragraphs(text)] == expected


@given(st.text(alphabet=st.characters(), max_size=400))
def test_pieces_keep_every_offset(text: str) -> None:
    within = paragraphs(text)
    last = 0
    for piece in pieces(text, within):
        stretch = text[piece.start : piece.start + len(piece.text)]
        assert len(stretch) == len(piece.text)
        assert piece.start >= last
        assert within[piece.paragraph].start <= piece.start
        assert piece.start + len(piece.text) <= within[piece.paragraph].end
        assert all(
            a == b or b in " \ufffd\"'“”‘’„«»‚‹›" for a, b in zip(stretch, piece.text, strict=True)
        )
        last = piece.start + len(piece.text)


@given(st.text(alphabet=st.characters(), max_size=400))
def test_no_visible_character_is_lost(text: str) -> None:
    seen = set()
    for piece in pieces(text, paragraphs(text)):
        seen.update(range(piece.start, piece.start + len(piece.text)))
    assert all(c.isspace() for i, c in enumerate(text) if i not in seen)


def test_a_long_run_and_a_long_stretch_are_cut() -> None:
    run = "a-" * 5_000
    assert max(len(p.text) for p in pieces(run, paragraphs(run))) <= 300
    stretch = "word " * 3_000
    assert max(len(p.text.split()) for p in pieces(stretch, paragraphs(stretch))) <= 150


def test_abbreviations_do_not_keep_a_piece_from_being_cut() -> None:
    titles = "Mr. Smith and " * 1_000
    assert max(len(p.text.split()) for p in pieces(titles, paragraphs(titles))) <= 401
    crammed = ("1," * 125 + " ") * 100
    assert max(len(p.text) for p in pieces(crammed, paragraphs(crammed))) <= 1_800


def test_a_dateline_is_a_piece_of_its_own() -> None:
    text = "PORT ASKEL, Jan. 3 (Reuters) - The strait was closed."
    found = [p.text for p in pieces(text, paragraphs(text))]
    assert found[-1] == "The strait was closed."


@pytest.mark.parametrize(
    "opening",
    [
        "GENEVA (AP) — ", "Halden, 21 June: ", "NEW DELHI: ", "HALDEN, Norway — ",
        "GOV. ANNA McCALL (R), OSTLAND: ", "Q: ", "UPDATE 2: ",
    ],
)  # fmt: skip
def test_what_a_paragraph_opens_with_is_a_piece_of_its_own(opening: str) -> None:
    text = f"{opening}The pier is closed."
    assert [p.text for p in pieces(text, paragraphs(text))] == [
        opening,
        "The pier is closed.",
    ]
