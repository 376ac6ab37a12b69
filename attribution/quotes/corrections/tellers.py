"""Gives what somebody is told to whom an outlet reports of, where a parser gave it to the outlet.

*Reuters said the mayor met the crew and **told** them to wait*: Reuters tells nobody to wait.
"""

from __future__ import annotations

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.mentions.outlet_words import is_any, names_outlet
from attribution.quotes.corrections.replaced import replaced
from attribution.syntax.relations import SUBJECTS

__all__ = ["with_tellers_of_outlets"]


def with_tellers_of_outlets(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with such a verb joined to the clause that the outlet reports.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: which verbs tell somebody something, and which names are outlets'.
    """
    for verb in sentence.tokens:
        if verb.upos != "VERB" or verb.relation != "conj":
            continue
        below = _reported(sentence, verb, knowledge)
        if below is not None and _tells_another(sentence, verb, below, knowledge):
            perfect = sentence.child(below, "aux") is not None
            form = below.features if perfect else verb.features
            joined = evolve(verb, head=below.index, features=form)
            return replaced(sentence, () if joined == verb else (joined,))
    return sentence


def _reported(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Token | None:
    """The head of the clause that an outlet reports, with which a verb may be joined."""
    head = sentence.head(verb)
    report = sentence.head(head) if head is not None and head.relation == "ccomp" else head
    if head is None or report is None or sentence.child(verb, *SUBJECTS) is not None:
        return None
    if not is_any(report, knowledge.outlets, "reported", "saying"):
        return None
    by, below = sentence.child(report, "nsubj"), sentence.child(report, "ccomp")
    if by is None or below is None or not by.index < report.index < below.index < verb.index:
        return None
    name = [t for t in sentence.subtree(by) if t.upos == "PROPN"]
    outlet = by.lemma.lower() in knowledge.outlets.outlet_nouns
    return below if outlet or names_outlet(name, knowledge.outlets) else None


def _tells_another(sentence: Sentence, verb: Token, below: Token, knowledge: Knowledge) -> bool:
    """Whether a verb tells somebody something who is not the one an outlet reports of.

    *The Post said the mayor had lied and urged **him** to go*: its leader did.
    """
    lexicon, about = knowledge.lexicon, sentence.child(below, "nsubj")
    told = sentence.child(verb, "iobj", "obj")
    if about is None or told is None or told.index != verb.index + 1 or told.upos != "PRON":
        return False
    if told.feature("Person") != "3" or lexicon.attitude("addressed", verb.lemma) is None:
        return False
    objects = sentence.children(below, "obj", "obl", "iobj")
    if not any(t.feature("Number") == told.feature("Number") for t in objects):
        return False
    if sentence.child(verb, "ccomp") is not None:
        return True
    return about.feature("Number") != told.feature("Number") or told.feature("Gender") == "Neut"
