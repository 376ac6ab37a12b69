"""Tells whether a common noun beside a name means an outlet: *told the station Vox Tirna*.

A *site* or a *station* may be any place; one that is told something, or that publishes, is none.
"""

from __future__ import annotations

from attribution.document import Sentence, Token
from attribution.knowledge.gazetteer import Gazetteer
from attribution.mentions.outlet_words import is_any, is_talk, opens

__all__ = ["is_called"]


def is_called(sentence: Sentence, token: Token, gazetteer: Gazetteer) -> bool:
    """Whether a name stands beside a noun that may mean an outlet, and that publishes or is told.

    *The Kosmos site reported*, *carried by the official Sanar agency*, *published by the
    leaking site Sluice*, *in an interview with the Accra station Joy*.

    Arguments:
        sentence: the sentence.
        token: a word of the name.
        gazetteer: has the nouns, and the words by which outlets relay.
    """
    noun = _noun_beside(sentence, token, gazetteer)
    if noun is None:
        return False
    top = sentence.head(noun) if sentence.head(noun) == token else noun
    verb = sentence.head(top) if top is not None else None
    if top is None or verb is None:
        return False
    case = [c.form.lower() for t in (noun, token) for c in sentence.children(t, "case")]
    if noun.index < token.index and _is_heard(sentence, token, noun, top, case, gazetteer):
        return noun.form not in gazetteer.words("shown", "nouns")
    if verb.upos != "VERB":
        return False
    if top.deprel == "nsubj":
        before = any(t.index < verb.index for t in sentence.children(verb, "ccomp"))
        aside = verb.relation == "parataxis" or before
        return aside and is_any(verb, gazetteer, "reported")
    if not opens(case, gazetteer, "agents"):
        return False
    saying = sentence.head(verb) if is_any(verb, gazetteer, "saying") else verb
    if saying is not None and is_any(saying, gazetteer, "quoting"):
        return True
    thing = sentence.head(verb) if verb.relation == "acl" else None
    carried = thing is not None and is_any(verb, gazetteer, "carried", "published", "seen")
    return carried and thing is not None and is_talk(sentence, thing, gazetteer)


def _noun_beside(sentence: Sentence, token: Token, gazetteer: Gazetteer) -> Token | None:
    """The noun right before a name, or right behind it, that belongs to it."""
    for at in (token.index - 2, token.index):
        noun = sentence.tokens[at] if 0 <= at < len(sentence.tokens) else None
        if noun is None or noun.upos != "NOUN" or noun.form not in gazetteer.loose_nouns:
            continue
        if sentence.child(noun, "det", "amod", "compound", "nmod:poss") is None:
            continue
        if token.head == noun.index and token.relation in ("compound", "appos", "flat", "nmod"):
            return noun
        above = sentence.head(token)
        if at < token.index and above is not None and above.head == noun.index:
            return noun if above.upos == "PROPN" and above.index == token.index + 1 else None
    return None


def _may_publish(sentence: Sentence, noun: Token, gazetteer: Gazetteer) -> bool:
    """Whether no other noun says that a place or a body is meant: *the **police** station*."""
    kinds = (
        *gazetteer.words("described", "adjectives"),
        *gazetteer.words("described", "qualifiers"),
    )
    compounds = sentence.children(noun, "compound")
    return all(t.upos == "PROPN" or t.form in kinds for t in compounds)


def _is_heard(
    sentence: Sentence,
    token: Token,
    noun: Token,
    top: Token,
    case: list[str],
    gazetteer: Gazetteer,
) -> bool:
    """Whether something is told to a phrase, or said in an interview with it or according to it."""
    above = sentence.head(top)
    if opens(case, gazetteer, "according"):
        return True
    if above is None or not _may_publish(sentence, noun, gazetteer):
        return above is not None and is_any(above, gazetteer, "interviews")
    if opens(case, gazetteer, "listeners", "partners"):
        return is_any(above, gazetteer, "interviews", "spoken", "confirming")
    words = sentence.subtree(token)
    owns = any(t.form in gazetteer.words("names", "possessives") for t in words)
    if owns or (len(words) > 1 and token.entity.endswith("PER")):
        return False  # *told the paper **Norway's** king was ill*
    behind = sentence.tokens[words[-1].index : words[-1].index + 1]
    clause = any(t.upos in ("VERB", "AUX") for t in behind)  # *told the paper Roe had left*
    told = top.relation in ("obj", "iobj") and is_any(above, gazetteer, "told")
    return told and not case and not clause and above.index < top.index
