"""Tells *it* that means nothing: *it rained*, *it is clear that ...*, *it seems that ...*."""

from __future__ import annotations

from attribution.document import Sentence, Token
from attribution.knowledge.people import People

__all__ = ["is_expletive"]

_CLAUSES = ("csubj", "ccomp", "xcomp", "advcl", "acl")


def is_expletive(sentence: Sentence, pronoun: Token, people: People) -> bool:
    """Whether a pronoun stands for nobody and nothing, by its relation or by what it is subject of.

    Parsers call many an expletive a subject: *it is **hard** to say*, *it will **rain***.
    """
    if pronoun.relation == "expl":
        return True
    head = sentence.head(pronoun)
    if (
        head is None
        or pronoun.relation != "nsubj"
        or not people.has("pronouns", "neuter", pronoun.form)
    ):
        return False
    while head.relation == "xcomp" and head.upos == "VERB" and (above := sentence.head(head)):
        head = above
    below = [head, *(t for t in sentence.children(head, "xcomp") if t.upos in ("VERB", "ADJ"))]
    if any(people.has("expletive", "weather", t.lemma) for t in below):
        return True
    # What is told behind it is what it stands for.
    behind = any(
        t.index > head.index and t.index > pronoun.index for t in sentence.children(head, *_CLAUSES)
    )
    if head.upos == "VERB":
        return behind and people.has("expletive", "seeming", head.lemma)
    says = sentence.child(head, "cop") is not None
    told = behind and head.upos in ("ADJ", "NOUN", "ADV") and not _is_own(sentence, head, people)
    return says and (told or people.has("expletive", "ambient", head.lemma) or head.upos == "NUM")


def _is_own(sentence: Sentence, head: Token, people: People) -> bool:
    """Whether it may be said of a body: *it is a firm that ...*, *it is ready to sell*."""
    named = head.upos == "NOUN" and sentence.child(head, "det", "nmod:poss") is not None
    return named or people.has("expletive", "minded", head.lemma)
