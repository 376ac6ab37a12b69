"""Tells how a name or a noun after the lead stands in its sentence: as subject, as reported on."""

from __future__ import annotations

from attribution.document import Sentence, Token
from attribution.knowledge.people import People

__all__ = ["is_taken_up", "left_unnamed", "may_be_lead", "relation_of", "writes"]

_SAID = ("ccomp", "parataxis")
_STOPS = (".", "!", "?")
# Relations between a name and the verb whose subject it is.
_NAMING = ("flat", "appos", "nsubj", "compound")


def left_unnamed(other: Sentence, sentence: Sentence, noun: Token) -> bool:
    """Whether another paragraph uses the same noun without a name: *the spokesman said*."""
    return (
        other.paragraph != sentence.paragraph
        and other.tokens[-1].form in _STOPS
        and any(
            t.lemma == noun.lemma
            and t.upos == "NOUN"
            and other.child(t, "det", "nmod:poss") is not None
            and other.child(t, "appos", "nmod") is None
            for t in other.tokens
        )
    )


def may_be_lead(sentence: Sentence, name: Token, people: People) -> bool:
    """Whether a name stands where a text names whom its lead described, as one who acts."""
    return (
        _standing(sentence, name) in ("nsubj", "root")
        and not _is_reported(sentence, name)
        and not _is_new_voice(sentence, name)
        and not _is_somebodys(sentence, name, people)
    )


def _is_reported(sentence: Sentence, name: Token) -> bool:
    """Whether a name is the subject of what another says: *the spokesman said **Lund** was ill*."""
    verb = next((t for t in sentence.ancestors(name) if t.relation not in _NAMING), None)
    above = sentence.head(verb) if verb is not None else None
    return (
        verb is not None
        and above is not None
        and above.index < verb.index
        and verb.relation in ("ccomp", "acl", "advcl", "csubj")
    )


def is_taken_up(sentence: Sentence, name: Token) -> bool:
    """Whether a name goes on with a voice: it speaks, too, or has an age: *Lund, 52, left*."""
    above: Token | None = name
    while above is not None and above.relation in ("flat", "appos", "compound"):
        if _has_age(sentence, above):
            return True
        above = sentence.head(above)
    verb = sentence.head(above) if above is not None else None
    if above is None or verb is None or _has_age(sentence, above):
        return above is not None
    return verb.relation == "parataxis" or sentence.child(verb, *_SAID) is not None


def _has_age(sentence: Sentence, name: Token) -> bool:
    return any(t.upos == "NUM" and t.index > name.index for t in sentence.children(name))


def relation_of(sentence: Sentence, name: Token) -> str:
    """The relation of a name, or of the title above it."""
    above = sentence.head(name)
    return above.relation if name.relation == "flat" and above is not None else name.relation


def _standing(sentence: Sentence, name: Token) -> str:
    """The relation of a name or, where it says who somebody is, of that description: ***the
    mayor**, Ana Lund, spoke*, but *a tribute to **the leader**, Ana Lund*."""
    above = sentence.head(name)
    while above is not None and name.relation in ("flat", "appos"):
        name, above = above, sentence.head(above)
    return name.relation


def _is_new_voice(sentence: Sentence, head: Token) -> bool:
    """Whether an age introduces a new person after a verb: *said **Ann Roe**, 62*.

    Somebody from the lead is taken up as *Roe, 62, told the court ...*.
    """
    aged = any(
        child.upos == "NUM" and child.index > head.index for child in sentence.children(head)
    )
    return aged and head.relation == "nsubj" and 0 < head.head < head.index


def _is_somebodys(sentence: Sentence, name: Token, people: People) -> bool:
    """Whether a name is told of as somebody's kin: *Ana Lund, **whose son** was the cook*."""
    return any(
        t.deprel == "nmod:poss"
        and people.has("pronouns", "relative", t.form)
        and sentence.tokens[t.head - 1].lemma in people.groups["kin"]
        for clause in sentence.children(name, "acl")
        for t in sentence.subtree(clause)
    )


def writes(sentence: Sentence, name: Token) -> bool:
    """Whether a name tops a line without a verb and a stop, as a byline: *By Ann Roe in Halden*."""
    verbless = not any(t.upos in ("VERB", "AUX") for t in sentence.tokens)
    stopped = sentence.tokens[-1].form in _STOPS
    return verbless and not stopped and relation_of(sentence, name) == "root"
