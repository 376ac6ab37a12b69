"""Takes a verb behind a comma alone for a participle: what was done to whom the sentence is about.

*The workers went home, **told that it was over***: who says a second thing says it behind *and*.
*The keeper, **told that he would not play**, left*: who tells somebody names them.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.corrections.replaced import replaced
from attribution.quotes.speaking import hears
from attribution.syntax.order import follows_comma
from attribution.syntax.phrases import has_tense
from attribution.syntax.relations import ANY_SUBJECT

__all__ = ["with_those_undergoing"]

_OWN = (*ANY_SUBJECT, "iobj", "aux", "cc", "mark")
_JOINED = ("conj", "advcl")
_TOPS = ("ccomp", "conj", "parataxis", "root")
# Frames of verbs that name a hearer before *to ...* and before a clause.
_FRAMES = {"xcomp": "addressed.always", "ccomp": "addressed.clause"}
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
        elif verb.relation in _TOPS and verb.feature("Tense") == "Past":
            sentence = replaced(sentence, tuple(_set_off(sentence, verb, knowledge)))
    return sentence


def _set_off(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Iterator[Token]:
    """A verb between commas behind its subject, below it, and the verb behind as the main one."""
    told, about = sentence.child(verb, "ccomp", "xcomp"), sentence.child(verb, "nsubj")
    if told is None or about is None or about.index > verb.index:
        return
    if not knowledge.lexicon.is_cue(verb.lemma, _FRAMES[told.relation]):
        return
    hearer = sentence.child(verb, "obj", "iobj")
    if hearer or sentence.child(verb, "aux", "cc", "mark") or not follows_comma(sentence, verb):
        return
    main = next(
        (
            t
            for t in sentence.subtree(verb)
            if t.index > told.index
            and t.relation in (*_JOINED, "ccomp", "parataxis", "xcomp")
            and follows_comma(sentence, t)
            and (has_tense(sentence, t) or t.feature("Tense") == "Past")
            and sentence.child(t, *ANY_SUBJECT, "mark", "cc") is None
        ),
        None,
    )
    if main is None:
        return
    yield evolve(main, head=verb.head, deprel=verb.deprel)
    yield evolve(about, head=main.index)
    yield evolve(verb, head=about.index, deprel="acl", features=_PARTICIPLE, xpos="VBN")
    for word in sentence.children(verb):
        if word.index > main.index or word.index < about.index:
            yield evolve(word, head=main.index)


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
    needs = told is not None and lexicon.is_cue(lemma, _FRAMES[told.relation])
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
