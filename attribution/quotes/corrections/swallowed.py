"""Gives a sentence its main verb, which a parser took for a part of what its subject claims.

***Claims that the bridge was safe** proved false*, ***the warning from Lund that two men had died**
surprised many*: parsers read a noun with two clauses, or one clause that goes on.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.corrections.replaced import replaced
from attribution.syntax.phrases import has_tense
from attribution.syntax.relations import ANY_SUBJECT

__all__ = ["with_swallowed_verbs"]

_BEFORE = ("ADJ", "DET", "NOUN", "PART", "PRON", "PROPN")
_CLAUSES = ("acl", "advcl", "ccomp", "dep", "xcomp")
_PARTING = (",", ":", ";", "–", "—", "(")


def with_swallowed_verbs(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with the verb behind such a claim above its noun.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: which nouns carry clauses, and which words open them.
    """
    noun = sentence.root
    if knowledge.lexicon.attitude("noun", noun.lemma) is None:
        return sentence
    opens = noun.index == 1 and noun.form.lower() != noun.lemma.lower()  # *Hopes that ...*
    if not (noun.upos == "NOUN" or (noun.upos == "VERB" and opens)) or any(
        t.upos not in _BEFORE for t in sentence.tokens[: noun.index - 1]
    ):
        return sentence
    said = _said(sentence, noun, knowledge)
    verb = _verb(sentence, noun, said) if said is not None else None
    if said is None or verb is None:
        return sentence
    return replaced(sentence, _mended(sentence, noun, said, verb))


def _said(sentence: Sentence, noun: Token, knowledge: Knowledge) -> Token | None:
    """The first verb of the clause with *that* behind a noun, perhaps behind whose claim it is."""
    clauses, holders = knowledge.grammar.clauses, knowledge.grammar.prepositions.holders
    words = sentence.tokens[noun.index :]
    that = next((t for t in words if t.upos in ("PRON", "SCONJ")), None)
    if that is None or that.lemma.lower() not in clauses.complementizers:
        return None
    between = sentence.tokens[noun.index : that.index - 1]
    if between and between[0].form.lower() not in holders:
        return None
    if any(t.upos not in (*_BEFORE, "ADP", "NUM") for t in between):
        return None
    behind = sentence.tokens[that.index :]
    verbs = (t for t in behind if _is_predicate(sentence, t))
    return next((t for t in verbs if t.head == noun.index or t.head < that.index), None)


def _is_predicate(sentence: Sentence, word: Token) -> bool:
    return word.relation in _CLAUSES and (word.upos == "VERB" or has_tense(sentence, word))


def _verb(sentence: Sentence, noun: Token, said: Token) -> Token | None:
    """The verb with a tense behind a clause that nothing parts from it, and without a subject."""
    for word in sentence.tokens[said.index :]:
        if (
            word.form in _PARTING
            or word.relation in ("cc", "mark")
            or word.upos in ("CCONJ", "PART")
        ):
            return None
        if word.feature("PronType") == "Rel":
            return None
        if not _is_predicate(sentence, word) or word.head not in (noun.index, said.index):
            continue
        own = [t for t in sentence.children(word, *ANY_SUBJECT) if t.index > said.index]
        past = word.feature("Tense") == "Past"  # parsers take many for participles
        return word if not own and (has_tense(sentence, word) or past) else None
    return None


def _mended(sentence: Sentence, noun: Token, said: Token, verb: Token) -> Iterator[Token]:
    yield evolve(verb, head=0, deprel="root")
    passive = sentence.child(verb, "aux:pass") is not None
    relation = "nsubj:pass" if passive else "nsubj"
    yield evolve(noun, head=verb.index, deprel=relation, upos="NOUN")
    yield evolve(said, head=noun.index, deprel="acl")
    for word in sentence.tokens:
        if word.head == verb.index and noun.index < word.index < said.index:
            yield evolve(word, head=said.index)
        elif word.upos == "PUNCT" and word.head == noun.index and word.index > verb.index:
            yield evolve(word, head=verb.index)
