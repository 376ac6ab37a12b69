"""Gives a verb its object behind *as*: *dismissed as false **a claim that he had left***.

A long object stands last. Parsers, which know it before *as*, make it one more setting, or one
phrase with what it is called: *as "absurd" suggestions that she would go*.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.corrections.replaced import replaced
from attribution.syntax.clauses import is_linked_by

__all__ = ["with_objects_behind_complements"]


def with_objects_behind_complements(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with such objects under their verbs.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: the verbs that call something false, and the nouns that tell of something.
    """
    for verb in sentence.words("VERB"):
        if not knowledge.lexicon.is_cue(verb.lemma, "complement", "object"):
            continue
        if sentence.child(verb, "obj", "aux:pass") is None:
            sentence = replaced(sentence, _moved(sentence, verb, knowledge))
    return sentence


def _moved(sentence: Sentence, verb: Token, knowledge: Knowledge) -> Iterator[Token]:
    """The object and what it is called, each below the verb, if both stand behind it."""
    opening = knowledge.grammar.prepositions.roles
    called = next(
        (
            t
            for t in sentence.children(verb, "obl", "advcl", "xcomp")
            if t.index > verb.index and is_linked_by(sentence, t, opening)
        ),
        None,
    )
    link = sentence.child(called, "case", "mark") if called is not None else None
    if called is None or link is None or link.index != verb.index + 1:
        return
    if knowledge.lexicon.attitude("noun", called.lemma) is not None:
        yield from _parted(sentence, verb, called, knowledge)
        return
    for noun in sentence.children(verb, "obl", "obl:unmarked"):
        bare = sentence.child(noun, "case") is None
        if noun.index > called.index and bare and _tells(sentence, noun, knowledge):
            yield evolve(noun, head=verb.index, deprel="obj")


def _parted(sentence: Sentence, verb: Token, noun: Token, knowledge: Knowledge) -> Iterator[Token]:
    """What something is called and the noun behind it, of which a parser made one phrase."""
    first = sentence.child(noun, "amod", "compound")
    if first is None or not _tells(sentence, noun, knowledge):
        return
    article = sentence.child(noun, "det")
    single = article is not None and article.feature("Definite") == "Ind"
    if first.upos != "ADJ" and not (single and noun.feature("Number") == "Plur"):
        return
    yield evolve(first, head=verb.index, deprel="obl")
    yield evolve(noun, head=verb.index, deprel="obj")
    for word in sentence.children(noun):
        if word.index < first.index:
            yield evolve(word, head=first.index)


def _tells(sentence: Sentence, noun: Token, knowledge: Knowledge) -> bool:
    """Whether a noun tells of something and says what in a clause: *reports that it fell*."""
    if knowledge.lexicon.attitude("noun", noun.lemma) is None:
        return False
    return any(c.index > noun.index for c in sentence.children(noun, "acl", "acl:relcl"))
