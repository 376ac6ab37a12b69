"""Attaches a cue to the relative clause that it continues, rather than to the main clause.

*She had a call from a man **who gave his name and said** that ...*: the man says so, not she.
"""

from __future__ import annotations

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.corrections.replaced import replaced
from attribution.quotes.speaking import may_speak
from attribution.syntax.order import follows_comma
from attribution.syntax.relations import ANY_SUBJECT

__all__ = ["with_cues_in_relative_clauses"]


def with_cues_in_relative_clauses(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with such cues in the relative clause that ends before them.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: the cues, the prepositions, and which nouns are for those who speak.
    """
    for verb in sentence.words("VERB"):
        if verb.relation != "conj":
            continue
        clause = _clause_before(sentence, verb, knowledge)
        if clause is not None:
            sentence = replaced(sentence, [evolve(verb, head=clause.index)])
    return sentence


def _clause_before(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Token | None:
    """The verb of the relative clause that a cue goes on."""
    main, joint = sentence.head(verb), sentence.child(verb, "cc")
    if main is None or joint is None or not main.index < joint.index < verb.index:
        return None
    if knowledge.lexicon.attitude("clause", verb.lemma) is None:
        return None
    if sentence.child(verb, *ANY_SUBJECT, "aux") is not None:
        return None
    last = sentence.tokens[joint.index - 2]
    if last.upos == "PUNCT":
        return None
    for clause in (last, *sentence.ancestors(last)):
        if clause.index <= main.index:
            return None
        noun = sentence.head(clause)
        if clause.relation == "acl" and noun is not None:
            ends = sentence.subtree(clause)[-1].index == last.index
            meant = ends and _alike(clause, verb) and _is_meant(sentence, noun, clause, knowledge)
            return clause if meant else None
    return None


def _alike(clause: Token, verb: Token) -> bool:
    """Whether two verbs have one form, as those that *and* joins have."""
    return all(clause.feature(name) == verb.feature(name) for name in ("VerbForm", "Tense"))


def _is_meant(sentence: Sentence, noun: Token, clause: Token, knowledge: Knowledge) -> bool:
    """Whether whoever a relative clause is about says what a cue behind it reports.

    So it is where a comma parts the clause from what stands before it and none closes it, and
    where others hear of or from him: *a call from a man who ...*, *was stopped by men who ...*.
    """
    subject = sentence.child(clause, *ANY_SUBJECT)
    grammar = knowledge.grammar
    if subject is None or subject.lemma.lower() not in grammar.clauses.relatives:
        return False
    if not may_speak(noun, knowledge):
        return False
    if follows_comma(sentence, subject):
        return True
    words = {*grammar.prepositions.givers, *grammar.prepositions.agents}
    return any(case.lemma.lower() in words for case in sentence.children(noun, "case"))
