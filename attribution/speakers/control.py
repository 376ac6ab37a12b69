"""Finds the subjects that participles and infinitives leave out: *Reyes left, saying ...*."""

from __future__ import annotations

from attrs import evolve

from attribution.claim import Claim
from attribution.document import Document, Sentence, Token
from attribution.mentions.member import Member
from attribution.speakers.references import Reference, References
from attribution.syntax.quotation_marks import CLOSING

__all__ = ["acting_in", "as_control", "goes_on"]

# Relations of a verb that shares the subject of the verb above it.
_CONTROLLED = ("advcl", "xcomp", "acl")
# Relations that may come before a verb without a subject: *And later added*.
_OPENING = ("cc", "advmod", "punct")


def as_control(document: Document, claim: Claim, reference: Reference) -> Reference:
    """The reference, marked as control if the source is the left-out subject of the cue."""
    verb, source = claim.cue_head, claim.source_head
    if reference.member is None or verb is None or source is None:
        return reference
    if verb.sentence != source.sentence:
        return reference
    nonfinite = verb.upos == "VERB" and verb.relation in _CONTROLLED
    sentence = document.sentences[verb.sentence]
    own = any(above.index == verb.index for above in sentence.ancestors(source))
    infinitive = any(t.upos == "PART" for t in sentence.children(verb, "mark"))
    if nonfinite and not own and (infinitive or _is_participle(verb)):
        return evolve(reference, how="control")
    return reference


def _is_participle(verb: Token) -> bool:
    """Whether a verb is a participle or a gerund."""
    return verb.feature("VerbForm") in ("Part", "Ger") or verb.xpos in ("VBG", "VBN")


def goes_on(sentence: Sentence, verb: Token) -> bool:
    """Whether a sentence without a subject continues the last speaker: *Adding: "..."*.

    *It is alleged* and *Was told* have an auxiliary, and so mean nobody. So does a verb right
    behind a quotation, which is no part of the sentence quoted: *"... know," **adding**, "..."*.
    """
    if _is_behind_quoted(sentence, verb):
        return _is_participle(verb) or verb.feature("Tense") == "Past"
    own = {c.index for c in sentence.children(verb) if c.relation in _OPENING}
    opens = all(t.index in own for t in sentence.tokens[: verb.index - 1])
    if verb.relation != "root" or not opens or sentence.child(verb, "nsubj") is not None:
        return False
    return _is_participle(verb) or verb.feature("Tense") == "Past"


def _is_behind_quoted(sentence: Sentence, verb: Token) -> bool:
    """Whether no more than *and* stands between a closing mark and a verb."""
    if sentence.child(verb, "aux") is not None:
        return False
    before = reversed(sentence.tokens[: verb.index - 1])
    last = next((t for t in before if t.upos not in ("ADV", "CCONJ")), None)
    return last is not None and last.form in CLOSING


def acting_in(document: Document, claim: Claim, references: References) -> Member | None:
    """The subject of a content, by name, which a pronoun after the content does not mean.

    *Karl Lund, who is missing, cannot swim, **he** said*. But organisations speak so of themselves:
    *Vantor will close, **it** said*.

    Arguments:
        document: the parsed article.
        claim: a claim.
        references: tells whom names mean.
    """
    said, top = claim.source_head, claim.top(document)
    if said is None or top is None or claim.kind != "indirect":
        return None
    if references.people.gender(said.form) is None:
        return None
    if top.sentence != said.sentence or claim.content[-1].end > said.span.start:
        return None
    sentence = document.sentences[top.sentence]
    if _tells_of_oneself(sentence, claim, references):
        return None
    subject = sentence.child(top, "nsubj")
    named = references.naming.beside(sentence, subject) if subject is not None else None
    return references.of_name[named.bare.start] if named is not None else None


def _tells_of_oneself(sentence: Sentence, claim: Claim, references: References) -> bool:
    """Whether the subject of a content may say it: *Lund is a smith's daughter, **as** she says*.

    If somebody else has just spoken, these may be the other's words.

    Arguments:
        sentence: the cue's sentence.
        claim: the claim.
        references: who has been mentioned so far.
    """
    cue = claim.cue_head
    if cue is not None and cue.relation == "xcomp":
        cue = sentence.head(cue)  # *as she **likes** to say*
    marks = sentence.children(cue, "mark", "advmod") if cue is not None else ()
    spoken = any(
        event.speaker and event.sentence == sentence.index - 1
        for event in references.discourse.before(sentence.span.start)
    )
    return not spoken and any(references.people.has("naming", "as", t.form) for t in marks)
