"""Finds the edition, station or service that an outlet's name goes on to: *BBC Radio Cumbria*."""

from __future__ import annotations

import re

from attribution.document import Document, Sentence, Token
from attribution.knowledge.gazetteer import Gazetteer
from attribution.mentions.outlet_forms import Named

__all__ = ["edition"]

_WORD = re.compile(r" ([\w&.-]{0,40}\w)")
# *BBC News at Six*
_TWO_WORDS = re.compile(r" (\w{1,40} \w{1,40})\b")
# *the second programme of Channel 1*, but no year.
_LONGEST_NUMBER = 3
_MOST_WORDS = 5
_BELONGS = ("flat", "compound", "appos", "nmod", "amod", "list", "dep", "nummod")


def edition(document: Document, named: Named, gazetteer: Gazetteer) -> Named | None:
    """The name of an edition, a station or a service that begins with an outlet's name, or None.

    It continues with the name of a service or a language, with a number, or with a place
    that the parser joined to it: *ABC Radio Perth*, *Al Jazeera Arabic*, *Guardian
    Australia*. Such a name means nothing else.

    Arguments:
        document: the parsed article.
        named: the outlet, as the gazetteer lists it.
        gazetteer: has the words.
    """
    text, end = document.text, named.end
    services, languages = (
        frozenset(gazetteer.words("editions", key)) for key in ("services", "languages")
    )
    plain = True
    shown = False
    # *BBC Radio*, but *The National* has no stations
    station = not named.doubt and text[named.start : end].split()[-1] in services
    for _ in range(_MOST_WORDS):
        match = _TWO_WORDS.match(text, end)
        if match is None or match[1] not in services:
            match = _WORD.match(text, end)
        if match is None:
            break
        word = match[1]
        if word in services or ((shown or station) and _is_number(document, match)):
            plain = plain and word in gazetteer.words("editions", "plain")
        elif word in languages and not _goes_on(document, match.start(1), match.end()):
            plain = False
        elif _is_place(document, named, match, station, gazetteer):
            plain = False
            if named.doubt in ("name", "surname") and not shown:
                break  # *Stern Berlin*
        else:
            break
        shown = True
        station = station or word in services
        end = match.end()
    if not shown or plain:
        return None
    last = text[named.start : end].split()[-1]
    if last.lower() in gazetteer.words("shown", "bodies") and last not in services:
        return None  # *the National Farmers Union*
    behind = _WORD.match(text, end)
    if behind and behind[1][0].isupper() and behind[1] not in gazetteer.words("described", "days"):
        return None
    return Named(named.start, end, text[named.start : end], named.kind, "", True)


def _is_number(document: Document, match: re.Match[str]) -> bool:
    """Whether a word is a programme's number: not *told BBC Radio **12** people had died*."""
    if not match[1].isdigit() or len(match[1]) > _LONGEST_NUMBER:
        return False
    number = next(iter(document.tokens_in(document.span(match.start(1), match.end()))), None)
    head = document.sentences[number.sentence].head(number) if number is not None else None
    return number is None or head is None or head.index != number.index + 1


def _goes_on(document: Document, start: int, end: int) -> bool:
    """Whether a word belongs to a noun behind it: *CNN Arabic speakers*."""
    tokens = document.tokens_in(document.span(start, end))
    if not tokens:
        return True
    sentence = document.sentences[tokens[-1].sentence]
    return tokens[-1].index < len(sentence.tokens) and (
        sentence.tokens[tokens[-1].index].upos == "NOUN"
    )


def _is_place(
    document: Document, named: Named, word: re.Match[str], station: bool, gazetteer: Gazetteer
) -> bool:
    """Whether a word is a place's name that belongs to the outlet's."""
    start, end = word.start(1), word.end()
    place = document.tokens_in(document.span(start, end))
    if not place or not place[0].form[0].isupper():
        return False
    sentence = document.sentences[place[0].sentence]
    words = document.tokens_in(document.span(named.start, start))
    name = tuple(t for t in words if t.sentence == sentence.index)
    after = sentence.tokens[place[-1].index :][:1]
    whole = _one_entity(name, place)
    told = bool(name) and sentence.tokens[max(name[0].index - 2, 0)].upos == "VERB"
    goes_on = any(t.upos in ("VERB", "AUX") for t in after)
    if goes_on and (told or not (whole and _joined(sentence, name, place))):
        return False  # *told Reuters Washington had agreed*, but *CNN Portugal reports*
    known = word[1] in gazetteer.words("editions", "places")
    if station or known:
        return whole or _joined(sentence, name, place)
    body = word[1].lower() in gazetteer.words("shown", "bodies")
    if place[0].entity.endswith("LOC"):
        # *Times Square* is all a place, not *Times* and one.
        square = bool(named.doubt) and whole and name[-1].entity.endswith("LOC")
        return not body and not square and _joined(sentence, name, place)
    # A region that the tagger does not know, but *Time Warner* is no edition of *Time*.
    obj = place[0].relation in ("obj", "iobj") and not named.doubt
    both = any(t.head == place[0].head and t.relation in ("obj", "iobj") for t in name)
    return obj and not body and whole and (both or _joined(sentence, name, place))


def _one_entity(name: tuple[Token, ...], place: tuple[Token, ...]) -> bool:
    return bool(name) and (
        name[-1].entity[:2] in ("B-", "I-")
        and place[0].entity[:2] in ("I-", "E-")
        and not place[0].entity.endswith("PER")
    )


def _joined(sentence: Sentence, name: tuple[Token, ...], place: tuple[Token, ...]) -> bool:
    inside = [*name, *place]
    for first, others in ((place, name), (name, place)):
        for token in first:
            head = sentence.head(token)
            if head in others and token.relation in _BELONGS:
                return True
    return any(t.relation in _BELONGS and sentence.head(t) in inside for t in place)
