"""Tells whom a claim is about, from the words around it: *"He is ill," Lund said **of Berg***.

Or from those before it: ***of Berg** Lund said: "He is ill"*; *asked **about Berg**, Lund said*.

A pronoun in those words and the same one in the claim mean the same person: *Reyes asked **him** if
**he** was ill*.
"""

from __future__ import annotations

from collections.abc import Iterator

from attribution.claim import Claim
from attribution.document import Sentence, Token
from attribution.knowledge.people import People
from attribution.mentions.member import Member
from attribution.speakers.agreement import Wanted
from attribution.speakers.references import References
from attribution.syntax.relations import SUBJECTS

__all__ = ["spoken_of"]

_SEVERAL = "plural"
_THING = "neuter"
_NOMINAL = ("NOUN", "PROPN", "PRON")


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
        return _said_of(claim, references, cue) if wanted != _THING else None
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


def _said_of(claim: Claim, references: References, cue: Token) -> Member | None:
    """Of whom a verb says something; *said Lund of Vantor* tells whose Lund is."""
    sentence = references.document.sentences[cue.sentence]
    speaker = claim.speaker.member if claim.speaker is not None else None
    for phrase in _phrases(sentence, cue, references.people):
        name = references.naming.beside(sentence, phrase)
        if name is not None:
            return references.of_name[name.bare.start]
        if speaker is not None and phrase.index < cue.index:
            fellow = _fellow(references, sentence, phrase, speaker)
            if fellow is not None:
                return fellow
    return None


def _fellow(
    references: References, sentence: Sentence, noun: Token, speaker: Member
) -> Member | None:
    """The other of two just told of: *Lund met Berg. Of **his friend** he said*.

    Arguments:
        references: whom names mean.
        sentence: the noun's sentence.
        noun: a noun that may say how two stand to each other.
        speaker: who says it, one of the two.
    """
    people, discourse = references.people, references.discourse
    owner = sentence.child(noun, "nmod:poss")
    if owner is None or people.gender(owner.form) is None:
        return None
    if not people.has("kinds", "fellow", noun.lemma):
        return None
    found: dict[int, Member] = {}
    for event in discourse.before(noun.span.start):
        if discourse.gap(event.sentence, noun.sentence) > 1:
            break
        member = event.member
        # Taggers take many a full name for a place or an organisation.
        full = member.uncertain and member.longest > 1
        if member is not speaker and (member.kind == "person" or member.human or full):
            found[id(member)] = member
    fellow = next(iter(found.values())) if len(found) == 1 else None
    return fellow if fellow is not None and fellow.names else None


def _phrases(sentence: Sentence, cue: Token, people: People) -> Iterator[Token]:
    """The heads of the phrases that tell of whom a verb says something, whether named or not."""

    def about(verb: Token) -> Iterator[tuple[Token, Token]]:
        for phrase in sentence.children(verb, "obl"):
            for case in sentence.children(phrase, "case"):
                if people.has("naming", "about", case.form):
                    yield phrase, case

    for phrase, case in about(cue):
        if case.index == cue.index + 1 or phrase.index < cue.index:
            yield phrase
    said = sentence.head(cue) if cue.relation == "advcl" else None
    if said is not None and said.index > cue.index:
        # Parsers hang what somebody says of whom on what he says: *of Berg he wrote: "He is ill"*.
        yield from (phrase for phrase, _ in about(said) if phrase.index < cue.index)
    for clause in sentence.children(cue, "advcl"):
        ahead = clause.index < cue.index and clause.upos == "VERB"
        if ahead and sentence.child(clause, "mark", *SUBJECTS) is None:
            yield from (phrase for phrase, _ in about(clause))
            yield from sentence.children(clause, "obj")


def _saying(claim: Claim, references: References, cue: Token, pronoun: Token) -> Member | None:
    """Several who say what they do: *Vantor and Lund said **they** would sell*.

    Farther on, too, if no plural stands between: *said the price was not why **they** sold*.
    """
    speaker = claim.speaker.member if claim.speaker is not None else None
    if speaker is None or not speaker.parts or pronoun.sentence != cue.sentence:
        return None
    sentence = references.document.sentences[cue.sentence]
    verb = sentence.head(pronoun) if pronoun.relation in SUBJECTS else None
    if verb is not None and verb.head == cue.index:
        return speaker
    between = sentence.tokens[cue.index : pronoun.index - 1]
    joined = any(t.feature("Number") == "Plur" for t in between if t.upos in _NOMINAL)
    return speaker if cue.index < pronoun.index and not joined else None
