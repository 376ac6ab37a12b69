"""Groups of Universal Dependencies relations that several modules ask for."""

from __future__ import annotations

__all__ = ["SUBJECTS", "ANY_SUBJECT"]

SUBJECTS = ("nsubj", "csubj")
"""Relations of a verb's subject: a noun phrase or a clause."""

ANY_SUBJECT = (*SUBJECTS, "expl")
"""Relations of whatever fills a verb's subject position, including an expletive *it* or *there*."""
