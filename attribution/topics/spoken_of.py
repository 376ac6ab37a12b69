"""Of whom a quotation is said, by the words around it: *"He is ill," Lund said **of Berg***."""

from __future__ import annotations

from attribution.claim import Claim
from attribution.mentions.clustering import Member
from attribution.speakers.references import References

__all__ = ["spoken_of"]


def spoken_of(claim: Claim, references: References) -> Member | None:
    """Whom or what the verb of a direct quotation says that it is of, or None.

    The preposition follows the verb: *said Lund of Vantor* tells whose Lund is.

    Arguments:
        claim: the quotation, with its cue.
        references: whom names mean.
    """
    cue = claim.cue.head if claim.cue is not None else None
    if cue is None or claim.kind != "direct":
        return None
    sentence, people = references.document.sentences[cue.sentence], references.people
    for phrase in sentence.children(cue, "obl"):
        for case in sentence.children(phrase, "case"):
            if case.index == cue.index + 1 and people.has("naming", "of", case.form):
                name = references.naming.beside(sentence, phrase)
                return references.of_name[name.bare.start] if name is not None else None
    return None
