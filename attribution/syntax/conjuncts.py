"""Finds what a coordinated verb is coordinated with, wherever the parser attached it.

The relations are Universal Dependencies, version 2.
"""

from __future__ import annotations

from attribution.document import Sentence, Token
from attribution.syntax.phrases import is_gerund, is_verb
from attribution.syntax.quotation_marks import is_within_marks
from attribution.syntax.relations import SUBJECTS

__all__ = ["conjunct_before", "coordinated_with", "sharing_subject"]


def coordinated_with(sentence: Sentence, verb: Token) -> Token | None:
    """The verb whose subject a coordinated verb shares, wherever the parser attached it.

    *She said it would sail and warned ...*, *she urged them to go and warned ...*: a finite verb
    goes with a finite verb. None if the verb is not coordinated.
    """
    head = sentence.head(verb) if verb.relation == "conj" else None
    if head is None or sentence.child(verb, "nsubj", "nsubj:pass", "csubj", "expl"):
        return head
    if is_within_marks(sentence, verb) and not is_within_marks(sentence, head):
        return head  # *said he had gone **and "believed in it"***
    if sentence.child(verb, "aux"):
        return _agreeing(sentence, verb, head)
    passive = sentence.child(head, "aux:pass") is not None
    active = passive and sentence.child(verb, "obj", "ccomp") is not None
    if verb.feature("VerbForm") == "Part" == head.feature("VerbForm") and not active:
        return head  # *has resigned and admitted*; not *would be hurt and accused them of lying*
    past = verb.feature("VerbForm") == "Fin" or verb.feature("Tense") == "Past"
    at: Token | None = head
    while past and at is not None and not _is_finite(sentence, at):
        above = sentence.head(at)
        if above is not None and any(
            t.form == ":" for t in sentence.tokens[above.index : at.index]
        ):
            break  # *the Post reported: he has left **and said** so*
        at = above
    return _agreeing(sentence, verb, at if at is not None and is_verb(at) else head)


def _agreeing(sentence: Sentence, verb: Token, head: Token) -> Token:
    """The verb that a verb is coordinated with, or one above it whose subject agrees in number.

    *Police believe the man is abroad and **are** asking for help*.
    """
    finite = [t for t in (verb, *sentence.children(verb, "aux")) if t.feature("VerbForm") == "Fin"]
    shown = finite and (finite[0].feature("Tense") != "Past" or _is_numbered(finite[0], verb))
    number = finite[0].feature("Number") if shown else None
    own = sentence.child(head, "nsubj", "nsubj:pass")
    if number is None or own is None or _number(sentence, own) in (None, number):
        return head
    for above in sentence.ancestors(head):
        subject_above = sentence.child(above, "nsubj", "nsubj:pass")
        if subject_above is not None:
            agrees = _number(sentence, subject_above) == number
            return above if agrees and is_verb(above) else head
    return head


def _is_numbered(auxiliary: Token, verb: Token) -> bool:
    """Whether an auxiliary shows its number in the past, as of all verbs only that of passives and
    participles does: *was hurt*, *were leaving*; a parser guesses at the others'."""
    return auxiliary.deprel == "aux:pass" or (auxiliary.relation == "aux" and is_gerund(verb))


def _number(sentence: Sentence, noun: Token) -> str | None:
    """The number of a noun phrase in the third person, if its words show one."""
    if noun.feature("Person") in ("1", "2") or noun.feature("PronType") == "Rel":
        return None
    return "Plur" if sentence.child(noun, "conj") is not None else noun.feature("Number")


def conjunct_before(sentence: Sentence, verb: Token, first: Token) -> Token:
    """Of the verbs coordinated with a verb, the nearest before it that has a subject.

    *He brought it back, and **they** looked at it and said it was his fault*: all are attached to
    the first.
    """
    own = [
        c
        for c in sentence.children(first, "conj")
        if c.index < verb.index and sentence.child(c, "nsubj", "nsubj:pass") is not None
    ]
    return own[-1] if own else first


def _is_finite(sentence: Sentence, word: Token) -> bool:
    """Whether a word is a finite verb without an auxiliary."""
    return (
        is_verb(word)
        and word.feature("VerbForm") in ("Fin", None)
        and sentence.child(word, "aux", "cop") is None
        and (word.relation == "ccomp" or sentence.child(word, "mark") is None)
    )


def sharing_subject(sentence: Sentence, word: Token) -> list[int]:
    """The verbs that share their subject with a word's verb: *Reyes **left**, telling her so*.

    Arguments:
        sentence: the word's sentence.
        word: an argument of a verb.
    """
    found: list[int] = []
    verb = sentence.head(word)
    while (
        verb is not None
        and verb.relation in ("advcl", "conj")
        and sentence.child(verb, *SUBJECTS, "mark") is None
    ):
        found.append(verb.head)
        verb = sentence.head(verb)
    return found
