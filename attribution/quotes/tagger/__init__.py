"""The learned part of `find_quotes`: confirms, completes and adds to what the rules propose."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from attribution.document import Document
from attribution.knowledge.lexicon import Lexicon
from attribution.layout.passages import Passage
from attribution.quotes.candidate import Candidate

if TYPE_CHECKING:
    from attribution.quotes.tagger.inference import Tagger

__all__ = ["load_tagger", "weigh"]

_DATA = Path(__file__).parents[2] / "data"


@cache
def load_tagger(language: str) -> Tagger | None:
    """The tagger of a language, or None if there are no weights for it.

    Raises:
        ModelError: if its weights are damaged.
    """
    path = _DATA / language / "quotes.npz"
    if not path.exists():
        return None
    # Kept from the import of the package: it takes torch, which takes seconds.
    from attribution.quotes.tagger.inference import Tagger
    from attribution.quotes.tagger.weights import read

    return Tagger(read(path))


def weigh(
    tagger: Tagger,
    document: Document,
    candidates: Sequence[Candidate],
    lexicon: Lexicon,
    marked: Sequence[Passage],
) -> tuple[Candidate, ...]:
    """The candidates as a tagger sees them, with those that it adds.

    Candidates without a cue (passages that stand alone, turns of a transcript) stay as they are.

    Arguments:
        tagger: from `load_tagger`.
        document: the document.
        candidates: what the rules propose.
        lexicon: the cue words.
        marked: the passages in quotation marks.
    """
    from attribution.quotes.tagger.decoding import decoded

    alone = [c for c in candidates if c.cue_head is None]
    seen = tagger.tag(document, candidates, lexicon, marked)
    return (*alone, *(c for tags in seen for c in decoded(tags, tagger.confidence)))
