"""Tells whether a claim says only that somebody says nothing: *declined to comment*.

What somebody will not say, or speak about, is a claim: *declined to say whether the plant would
close*, *declined to comment on the sale*.
"""

from __future__ import annotations

from attribution.claim import Claim
from attribution.document import Sentence, Token
from attribution.quotes.rule import Context
from attribution.syntax.clauses import is_linked_by
from attribution.syntax.relations import ANY_SUBJECT

__all__ = ["is_silence"]

_CLAUSES = ("ccomp", "csubj")


def is_silence(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """Whether a claim does not show what was said, or not said.

    *Declined to comment further*, *did not respond to a request for comment*, *offered no
    comment*.

    Arguments:
        context: the document with its passages in quotation marks, and the words.
        claim: what was proposed.
        sentence: the sentence of its cue.
        verb: the cue's head.
    """
    if any(context.layout.marked.meeting(part) for part in claim.content):
        return False
    return (
        _is_kept(context, sentence, verb)
        or _is_unanswered(context, claim, sentence, verb)
        or _is_no_thing(context, sentence, verb)
        or _is_withheld(context, claim, sentence, verb)
        or _is_sought(context, claim, sentence, verb)
    )


def _is_kept(context: Context, sentence: Sentence, verb: Token) -> bool:
    """*Declined **to comment***, *would not **give** details*, *refused an interview*."""
    lexicon = context.lexicon
    said: Token | None = verb
    if lexicon.declines(verb.lemma):
        asked = sentence.child(verb, "obj")
        if asked is not None and asked.lemma.lower() in lexicon.unspoken:
            return sentence.child(verb, "xcomp") is None
        said = sentence.child(verb, "xcomp")
    elif not _is_not_done(context, sentence, verb):
        return False
    if said is None or sentence.child(said, *_CLAUSES) is not None:
        return False
    given = sentence.child(said, "obj")
    if given is not None:
        speaks = said.lemma.lower() in lexicon.giving | lexicon.speaking
        return speaks and given.lemma.lower() in lexicon.unspoken
    if said.lemma.lower() not in lexicon.speaking:
        return False
    return sentence.child(said, "aux:pass") is not None or not _is_about(context, sentence, said)


def _is_about(context: Context, sentence: Sentence, verb: Token) -> bool:
    """Whether a verb has a topic: *comment **on the sale***."""
    return any(
        context.lexicon.attitude(f"preposition.{link.lemma.lower()}", verb.lemma) is not None
        for topic in sentence.children(verb, "obl", "advcl")
        for link in sentence.children(topic, "case", "mark")
    )


def _is_not_done(context: Context, sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is negated, or governed by a verb of declining."""
    above = sentence.head(verb) if verb.relation == "xcomp" else None
    if above is not None and context.lexicon.declines(above.lemma):
        return True
    negators = context.lexicon.polarity["adverbs"]
    return any(t.form.lower() in negators for t in sentence.children(verb, "advmod"))


def _is_unanswered(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """*Did not respond to **a request***, *answered **questions***."""
    lexicon = context.lexicon
    if lexicon.attitude("addressed.answer", verb.lemma) is None:
        return False
    tops = [
        t
        for part in claim.content
        for t in context.document.tokens_in(part)
        if t.sentence == sentence.index and t.head == verb.index and t.upos != "PUNCT"
    ]
    return bool(tops) and all(t.lemma.lower() in lexicon.unspoken for t in tops)


def _is_no_thing(context: Context, sentence: Sentence, verb: Token) -> bool:
    """*Offered **no** comment*."""
    given = sentence.child(verb, "obj")
    if given is None or verb.lemma.lower() not in context.lexicon.giving:
        return False
    if given.lemma.lower() not in context.lexicon.unspoken:
        return False
    negators = context.lexicon.polarity["negators"]
    return any(t.lemma.lower() in negators for t in sentence.children(given, "det"))


def _is_withheld(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """*Left without disclosing **the price***, ***the terms** were not disclosed*."""
    if sentence.child(verb, *_CLAUSES, "xcomp") is not None:
        return False
    mark = sentence.child(verb, "mark")
    if mark is not None and mark.lemma.lower() in context.knowledge.grammar.prepositions.lacking:
        given = sentence.child(verb, "obj")  # but *without explaining **why** he left*
        return given is not None and given.feature("PronType") != "Int"
    passive = sentence.child(verb, "aux:pass") is not None and claim.source is None
    return passive and _is_not_done(context, sentence, verb)


def _is_sought(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """*Laughed when pressed for **a date***: who asks is not told, nor what they said."""
    if claim.source is not None or verb.relation != "advcl" or verb.feature("Tense") != "Past":
        return False
    if sentence.child(verb, *ANY_SUBJECT, "aux", "aux:pass", *_CLAUSES) is not None:
        return False
    grounds = context.knowledge.grammar.prepositions.grounds
    sought = [t for t in sentence.children(verb, "obl") if is_linked_by(sentence, t, grounds)]
    return any(part.covers(t.span) for t in sought for part in claim.content)
