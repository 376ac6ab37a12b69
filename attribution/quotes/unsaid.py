"""Which claims are none: what a cue has beside it looks like a content, but nobody says it."""

from __future__ import annotations

from attribution.claim import Claim
from attribution.document import Sentence, Token
from attribution.quotes.rule import Context
from attribution.syntax.relations import ANY_SUBJECT

__all__ = ["says"]


def says(context: Context, claim: Claim) -> bool:
    """Whether a claim tells what somebody says or thinks.

    *The flood claimed nine lives*, *speaking of the fire, Lund said ...*, *found the house empty*,
    *note that the dough will rise* and *Lund thinks so* tell nothing.

    Arguments:
        context: the document with its passages in quotation marks, and the cues.
        claim: what was proposed.
    """
    head = claim.cue.head if claim.cue is not None else None
    if head is None or head.upos != "VERB":
        return True
    sentence = context.document.sentences[head.sentence]
    if any(passage.span.covers(head.span) for passage in context.layout.outer.covering(head.span)):
        return True  # what is said in marks is another's
    return not (
        _is_thing(context, claim, sentence, head)
        or _is_topic(context, claim, sentence, head)
        or _is_seen(context, sentence, head)
        or _is_for_readers(context, claim, sentence, head)
        or _is_clause_elsewhere(context, claim)
    )


def _is_thing(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """*The flood claimed nine lives*."""
    nouns = context.lexicon.unsaid.get(verb.lemma.lower(), frozenset())
    if not nouns or not claim.rule.takes_things:
        return False
    thing = sentence.child(verb, "obj", "nsubj:pass")
    if thing is None or thing.lemma.lower() not in nouns:
        return False
    return not context.layout.marked.meeting(thing.span)


def _is_topic(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """*Commenting on the sale*, beside what is said of it."""
    if not claim.rule.takes_things or verb.lemma.lower() not in context.lexicon.touching:
        return False
    above = sentence.head(verb) if verb.relation == "advcl" else None
    participle = verb.feature("VerbForm") in ("Ger", "Part") and verb.feature("Tense") != "Past"
    if above is None or not participle or context.lexicon.attitude("clause", above.lemma) is None:
        return False
    return not any(context.layout.marked.meeting(part) for part in claim.content)


def _is_seen(context: Context, sentence: Sentence, verb: Token) -> bool:
    """*Found the house empty*, *saw his shot saved*: what one sees happen."""
    if verb.lemma.lower() not in context.lexicon.perceiving:
        return False
    thing, state = sentence.child(verb, "obj"), sentence.child(verb, "xcomp")
    if thing is None or state is None or sentence.child(state, *ANY_SUBJECT) is not None:
        return False
    return state.lemma.lower() in context.lexicon.states or state.form.lower() in (
        context.lexicon.states
    )


def _is_for_readers(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """*Note that the dough will rise*: readers are told to; but *hope it rises* means *I hope*."""
    if claim.source is not None or verb.lemma.lower() not in context.lexicon.bidding:
        return False
    if sentence.child(verb, *ANY_SUBJECT, "aux") is not None:
        return False
    first = sentence.head(verb) if verb.relation == "conj" else verb
    if first is None or first.index > 1 or first.relation != "root":
        return False
    return verb.feature("Mood") == "Imp" or (
        verb.feature("VerbForm") in ("Fin", "Inf", None) and verb.feature("Tense") != "Past"
    )


def _is_clause_elsewhere(context: Context, claim: Claim) -> bool:
    """*Lund thinks so*."""
    pro_clauses = context.grammar.clauses.pro_clauses
    return all(part.text.lower() in pro_clauses for part in claim.content)
