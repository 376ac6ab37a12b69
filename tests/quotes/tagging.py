"""Documents as the tagger reads them, and tags that say what a test wants."""

from __future__ import annotations

import numpy as np

from attribution import Document, Knowledge, Span
from attribution.quotes.registry import propose
from attribution.quotes.rule import Context
from attribution.quotes.tagger.features import Features, Vocabulary
from attribution.quotes.tagger.network import LABELS
from attribution.quotes.tagger.tags import CueTags
from attribution.quotes.tagger.viterbi import viterbi

__all__ = ["KNOWLEDGE", "TWO", "UNKNOWN", "features", "tags"]

KNOWLEDGE = Knowledge.default("en")
TWO = """
Critics/critic/NOUN/2/nsubj/Number=Plur say/VERB/0/root that/SCONJ/6/mark the/DET/5/det bridge/NOUN/6/nsubj held/hold/VERB/2/ccomp ./PUNCT/2/punct
Nobody/PRON/2/nsubj slept/sleep/VERB/0/root ./PUNCT/2/punct
"""  # noqa: E501
UNKNOWN = """
The/DET/2/det mayor/NOUN/3/nsubj vouchsafed/vouchsafe/VERB/0/root her/PRON/5/nmod:poss hope/NOUN/3/obj of/ADP/7/case rain/NOUN/5/nmod ./PUNCT/3/punct
"""  # noqa: E501


def features(doc: Document) -> Features:
    context = Context.of(doc, KNOWLEDGE)
    return Features(context, Vocabulary({"bridge": 1}), propose(context))


def tags(doc: Document, head: str, chance: float, **labelled: str) -> CueTags:
    """Tags in which each word of the named phrases has its label for certain."""
    seen = features(doc)
    row = next(at for at, t in enumerate(seen.tokens) if t.form == head)
    first, last = seen.bounds[seen.tokens[row].sentence]
    labels = np.zeros((last - first, len(LABELS)), dtype=np.float32)
    labels[:, 0] = 1
    for name, phrase in labelled.items():
        start = doc.text.index(phrase)
        rows = seen.rows(Span.of(doc.text, start, start + len(phrase)))
        labels[rows.start - first : rows.stop - first] = np.eye(len(LABELS))[LABELS.index(name)]
    (path,) = viterbi(labels[None], [len(labels)])
    return CueTags(seen, first, row, chance, reports=chance, labels=labels, path=path)
