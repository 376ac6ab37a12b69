"""Pairs quotation marks: straight, curly, German and French ones, however they are spelt.

Apostrophes and the marks of feet and inches look the same; the characters beside a mark tell them
apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from attrs import define, frozen

from attribution.document import Span
from attribution.knowledge.grammar import Speech
from attribution.parsing.plain import Mark

__all__ = ["DEEPEST", "SINGLE", "Apostrophes", "Pair", "Placed", "apostrophes_of", "paired"]

SINGLE = "‘'‚"
"""Opening marks that can also be apostrophes."""

DEEPEST = 6
"""How many marks can be open at a time: more are a mistake, or not prose."""

_CLOSERS = {
    "“": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", "›": "‹", "‘": "’", "‚": "‘’", '"': '"',
    "'": "'", "”": "”",
}  # fmt: skip
# Closing marks of another shape that are used by mistake.
_UNLIKE = {"“": '"“', '"': "”", "‘": "'", "'": "’"}
# French puts a space inside its marks.
_SPACED = "«‹"
# Opening marks that text in tokens has spaces around.
_LOOSE = '"“„‘'
_BEHIND_WORD = " ,.!?"
_BEFORE_OPENING = "([{—–-/:"
_BEFORE_SPEECH = ",:.!?…"
# How many characters before a mark are enough to see how the word before it ends.
_ENDING = 8


@define
class Pair:
    """An opening mark and the mark that closes it, if there is one."""

    opener: Mark
    closer: Mark | None
    end: int


@frozen
class Apostrophes:
    """The words that apostrophes stand before and after."""

    before: re.Pattern[str]
    behind: re.Pattern[str]


@cache
def apostrophes_of(speech: Speech) -> Apostrophes:
    """The apostrophes of a language, by the words that it shortens.

    Arguments:
        speech: has those words.
    """
    return Apostrophes(
        re.compile(rf"{_any(speech.elided)}\b", re.IGNORECASE),
        # A number before an apostrophe is a measure: *a 6' plank*.
        re.compile(rf"(?:{_any(speech.cut_short)}|\d)\Z", re.IGNORECASE),
    )


def _any(words: frozenset[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(words))) or '(?!)'})"


@frozen
class Placed:
    """A mark and the visible characters on either side; white space at the ends of the text."""

    mark: Mark
    before: str
    after: str
    possessive: bool  # may be an apostrophe that ends a word: *the boys'*, *a 6' plank*
    elided: bool  # may be one that begins a word: *'em*
    leading: bool  # stands where a quotation begins: behind a stop, *said:*, or nothing

    @classmethod
    def of(
        cls, mark: Mark, text: str, view: str, paragraph: Span, apostrophes: Apostrophes
    ) -> Placed:
        left, right = mark.start - 1, mark.end
        while left >= paragraph.start and view[left] == " " and not text[left].isspace():
            left -= 1
        while right < paragraph.end and view[right] == " " and not text[right].isspace():
            right += 1
        before = text[left] if left >= paragraph.start else " "
        after = text[right] if right < paragraph.end else " "
        word = text[max(left - _ENDING, paragraph.start) : left + 1]
        ends = apostrophes.behind.search(word) is not None
        begins = apostrophes.before.match(text, right, paragraph.end) is not None
        ahead = text[max(left - _ENDING, paragraph.start) : mark.start].rstrip()
        return cls(mark, before, after, ends, begins, not ahead or ahead[-1] in _BEFORE_SPEECH)

    @property
    def form(self) -> str:
        return self.mark.form

    @property
    def opening(self) -> bool:
        """Whether it is placed like an opening mark: *word "word*, *("word*."""
        free = self.before.isspace() or self.before in _BEFORE_OPENING or self.before in _CLOSERS
        return free and not self.after.isspace()

    @property
    def loose(self) -> bool:
        """Whether there is white space on both sides of it."""
        return self.before.isspace() and self.after.isspace()


def paired(marks: Sequence[Placed], paragraph: Span, goes_on: str = "") -> list[Pair]:
    """The pairs of a paragraph's marks; an unclosed one ends with the paragraph.

    Arguments:
        marks: in text order.
        paragraph: has them.
        goes_on: the single mark that the next paragraph opens with, if it does. One that is left
            open here is then no apostrophe: *He said: ‘It sank. | ‘We saw it.’*
    """
    sure = _sure_closers(marks)
    stack: list[Placed] = []
    pairs: list[Pair] = []
    for at, mark in enumerate(marks):
        # *‘The boys’ boat sank. | ‘We saw it.’*: the next paragraph goes on with what is open.
        lasts = mark.after.isspace() and any(_lasts(m, goes_on) for m in stack)
        level = _closes(stack, mark, sure[at] or lasts)
        if level is not None:
            pairs.append(Pair(stack[level].mark, mark.mark, mark.mark.end))
            # An apostrophe that was taken for an opening mark encloses nothing that matters.
            pairs += [_open(m, paragraph) for m in stack[level + 1 :] if m.form not in SINGLE]
            del stack[level:]
        elif _opens(stack, mark):
            stack.append(mark)
            if len(stack) > DEEPEST and (lost := stack.pop(0)).form not in SINGLE:
                pairs.append(_open(lost, paragraph))
    # A single mark without a partner is an apostrophe.
    left = [m for m in stack if m.form not in SINGLE or _lasts(m, goes_on)]
    return pairs + [_open(m, paragraph) for m in left]


def _lasts(placed: Placed, goes_on: str) -> bool:
    return placed.form == goes_on and placed.leading


def _open(placed: Placed, paragraph: Span) -> Pair:
    return Pair(placed.mark, None, paragraph.end)


def _sure_closers(marks: Sequence[Placed]) -> list[bool]:
    """For each mark, whether a surer closing mark follows for what it could close.

    A closing mark is sure after a stop or a comma, if it comes before the next opening mark.
    """
    found = [False] * len(marks)
    ahead: dict[str, bool] = {}
    for at in range(len(marks) - 1, -1, -1):
        mark = marks[at]
        found[at] = ahead.get(mark.form, False)
        if mark.opening and (mark.form != "’" or not mark.before.isspace()):
            ahead[mark.form] = False
            ahead["’"] = ahead.get("’", False) and mark.form != "‘"
        elif mark.before in ",.!?…—–" and not mark.after.isalnum():
            ahead[mark.form] = True
    return found


def _closes(stack: list[Placed], mark: Placed, sure: bool) -> int | None:
    """The level of the open mark that a mark closes, or None."""
    form = mark.form
    measure = form in "\"'’" and mark.possessive and mark.after in _BEHIND_WORD
    if measure and sure and (form != '"' or mark.before.isdigit()):
        return None  # *'It was the boys' fault,' he said*
    for level in range(len(stack) - 1, -1, -1):
        opener = stack[level].form
        if form not in _CLOSERS[opener]:
            continue
        if form in "’'" and (mark.after.isalnum() or mark.before.isspace()):
            return level if form == "’" and mark.loose and stack[level].loose else None
        if form in "’'" and level < len(stack) - 1:
            return None  # *'bout "the drivers' plan"*: an apostrophe closes no mark around it
        if form == '"' and mark.before.isspace() and not mark.after.isspace():
            # Placed like an opening mark, unless the one before has spaces on both sides, too.
            return level if stack[level].loose and not mark.after.isalnum() else None
        if form == "”" and opener == "”" and mark.opening:
            return None
        return level
    return _closes_unlike(stack, mark)


def _closes_unlike(stack: list[Placed], mark: Placed) -> int | None:
    """The level of the innermost mark, if a mark of another shape must be meant to close it.

    Web pages mix their marks (*“I will run", he said*). After a digit, a straight mark may be a
    measure (*6'2"*).
    """
    if not stack or mark.before.isspace() or mark.after.isalnum():
        return None
    if mark.form in "\"'" and mark.before.isdigit():
        return None
    if mark.form in "'’" and mark.before.isalnum():
        return None  # an apostrophe, typed otherwise than the marks
    return len(stack) - 1 if mark.form in _UNLIKE.get(stack[-1].form, "") else None


def _opens(stack: list[Placed], mark: Placed) -> bool:
    form = mark.form
    doubles = [m for m in stack if m.form not in SINGLE]
    if form == '"' and not doubles and _is_glued(mark):
        return True  # *she said."We will go."*
    if form in _LOOSE and mark.loose and not (stack if form in SINGLE else doubles):
        return True  # *“ Go , ” he said*
    if form not in _CLOSERS or (mark.after.isspace() and form not in _SPACED):
        return False
    if form in SINGLE:
        if mark.elided or (form == "'" and (mark.after.isdigit() or not mark.after.isalnum())):
            return False
        return mark.opening and not any(m.form == form for m in stack)
    if form == "”":
        return mark.opening and not stack
    if form in "“»":
        # These close in German; they open where a passage can begin.
        return mark.opening or not stack
    return mark.opening or form in "„«‹"


def _is_glued(mark: Placed) -> bool:
    return mark.before in ".!?…,:" and mark.after.isalnum()
