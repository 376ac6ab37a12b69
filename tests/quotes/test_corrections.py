"""The table of corrections: what is mended of a tree before claims are looked for in it."""

from __future__ import annotations

import pytest
from attrs import evolve

from attribution import Document
from attribution.knowledge import Knowledge
from attribution.quotes.corrections import table
from attribution.quotes.corrections.replaced import replaced
from tests.quotes.mending import PAST, is_left
from tests.trees import document


def test_a_mend_that_makes_no_tree_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    trees = f"Ana/PROPN/2/nsubj/_/S-PER left/leave/VERB/0/root/{PAST} ./PUNCT/2/punct"

    def turned(document: Document, _: Knowledge) -> Document:
        (sentence,) = document.sentences
        left = evolve(sentence.tokens[1], head=1, deprel="flat")
        return evolve(document, sentences=(replaced(sentence, [left]),))

    monkeypatch.setattr(table, "CORRECTIONS", (table.Correction("turned", turned),))
    assert is_left(trees)


def test_a_document_in_which_nothing_is_misread_is_given_back_itself() -> None:
    read = document(
        f"The/DET/2/det harbour/NOUN/3/nsubj froze+/freeze/VERB/0/root/{PAST} ./PUNCT/3/punct"
    )
    assert table.corrected(read, Knowledge.default("en")) is read
