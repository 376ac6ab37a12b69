"""Finds reflexive pronouns that show a gender: *Brandvold taught herself* is about a woman."""

from __future__ import annotations

from attribution.document import Sentence, Token
from attribution.mentions.appositions import top_of
from attribution.syntax.relations import SUBJECTS

__all__ = ["reflexives"]

# Relations of clauses that take the subject of the clause above if they have none.
_SHARING = ("xcomp", "conj", "advcl", "ccomp")


def reflexives(sentence: Sentence, head: Token) -> tuple[str, ...]:
    """The reflexive pronouns, in lower case, whose antecedent must be a name.

    By Principle A of binding theory (Chomsky 1981) a reflexive means the subject of its own
    clause; a clause without one has that of the clause above.

    Arguments:
        sentence: the sentence.
        head: the syntactic head of the name.
    """
    top = top_of(sentence, head)
    return tuple(
        t.form.lower()
        for t in sentence.tokens
        if "Reflex" in t.features
        and t.feature("Reflex") is not None
        and _is_bound(sentence, t, top)
    )


def _is_bound(sentence: Sentence, pronoun: Token, name: Token) -> bool:
    for clause in sentence.ancestors(pronoun):
        subject = sentence.child(clause, *SUBJECTS)
        if subject is not None:
            relative = subject.feature("PronType") == "Rel" and clause.relation == "acl"
            return subject == name or (relative and clause.head == name.index)
        # An object may own the clause instead: *she made Lund blame himself*.
        if sentence.child(sentence.head(clause) or clause, "obj", "iobj") not in (None, pronoun):
            return False
        if clause.upos in ("VERB", "AUX") and clause.relation not in _SHARING:
            return False
    return False
