"""The table of corrections: what is mended of a tree before claims are looked for in it."""

from __future__ import annotations

import pytest
from attrs import evolve

from attribution import Document
from attribution.knowledge import Knowledge
from attribution.quotes.corrections import table
from attribution.quotes.corrections.replaced import replaced
from tests.quotes.mending import PAST, is_left


def test_a_mend_that_makes_no_tree_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    trees = f"Ana/PROPN/2/nsubj/_/S-PER left/leave/VERB/0/root/{PAST} ./PUNCT/2/punct"

    def turned(document: Document, _: Knowledge) -> Document:
        (sentence,) = document.sentences
        left = evolve(sentence.tokens[1], head=1, deprel="flat")
        return evolve(document, sentences=(replaced(sentence, [left]),))

    monkeypatch.setattr(table, "CORRECTIONS", (table.Correction("turned", turned),))
    assert is_left(trees)
