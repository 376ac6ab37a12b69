"""Finds the calendar day that *today* or *on Monday* means, if the article has a date."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

__all__ = ["date_of", "day_meant"]

_WEEK = 7
# How many characters at the beginning may hold a dateline.
_OPENING = 120
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def date_of(given: str | None, text: str, words: Mapping[str, Any]) -> date | None:
    """The date of an article: that of its metadata, else one with its year in the dateline.

    Arguments:
        given: the date in the metadata, if there is one.
        text: the article.
        words: the names of the months, in order, as ``"months"``.
    """
    return _read(given or "", words) or _read(text[:_OPENING].partition("\n\n")[0], words)


def _read(text: str, words: Mapping[str, Any]) -> date | None:
    iso = _ISO.search(text)
    months: Sequence[str] = words["months"]
    names = "|".join(months)
    # A pattern that ignores case matches *ſ* for *s*, which is in no list of months.
    text = text.lower()
    first = re.search(rf"\b({names}) (\d{{1,2}}),? (\d{{4}})\b", text)
    last = re.search(rf"\b(\d{{1,2}}) ({names}),? (\d{{4}})\b", text)
    if iso is not None:
        year, month, day = int(iso[1]), int(iso[2]), int(iso[3])
    elif first is not None:
        year, month, day = int(first[3]), months.index(first[1]) + 1, int(first[2])
    elif last is not None:
        year, month, day = int(last[3]), months.index(last[2]) + 1, int(last[1])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_meant(
    word: str, before: str, sentence: Sequence[str], today: date, table: Mapping[str, Any]
) -> date | None:
    """The day that a word means, or None if that would be a guess.

    *On Monday* is the next Monday if the sentence is about the future, and the last one if it is
    about the past.

    Arguments:
        word: *today*, *Monday*.
        before: the word before it.
        sentence: the sentence around it.
        today: the article's date.
        table: words, with sections ``days`` and ``dates``.
    """
    word, words = word.lower(), table["dates"]
    if word in table["days"]:
        return _shifted(today, table["days"][word])
    if word not in words["weekdays"] or before.lower() not in words["before"]:
        return None
    away = (words["weekdays"].index(word) - today.weekday()) % _WEEK
    around = {w.lower() for w in sentence}
    future = not around.isdisjoint(words["future"])
    past = not around.isdisjoint(words["past"]) or any(w.endswith("ed") for w in around)
    if future == past:
        return None
    if future:
        return _shifted(today, away) if away else None
    return _shifted(today, -((_WEEK - away) % _WEEK))


def _shifted(day: date, days: int) -> date | None:
    """The day so many days later; None if that is beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None
