"""Tells whether a source is said to have said it: asserted, negated, declined, ...

The categories follow the factuality of the cue, not of its content
(Saurí and Pustejovsky 2009): *did not say*, *declined to say*, *may say*,
*did she say ...?*.
"""

from __future__ import annotations

from attribution.document import Sentence, Token
from attribution.quotation import Polarity
from attribution.quotes.lexicon import Lexicon

__all__ = ["polarity"]


def polarity(sentence: Sentence, cue: Token, lexicon: Lexicon) -> Polarity:
    """The polarity of an attribution, by the words around the head of its cue."""
    words = lexicon.polarity
    children = sentence.children(cue)
    governor = sentence.head(cue)
    if cue.relation == "xcomp" and governor is not None:
        outer = governor.lemma.lower()
        if outer in words["decliners"]:
            return "declined"
        if outer in words["hypothetical_heads"]:
            return "hypothetical"
    modifiers = [c for c in children if c.relation in ("advmod", "aux", "neg", "det", "case")]
    subject = sentence.child(cue, "nsubj")
    if any(
        c.lemma.lower() in words["negators"] or c.form.lower() in words["negators"]
        for c in modifiers
    ) or (
        subject is not None
        and (
            subject.lemma.lower() in words["negators"]
            or any(d.lemma.lower() in words["negators"] for d in sentence.children(subject, "det"))
        )
    ):
        return "negated"
    if cue.lemma.lower() in words["decliners"]:
        return "declined"
    auxiliaries = [c for c in children if c.relation == "aux"]
    if (
        sentence.tokens[-1].form == "?"
        and cue.relation in ("root", "conj")
        and any(c.index < (subject.index if subject else 0) for c in auxiliaries)
    ):
        return "questioned"
    if any(
        c.lemma.lower() in words["hypothetical"] or c.form.lower() in words["hypothetical"]
        for c in auxiliaries
    ):
        return "hypothetical"
    marks = [c for c in children if c.relation == "mark"]
    if cue.relation == "advcl" and any(c.lemma.lower() in words["conditionals"] for c in marks):
        return "hypothetical"
    return "asserted"
