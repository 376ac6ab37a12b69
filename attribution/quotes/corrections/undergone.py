"""Takes a verb behind a comma alone for a participle: what was done to whom the sentence is about.

*The workers went home, **told that it was over***: who says a second thing says it behind *and*.
"""

from __future__ import annotations

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.corrections.replaced import replaced
from attribution.quotes.speaking import hears
from attribution.syntax.order import follows_comma
from attribution.syntax.relations import ANY_SUBJECT

__all__ = ["with_those_undergoing"]

_OWN = (*ANY_SUBJECT, "iobj", "aux", "cc", "mark")
_JOINED = ("conj", "advcl")
_PARTICIPLE = "|".join(("Tense=Past", "VerbForm=Part", "Voice=Pass"))


def with_those_undergoing(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with such verbs as participles.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: to whom verbs say something.
    """
    for verb in sentence.words("VERB"):
        behind = verb.relation in _JOINED and verb.feature("Tense") == "Past"
        if behind and _is_told(sentence, verb, knowledge):
            participle = evolve(verb, deprel="advcl", features=_PARTICIPLE, xpos="VBN")
            sentence = replaced(sentence, [participle])
    return sentence


def _is_told(sentence: Sentence, verb: Token, knowledge: Knowledge) -> bool:
    """Whether a second verb, which names no hearer where it needs one, follows a comma alone.

    Not the second of three: *came, saw it, said so and left*, nor a verb of another tense.
    """
    lexicon, lemma = knowledge.lexicon, verb.lemma.lower()
    first = sentence.head(verb)
    if first is None or first.upos != "VERB" or first.index > verb.index:
        return False
    given, told = sentence.child(verb, "obj"), sentence.child(verb, "ccomp", "xcomp")
    if given is not None and (told is not None or hears(given, knowledge)):
        return False
    frames = {"xcomp": "addressed.always", "ccomp": "addressed.clause"}
    needs = told is not None and lexicon.is_cue(lemma, frames[told.relation])
    gives = lexicon.is_cue(lemma, "addressed.thing") and lexicon.is_cue(lemma, "infinitive")
    if not needs and not (gives and (told is None or told.relation == "ccomp")):
        return False
    if told is None and given is None:
        return False
    if sentence.child(verb, *_OWN) is not None or not follows_comma(sentence, verb):
        return False
    listed = sentence.children(first, "conj")
    alone = len(listed) == (verb.relation == "conj") and sentence.child(verb, "conj") is None
    subject = sentence.child(first, "nsubj")
    return alone and subject is not None and first.feature("Tense") == "Past"
