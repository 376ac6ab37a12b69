"""Makes what somebody is called in marks a complement: *called the mayor "The Butcher of Halden"*.

Parsers take a name behind a noun for the name of whoever the noun stands for, in marks, too.
"""

from __future__ import annotations

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.corrections.replaced import replaced
from attribution.syntax.quotation_marks import CLOSING, OPENING

__all__ = ["with_what_one_is_called"]


def with_what_one_is_called(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with such names under the verb that calls somebody so.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: has the verbs of calling.
    """
    for verb in sentence.words("VERB"):
        if not knowledge.lexicon.is_cue(verb.lemma, "complement", attitude="speech"):
            continue
        somebody = sentence.child(verb, "obj")
        names = sentence.children(somebody, "appos") if somebody is not None else ()
        if somebody is not None and len(names) == 1 and _is_marked(sentence, somebody, names[0]):
            sentence = replaced(sentence, [evolve(names[0], head=verb.index, deprel="xcomp")])
    return sentence


def _is_marked(sentence: Sentence, somebody: Token, name: Token) -> bool:
    """Whether a name stands in marks right behind a noun, and no other name behind it.

    In *called the baker "Sleepy Joe" Dahl to the stand* it is a part of his name.
    """
    if name.index < somebody.index:
        return False
    words = [t for t in sentence.subtree(name) if t == name or t.upos != "PUNCT"]
    opening = sentence.tokens[somebody.index]
    behind = sentence.tokens[words[-1].index : words[-1].index + 2]
    closed = bool(behind) and behind[0].form in CLOSING
    first = words[0].index == opening.index + 1 and opening.form in OPENING
    return first and closed and all(t.upos != "PROPN" for t in behind)
