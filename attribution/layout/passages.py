"""Pairs quotation marks: straight, curly, single, German and French ones, however spelt.

The passages between paired marks are the raw material of direct and mixed
quotations. A mark that is missing costs no more than its own passage, which ends
before the sentence that opens the next one, or with its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from attrs import define, evolve, frozen

from attribution.document import Document, Span
from attribution.knowledge import Grammar
from attribution.knowledge.grammar import Speech
from attribution.parsing.plain import Mark, marks_in, plain

__all__ = ["MARKS", "Passage", "passages"]

MARKS = "\"'“”„‘’‚«»‹›`′″＂＇‟‛❛❜❝❞〝〞"
"""All quotation marks, to be stripped off a passage."""

_CLOSERS = {
    "“": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", "›": "‹", "‘": "’", "‚": "‘’", '"': '"',
    "'": "'", "”": "”",
}  # fmt: skip
# Marks of another shape that close one by mistake.
_UNLIKE = {"“": '"“', '"': "”", "‘": "'"}
_SINGLE = "‘'‚"
# French sets a space inside its marks.
_SPACED = "«‹»›"
_BEFORE_OPENING = "([{—–-/:"
_STOP = re.compile(r"[.!?…][\"'”’)]{0,3}\s{1,4}\Z")
_STOP_LENGTH = 8
# So many characters before a mark tell how the word before it ends.
_ENDING = 8
# Marks that can be open at a time: more are a mistake, or no text.
_DEEPEST = 6
_QUOTED_LINE = re.compile(r"[ \t]{0,3}>[ \t]+(?=\S)")


@frozen
class Passage:
    """What stands between a pair of quotation marks.

    Attributes:
        span: the passage with its marks.
        depth: 0 for an outermost passage, 1 for one inside it, ...
        closed: False where the closing mark is missing.
        opener: the opening mark; ``">"`` for a quoted line.
        paragraph: 0-based position of its paragraph.
        inner: the passage without its marks.
        continues: whether the next paragraph opens with the same mark, which closes at the end.
    """

    span: Span
    depth: int
    closed: bool
    opener: str
    paragraph: int
    inner: Span
    continues: bool = False


def passages(document: Document, grammar: Grammar) -> tuple[Passage, ...]:
    """All passages in quotation marks, in text order, an outer one before its inner ones.

    Apostrophes (*don't*, *the ministers' plan*, *'90s*) and marks of measure
    (*6'2"*) open and close nothing. Quoted lines (*> The bridge will stay shut.*) that a colon
    introduces are passages as well.

    Arguments:
        document: the parsed article.
        grammar: has the words that an apostrophe cuts short.
    """
    apostrophes = _apostrophes(grammar.speech)
    view = plain(document.text)
    found: list[Passage] = []
    quoted = False
    for number, paragraph in enumerate(document.paragraphs):
        here = list(_in_paragraph(document, view, paragraph, number, apostrophes))
        line = None if here else _QUOTED_LINE.match(document.text, paragraph.start, paragraph.end)
        quoted = line is not None and (quoted or _is_introduced(document, number))
        if line is not None and quoted:
            inner = document.span(line.end(), paragraph.end)
            here = [Passage(paragraph, 0, False, ">", number, inner)]
        found += here
    return tuple(_continued(document, found))


def _continued(document: Document, found: Sequence[Passage]) -> Iterator[Passage]:
    """The passages, those that nothing closes marked where the next paragraph goes on."""
    openers = {p.paragraph: p.opener for p in reversed(found)
               if p.span.start == document.paragraphs[p.paragraph].start}  # fmt: skip
    for passage in found:
        goes_on = openers.get(passage.paragraph + 1) == passage.opener
        last = passage.span.end == document.paragraphs[passage.paragraph].end
        yield evolve(passage, continues=goes_on and last) if not passage.closed else passage


def _is_introduced(document: Document, number: int) -> bool:
    return number > 0 and document.paragraphs[number - 1].text.endswith(":")


@define
class _Pair:
    """An opening mark and what closes it, if anything does."""

    opener: Mark
    closer: Mark | None
    end: int


@frozen
class _Apostrophes:
    """What an apostrophe stands before and behind."""

    before: re.Pattern[str]
    behind: re.Pattern[str]


@cache
def _apostrophes(speech: Speech) -> _Apostrophes:
    return _Apostrophes(
        re.compile(rf"{_any(speech.elided)}\b", re.IGNORECASE),
        # With an apostrophe behind it a figure is a measure: *a 6' plank*.
        re.compile(rf"(?:{_any(speech.cut_short)}|\d)\Z", re.IGNORECASE),
    )


def _any(words: frozenset[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, sorted(words))) or '(?!)'})"


def _in_paragraph(
    document: Document, view: str, paragraph: Span, number: int, apostrophes: _Apostrophes
) -> Iterator[Passage]:
    marks = [_Placed.of(m, document.text, view, paragraph, apostrophes) for m in
             marks_in(document.text, paragraph.start, paragraph.end)]  # fmt: skip
    if not marks:
        return
    pairs = _end_the_open(
        document, sorted(_paired(marks, paragraph), key=lambda p: (p.opener.start, -p.end))
    )
    around: list[_Pair] = []
    for pair in pairs:
        while around and around[-1].end <= pair.opener.start:
            around.pop()
        if around and (around[-1].end < pair.end or around[-1].closer is pair.closer is None):
            continue  # it crosses the end of one that nothing closes
        last = pair.closer.start if pair.closer is not None else pair.end
        if last > pair.opener.end:
            yield Passage(
                document.span(pair.opener.start, pair.end),
                len(around),
                pair.closer is not None,
                pair.opener.form,
                number,
                document.span(pair.opener.end, last),
            )
            around.append(pair)


@frozen
class _Placed:
    """A mark and the characters that a reader sees beside it; white space at the edges."""

    mark: Mark
    before: str
    after: str
    possessive: bool  # may be an apostrophe that ends a word: *the boys'*, *a 6' plank*
    elided: bool  # may be one that begins a word: *'em*

    @classmethod
    def of(
        cls, mark: Mark, text: str, view: str, paragraph: Span, apostrophes: _Apostrophes
    ) -> _Placed:
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
        return cls(mark, before, after, ends, begins)

    @property
    def form(self) -> str:
        return self.mark.form

    @property
    def opening(self) -> bool:
        """Whether it has the shape of an opening mark: *word "word*, *("word*."""
        free = self.before.isspace() or self.before in _BEFORE_OPENING or self.before in _CLOSERS
        return free and not self.after.isspace()

    @property
    def loose(self) -> bool:
        """Whether white space is on both sides of it."""
        return self.before.isspace() and self.after.isspace()


def _paired(marks: Sequence[_Placed], paragraph: Span) -> list[_Pair]:
    """The pairs of a paragraph's marks; those that nothing closes end with the paragraph."""
    sure = _sure_closers(marks)
    stack: list[_Placed] = []
    pairs: list[_Pair] = []
    for at, mark in enumerate(marks):
        level = _closes(stack, mark, sure[at])
        if level is not None:
            pairs.append(_Pair(stack[level].mark, mark.mark, mark.mark.end))
            # An apostrophe that was taken for an opening mark encloses nothing.
            pairs += [_open(m, paragraph) for m in stack[level + 1 :] if m.form not in _SINGLE]
            del stack[level:]
        elif _opens(stack, mark):
            stack.append(mark)
            if len(stack) > _DEEPEST and (lost := stack.pop(0)).form not in _SINGLE:
                pairs.append(_open(lost, paragraph))
    # A single mark without a partner is an apostrophe.
    return pairs + [_open(m, paragraph) for m in stack if m.form not in _SINGLE]


def _open(placed: _Placed, paragraph: Span) -> _Pair:
    return _Pair(placed.mark, None, paragraph.end)


def _sure_closers(marks: Sequence[_Placed]) -> list[bool]:
    """For each mark, whether one follows that surely closes what it could close.

    That is one behind a stop or a comma, before the next opening mark.
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


def _closes(stack: list[_Placed], mark: _Placed, sure: bool) -> int | None:
    """The level of the open mark that this one closes, or None."""
    form = mark.form
    measure = form in "\"'’" and mark.possessive and mark.after == " "
    if measure and sure and (form != '"' or mark.before.isdigit()):
        return None  # *'It was the boys' fault,' he said*
    for level in range(len(stack) - 1, -1, -1):
        opener = stack[level].form
        if form not in _CLOSERS[opener]:
            continue
        if form in "’'" and (mark.after.isalnum() or mark.before.isspace()):
            return None
        if form in "’'" and level < len(stack) - 1:
            return None  # *'bout "the drivers' plan"*: an apostrophe closes no mark around it
        if form == '"' and mark.before.isspace() and not mark.after.isspace():
            # An opening shape, unless the one before stands between spaces, too.
            return level if stack[level].loose and not mark.after.isalnum() else None
        if form == "”" and opener == "”" and mark.opening:
            return None
        return level
    return _closes_unlike(stack, mark)


def _closes_unlike(stack: list[_Placed], mark: _Placed) -> int | None:
    """The level of the innermost mark, if this one of another shape can only be meant to close it.

    Web pages mix their marks (*“I will run", he said*). After a digit the straight one may be a
    measure (*6'2"*).
    """
    if not stack or mark.before.isspace() or mark.after.isalnum():
        return None
    if mark.form in "\"'" and mark.before.isdigit():
        return None
    if mark.form == "'" and mark.before.isalnum():
        return None  # an apostrophe, typed otherwise than the marks
    return len(stack) - 1 if mark.form in _UNLIKE.get(stack[-1].form, "") else None


def _opens(stack: list[_Placed], mark: _Placed) -> bool:
    form = mark.form
    doubles = [m for m in stack if m.form not in _SINGLE]
    if form == '"' and not doubles and (mark.loose or _is_glued(mark)):
        return True  # *" Go , " he said*, *she said."We will go."*
    if form not in _CLOSERS or (mark.after.isspace() and form not in _SPACED):
        return False
    if form in _SINGLE:
        if mark.elided or (form == "'" and (mark.after.isdigit() or not mark.after.isalnum())):
            return False
        return mark.opening and not any(m.form == form for m in stack)
    if form == "”":
        return mark.opening and not stack
    if form in "“»":
        # These close in German; they open where a passage can begin.
        return mark.opening or not stack
    return mark.opening or form in "„«‹"


def _is_glued(mark: _Placed) -> bool:
    return mark.before in ".!?…,:" and mark.after.isalnum()


def _end_the_open(document: Document, pairs: Sequence[_Pair]) -> list[_Pair]:
    """Ends each passage that nothing closes before the sentence that opens the next one.

    Where the next one opens in the same sentence, it is inside; but of two straight marks
    that are left open in one sentence the second is the first one's end.
    """
    doubles = [p for p in pairs if p.opener.form not in _SINGLE]
    taken: set[int] = set()
    for at, pair in enumerate(doubles):
        if pair.closer is not None or pair.opener.start in taken:
            continue
        for following in doubles[at + 1 : at + 1 + _DEEPEST]:
            cut = _sentence_start(document, pair.opener.end, following.opener.start)
            if cut is not None:
                pair.end = cut
                break
            if following.closer is None and pair.opener.form == following.opener.form == '"':
                pair.closer, pair.end = following.opener, following.opener.end
                taken.add(following.opener.start)
                break
        if pair.closer is None:
            text = document.text[pair.opener.end : pair.end]
            pair.end = pair.opener.end + len(text.rstrip())
    return [p for p in pairs if p.opener.start not in taken]


def _sentence_start(document: Document, start: int, at: int) -> int | None:
    """Where the sentence begins that holds an offset, if that is behind ``start``."""
    sentence = document.sentence_at(at)
    if sentence is not None and sentence.span.start > start:
        return sentence.span.start
    if _STOP.search(document.text, max(start, at - _STOP_LENGTH), at) is not None:
        return at
    return None
