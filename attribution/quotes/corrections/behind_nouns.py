"""Makes the verb behind what a noun reports the predicate of that noun.

*The claim that the winter would be "hard, and long" **was rejected***: parsers take the noun for
the head of all, and its predicate for one more of what is claimed.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.corrections.replaced import replaced
from attribution.syntax.clauses import is_linked_by
from attribution.syntax.phrases import has_tense
from attribution.syntax.relations import ANY_SUBJECT

__all__ = ["with_predicates_behind_nouns"]

# What a noun is that a parser took for the head of a whole clause.
_TOPS = ("root", "ccomp", "conj", "parataxis")
# What a parser takes a predicate for that stands behind another's.
_ASTRAY = ("acl", "advcl", "ccomp", "conj", "parataxis")


def with_predicates_behind_nouns(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with such predicates above their nouns.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: which nouns report, and the conjunctions of what they report.
    """
    for noun in sentence.words("NOUN"):
        if noun.relation not in _TOPS or knowledge.lexicon.attitude("noun", noun.lemma) is None:
            continue
        told = _told(sentence, noun, knowledge)
        if told is not None and (verb := _predicate(sentence, told)) is not None:
            sentence = replaced(sentence, _hung(sentence, noun, verb))
    return sentence


def _told(sentence: Sentence, noun: Token, knowledge: Knowledge) -> Token | None:
    """The clause with *that* and a subject of its own that a noun without a verb reports."""
    clause = sentence.child(noun, "acl", "ccomp")
    if clause is None or clause.index < noun.index or has_tense(sentence, noun):
        return None
    if not is_linked_by(sentence, clause, knowledge.grammar.clauses.complementizers, "mark"):
        return None
    whole = sentence.child(clause, *ANY_SUBJECT) is not None and has_tense(sentence, clause)
    return clause if whole else None


def _predicate(sentence: Sentence, told: Token) -> Token | None:
    """The verb behind a clause that has no subject, and that no word joins to the clause."""
    for verb in sentence.subtree(told):
        if verb.index < told.index or verb.relation not in _ASTRAY or verb is told:
            continue
        own = sentence.child(verb, *ANY_SUBJECT, "mark", "cc")
        if own is None and has_tense(sentence, verb) and not _is_joined(sentence, verb):
            return verb
    return None


def _is_joined(sentence: Sentence, verb: Token) -> bool:
    """Whether a comma or a conjunction stands right before a verb and what belongs to it."""
    first = sentence.subtree(verb)[0]
    before = sentence.tokens[first.index - 2]
    return first.upos == "PRON" or before.form == "," or before.upos == "CCONJ"


def _hung(sentence: Sentence, noun: Token, verb: Token) -> Iterator[Token]:
    passive = sentence.child(verb, "aux:pass") is not None
    yield evolve(verb, head=noun.head, deprel=noun.deprel)
    yield evolve(noun, head=verb.index, deprel="nsubj:pass" if passive else "nsubj")
    for child in sentence.children(noun, "punct", "parataxis", "advcl"):
        if child.index > verb.index:
            yield evolve(child, head=verb.index)
