"""Which claims are none: what a cue has beside it looks like a content, but nobody says it."""

from __future__ import annotations

from attribution.claim import Claim
from attribution.document import Sentence, Token
from attribution.quotes.perception import is_perceived
from attribution.quotes.rule import TAGGER, Context
from attribution.quotes.speaking import hears
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
        or _is_anybodys(context, claim, sentence, head)
        or _is_whom_alone(context, claim, sentence, head)
        or _is_clause_elsewhere(context, claim)
    )


def _is_thing(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """*The flood claimed nine lives*."""
    nouns = context.lexicon.unsaid.get(verb.lemma.lower(), frozenset())
    thing = sentence.child(verb, "obj", "nsubj:pass")
    if not claim.rule.takes_things:
        return False
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
    """*Found the house empty*, *saw him answer*: what one sees happen."""
    if verb.lemma.lower() not in context.lexicon.perceiving:
        return False
    clauses = sentence.children(verb, "xcomp", "ccomp")
    if any(is_perceived(sentence, verb, event, context.lexicon) for event in clauses):
        return True
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


def _is_anybodys(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """*You could say that it was late*, *if you think so*: what anybody may say."""
    who = claim.source.head if claim.source is not None else None
    if who is None or who.upos != "PRON" or who.lemma.lower() not in context.lexicon.anybody:
        return False
    if claim.attitude != "speech" and not claim.rule.takes_clauses:
        return False  # *if you would like to go*
    polarity = context.lexicon.polarity
    auxiliaries = [t.lemma.lower() for t in sentence.children(verb, "aux")]
    # *One could have foreseen it* blames those who did not.
    modal = len(auxiliaries) == 1 and auxiliaries[0] in polarity["hypothetical"]
    marks = (t.lemma.lower() for t in sentence.children(verb, "mark"))
    return modal or (verb.relation == "advcl" and any(m in polarity["conditionals"] for m in marks))


def _is_whom_alone(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """*Complained to the council*, *warned the ships*: a hearer whom the tagger took for it."""
    lexicon = context.lexicon
    if claim.rule is not TAGGER or len(claim.content) > 1:
        return False
    words = context.document.tokens_in(claim.content[0])
    tops = [t for t in words if t.sentence == sentence.index and t.head == verb.index]
    if len(tops) != 1 or tops[0].relation not in ("obj", "iobj", "obl"):
        return False
    case = sentence.child(tops[0], "case")
    frame = "object" if case is None else f"preposition.{case.lemma.lower()}"
    known = lexicon.attitude(frame, verb.lemma) is not None
    return not known and hears(tops[0], context.knowledge)


def _is_clause_elsewhere(context: Context, claim: Claim) -> bool:
    """*Lund thinks so*."""
    pro_clauses = context.grammar.clauses.pro_clauses
    return all(part.text.lower() in pro_clauses for part in claim.content)
