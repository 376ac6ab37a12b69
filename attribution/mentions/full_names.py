"""Tells what the full names of people show about their surnames."""

from __future__ import annotations

from attribution.document import Document

__all__ = ["surnames_in"]


def surnames_in(document: Document) -> frozenset[str]:
    """The last words of all names of several words that are tagged as a person's."""
    return frozenset(t.form for s in document.sentences for t in s.tokens if t.entity == "E-PER")
