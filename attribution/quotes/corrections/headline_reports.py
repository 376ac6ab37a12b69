"""Corrects a headline that ends with its cue and source: *Rates to stay high, warns bank*.

Parsers see few headlines. They take *rules* and *fears* for nouns, and whoever speaks for the one
who is warned or found; and many a headline has no verb to hang a cue on. The words are alike each
time: a comma, a cue in the present, and somebody in a few words, without a full stop.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.corrections.replaced import replaced
from attribution.quotes.speaking import is_document, may_speak, names_speaker
from attribution.syntax.order import follows_comma
from attribution.syntax.phrases import tops
from attribution.syntax.relations import ANY_SUBJECT

__all__ = ["with_headline_reports"]

_NOMINAL = ("ADJ", "NOUN", "PROPN")
# What opens the time or place behind whoever ends a headline.
_OPENING = ("ADP", "SCONJ", "ADV")
_SUBJECT, _CLAUSE = "nsubj", "ccomp"
# The most words of who ends a headline, and the fewest before its comma.
_MOST = 3
_FEWEST = 3


def with_headline_reports(sentence: Sentence, knowledge: Knowledge) -> Sentence:
    """The sentence with a cue that ends a headline above what it reports.

    Arguments:
        sentence: as it was parsed; it is given back itself where nothing is to be mended.
        knowledge: cues, and nouns for those who speak.
    """
    tokens = sentence.tokens
    if tokens[-1].upos == "PUNCT":
        return sentence
    for verb in tokens[_FEWEST + 1 : -1]:
        if not follows_comma(sentence, verb) or not _is_present_cue(verb, knowledge):
            continue
        before, (who, setting) = tokens[: verb.index - 2], _parted(sentence, verb, knowledge)
        if not who or len(who) > _MOST:
            continue
        if sum(t.upos != "PUNCT" for t in before) < _FEWEST or before[0].upos == "PUNCT":
            continue
        speaker = _speaker(who, knowledge)
        reported = next(t for t in before if t.head == 0 or t.head >= verb.index - 1)
        if speaker is None or not _reports(sentence, verb, who[-1], reported, knowledge):
            continue
        turned = evolve(sentence, tokens=tuple(_turned(sentence, verb, speaker, reported)))
        return replaced(turned, _set_off(verb, setting))
    return sentence


def _parted(
    sentence: Sentence, verb: Token, knowledge: Knowledge
) -> tuple[Sequence[Token], Sequence[Token]]:
    """Who stands behind a cue, and behind that the time or place: *say police | after crash*.

    All is one where the parser saw the subject itself, and where somebody acts behind a
    preposition: *says police in Halden lied*.
    """
    links = knowledge.grammar.prepositions
    rest = sentence.tokens[verb.index :]
    at = next((n for n, t in enumerate(rest) if t.upos in _OPENING), 0)
    setting = rest[at:]
    first = setting[0]
    acts = first.upos == "ADP" and any(t.upos in ("VERB", "AUX") for t in setting)
    # *Firm cuts jobs, warns investors **of** losses* tells what of.
    listed = (links.venues, links.sequels, links.framing, links.opening)
    sets = first.upos == "ADV" or any(first.lemma.lower() in words for words in listed)
    seen = any(t.index > verb.index for t in sentence.children(verb, _SUBJECT))
    return (rest[:at], setting) if at and sets and not acts and not seen else (rest, ())


def _set_off(verb: Token, setting: Sequence[Token]) -> list[Token]:
    """The words at the top of a headline's time or place, hung on its cue."""
    inside = {t.index for t in setting}
    return [
        evolve(t, head=verb.index, deprel="advcl" if t.upos == "VERB" else "obl")
        for t in setting
        if t.head not in inside
    ]


def _is_present_cue(verb: Token, knowledge: Knowledge) -> bool:
    """Whether a word is a cue in the present, or a plural noun that looks like one."""
    lexicon, lemma = knowledge.lexicon, verb.lemma.lower()
    told = lexicon.attitude("addressed.clause", lemma) is not None
    if lexicon.attitude("clause", lemma) is None or told:
        return False
    if verb.upos == "VERB":
        return verb.feature("VerbForm") in ("Fin", "Inf") and verb.feature("Tense") in (
            "Pres",
            None,
        )
    return verb.upos == "NOUN" and verb.feature("Number") == "Plur"


def _speaker(who: Sequence[Token], knowledge: Knowledge) -> Token | None:
    """The head of the words behind a cue, if they are nothing but somebody."""
    if any(t.upos not in _NOMINAL for t in who):
        return None
    people, lexicon, last = knowledge.people, knowledge.lexicon, who[-1]
    noun = last.lemma.lower()
    named = names_speaker(last)
    listed = (
        people.is_person_noun(noun)
        or people.is_occupation(noun)
        or people.is_title(last.form)
        or people.has("kinds", "organisation", noun)
        or is_document(last, knowledge)
        # A lemmatiser takes a *PM* for the time of day.
        or not lexicon.headline_sources.isdisjoint((noun, last.form.lower()))
        or noun in lexicon.hearers
    )
    if not named and not listed:
        return None
    return last if listed else tops(who)[0]


def _reports(
    sentence: Sentence, verb: Token, last: Token, reported: Token, knowledge: Knowledge
) -> bool:
    """Whether a cue reports what stands before it, and does not go on with what somebody does.

    One warns and fears somebody (*Firm cuts jobs, warns investors*): unless a document finds it,
    the headline must then be about a thing.
    """
    lexicon, lemma, noun = knowledge.lexicon, verb.lemma.lower(), last.lemma.lower()
    if lemma in lexicon.hearing:
        return noun in lexicon.hearers
    if lexicon.is_speech(lemma) and lexicon.attitude("addressed", lemma) is None:
        return True
    if is_document(last, knowledge):
        return True
    about = sentence.child(reported, *ANY_SUBJECT) or reported
    return about.upos == "NOUN" and not may_speak(about, knowledge)


def _turned(sentence: Sentence, verb: Token, speaker: Token, reported: Token) -> Iterator[Token]:
    """The words, with the cue as root, what it reports as its clause and its subject behind."""
    for token in sentence.tokens:
        if token.index == verb.index:
            features = token.features if token.upos == "VERB" else "VerbForm=Fin"
            yield evolve(token, head=0, deprel="root", upos="VERB", features=features)
        elif token.index == speaker.index:
            yield evolve(token, head=verb.index, deprel=_SUBJECT)
        elif token.index == reported.index:
            yield evolve(token, head=verb.index, deprel=_CLAUSE)
        elif token.index < verb.index and (token.head == 0 or token.head >= verb.index):
            # The comma before the cue is its own.
            own = token.index == verb.index - 1
            yield evolve(token, head=verb.index if own else reported.index)
        elif token.index > verb.index and not verb.index < token.head:
            yield evolve(token, head=speaker.index)
        else:
            yield token
