"""Gives a verb the question that it asks somebody: *questioned the clerk about why it failed*.

Parsers take *why* for a phrase of the verb, of which the clause behind it tells more; or they take
the question for more about the person: *questioned the clerk, Ann Roe, about how it failed*.
"""

from __future__ import annotations

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.corrections.replaced import replaced
from attribution.quotes.speaking import hears

__all__ = ["with_questions_asked_about"]

_ASKING = ("Int", "Rel")


def with_questions_asked_about(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with such a question as one clause of the verb.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: has the nouns for persons.
    """
    for word in sentence.tokens[1:]:
        if word.upos == "ADV" and word.relation in ("obl", "nmod"):
            clause = _clause(sentence, word)
            verb = _asking(sentence, word, knowledge) if clause is not None else None
            if clause is not None and verb is not None:
                moved = evolve(clause, head=verb.index, deprel="advcl")
                own = evolve(word, head=clause.index, deprel="advmod")
                about = evolve(sentence.tokens[word.index - 2], head=clause.index, deprel="mark")
                sentence = replaced(sentence, [moved, own, about])
        elif word.relation == "acl" and _is_question(sentence, word):
            verb = _asking(sentence, word, knowledge)
            if verb is not None:
                link = sentence.child(word, "mark")
                moved = evolve(word, head=verb.index, deprel="advcl")
                linked = [evolve(link, upos="ADP")] if link is not None else []
                sentence = replaced(sentence, [moved, *linked])
        elif word.relation == "advcl":
            stray = _stray_link(sentence, word, knowledge)
            if stray is not None:
                sentence = replaced(sentence, [evolve(stray, head=word.index, deprel="mark")])
    return sentence


def _stray_link(sentence: Sentence, clause: Token, knowledge: Knowledge) -> Token | None:
    """The preposition before such a clause that hangs on its first word or on the verb."""
    verb = sentence.head(clause)
    for word in sentence.children(clause):
        if word.feature("PronType") not in _ASKING or not 1 < word.index < clause.index:
            continue
        link = sentence.tokens[word.index - 2]
        loose = link.upos == "ADP" and link.relation in ("advmod", "case")
        if verb is None or not loose or link.head not in (word.index, verb.index):
            return None
        frame = f"preposition.{link.lemma.lower()}"
        asks = knowledge.lexicon.attitude(frame, verb.lemma) is not None
        return link if asks and verb.index < link.index else None
    return None


def _clause(sentence: Sentence, adverb: Token) -> Token | None:
    """The clause of a question that such an adverb opens right behind its preposition."""
    clause = sentence.child(adverb, "advcl", "acl")
    if clause is None:
        return None
    link = sentence.child(clause, "mark") or sentence.child(adverb, "case")
    if link is None or link.upos != "ADP" or link.index != adverb.index - 1:
        return None
    return clause if adverb.feature("PronType") in _ASKING else None


def _is_question(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause begins with a preposition and a word that asks: *about who signed*."""
    link = sentence.child(clause, "mark")
    if link is None:
        return False
    return any(
        word.feature("PronType") in _ASKING for word in sentence.tokens[link.index : link.index + 1]
    )


def _asking(sentence: Sentence, word: Token, knowledge: Knowledge) -> Token | None:
    """The verb on which a phrase hangs, perhaps by the person whom the verb has for its object."""
    above = sentence.head(word)
    if above is None or above.upos == "VERB":
        return above
    asked = above.relation in ("obj", "iobj") and hears(above, knowledge)
    return sentence.head(above) if asked else None
