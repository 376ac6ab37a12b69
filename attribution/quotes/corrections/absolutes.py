"""Gives a participle whom *with* names before it: *..., with Ana Lund, a teacher, saying that ...*.

Where words stand between them, parsers take the participle for what the sentence's subject does.
"""

from __future__ import annotations

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.knowledge.lexicon import CUE_FRAMES
from attribution.quotes.corrections.replaced import replaced
from attribution.quotes.speaking import may_speak
from attribution.syntax.phrases import is_gerund
from attribution.syntax.relations import ANY_SUBJECT

__all__ = ["with_those_who_say_so"]


def with_those_who_say_so(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with such speakers as subjects of their participles.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: which verbs speak, who does, and what *with* is.
    """
    for verb in sentence.tokens:
        if verb.relation != "advcl" or not is_gerund(verb):
            continue
        speaks = knowledge.lexicon.is_cue(verb.lemma, *CUE_FRAMES, attitude="speech")
        if not speaks or sentence.child(verb, *ANY_SUBJECT) is not None:
            continue
        above = sentence.tokens[verb.head - 1]
        for who in sentence.children(above, "obl"):
            joint = sentence.child(who, "case")
            if joint is not None and _says(sentence, joint, who, verb, knowledge):
                moved = evolve(who, head=verb.index, deprel="nsubj")
                mark = evolve(joint, head=verb.index, deprel="mark")
                sentence = replaced(sentence, [moved, mark])
                break
    return sentence


def _says(sentence: Sentence, joint: Token, who: Token, verb: Token, knowledge: Knowledge) -> bool:
    """Whether *with* and somebody stand behind a comma, and their participle behind another."""
    words = [t for t in sentence.subtree(who) if t == who or t.upos != "PUNCT"]
    between = sentence.tokens[words[-1].index : verb.index - 1]
    before = sentence.tokens[joint.index - 2 : joint.index - 1]
    commas = [t.form for t in (*before, *between)]
    set_off = words[0] == joint and words[-1].index < verb.index and commas == [",", ","]
    with_ = joint.lemma.lower() in knowledge.grammar.prepositions.having
    return set_off and with_ and may_speak(who, knowledge)
