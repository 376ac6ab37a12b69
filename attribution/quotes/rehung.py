"""Hangs a cue, or the clause that it reports, where it belongs, should a parser hang it beyond.

*She had told them, it turned out, that it was safe*: what turned out stands between commas. *Has
a week to say so*: no week says it.
"""

from __future__ import annotations

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.replaced import replaced
from attribution.quotes.speaking import may_speak

__all__ = ["with_clauses_of_cues"]

_SUBJECTS = ("nsubj", "csubj", "expl")
_ASIDES = ("parataxis", "advcl", "acl")


def with_clauses_of_cues(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with such cues and clauses under their heads.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: the cues, and which nouns are for those who speak.
    """
    for verb in sentence.tokens[1:-1]:
        if verb.upos != "VERB" or knowledge.lexicon.attitude("clause", verb.lemma) is None:
            continue
        held = _held(sentence, verb, knowledge)
        if held is not None:
            sentence = replaced(sentence, [evolve(verb, head=held.index, deprel="acl")])
        beyond = _beyond_aside(sentence, verb, knowledge)
        if beyond is not None:
            clause = evolve(beyond, head=verb.index, deprel="ccomp")
            sentence = replaced(sentence, [clause])
    return sentence


def _held(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Token | None:
    """What lets somebody say something, and itself says nothing: *has **a week** to say*."""
    above = sentence.head(verb) if verb.relation == "xcomp" else None
    if above is None or above.lemma.lower() not in knowledge.lexicon.polarity["holding"]:
        return None
    held = sentence.child(above, "obj")
    return held if held is not None and not may_speak(held, knowledge) else None


def _beyond_aside(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Token | None:
    """The clause with *that* behind an aside in commas, which a parser gave to the aside."""
    if sentence.child(verb, "ccomp", "xcomp") is not None:
        return None
    for aside in sentence.children(verb, *_ASIDES):
        if aside.index < verb.index or sentence.child(aside, *_SUBJECTS) is None:
            continue
        words = sentence.subtree(aside)
        first = next((t for t in words if t.upos != "PUNCT"), aside)
        if sentence.tokens[first.index - 2].form != ",":
            continue
        for clause in sentence.children(aside, "ccomp", "advcl", "csubj"):
            mark = sentence.child(clause, "mark")
            parted = mark is not None and sentence.tokens[mark.index - 2].form == ","
            if mark is not None and parted and mark.index > aside.index:
                return clause if _is_that(mark, knowledge) else None
    return None


def _is_that(mark: Token, knowledge: Knowledge) -> bool:
    return mark.lemma.lower() in knowledge.grammar.clauses.complementizers
