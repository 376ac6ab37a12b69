"""Gives the content the clause after a cue that says when, why or on what condition.

*The road will close, Lund said, **if it rains***: parsers attach the last clause to *said*.
"""

from __future__ import annotations

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.corrections.replaced import replaced
from attribution.syntax.order import follows_comma
from attribution.syntax.relations import ANY_SUBJECT

__all__ = ["with_conditions"]

# What may stand between a cue and the comma: who says it, to whom, when.
_OF_THE_CUE = ("nsubj", "obj", "iobj", "obl", "advmod", "nmod")


def with_conditions(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with such clauses under what is said.

    Arguments:
        sentence: as it was parsed; it is given back itself if there is nothing to correct.
        knowledge: the cues, and the conjunctions by which a writer contrasts or concedes.
    """
    for verb in sentence.words("VERB"):
        if knowledge.lexicon.attitude("clause", verb.lemma) is None:
            continue
        said = _said_before(sentence, verb)
        clause = _behind_comma(sentence, verb, knowledge) if said is not None else None
        if said is not None and clause is not None:
            sentence = replaced(sentence, [evolve(clause, head=said.index)])
    return sentence


def _said_before(sentence: Sentence, verb: Token) -> Token | None:
    """The head of the clause before a cue between commas, which it reports."""
    own = sentence.child(verb, "nsubj")
    said = sentence.head(verb) if verb.relation == "parataxis" else sentence.child(verb, "ccomp")
    if own is None or said is None or said.index > min(own.index, verb.index):
        return None
    opening = min(sentence.subtree(own)[0], verb, key=lambda t: t.index)
    comma = follows_comma(sentence, opening)
    return said if comma and sentence.child(said, *ANY_SUBJECT) is not None else None


def _behind_comma(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Token | None:
    """The clause with a conjunction that a comma parts from a cue and who says it."""
    for clause in sentence.children(verb, "advcl", "advmod"):
        words = [t for t in sentence.subtree(clause) if t.form != ","] or [clause]
        before = sentence.tokens[words[0].index - 2]
        if clause.index < verb.index or before.form != "," or before.index <= verb.index:
            continue
        between = sentence.tokens[verb.index : before.index - 1]
        if not all(_is_of_the_cue(sentence, verb, word) for word in between):
            return None
        below = sentence.child(clause, "advcl") if clause.relation == "advmod" else clause
        return clause if below is not None and _is_condition(sentence, below, knowledge) else None
    return None


def _is_of_the_cue(sentence: Sentence, verb: Token, word: Token) -> bool:
    return any(word in sentence.subtree(child) for child in sentence.children(verb, *_OF_THE_CUE))


def _is_condition(sentence: Sentence, clause: Token, knowledge: Knowledge) -> bool:
    """Whether a clause with a conjunction says when, why or on what condition.

    It is finite, has a subject of its own, and does not contrast or concede, as writers do.
    """
    clauses = knowledge.grammar.clauses
    linked = sentence.children(clause, "mark", "advmod")
    link = next((t for t in linked if t.upos in ("SCONJ", "ADP", "ADV")), None)
    verbs = (clause, *sentence.children(clause, "aux", "cop"))
    finite = any(v.feature("VerbForm") == "Fin" or v.feature("Tense") == "Past" for v in verbs)
    if link is None or not finite:
        return False
    own, word = sentence.child(clause, *ANY_SUBJECT), link.lemma.lower()
    # *As she left* tells when she said so; *as soon as it rains* hangs on an adverb.
    aside = word in clauses.asides and clause.relation == "advcl"
    aside = aside and sentence.tokens[clause.head - 1].upos == "VERB"
    contrasted = word in clauses.concessions or word in clauses.contrasts
    return own is not None and link.index < own.index and not aside and not contrasted
