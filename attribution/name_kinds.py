"""`name_kind`: what a label of a named-entity recogniser stands for, whichever labels it uses."""

from __future__ import annotations

__all__ = ["name_kind"]

# OntoNotes, CoNLL-2003 and Universal NER have different labels for the same things.
_NAME_KINDS = {
    "PER": "person", "PERSON": "person", "ORG": "organisation", "ORGANIZATION": "organisation",
    "LOC": "place", "GPE": "place", "FAC": "place", "NORP": "group",
}  # fmt: skip


def name_kind(label: str) -> str:
    """What a label stands for; see `attribution.document.NamedEntity.kind`.

    Example:
        >>> name_kind("PERSON"), name_kind("GPE"), name_kind("DATE")
        ('person', 'place', 'other')
    """
    return _NAME_KINDS.get(label.upper(), "other")
