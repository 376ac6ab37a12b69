"""Hangs on a cue what a parser hung on by how many votes it was settled.

*Ruled **by nine votes to two** that it was void*, *held **6-3** that it was void*.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.syntax.relations import ANY_SUBJECT

__all__ = ["clause_by_count"]

_COUNTS = ("obl", "obj", "nummod")
# Clauses that a parser may hang on a number.
_CLAUSES = ("acl", "ccomp")
_UNITS = ("NOUN", "NUM", "SYM")


def clause_by_count(sentence: Sentence, verb: Token, knowledge: Knowledge) -> tuple[Token, ...]:
    """The clause with *that* behind a count of votes, as what the verb says.

    The numbers in the count are no one whom it tells.

    Arguments:
        sentence: the sentence.
        verb: a cue.
        knowledge: what a decision is taken by.
    """
    if sentence.child(verb, "ccomp", "xcomp") is not None:
        return ()
    counts = [t for t in sentence.children(verb, *_COUNTS) if _counts(sentence, t, knowledge)]
    if not counts or counts[0].index < verb.index:
        return ()
    count = counts[0]
    against = [
        evolve(t, head=count.index, deprel="nmod")
        for t in sentence.children(verb, "obl")
        if t.upos == "NUM" and t.index > count.index and count.upos == "NOUN"
    ]
    for clause, mark in _clauses(sentence, (count, *against), knowledge):
        below = evolve(clause, head=verb.index, deprel="ccomp")
        return (*against, below, evolve(mark, head=clause.index, deprel="mark"))
    return ()


def _counts(sentence: Sentence, word: Token, knowledge: Knowledge) -> bool:
    """Whether a word heads a count: *by a majority of two*, *in a 6-3 vote*, *by 6-3*, *6-3*."""
    prepositions = knowledge.grammar.prepositions
    if word.upos == "NUM":  # a single number is none: *found 6 that were shut*
        return any(t.upos == "NUM" for t in sentence.children(word))
    link = sentence.child(word, "case")
    if link is None or word.lemma.lower() not in prepositions.no_agents:
        return False
    if link.lemma.lower() in prepositions.settings:
        return any(t.upos == "NUM" for t in sentence.children(word))
    return link.lemma.lower() in prepositions.agents and not knowledge.lexicon.is_time(word.lemma)


def _clauses(
    sentence: Sentence, tops: tuple[Token, ...], knowledge: Knowledge
) -> Iterator[tuple[Token, Token]]:
    """Each whole clause below some words that *that* opens right behind a count, and its *that*."""
    that = knowledge.grammar.clauses.complementizers
    for clause in (t for top in tops for t in sentence.subtree(top)):
        mark = sentence.child(clause, "mark", "obj")
        if clause.relation not in _CLAUSES or mark is None or mark.lemma.lower() not in that:
            continue
        subject = sentence.child(clause, *ANY_SUBJECT)
        counted = mark.index > 1 and sentence.tokens[mark.index - 2].upos in _UNITS
        if counted and subject is not None and subject.index > mark.index:
            yield clause, mark
