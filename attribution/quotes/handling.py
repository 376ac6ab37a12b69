"""Tells what one does to somebody and does not say: *referred her to a doctor*."""

from __future__ import annotations

from attribution.claim import Claim
from attribution.document import Sentence, Token
from attribution.quotes.rule import TAGGER, Context
from attribution.quotes.speaking import hears
from attribution.syntax.clauses import is_linked_by
from attribution.syntax.phrases import is_gerund

__all__ = ["is_handling"]


def is_handling(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """Whether a verb sends somebody somewhere, keeps somebody from something, or asks a price.

    Arguments:
        context: the document, and the cues.
        claim: what was proposed.
        sentence: the sentence of its cue.
        verb: the cue's head.
    """
    whom = sentence.child(verb, "obj")
    if whom is None or not claim.rule.takes_things:
        return False
    return (
        _is_referral(context, verb, whom)
        or _is_price(context, sentence, verb, whom)
        or _is_hindrance(context, claim, sentence, verb)
    )


def _is_referral(context: Context, verb: Token, whom: Token) -> bool:
    """***Referred** her to a doctor*: one *refers to* a thing without an object."""
    lexicon = context.lexicon
    if lexicon.is_cue(verb.lemma, "object", "addressed"):
        return False
    links = context.grammar.prepositions.objects
    refers = any(lexicon.is_cue(verb.lemma, f"preposition.{link}") for link in links)
    return refers or whom.lemma.lower() in lexicon.unspoken


def _is_price(context: Context, sentence: Sentence, verb: Token, thing: Token) -> bool:
    """***Asked** 40 pounds for each ticket*; not *asked 40 nurses for their views*."""
    if verb.lemma.lower() not in context.lexicon.pricing or hears(thing, context.knowledge):
        return False
    return thing.upos in ("NUM", "SYM") or sentence.child(thing, "nummod") is not None


def _is_hindrance(context: Context, claim: Claim, sentence: Sentence, verb: Token) -> bool:
    """***Blocked** the firm from selling it*, which the tagger takes for what a judge says."""
    if claim.rule is not TAGGER or verb.lemma.lower() in context.lexicon.cues:
        return False
    links = context.grammar.prepositions.hindering
    return any(
        is_gerund(deed) and is_linked_by(sentence, deed, links)
        for deed in sentence.children(verb, "advcl", "xcomp", "obl")
    )
