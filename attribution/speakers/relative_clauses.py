"""Resolves sources that stand for another word: *Reyes, who said*, *Lund's neighbour*."""

from __future__ import annotations

from attribution.document import Sentence, Token
from attribution.knowledge.people import People
from attribution.mentions.name_index import Naming
from attribution.syntax.relations import SUBJECTS

__all__ = ["antecedent", "dislocated", "possessed"]


def antecedent(sentence: Sentence, pronoun: Token, naming: Naming) -> Token | None:
    """The antecedent of a relative pronoun: *Reyes* in *Reyes, a lawyer who ...*, too."""
    people = naming.people
    for above in sentence.ancestors(pronoun):
        if not above.deprel.endswith(":relcl") and above.deprel != "acl":
            continue
        found = sentence.head(above)
        while found is not None and found.relation == "appos":
            found = sentence.head(found)
        if found is not None and found.upos in ("AUX", "VERB"):
            return None  # *The pump failed, which suggests that ...*: nobody says so
        personal = people.has("pronouns", "personal_relative", pronoun.lemma)
        if found is None or not personal or _can_be_who(found, naming):
            return found
        # *The speeches by Reyes, who ...*: parsers attach the clause to *speeches*.
        before = [t for t in sentence.tokens[: pronoun.index - 1] if t.upos != "PUNCT"]
        named = naming.at(before[-1]) if before else None
        if named is not None and named.name.person:
            return named.head
        within = _person_within(sentence, found, pronoun, naming)
        return within or _person_above(sentence, found, naming) or found
    return None


def _person_within(sentence: Sentence, noun: Token, pronoun: Token, naming: Naming) -> Token | None:
    """The nearest person in a phrase: *a claim disputed by **pilots**, who ...*."""
    for word in reversed(sentence.subtree(noun)):
        if word.index >= pronoun.index:
            continue
        named = naming.at(word)
        if named is not None and named.name.person:
            return named.head
        if word.upos == "NOUN" and naming.people.is_person_noun(word.lemma):
            return word if word.relation not in ("compound", "nmod:poss") else None
    return None


def _person_above(sentence: Sentence, noun: Token, naming: Naming) -> Token | None:
    """The person whom a phrase tells more of: ***engineers** at the firm who ...*."""
    above = sentence.head(noun) if noun.relation == "nmod" else None
    return above if above is not None and naming.people.is_person_noun(above.lemma) else None


def _can_be_who(noun: Token, naming: Naming) -> bool:
    """Whether *who* can stand for a word."""
    return naming.at(noun) is not None or naming.people.is_person_noun(noun.lemma)


def possessed(sentence: Sentence, head: Token, people: People) -> Token:
    """The neighbour of *Lund's neighbour said*, which parsers read as a verb with two subjects."""
    if head.relation != "nsubj" or not any(
        people.is_possessive(c.form) for c in sentence.children(head, "case")
    ):
        return head
    same = [t for t in sentence.tokens[head.index :] if t.head == head.head]
    return next((t for t in same if t.relation == "nsubj"), head)


def dislocated(sentence: Sentence, pronoun: Token) -> Token | None:
    """The name before a clause in which a pronoun repeats it: *the boss, Lund, **he**
    said*."""
    if pronoun.upos != "PRON" or pronoun.relation not in SUBJECTS:
        return None
    verb = sentence.head(pronoun)
    before = sentence.child(verb, "dislocated") if verb is not None else None
    return before if before is not None and before.index < pronoun.index else None
