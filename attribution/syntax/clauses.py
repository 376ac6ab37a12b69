"""Tells which clause of a sentence a phrase or another clause belongs to.

The relations are Universal Dependencies, version 2.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from attribution.document import Sentence, Token
from attribution.syntax.order import first_word, word_before

__all__ = ["clause_around", "hung_on_report", "is_linked_by", "is_measured_by"]

# Relations of words that are no clause of their own.
_WITHIN_A_CLAUSE = (
    "amod",
    "appos",
    "compound",
    "flat",
    "iobj",
    "nmod",
    "nsubj",
    "nummod",
    "obj",
    "obl",
    "xcomp",
)
_DEPENDENT_CLAUSES = ("acl", "advcl")


def clause_around(sentence: Sentence, top: Token) -> Token | None:
    """The head of the clause that a phrase belongs to.

    A phrase that opens its sentence holds for all of it; one that a parser gave
    to a noun or an adjective holds for the clause around it; one behind a comma
    reaches beyond a clause that modifies.
    """
    first = first_word(sentence, top)
    before = word_before(sentence, first)
    if before is None or first.index == 2:
        return sentence.root if sentence.root.index != top.index else None
    apart = before.upos == "PUNCT"
    below = (*_WITHIN_A_CLAUSE, *_DEPENDENT_CLAUSES) if apart else _WITHIN_A_CLAUSE
    head = sentence.head(top)
    while head is not None and head.relation in below:
        head = sentence.head(head)
    return head


def is_measured_by(sentence: Sentence, word: Token, degrees: Collection[str]) -> bool:
    """Whether an adverb of degree stands right before a word: ***so** pointed that they left*.

    Arguments:
        sentence: the word's.
        word: the word.
        degrees: the adverbs, in lower case.
    """
    before = word_before(sentence, word)
    return (
        before is not None
        and before.head == word.index
        and before.relation == "advmod"
        and before.lemma.lower() in degrees
    )


def is_linked_by(sentence: Sentence, head: Token, words: Collection[str], *relations: str) -> bool:
    """Whether one of some words joins a phrase or a clause to what it belongs to.

    Arguments:
        sentence: where it stands.
        head: its head.
        words: lemmas of prepositions or conjunctions, in lower case.
        relations: what the word is to the head; ``case`` or ``mark`` if none is given.
    """
    link = sentence.child(head, *(relations or ("case", "mark")))
    return link is not None and link.lemma.lower() in words


def hung_on_report(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """Heads of adverbial clauses that may be those of a verb but hang on what it reports.

    *The sale is off, X reported, citing two managers*: hung on what is off. *X reported that it
    is off, citing two managers*: hung likewise, or on anything below.
    """
    reported = sentence.head(verb)
    if reported is not None and verb.relation == "parataxis":
        yield from (t for t in sentence.children(reported, "advcl") if t.index > verb.index)
    for said in sentence.children(verb, "ccomp"):
        yield from (t for t in sentence.subtree(said) if t.relation == "advcl")
