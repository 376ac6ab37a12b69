"""Parts what a report says from the clause before a colon that announces it.

*The mayor was blunt: the bridge would close, **she said***: that she was blunt, the writer tells.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.corrections.replaced import replaced
from attribution.syntax.phrases import is_finite
from attribution.syntax.quotation_marks import is_within_marks
from attribution.syntax.relations import ANY_SUBJECT

__all__ = ["with_announced_reports"]

_CLAUSES = ("parataxis", "ccomp", "conj", "appos")


def with_announced_reports(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with what is said behind a colon, alone, under the verb that reports it.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: which verbs and nouns report, and which nouns are for persons.
    """
    colon = next((t for t in sentence.tokens if t.form == ":"), None)
    if colon is None:
        return sentence
    for verb in sentence.tokens[colon.index :]:
        if verb.upos == "VERB" and knowledge.lexicon.attitude("clause", verb.lemma) == "speech":
            sentence = replaced(sentence, list(_parted(sentence, colon, verb, knowledge)))
    return sentence


def _parted(sentence: Sentence, colon: Token, verb: Token, knowledge: Knowledge) -> Iterator[Token]:
    """The words that change: the verb, the clause before the colon, and the one behind it."""
    source = sentence.child(verb, "nsubj")
    above = verb.relation == "parataxis"
    opening = sentence.head(verb) if above else sentence.child(verb, "ccomp")
    if source is None or opening is None or opening.index > colon.index:
        return
    behind = [t for t in sentence.children(opening, *_CLAUSES) if t.index > colon.index]
    said = behind[0] if len(behind) == 1 + above and behind[-1] in (verb, behind[0]) else None
    if said is None or said.index > min(verb.index, source.index) or said is verb:
        return
    first = next((t for t in sentence.subtree(said) if t.upos != "PUNCT"), said)
    if first.index != colon.index + 1 or is_within_marks(sentence, said):
        return
    whole = is_finite(said) or sentence.child(said, "aux", "cop") is not None
    if not whole or not _announces(sentence, opening, source, knowledge):
        return
    if above:
        yield evolve(verb, head=opening.head, deprel=opening.deprel)
    yield evolve(opening, head=verb.index, deprel="parataxis")
    yield evolve(said, head=verb.index, deprel="ccomp")


def _announces(sentence: Sentence, opening: Token, source: Token, knowledge: Knowledge) -> bool:
    """Whether a clause tells how somebody speaks: *the mayor was blunt*, *the answer was plain*.

    The first tells so if who speaks behind it is a pronoun for them.
    """
    about = sentence.child(opening, *ANY_SUBJECT)
    if about is None or sentence.child(opening, "cop") is None:
        return False
    if about.upos == "NOUN" and knowledge.lexicon.attitude("noun", about.lemma) == "speech":
        return True
    if source.upos != "PRON" or source.feature("Number") != about.feature("Number"):
        return False
    people, lemma = knowledge.people, about.lemma.lower()
    person = people.is_occupation(lemma) or people.is_person_noun(lemma)
    return about.entity.endswith("PER") or (about.upos == "NOUN" and person)
