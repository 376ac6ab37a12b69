"""Gives a verb back what a parser hung on the words that tell where it was said.

*Said in a report published on Monday that ...*: the clause is what was said, not what was
published. *She said it had held, in remarks carried by a broadcaster*: the remarks are hers.
"""

from __future__ import annotations

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.mentions.outlet_words import is_talk
from attribution.quotes.corrections.replaced import replaced
from attribution.syntax.relations import ANY_SUBJECT

__all__ = ["with_settings"]


def with_settings(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with such clauses and phrases under the verbs of speech.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: which verbs speak, and which nouns are for what one speaks or writes in.
    """
    for verb in sentence.tokens:
        if verb.upos != "VERB" or knowledge.lexicon.attitude("clause", verb.lemma) != "speech":
            continue
        said = sentence.child(verb, "ccomp")
        if said is None:
            found = _clause_beyond(sentence, verb, knowledge)
            moved = evolve(found, head=verb.index, deprel="ccomp") if found is not None else None
        else:
            found = _set_off(sentence, verb, said, knowledge)
            moved = evolve(found, head=verb.index) if found is not None else None
        if moved is not None:
            sentence = replaced(sentence, [moved])
    return sentence


def _clause_beyond(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Token | None:
    """The head of a clause with *that* behind a participle which tells of a setting."""
    if sentence.child(verb, "xcomp", "aux:pass") is not None:
        return None
    for noun in sentence.children(verb, "obl"):
        if noun.index < verb.index or not _is_setting(sentence, noun, knowledge):
            continue
        for participle in sentence.children(noun, "acl"):
            if participle.upos != "VERB" or sentence.child(participle, *ANY_SUBJECT) is not None:
                continue
            clauses = (*sentence.children(participle, "ccomp"), *sentence.children(noun, "acl"))
            for clause in clauses:
                if clause.index > participle.index and _is_told(sentence, clause, knowledge):
                    return clause
    return None


def _is_told(sentence: Sentence, clause: Token, knowledge: Knowledge) -> bool:
    """Whether a clause begins with *that* and has a subject beside it."""
    that = sentence.subtree(clause)[0]
    return that.lemma.lower() in knowledge.grammar.clauses.complementizers and any(
        that.index < t.index < clause.index for t in sentence.children(clause, *ANY_SUBJECT)
    )


def _set_off(sentence: Sentence, verb: Token, said: Token, knowledge: Knowledge) -> Token | None:
    """The setting behind a comma at the end of what is said."""
    if said.index < verb.index:
        return None
    end = sentence.subtree(said)[-1]
    for noun in reversed(sentence.subtree(said)):
        if noun.relation != "obl" or not _is_setting(sentence, noun, knowledge):
            continue
        words = [t for t in sentence.subtree(noun) if t.upos != "PUNCT"]
        if not words or words[0].index == 1:
            continue
        before = sentence.tokens[words[0].index - 2]
        last = [t for t in sentence.tokens[: end.index] if t.upos != "PUNCT"][-1]
        if before.form == "," and words[-1] == last and before.index > verb.index:
            return noun
    return None


def _is_setting(sentence: Sentence, noun: Token, knowledge: Knowledge) -> bool:
    """Whether a noun with *in* is for what one speaks or writes in."""
    case = sentence.child(noun, "case")
    if case is None or case.lemma.lower() not in knowledge.grammar.prepositions.settings:
        return False
    listed = noun.lemma.lower() in knowledge.lexicon.occasions
    return listed or is_talk(sentence, noun, knowledge.outlets)
