"""Finds whom a pronoun announces: *in what he called a lie, Lund said*; *after she left, Berg*."""

from __future__ import annotations

from collections.abc import Callable

from attribution.document import Sentence, Token
from attribution.syntax.relations import SUBJECTS

__all__ = ["actor_behind", "subject_behind"]

_RELATIVE = ("acl", "ccomp")
_FRONTED = ("advcl", "obl")
_BESIDE = ("iobj", "obj", "obl")


def subject_behind(sentence: Sentence, pronoun: Token) -> Token | None:
    """The subject of a sentence that the subject of a free relative before it announces.

    *In what **he** called a mistake, **Lund** said ...*; *citing what **she** said were debts,
    **Berg** left*. In *in a case that he called a farce, the judge said ...* he may be another.
    """
    clause = sentence.head(pronoun) if pronoun.relation == "nsubj" else None
    what = sentence.head(clause) if clause is not None else None
    if clause is None or what is None or what.upos != "PRON" or clause.relation not in _RELATIVE:
        return None
    for phrase in (what, *sentence.ancestors(what)):
        verb = sentence.head(phrase)
        if phrase.upos == "VERB" and sentence.child(phrase, *SUBJECTS) is not None:
            return None
        if verb is not None and phrase.relation in ("obl", "advcl") and phrase.index < verb.index:
            subject = sentence.child(verb, "nsubj")
            if subject is None or subject.upos == "PRON" or subject.index < pronoun.index:
                return None
            return subject
    return None


def actor_behind(
    sentence: Sentence, pronoun: Token, wanted: Callable[[Token], str | None]
) -> Token | None:
    """The subject behind the clause or phrase that a pronoun stands in, if it may be the same.

    *After **she** told police so, **Berg** was moved*; but *after he told him so, Lund left*, and
    *when **he** told her he was ill, Dr Lund examined **him***.

    Arguments:
        sentence: the sentence.
        pronoun: one in the third person that means nobody mentioned before it.
        wanted: tells the gender or number that a pronoun asks for.
    """

    def tells_of_two(verb: Token | None) -> bool:
        """Whether a verb has another pronoun of that gender beside it, so that two are told of."""
        others = sentence.children(verb, *_BESIDE) if verb is not None else ()
        return any(wanted(other) == wanted(pronoun) for other in others)

    if tells_of_two(sentence.head(pronoun)):
        return None
    for phrase in sentence.ancestors(pronoun):
        verb = sentence.head(phrase)
        if verb is None or phrase.relation not in _FRONTED or phrase.index > verb.index:
            continue
        subject = sentence.child(verb, *SUBJECTS)
        if subject is not None and subject.index > max(pronoun.index, phrase.index):
            return None if tells_of_two(verb) else subject
    return None
