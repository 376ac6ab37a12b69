"""Tells who answers an outlet: whom it asked, showed or told something, or to whom it spoke.

*Asked about the leak by X, she said ...*, *presented with the findings by X, she said ...*, *when
X showed her the letter, she said ...*, *X spoke to Lund, who said ...*.
"""

from __future__ import annotations

from attribution.document import Sentence, Token
from attribution.knowledge.gazetteer import Gazetteer
from attribution.mentions.outlet_words import is_any, is_writing, opens

__all__ = ["answer_to", "is_faced_with"]

_VERBAL = ("VERB", "AUX")


def answer_to(
    sentence: Sentence, top: Token, governor: Token, case: set[str], gazetteer: Gazetteer
) -> Token | None:
    """The verb to which claims belong that answer an outlet, or None.

    Arguments:
        sentence: the sentence.
        top: the head of the phrase that means the outlet.
        governor: the word to which that phrase belongs.
        case: the prepositions before it.
        gazetteer: has the verbs of asking, of showing and of speaking.
    """
    if opens(case, gazetteer, "agents") or top.deprel == "obl:agent":
        asked = _asked_by(sentence, governor, gazetteer)
        return asked if asked is not None else _faced_by(sentence, governor, gazetteer)
    if top.deprel != "nsubj" or case or governor.upos not in _VERBAL:
        return None
    answered = _faces(sentence, governor, gazetteer)
    return answered if answered is not None else _said_to(sentence, governor, gazetteer)


def is_faced_with(sentence: Sentence, verb: Token, gazetteer: Gazetteer) -> bool:
    """Whether a verb tells what somebody is shown or told before they answer.

    *Shown the letter by X, she said ...*
    """
    passive = verb.feature("VerbForm") == "Part" and verb.feature("Tense") != "Pres"
    apart = verb.relation == "advcl" or (verb.relation == "acl" and verb.deprel != "acl:relcl")
    bare = sentence.child(verb, "nsubj", "nsubj:pass") is None
    return passive and apart and bare and is_any(verb, gazetteer, "presenting")


def _asked_by(sentence: Sentence, noun: Token, gazetteer: Gazetteer) -> Token | None:
    """The verb of asking before a topic that the parser hung on it who asks.

    *Quizzed about the leak by X, she said ...*
    """
    verb = sentence.head(noun)
    if noun.upos in _VERBAL or verb is None or is_writing(sentence, noun, gazetteer):
        return None  # *quizzed about a report by X*
    apart = verb.feature("VerbForm") == "Part" or verb.relation == "advcl"
    cases = {c.lemma.lower() for c in sentence.children(noun, "case")}
    about = noun.relation == "obl" and not cases.isdisjoint(gazetteer.words("relays", "beyond"))
    asked = apart and about and is_any(verb, gazetteer, "asked")
    return verb if asked and sentence.child(verb, "nsubj") is None else None


def _faced_by(sentence: Sentence, governor: Token, gazetteer: Gazetteer) -> Token | None:
    """The verb of the answer of one who was shown or told something by an outlet.

    The parser may have hung the outlet on what was shown, and the verb as a preposition.
    """
    verb = governor
    if governor.upos not in _VERBAL:
        if is_writing(sentence, governor, gazetteer):
            return None  # *shown a report by X*
        for word in sentence.children(governor, "case"):
            if word.upos == "VERB" and is_any(word, gazetteer, "presenting"):
                return _verb_above(sentence, governor)
        above = sentence.head(governor)
        if above is None or governor.relation not in ("obj", "iobj", "obl"):
            return None
        verb = above
    if not is_faced_with(sentence, verb, gazetteer):
        return None
    above = sentence.head(verb)
    if verb.relation == "acl":  # *Lund, shown the letter by X, said ...*
        if above is None or above.deprel != "nsubj":
            return None
        verb = above
    return _verb_above(sentence, verb)


def _faces(sentence: Sentence, verb: Token, gazetteer: Gazetteer) -> Token | None:
    """The verb of the answer of one whom an outlet shows or tells something.

    *When X showed her the letter, she said ...*, but not *when X showed the film*.
    """
    if verb.relation != "advcl" or not is_any(verb, gazetteer, "presenting"):
        return None
    marks = [c.lemma.lower() for c in sentence.children(verb, "mark", "advmod")]
    if not opens(marks, gazetteer, "circumstances"):
        return None
    things = sentence.children(verb, "obj", "iobj")
    whom = next((t for t in things if t.feature("PronType") == "Prs" or t.relation == "iobj"), None)
    if whom is None or is_any(whom, gazetteer, "audiences"):
        return None
    return _verb_above(sentence, verb)


def _said_to(sentence: Sentence, verb: Token, gazetteer: Gazetteer) -> Token | None:
    """The verb of what those say to whom an outlet spoke: *X spoke to Lund, who said ...*."""
    if is_any(verb, gazetteer, "asked"):
        people = sentence.children(verb, "obj")
    elif is_any(verb, gazetteer, "spoken"):
        people = sentence.children(verb, "obl", "obj")
    else:
        return None
    for noun in people:
        for said in sentence.children(noun, "acl"):
            by = sentence.child(said, "nsubj")
            if by is not None and by.feature("PronType") == "Rel" and by.upos == "PRON":
                return said if is_any(by, gazetteer, "persons") else None
    return None


def _verb_above(sentence: Sentence, token: Token) -> Token | None:
    above = sentence.head(token)
    return above if above is not None and above.upos in _VERBAL else None
