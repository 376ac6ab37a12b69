"""Groups of Universal Dependencies relations that several modules ask for."""

from __future__ import annotations

__all__ = ["SUBJECTS", "ANY_SUBJECT"]

SUBJECTS = ("nsubj", "csubj")
"""What a verb has for a subject: a noun phrase or a clause."""

ANY_SUBJECT = (*SUBJECTS, "expl")
"""What fills the place of a verb's subject, an *it* or *there* that means nothing included."""
