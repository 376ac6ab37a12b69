"""Resolves descriptions of one person who may be named: *the novelist*, *the 29-year-old*."""

from __future__ import annotations

from attribution.document import Sentence, Token
from attribution.knowledge.people import People

__all__ = ["is_known", "is_modified_person", "is_parent_of_several", "names_a_person"]


def names_a_person(sentence: Sentence, head: Token, people: People) -> bool:
    """Whether a description means one definite person who may be named: *the novelist*.

    *The lawyer* is somebody's lawyer, and so not just any person named before.
    """
    lemma = head.lemma.lower()
    article = sentence.child(head, "det")
    if article is not None and is_parent_of_several(sentence, head, people):
        return people.has("kinds", "definite", article.form)
    if article is None and _is_age(sentence, head, people):
        # Parsers hang *the* of *the 29-year-old said* on the verb.
        verb = sentence.head(head)
        article = sentence.child(verb, "det") if verb is not None else None
    return (
        (head.upos == "NOUN" or _is_age(sentence, head, people))
        and head.feature("Number") != "Plur"
        and article is not None
        and people.has("kinds", "definite", article.form)
        and sentence.child(head, "nmod:poss", "nmod", "acl", "appos") is None
        and (not people.has("kinds", "relational", lemma) or people.has("kinds", "onlooker", lemma))
        and not people.has("kinds", "kin", lemma)
        and (people.is_person_noun(lemma) or _is_age(sentence, head, people))
    )


def is_parent_of_several(sentence: Sentence, head: Token, people: People) -> bool:
    """Whether hyphens join a noun to how many children somebody has: *the mother-of-three*.

    Arguments:
        sentence: the noun's sentence.
        head: the noun.
        people: which nouns show a gender.
    """
    behind = sentence.tokens[head.index : head.index + 4]
    if len(behind) < 4 or not behind[0].form == behind[2].form == "-":
        return False
    glued = behind[0].span.start == head.span.end and behind[1].upos == "ADP"
    return glued and behind[3].upos == "NUM" and people.gender(head.lemma) is not None


def _is_age(sentence: Sentence, head: Token, people: People) -> bool:
    """Whether a description is an age, in one word or several: *the 29-year-old*."""
    parts = head.lemma.lower().split("-")
    counted = any(
        t.upos == "NUM" for c in sentence.children(head) for t in sentence.children(c, "nummod")
    )
    return people.has("kinds", "age", parts[-1]) and (counted or len(parts) > 1)


def is_modified_person(sentence: Sentence, head: Token, people: People) -> bool:
    """Whether a singular description with modifiers can mean a person who may be named.

    *There was a visitor* tells of one of whom nobody need say more.
    """
    verb = sentence.head(head) if head.relation == "nsubj" else None
    kinds = ("organisation", "document", "group")
    return (
        head.upos == "NOUN"
        and head.feature("Number") != "Plur"
        and not people.has_any("kinds", kinds, head.lemma)
        and sentence.child(head, "det", "nmod:poss", "amod", "compound", "nmod") is not None
        and (verb is None or sentence.child(verb, "expl") is None)
    )


def is_known(sentence: Sentence, noun: Token, people: People) -> bool:
    """Whether a description speaks of somebody as known: ***his** agent*, *the customer*.

    Such a one is not introduced by it, and so has no name yet to come.
    """
    owner = sentence.child(noun, "nmod:poss")
    if owner is not None:
        return owner.upos == "PRON"
    article = sentence.child(noun, "det")
    definite = article is not None and people.has("kinds", "definite", article.form)
    return definite and sentence.child(noun, "amod", "compound", "nmod", "acl") is None
