"""Tells whom a predicate noun describes: *named her the winner*."""

from __future__ import annotations

from attribution.document import Sentence, Token
from attribution.knowledge.people import People

__all__ = ["said_of"]

_SUBJECT = "nsubj"
_OBJECT = "obj"


def said_of(sentence: Sentence, noun: Token, people: People) -> Token | None:
    """The word for whom or what a noun is said of by a verb, or None.

    *They called **her** the inventor*, ***she** was named the winner*, *described **her** as the
    best*; *Lund is the mayor* says it without such a verb.
    """
    verb = sentence.head(noun)
    if verb is None or verb.upos != "VERB" or noun.upos != "NOUN":
        return None
    article = sentence.child(noun, "det")
    if article is not None and people.has("pronouns", "negative", article.lemma):
        return None  # *They left her no choice.*
    if noun.relation == "xcomp":
        if sentence.child(noun, "nsubj", "cop", "mark", "case") is not None:
            return None
    elif noun.relation not in ("obl", "advcl") or not (
        people.has("naming", "taking", verb.lemma)
        and any(people.has("naming", "as", c.form) for c in sentence.children(noun, "case", "mark"))
    ):
        return None
    return sentence.child(verb, _OBJECT) or sentence.child(verb, _SUBJECT)
