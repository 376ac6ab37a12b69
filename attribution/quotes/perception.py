"""Tells events that somebody perceives from facts that they conclude."""

from __future__ import annotations

from attribution.document import Sentence, Token
from attribution.knowledge import Grammar, Lexicon
from attribution.syntax.clauses import is_measured_by
from attribution.syntax.phrases import is_gerund

__all__ = ["is_outcome", "is_perceived"]


def is_perceived(sentence: Sentence, verb: Token, event: Token, lexicon: Lexicon) -> bool:
    """Whether a verb says that somebody saw or heard something happen.

    *Saw him leave*, *was seen to leave*, *found a dog lying there*, *saw prices rise*; but *saw
    that he left*, *found the plan flawed*.

    Arguments:
        sentence: the sentence.
        verb: the verb.
        event: head of its complement.
        lexicon: has the verbs of perceiving.
    """
    if verb.lemma.lower() not in lexicon.perceiving or event.upos != "VERB":
        return False
    links = sentence.children(event, "mark", "aux", "cop", "case")
    if event.relation == "xcomp" and sentence.child(verb, "aux:pass") is not None:
        # *Was seen to leave*; but *is seen to be failing*, *was heard to say so*
        acts = not lexicon.is_speech(event.lemma) and event.feature("VerbForm") == "Inf"
        bare = all(t.relation == "mark" for t in links)
        return acts and bare and verb.lemma.lower() in lexicon.perceiving_bare
    if links:
        return False
    past = event.feature("Tense") == "Past"
    if past and event.feature("VerbForm") == "Part" and event.form.lower() in lexicon.states:
        return True  # *found the house ransacked*, *found two men killed*
    if event.relation == "xcomp":
        # *Found the plan flawed* tells what one thinks of it, *saw the shot saved* what one saw.
        # A bare infinitive looks like a finite verb.
        return not past or verb.lemma.lower() in lexicon.perceiving_bare
    if event.relation not in ("ccomp", "obj"):
        return False
    if is_gerund(event) or event.feature("VerbForm") == "Inf":
        return True
    # *Saw prices rise*: if it were a thought in the past, the verb would be in the past.
    bare = verb.feature("Tense") == "Past" and event.form.lower() == event.lemma.lower()
    return bare and verb.lemma.lower() in lexicon.perceiving_bare


def is_outcome(sentence: Sentence, verb: Token, grammar: Grammar) -> bool:
    """Whether the clause behind a verb tells what came of it, and not what was perceived.

    *Was **so** glad when she saw the house **that she bought it***.

    Arguments:
        sentence: the sentence.
        verb: a verb of perceiving.
        grammar: has the adverbs of degree.
    """
    above, thing = sentence.head(verb), sentence.child(verb, "obj")
    clause = sentence.child(verb, "ccomp")
    if verb.relation != "advcl" or above is None or thing is None or clause is None:
        return False
    return thing.index < clause.index and is_measured_by(sentence, above, grammar.clauses.degrees)
