"""Finds whom a source speaks to, where the cue has no addressee for its own object.

*Drivers were told ...*, *called on drivers to ...*, *in a letter to the mayor, she said*,
*speaking to reporters, she said*.
"""

from __future__ import annotations

from attribution.document import Sentence, Token
from attribution.quotes.lexicon import Lexicon

__all__ = ["implied_addressee"]

_NOMINAL = ("NOUN", "PROPN", "PRON")


def implied_addressee(sentence: Sentence, cue: Token, lexicon: Lexicon) -> Token | None:
    """The word for whom a source speaks to, read off what stands around a cue."""
    return (
        _subject_told(sentence, cue, lexicon)
        or _governed(sentence, cue, lexicon)
        or _written_to(sentence, cue, lexicon)
        or _turned_to(sentence, cue, lexicon)
    )


def _subject_told(sentence: Sentence, cue: Token, lexicon: Lexicon) -> Token | None:
    """***Drivers** were told*, ***drivers** told to wait*, *asked why, **he** laughed*."""
    if lexicon.attitude("addressed", cue.lemma) is None or _is_active(sentence, cue):
        return None
    # The nearest, should a parser give two: *the roof is safe, the court was told*.
    near = sentence.children(cue, "nsubj:pass")
    told = min(near, key=lambda t: abs(t.index - cue.index), default=None)
    if told is None and cue.relation == "conj":
        # *Drivers came and were told*: the subject of the verb that it is coordinated with.
        first = sentence.head(cue)
        told = sentence.child(first, "nsubj", "nsubj:pass") if first is not None else None
    elif told is None and cue.relation in ("acl", "advcl"):
        head = sentence.head(cue)
        told = head
        if head is not None and cue.relation == "advcl":
            told = sentence.child(head, "nsubj", "nsubj:pass")
    if told is None or told.upos not in _NOMINAL or told.lemma.lower() == "it":
        return None
    return told


def _is_active(sentence: Sentence, cue: Token) -> bool:
    if sentence.child(cue, "aux:pass") is not None:
        return False
    return (
        cue.feature("VerbForm") != "Part"
        or cue.feature("Tense") != "Past"
        or (sentence.child(cue, "aux", "nsubj") is not None)
    )


def _governed(sentence: Sentence, cue: Token, lexicon: Lexicon) -> Token | None:
    """*Called on **drivers** to wait*, *pleaded with **them***."""
    for child in sentence.children(cue, "obl"):
        case = sentence.child(child, "case")
        if (
            case is not None
            and child.upos in _NOMINAL
            and lexicon.attitude(f"addressed.{case.lemma.lower()}", cue.lemma) is not None
        ):
            return child
    return None


def _written_to(sentence: Sentence, cue: Token, lexicon: Lexicon) -> Token | None:
    """*In a letter to **the mayor**, she said*."""
    for child in sentence.children(cue, "obl"):
        if lexicon.attitude("addressed.in", child.lemma) is None:
            continue
        for to in sentence.children(child, "nmod", "obl"):
            case = sentence.child(to, "case")
            if case is not None and case.lemma.lower() == "to" and to.upos in _NOMINAL:
                return to
    return None


def _turned_to(sentence: Sentence, cue: Token, lexicon: Lexicon) -> Token | None:
    """*Speaking to **reporters**, she said*, *addressing **the crowd**, he said*."""
    for child in sentence.children(cue, "advcl"):
        if child.feature("VerbForm") not in ("Ger", "Part") or child.feature("Tense") == "Past":
            continue
        if sentence.child(child, "nsubj", "ccomp", "xcomp", "mark") is not None:
            continue
        if lexicon.attitude("addressed", child.lemma) is not None:
            found = sentence.child(child, "obj")
            if found is not None and found.upos in _NOMINAL:
                return found
        found = _governed(sentence, child, lexicon)
        if found is not None:
            return found
    return None
