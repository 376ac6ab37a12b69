"""Makes the clause after a passive its content: *it was rumoured that she had left*.

Treebanks, and so parsers, call it the subject, with an expletive in its place, or the complement.
"""

from __future__ import annotations

from attrs import evolve

from attribution.document import Sentence
from attribution.quotes.corrections.replaced import replaced

__all__ = ["with_extraposed_clauses"]


def with_extraposed_clauses(sentence: Sentence) -> Sentence:
    """The sentence with such clauses as complements, and what stands for them as subjects.

    Arguments:
        sentence: as it was parsed; it is given back itself where it has none.
    """
    for clause in sentence.tokens:
        if clause.deprel != "csubj:pass" or clause.head > clause.index:
            continue
        verb = sentence.tokens[clause.head - 1]
        expletive = sentence.child(verb, "expl")
        if expletive is not None and expletive.index < verb.index:
            subject = evolve(expletive, deprel="nsubj:pass")
            sentence = replaced(sentence, [evolve(clause, deprel="ccomp"), subject])
    return sentence
