"""What the labels of names stand for, in whichever set a parser has them."""

from __future__ import annotations

__all__ = ["name_kind"]

# OntoNotes, CoNLL-2003 and Universal NER name the same things differently.
_NAME_KINDS = {
    "PER": "person", "PERSON": "person", "ORG": "organisation", "ORGANIZATION": "organisation",
    "LOC": "place", "GPE": "place", "FAC": "place", "NORP": "group",
}  # fmt: skip


def name_kind(label: str) -> str:
    """What a label of any set stands for; see `attribution.document.NamedEntity.kind`.

    Example:
        >>> name_kind("PERSON"), name_kind("GPE"), name_kind("DATE")
        ('person', 'place', 'other')
    """
    return _NAME_KINDS.get(label.upper(), "other")
