"""What looks for cues and what they link: the small tagger, or a larger reader to learn from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from attribution.claim import Claim
from attribution.quotes.rule import Context
from attribution.quotes.tagger.tags import CueTags

__all__ = ["Reader"]


class Reader(Protocol):
    """Says the same as `attribution.quotes.tagger.inference.Tagger`."""

    def tag(self, context: Context, candidates: Sequence[Claim], /) -> Iterable[CueTags]:
        """What it sees around each likely cue, and around each that a rule proposes."""
        ...
