"""Attaches what somebody expects to happen to the verb: *expected the talks **to fail***.

Parsers know *the plan to sell* and *the right to vote*, and so attach such an infinitive to the
noun before it, whatever verb governs it.
"""

from __future__ import annotations

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge, Lexicon
from attribution.quotes.corrections.replaced import replaced

__all__ = ["with_raised_objects"]

_COMPLEMENTS = ("xcomp", "ccomp")
_INFINITIVES = ("acl", "advcl", "xcomp")
_NOMINAL = ("NOUN", "PRON", "PROPN")
_PREDICATES = ("VERB", "ADJ", "NOUN")


def with_raised_objects(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with such infinitives under the verbs that govern them.

    Arguments:
        sentence: as it was parsed; it is given back itself where it has none.
        knowledge: the verbs, and the nouns that have infinitives of their own.
    """
    for infinitive in sentence.tokens:
        if infinitive.deprel not in _INFINITIVES or infinitive.upos not in _PREDICATES:
            continue
        above = sentence.tokens[infinitive.head - 1]
        noun = above if infinitive.deprel == "acl" else sentence.child(above, "obl")
        verb = sentence.head(noun) if noun is not None else None
        if noun is None or verb is None:
            continue
        told = sentence.child(verb, *_COMPLEMENTS)
        to = _to_behind(sentence, noun, infinitive, knowledge)
        if told not in (None, infinitive) or to is None:
            continue
        if not _happens(sentence, noun, infinitive, knowledge.lexicon):
            continue
        hung = evolve(infinitive, head=verb.index, deprel="xcomp")
        if noun.relation == "obj" and verb.lemma.lower() in knowledge.lexicon.raising_objects:
            sentence = replaced(sentence, [hung])
        elif noun.relation == "obl":
            own = _with_preposition(sentence, noun, infinitive, knowledge)
            sentence = replaced(sentence, [hung, *own]) if own else sentence
    return sentence


def _with_preposition(
    sentence: Sentence, noun: Token, infinitive: Token, knowledge: Knowledge
) -> tuple[Token, ...]:
    """A noun and the preposition before it under the infinitive: *hoped **for the talks** to fail*.

    Nothing where the verb has no such preposition.
    """
    verb = sentence.tokens[noun.head - 1]
    link = sentence.child(noun, "case") or sentence.child(infinitive, "mark")
    if link is None or link.lemma.lower() not in knowledge.grammar.clauses.acting:
        return ()
    if knowledge.lexicon.attitude(f"preposition.{link.lemma.lower()}", verb.lemma) is None:
        return ()
    passive = sentence.child(infinitive, "aux:pass") is not None
    return (
        evolve(noun, head=infinitive.index, deprel="nsubj:pass" if passive else "nsubj"),
        evolve(link, head=infinitive.index, deprel="mark"),
    )


def _to_behind(
    sentence: Sentence, noun: Token, infinitive: Token, knowledge: Knowledge
) -> Token | None:
    """The *to* of an infinitive, if it stands behind a noun and all else that belongs to that."""
    words = knowledge.grammar.clauses.infinitives
    marks = sentence.children(infinitive, "mark")
    to = next((t for t in marks if t.lemma.lower() in words and t.index > noun.index), None)
    own = [t.index for t in sentence.subtree(noun, without=(infinitive,))]
    return to if noun.upos in _NOMINAL and to is not None and to.index == max(own) + 1 else None


def _happens(sentence: Sentence, noun: Token, infinitive: Token, lexicon: Lexicon) -> bool:
    """Whether an infinitive tells what a noun does or undergoes.

    *Wanted the plan to fail*, *wanted a vote to be held*; but not *wanted the chance to speak*,
    *wanted a lock to keep them out*, *wanted the decision to close the mine*.
    """
    if sentence.child(infinitive, "aux", "aux:pass", "cop") is not None:
        return True
    lemma = noun.lemma.lower()
    if lemma in lexicon.with_infinitives or not _is_known(sentence, noun):
        return False
    return lexicon.attitude("noun", lemma) is None or sentence.child(infinitive, "obj") is None


def _is_known(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun is not of the kind of *a lock*, of which one wants any that does."""
    article = sentence.child(noun, "det")
    return article is None or article.feature("Definite") != "Ind"
