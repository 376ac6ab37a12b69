"""Gives the words that somebody quotes to whom they quote: *she quoted **her father**: "..."*."""

from __future__ import annotations

from attrs import evolve

from attribution.claim import Claim, Mention
from attribution.document import Document
from attribution.knowledge import Knowledge
from attribution.quotes.speaking import is_cited, names_speaker
from attribution.syntax.phrases import noun_phrase
from attribution.syntax.relations import SUBJECTS

__all__ = ["with_quoted_source"]

_BODY = "ORG"


def with_quoted_source(document: Document, claim: Claim, knowledge: Knowledge) -> Claim:
    """A claim in marks behind a verb for quoting, with whom somebody quotes as its source.

    A body that quotes somebody relays them, and stays.

    Arguments:
        document: the parsed article.
        claim: any claim.
        knowledge: has such verbs.
    """
    verb, by = claim.cue_head, claim.source_head
    if claim.kind != "direct" or verb is None or by is None or not claim.content:
        return claim
    if verb.lemma.lower() not in knowledge.lexicon.quoting or verb.upos != "VERB":
        return claim
    person = names_speaker(by) or knowledge.people.is_person_noun(by.lemma) or by.upos == "PRON"
    sentence = document.sentences[verb.sentence]
    if not person or by.entity.endswith(_BODY) or by.head != verb.index:
        return claim
    quoted = sentence.child(verb, "obj")
    if quoted is None or by.relation not in SUBJECTS or claim.start < quoted.span.end:
        return claim
    words = noun_phrase(sentence, quoted)
    if not words or words[-1].span.end > claim.start or quoted.index < verb.index:
        return claim
    if not is_cited(sentence, verb, quoted, knowledge):
        return claim
    return evolve(claim, source=Mention.over(document, words))
