"""Joins names that the tagger cut in two: *Karl "Kid" Lund*, *Jan van der Berg*."""

from __future__ import annotations

from typing import TypeAlias

from attribution.document import Sentence, Token
from attribution.knowledge.people import People
from attribution.syntax.quotation_marks import DOUBLE

__all__ = ["Run", "rejoined", "with_nicknames", "with_possessors"]

Run: TypeAlias = tuple[list[Token], str]
"""A run: the words of a name, and its kind."""

_MARKS = (*DOUBLE, "'", "‘", "’")
# A given name, a nickname in marks and a surname.
_PARTS = ("given", "nickname", "surname")
# An initial has a letter and a stop.
_INITIAL = 2


def with_nicknames(sentence: Sentence, runs: list[Run]) -> list[Run]:
    """Runs in order, with a name around a quoted nickname joined: *Karl "Kid" Lund*."""
    joined: list[Run] = []
    for words, kind in runs:
        joined.append((words, kind))
        if len(joined) > 1 and _goes_on(sentence, joined[-2][0], words):
            whole = sentence.tokens[joined[-2][0][0].index - 1 : words[-1].index]
            joined[-2:] = [(list(whole), "person")]
            continue
        if len(joined) < len(_PARTS) or len(joined[-2][0]) > 1:
            continue
        given, nickname, surname = (run for run, _ in joined[-3:])
        marks = (
            [t.form for t in sentence.tokens[run[0].index - 2 : run[0].index - 1]]
            for run in (nickname, surname)
        )
        near = given[-1].index + 2 == nickname[0].index == surname[0].index - 2
        if near and all(form in _MARKS for (form,) in marks):
            whole = sentence.tokens[given[0].index - 1 : surname[-1].index]
            joined[-3:] = [(list(whole), "person")]
    return joined


def _goes_on(sentence: Sentence, given: list[Token], rest: list[Token]) -> bool:
    """Whether the tagger cut a name before its nickname: *Karl "* / *Kid" Lund*."""
    opening = sentence.tokens[given[-1].index : rest[0].index - 1]
    closing = rest[1:2]
    marked = [t.form in _MARKS for t in (*given[-2:], *opening)]
    if len(given) >= len(_PARTS) and marked == [True, False, True]:
        return True  # *Karl "Kid* / *" Lund*
    return (
        len(rest) >= len(_PARTS)
        and len(given) == len(opening) == 1
        and all(t.form in _MARKS for t in (*opening, *closing))
    )


def rejoined(runs: list[Run], people: People) -> list[Run]:
    """Runs in order, with those joined that the tagger cut: *Jan* / *van der* / *Berg*."""
    joined: list[Run] = []
    for words, kind in runs:
        if joined:
            before, kind_before = joined[-1]
            last, word = before[-1], words[0]
            flat = word.relation == "flat" and word.head in {t.index for t in before}
            # Two persons have a comma or a word between them.
            persons = kind_before == "person" and (flat or kind == "person")
            # *Viktor* / *Sandor*, but not *District Attorney* / *Ana Lund*.
            given = kind == "person" and flat and people.is_given_name(last.form)
            initial = len(last.form) == _INITIAL and last.form.endswith(".")
            given = given or (kind == "person" and flat and initial)  # *I.* / *Lund*
            given = given or (kind == "person" and _is_given(before, words, people))
            if last.index + 1 == word.index and (persons or given):
                joined[-1] = ([*before, *words], "person")
                continue
        joined.append((words, kind))
    return joined


def _is_given(before: list[Token], surname: list[Token], people: People) -> bool:
    """Whether one word before a single surname is a given name: *Tamsin* / *Orr*, of the tagger."""
    word = before[0]
    role = people.is_person_noun(word.form) or people.is_title(word.form)
    below = word.head == surname[0].index and word.relation in ("compound", "flat", "nmod")
    above = surname[0].head == word.index and surname[0].relation == "flat"
    return (
        len(before) == len(surname) == 1
        and word.upos == "PROPN"
        and (below or above)
        and not role
        and not people.is_demonym(word.form)
        and not people.is_land(word.form)
        and word.form[1:].islower()
    )


def with_possessors(sentence: Sentence, runs: list[Run], people: People) -> list[Run]:
    """Runs in order, with a possessive joined to the name that it opens: *the Seafarers' Union*.

    An office is taken whole, with what parsers hold for an adjective: *the **Prime** Minister's
    Office*.
    """
    joined: list[Run] = []
    for words, kind in runs:
        if joined:
            before, kind_before = joined[-1]
            owner, body = before[-1], words[-1]
            mark = sentence.tokens[owner.index : owner.index + 1]
            near = owner.index + 2 == words[0].index and people.is_possessive(mark[0].form)
            named = people.has("kinds", "organisation_suffixes", body.form)
            quality = _quality(sentence, before, people)
            article = bool(quality) or any(sentence.child(w, "det") for w in (owner, body))
            if near and named and article and "person" not in (kind, kind_before):
                whole = sentence.tokens[before[0].index - 1 - len(quality) : body.index]
                joined[-1] = (list(whole), "organisation")
                continue
        joined.append((words, kind))
    return joined


def _quality(sentence: Sentence, owner: list[Token], people: People) -> tuple[Token, ...]:
    """The adjective with a capital that opens the name of an office: ***Prime** Minister*."""
    if owner[0].index < 2 or not people.is_title(owner[-1].form):
        return ()
    before = sentence.tokens[owner[0].index - 2]
    opens = before.relation == "amod" and before.head == owner[-1].index
    capital = before.form[:1].isupper() and not people.is_demonym(before.form)
    return (before,) if opens and capital else ()
