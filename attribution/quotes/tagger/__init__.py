"""The learned part of `find_quotes`: confirms, completes and adds to what the rules propose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from attribution.claim import Claim
from attribution.quotes.rule import Context

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
    proposed: Sequence[tuple[Context, Sequence[Claim]]],
    reading: str,
    is_asked: Callable[[Context, Claim], bool] = lambda *_: True,
) -> list[tuple[Claim, ...]]:
    """The candidates of each document as a tagger sees them, with those that it adds.

    Candidates without a cue (passages that stand alone, turns of a transcript) stay as they are.

    Arguments:
        tagger: from `load_tagger`.
        proposed: each document, with the cue words and the passages in quotation marks, and what
            the rules propose in it.
        reading: what a find is to be: ``"claims"``, or ``"all"`` for attitudes to things, too.
        is_asked: whether one asks about such a proposal; others may be left out.
    """
    from attribution.quotes.tagger.decoding import decoded

    def confidence(reasons: Sequence[float]) -> float:
        return tagger.confidence(reasons, reading)

    weighed = []
    for (_, candidates), seen in zip(proposed, tagger.tag_all(proposed, is_asked), strict=True):
        alone = [c for c in candidates if c.cue_head is None]
        weighed.append((*alone, *(c for tags in seen for c in decoded(tags, confidence))))
    return weighed
