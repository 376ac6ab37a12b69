"""Tells whom a claim is about, from the words around it: *"He is ill," Lund said **of Berg***.

A pronoun in those words and the same one in the claim mean the same person: *Reyes asked **him** if
**he** was ill*.
"""

from __future__ import annotations

from attribution.claim import Claim
from attribution.document import Token
from attribution.mentions.member import Member
from attribution.speakers.agreement import Wanted
from attribution.speakers.references import References
from attribution.syntax.relations import SUBJECTS

__all__ = ["spoken_of"]

_SEVERAL = "plural"
_THING = "neuter"


def spoken_of(
    claim: Claim, references: References, pronoun: Token, wanted: Wanted
) -> Member | None:
    """Whom the words around a claim show that a pronoun in it means, or None.

    Arguments:
        claim: the claim, with its cue and its speaker.
        references: whom names mean.
        pronoun: a pronoun of the third person in its content.
        wanted: what that asks of whom it means.
    """
    cue = claim.cue_head
    if cue is None:
        return None
    if claim.kind == "direct":
        # *It was never about money*: that may mean nothing at all.
        return _said_of(references, cue) if wanted != _THING else None
    if wanted == _SEVERAL:
        return _saying(claim, references, cue, pronoun)
    return _told(claim, references, pronoun, wanted)


def _told(claim: Claim, references: References, pronoun: Token, wanted: Wanted) -> Member | None:
    """Who is told, by the same pronoun, if who tells it is not one of that gender."""
    head = claim.addressee.head if claim.addressee is not None else None
    told = claim.told.member if claim.told is not None else None
    if head is None or told is None or pronoun.sentence != head.sentence:
        return None
    if pronoun.index < head.index or references.discourse.wanted(head) != wanted:
        return None
    teller = claim.speaker.member if claim.speaker is not None else None
    source = claim.source_head
    if source is not None and references.discourse.wanted(source) == wanted:
        return None
    return told if teller is None or teller.gender != wanted else None


def _said_of(references: References, cue: Token) -> Member | None:
    """Of whom a verb says something; *said Lund of Vantor* tells whose Lund is."""
    sentence, people = references.document.sentences[cue.sentence], references.people
    for phrase in sentence.children(cue, "obl"):
        for case in sentence.children(phrase, "case"):
            if case.index == cue.index + 1 and people.has("naming", "of", case.form):
                name = references.naming.beside(sentence, phrase)
                return references.of_name[name.bare.start] if name is not None else None
    return None


def _saying(claim: Claim, references: References, cue: Token, pronoun: Token) -> Member | None:
    """Several who say what they do: *Vantor and Lund said **they** would sell*."""
    speaker = claim.speaker.member if claim.speaker is not None else None
    if speaker is None or not speaker.parts or pronoun.sentence != cue.sentence:
        return None
    sentence = references.document.sentences[cue.sentence]
    verb = sentence.head(pronoun) if pronoun.relation in SUBJECTS else None
    return speaker if verb is not None and verb.head == cue.index else None
