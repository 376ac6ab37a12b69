"""What is mended of a tree, and what the rules then read in it."""

from __future__ import annotations

from attribution import Document, find_quotes
from attribution.knowledge import given
from attribution.quotes.corrections import corrected
from tests.trees import document

PAST = "Tense=Past|VerbForm=Fin"


def mended(trees: str) -> Document:
    """The document of some trees as the rules see it."""
    return corrected(document(trees), given("en", None))


def is_left(trees: str) -> bool:
    """Whether nothing is mended of some trees."""
    return mended(trees) == document(trees)


def relations(found: Document) -> dict[str, str]:
    """The relation of each word of the first sentence, by its form."""
    return {t.form: t.deprel for t in found.sentences[0].tokens}


def reported(trees: str) -> list[tuple[str, str | None, str]]:
    """Content, source and cue of what the rules find."""
    return [
        (q.text, q.source.text if q.source else None, q.cue.text if q.cue else "")
        for q in find_quotes(document(trees), scorer="rules")
    ]
