"""Ends a content behind the few words in marks that are all somebody says, to whom and while what.

*Mouthed "sorry" | to his partner | as he was led away*: a parser hangs the hearer, or what happens
at the same time, on the words in marks.
"""

from __future__ import annotations

from collections.abc import Sequence

from attribution.claim import Claim, Mention, altered
from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.layout.passages import Passage
from attribution.quotes.rule import Context
from attribution.quotes.speaking import hears
from attribution.syntax.phrases import noun_phrase
from attribution.syntax.relations import ANY_SUBJECT

__all__ = ["without_setting"]

# A phrase of one of these is a thing, which one may offer: *offered "help" to families*.
_THINGS = ("NOUN", "PROPN")


def without_setting(context: Context, claim: Claim) -> Claim:
    """The claim with a content that ends with its passage, if what follows tells only to whom or
    when it was said.

    Arguments:
        context: has the passages in quotation marks, and which verbs say them.
        claim: as it was merged.
    """
    passage = _right_behind_cue(context, claim)
    if passage is None or claim.content == (passage.span,) or claim.cue_head is None:
        return claim
    sentence = context.document.sentences[claim.cue_head.sentence]
    behind = [t for t in sentence.tokens if t.span.start >= passage.span.end]
    if not behind or not _is_said(sentence, claim.cue_head, passage, context.knowledge):
        return claim
    hearer = _hearer(sentence, behind, context.knowledge)
    if hearer is None and not _opens_circumstance(sentence, behind, context.knowledge):
        return claim
    others = (p for p in claim.content if p.start >= passage.span.end)
    marked = tuple(part for part in others if context.layout.outer.covering(part))
    told = claim.addressee
    to = behind[0].lemma.lower() in context.grammar.prepositions.recipients
    if told is None and hearer is not None and to and hears(hearer, context.knowledge):
        words = [t for t in noun_phrase(sentence, hearer) if t.index > behind[0].index]
        told = Mention.over(context.document, words)
    return altered(claim, content=(passage.span, *marked), addressee=told)


def _right_behind_cue(context: Context, claim: Claim) -> Passage | None:
    """The passage right behind a cue, with which its content begins."""
    cue = claim.cue
    if cue is None or claim.start < cue.span.end or claim.attitude != "speech":
        return None
    if context.document.text[cue.span.end : claim.start].strip():
        return None
    found = context.layout.outer.covering(claim.content[0]) or context.layout.outer.meeting(
        claim.content[0]
    )
    first = next(iter(found), None)
    opens = first is not None and first.closed and first.span.start == claim.start
    return first if opens else None


def _is_said(sentence: Sentence, cue: Token, passage: Passage, knowledge: Knowledge) -> bool:
    """Whether the words of a passage hang on its cue and on each other, and are words, no thing.

    In *said "threats" to staff were common* they are the subject of what is said.
    """
    inside = [t for t in sentence.tokens if passage.span.covers(t.span)]
    own = {t.index for t in inside}
    tops = [t for t in inside if t.head not in own and t.upos != "PUNCT"]
    if not tops or any(t.head != cue.index or t.relation in ANY_SUBJECT for t in tops):
        return False
    thing = knowledge.lexicon.attitude("object", cue.lemma) is not None
    return not thing or all(t.upos not in _THINGS for t in tops)


def _hearer(sentence: Sentence, behind: Sequence[Token], knowledge: Knowledge) -> Token | None:
    """To whom or at whom it is said, right behind the passage: *to his partner*, *at the judge*."""
    prepositions = knowledge.grammar.prepositions
    first, noun = behind[0], sentence.head(behind[0])
    if noun is None or first.relation != "case" or noun.index < first.index:
        return None
    if first.lemma.lower() in prepositions.recipients:
        return noun
    heard = noun.upos == "PRON" or hears(noun, knowledge)
    return noun if heard and first.lemma.lower() in prepositions.targets else None


def _opens_circumstance(sentence: Sentence, behind: Sequence[Token], knowledge: Knowledge) -> bool:
    """Whether a clause follows that tells when it was said: *as he was led away*."""
    clauses = knowledge.grammar.clauses
    first, verb = behind[0], sentence.head(behind[0])
    opening = clauses.circumstances | clauses.asides
    if verb is None or first.relation != "mark" or verb.relation != "advcl":
        return False
    finite = sentence.child(verb, *ANY_SUBJECT) is not None
    return finite and first.lemma.lower() in opening - clauses.interrogatives
