"""Gives a cue the clause before it when words in marks follow as well.

*Nobody warned the town, says Ann Roe: "We lost two wheels."* and *The tram is slow, Roe said: "We
wait."*: parsers take the cue for a verb of the clause, or the clause for a part of the cue's, and
lose who speaks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.corrections.replaced import replaced
from attribution.quotes.speaking import may_speak, names_speaker
from attribution.syntax.phrases import is_verb
from attribution.syntax.quotation_marks import CLOSING, OPENING
from attribution.syntax.relations import ANY_SUBJECT

__all__ = ["with_reports_before_colons"]

_MARKS = frozenset((*OPENING, *CLOSING)) - {"'"}
# A clause of two words, a comma, a cue and somebody.
_LEAST = 5
_ASKING = ("Int", "Rel")


def with_reports_before_colons(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with such a cue as its root, the clause and the words in marks below it.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: cues, and nouns for persons.
    """
    tokens = sentence.tokens
    colon = next((t.index for t in tokens if t.form == ":"), 0)
    if not _LEAST < colon < len(tokens) or tokens[colon].form not in OPENING:
        return sentence
    before = tokens[: colon - 1]
    commas = [t.index for t in before if t.form == ","]
    if not commas or any(t.form in _MARKS for t in before):
        return sentence
    for comma in reversed(commas):
        verb = _cue(sentence, comma, colon, knowledge)
        if verb is None:
            continue
        speaker = _speaker(sentence, verb, comma, colon, knowledge)
        reported = _reported(sentence, comma)
        if speaker is None or reported is None or _hears(sentence, verb, reported, knowledge):
            return sentence
        return replaced(sentence, list(_turned(sentence, verb, speaker, reported, comma, colon)))
    return sentence


def _cue(sentence: Sentence, comma: int, colon: int, knowledge: Knowledge) -> Token | None:
    """The cue right behind a comma, or right before the colon, or None."""
    lexicon = knowledge.lexicon
    for verb in (sentence.tokens[comma], sentence.tokens[colon - 2]):
        lemma = verb.lemma.lower()
        if not is_verb(verb) or verb.index <= comma or verb.feature("VerbForm") in ("Ger", "Inf"):
            continue
        told = lexicon.attitude("addressed.clause", lemma) is not None
        if lexicon.attitude("clause", lemma) is not None and not told:
            return None if sentence.child(verb, "aux", "cop", "mark", "cc") else verb
    return None


def _speaker(
    sentence: Sentence, verb: Token, comma: int, colon: int, knowledge: Knowledge
) -> Token | None:
    """The head of the phrase behind a cue, or of all between the comma and the cue."""
    inverted = verb.index == comma + 1
    first, last = (verb.index + 1, colon - 1) if inverted else (comma + 1, verb.index - 1)
    if first > last:
        return None
    top = sentence.tokens[first - 1]
    if top.upos not in ("NOUN", "PROPN", "DET", "ADJ", "X"):
        return None
    while (head := sentence.head(top)) is not None and first <= head.index <= last:
        if head.index == verb.index or is_verb(head):
            break
        top = head
    if not names_speaker(top) and not (top.upos == "NOUN" and may_speak(top, knowledge)):
        return None
    own = {t.index for t in sentence.subtree(top)}
    return top if inverted or all(i in own for i in range(first, last + 1)) else None


def _reported(sentence: Sentence, comma: int) -> Token | None:
    """The verb or predicate of the main clause before a comma, if that has a subject."""
    for token in sentence.tokens[: comma - 1]:
        subject = sentence.child(token, *ANY_SUBJECT)
        if subject is None or subject.index > token.index:
            continue
        opening = sentence.tokens[: subject.index - 1]
        above = [t for t in sentence.ancestors(token) if t.index < comma]
        if any(is_verb(t) for t in (*opening, *above)):
            return None  # *told **he had won**, Roe said*
        if sentence.child(token, "ccomp") is not None:
            return None  # *Lund said it was late, Roe added*
        below = sentence.children(token)
        if any(t.relation in ("mark", "cc") or t.feature("PronType") in _ASKING for t in below):
            return None
        return token
    return None


def _hears(sentence: Sentence, verb: Token, reported: Token, knowledge: Knowledge) -> bool:
    """Whether who stands behind a cue may hear it: *Lund, who was late, **warned** Roe: "..."*."""
    if knowledge.lexicon.attitude("addressed", verb.lemma.lower()) is None:
        return False
    subject = sentence.child(reported, *ANY_SUBJECT)
    return subject is None or subject.entity != "O" or may_speak(subject, knowledge)


def _turned(
    sentence: Sentence, verb: Token, speaker: Token, reported: Token, comma: int, colon: int
) -> Iterator[Token]:
    """The words that change: each of the three parts hangs on its own head, these on the cue."""
    parts: Sequence[tuple[int, int, Token]] = (
        (1, comma, reported),
        (comma + 1, colon, speaker),
        (colon + 1, len(sentence.tokens), verb),
    )
    for first, last, top in parts:
        for token in sentence.tokens[first - 1 : last]:
            inside = first <= token.head <= last
            if token.index == verb.index:
                yield evolve(token, head=0, deprel="root")
            elif token.index == reported.index:
                yield evolve(token, head=verb.index, deprel="ccomp")
            elif token.index == speaker.index:
                yield evolve(token, head=verb.index, deprel="nsubj")
            elif not inside and token.upos == "PUNCT":
                yield evolve(token, head=verb.index)
            elif not inside and top is verb:
                yield evolve(token, head=verb.index, deprel="ccomp")
            elif not inside:
                yield evolve(token, head=top.index, deprel=_below(token, top, reported))


def _below(token: Token, top: Token, reported: Token) -> str:
    """The relation of a word that hung elsewhere: more about who speaks, or as it was."""
    if top is reported or token.upos not in ("NOUN", "PROPN"):
        return "dep" if token.relation == "root" else token.deprel
    return "appos"
