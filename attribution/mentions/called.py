"""Finds who is called by a name: *a man named Karl Lund*, *Karl Lund, known as Bobo*."""

from __future__ import annotations

from attribution.document import Sentence, Token
from attribution.knowledge.people import People
from attribution.syntax.order import word_before

__all__ = ["called"]

_PARTS = ("amod", "compound", "nmod")
_OPENING = (",", "(")


def called(sentence: Sentence, name: Token, people: People) -> Token | None:
    """The noun or the name of the person who is said to be called by a name, or None.

    *A man named **Karl Lund***; *a man who gave his name as **Karl***, *Karl Lund, who goes by
    **Bobo***, *whom all call **Bobo***; but not *a man who called **Karl Lund***.

    Arguments:
        sentence: where the name stands.
        name: its head.
        people: the words by which names are given.
    """
    alias = _behind_alias(sentence, name, people)
    if alias is not None:
        return alias
    verb = sentence.head(name)
    if verb is None or verb.index > name.index or sentence.child(name, "det", "nmod:poss"):
        return None
    own_name = verb if _is_own_name(sentence, verb, people) else None
    if own_name is not None:
        verb = sentence.head(own_name)  # *her first name, Ana*
    clause = verb
    while clause is not None and clause.relation == "xcomp":
        clause = sentence.head(clause)
    if verb is None or clause is None or clause.relation != "acl":
        return None
    if own_name is not None:
        ways = ("giving", "going", "introducing")
        named = people.has_any("calling", ways, verb.lemma)
    else:
        named = _names(sentence, verb, name, people)
    return sentence.head(clause) if named and _is_of(sentence, clause, verb, people) else None


def _behind_alias(sentence: Sentence, name: Token, people: People) -> Token | None:
    """The name before *alias*: *Karl Lund, alias Bobo*."""
    before = name if people.has("calling", "alias", name.form) else word_before(sentence, name)
    # *Karl Lund, alias **Lady** Mire*
    while before is not None and before.head == name.index and before.relation in _PARTS:
        if people.has("calling", "alias", before.form):
            break
        before = word_before(sentence, before)
    if before is None or not people.has("calling", "alias", before.form):
        return None
    whose = word_before(sentence, before)
    if whose is not None and whose.form in _OPENING:
        whose = word_before(sentence, whose)
    return whose if whose is not None and whose.upos in ("NOUN", "PROPN") else None


def _is_own_name(sentence: Sentence, noun: Token, people: People) -> bool:
    """Whether a noun is somebody's name: *her first name*, *the nickname*."""
    if not people.has("naming", "nouns", noun.lemma):
        return False
    whose = sentence.child(noun, "nmod:poss") or sentence.child(noun, "det")
    return whose is not None and (
        people.is_pronoun(whose.form) or people.has("kinds", "definite", whose.form)
    )


def _names(sentence: Sentence, verb: Token, name: Token, people: People) -> bool:
    """Whether a verb with a name says what somebody is called: *known **as** Bobo*."""
    case = sentence.child(name, "case", "mark")
    before = word_before(sentence, name)
    if case is None and name.relation == "obl" and before is not None and before.deprel == "case":
        case = before  # on another word of the name: *known **as** DJ Kelp*
    if case is None:
        return people.has("naming", "verbs", verb.lemma) and name.relation in ("xcomp", "obj")
    if name.relation != "obl":
        return False
    if people.has("calling", "by", case.form):
        return people.has("calling", "going", verb.lemma)
    given = people.has("calling", "giving", verb.lemma) and any(
        _is_own_name(sentence, t, people) for t in sentence.children(verb, "obj")
    )
    shown = people.has("calling", "introducing", verb.lemma)
    acting = people.has("calling", "acting", verb.lemma)
    return people.has("naming", "as", case.form) and (given or shown or acting)


def _is_of(sentence: Sentence, clause: Token, verb: Token, people: People) -> bool:
    """Whether the noun above a clause is what is called so, and not what calls."""
    subject = sentence.child(clause, "nsubj")
    objects = sentence.children(verb, "obj")
    relative = subject is None or people.has("pronouns", "relative", subject.form)
    own = any(t.feature("Reflex") is not None for t in objects)
    whom = any(people.has("pronouns", "relative", t.form) for t in objects)
    passive = sentence.child(verb, "aux:pass") is not None or (verb is clause and subject is None)
    active = people.has_any("calling", ("going", "acting", "giving"), verb.lemma)
    return whom or (relative and (own or passive or active))
