"""Texts that a larger reader marked, for the small tagger to learn from.

Nobody marked attributions in them, so that they may be of any register. What the teacher is not
sure of is not hidden: how likely a word is a cue is what is learned, not whether.
"""

from __future__ import annotations

import numpy as np

from attribution.document import Document
from attribution.knowledge import Knowledge
from attribution.quotes.corrections import corrected
from attribution.quotes.registry import propose
from attribution.quotes.rule import Context
from attribution.quotes.tagger.features import Features, Vocabulary
from training.quotes.examples import Example
from training.quotes.reader import Reader

__all__ = ["taught"]

# So sure the teacher must be of a cue for what it links to be learned.
_SURE = 0.5


def taught(
    document: Document, teacher: Reader, vocabulary: Vocabulary, knowledge: Knowledge
) -> list[Example]:
    """The sentences of a document as a teacher marks them.

    Arguments:
        document: its parse.
        teacher: says which words are cues, and what they link.
        vocabulary: the words that the small tagger has vectors for.
        knowledge: the words of the language.
    """
    context = Context.of(corrected(document, knowledge), knowledge)
    candidates = propose(context)
    features = Features(context, vocabulary, candidates)
    chances = np.zeros(len(features.tokens), dtype=np.float32)
    paths = {}
    for tags in teacher.tag(context, candidates):
        chances[tags.cue] = tags.chance
        if tags.chance >= _SURE:
            paths[tags.cue] = tags.path
    return [
        Example(
            features.categories[first:last],
            features.flags[first:last],
            chances[first:last],
            tuple(
                (row - first, *features.seen_from(row, first, last), paths[row])
                for row in range(first, last)
                if row in paths
            ),
        )
        for first, last in features.bounds
    ]
