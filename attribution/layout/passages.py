"""Finds the passages between paired quotation marks.

They are the raw material of direct and mixed quotations. A missing mark affects no more than its
own passage, which ends before the sentence that opens the next one, or with its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from attribution.document import Document, Span
from attribution.knowledge import Grammar
from attribution.layout.pairing import (
    DEEPEST,
    SINGLE,
    Apostrophes,
    Pair,
    Placed,
    apostrophes_of,
    paired,
)
from attribution.parsing.plain import marks_in, plain

__all__ = ["FINISHING", "MARKS", "STOPS", "Passage", "passages"]

MARKS = "\"'“”„‘’‚«»‹›`′″＂＇‟‛❛❜❝❞〝〞"
"""All quotation marks, to strip them off a passage."""

STOPS = (".", "!", "?", "…")
"""What ends a sentence within a passage."""

FINISHING = (",", *STOPS, "—")
"""What ends a passage behind which a report may stand, or nothing."""

_STOP = re.compile(r"[.!?…][\"'”’)]{0,3}\s{1,4}\Z")
_STOP_LENGTH = 8
_QUOTED_LINE = re.compile(r"[ \t]{0,3}>[ \t]+(?=\S)")
_INDENT = re.compile(r"(?:^|[\n\r])(?:[ \xa0]{2,}|[ \xa0]*\t[ \t]*)\Z")
# The widest indent that is looked for, in characters; an indented item of a list does not count.
_DEEPEST_INDENT = 40
_ITEM = re.compile(r"(?:[-–—*•‣▪●◦·>]|\w{1,3}[.)])\s")

# By which marks a quotation of several paragraphs is closed, and over how many it goes on.
_CLOSED_BY = {"“": '”"', '"': '"”'}
_GOING_ON = 5


@frozen
class Passage:
    """The text between a pair of quotation marks.

    Attributes:
        span: the passage with its marks.
        depth: 0 for an outermost passage, 1 for one inside it, ...
        closed: False if the closing mark is missing.
        opener: the opening mark; ``">"`` for a quoted line, ``" "`` for a paragraph without marks.
        paragraph: 0-based position of its paragraph.
        inner: the passage without its marks.
        continues: whether the quotation continues in the next paragraph, with a new opening mark.
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

    Apostrophes (*don't*, *the ministers' plan*, *'90s*) and the marks of feet and inches
    (*6'2"*) open and close nothing. Quoted lines (*> The bridge will stay shut.*) after a colon
    are passages, too, and so is a paragraph after a colon that is indented or in the first person.

    Arguments:
        document: the parsed article.
        grammar: has the words that an apostrophe shortens.
    """
    apostrophes = apostrophes_of(grammar.speech)
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
        elif not here and _is_set_apart(document, number):
            here = [Passage(paragraph, 0, False, " ", number, paragraph)]
        found += _with_end_of(document, found, here, number)
    return tuple(_continued(document, found))


def _with_end_of(
    document: Document, found: Sequence[Passage], here: Sequence[Passage], number: int
) -> Sequence[Passage]:
    """A paragraph's passages, before them what goes on an open one without a mark of its own.

    *Lund said: "It was late. | We had no boat."*: the second paragraph opens no quotation, but it
    closes one.
    """
    last = found[-1] if found else None
    if last is None or last.closed or last.depth or last.opener not in _CLOSED_BY:
        return here
    if last.span.end != document.paragraphs[last.paragraph].end or last.paragraph != number - 1:
        return here
    paragraph = document.paragraphs[number]
    for ahead in document.paragraphs[number : number + _GOING_ON]:
        mark = next((m for m in marks_in(document.text, ahead.start, ahead.end)
                     if m.form not in SINGLE), None)  # fmt: skip
        if mark is None:
            continue
        behind = document.text[mark.end : mark.end + 1]
        closes = mark.form in _CLOSED_BY[last.opener] and not behind.isalnum()
        if not closes or mark.start == ahead.start or document.text[mark.start - 1].isspace():
            return here
        end = mark.end if ahead is paragraph else paragraph.end
        inner = document.span(paragraph.start, min(mark.start, end))
        whole = document.span(paragraph.start, end)
        first = Passage(whole, 0, ahead is paragraph, last.opener, number, inner)
        return [first, *(p for p in here if p.span.start >= end)]
    return here


def _continued(document: Document, found: Sequence[Passage]) -> Iterator[Passage]:
    """The passages, with unclosed ones marked as continuing if the next paragraph does so."""
    openers = {p.paragraph: p.opener for p in reversed(found)
               if p.span.start == document.paragraphs[p.paragraph].start}  # fmt: skip
    for passage in found:
        goes_on = openers.get(passage.paragraph + 1) == passage.opener
        last = passage.span.end == document.paragraphs[passage.paragraph].end
        yield evolve(passage, continues=goes_on and last) if not passage.closed else passage


def _is_introduced(document: Document, number: int) -> bool:
    return number > 0 and document.paragraphs[number - 1].text.endswith(":")


def _is_set_apart(document: Document, number: int) -> bool:
    """Whether a colon introduces a paragraph that is indented, or says *I* or *we*.

    Pages set off in this way what somebody wrote or said at length.
    """
    paragraph = document.paragraphs[number]
    if not _is_introduced(document, number) or _ITEM.match(document.text, paragraph.start):
        return False
    if _is_set_in(document.text, paragraph):
        return not _is_set_in(document.text, document.paragraphs[number - 1])
    # *Here is what we know: | We have been told ...* is the writer's.
    before, here = (_speaks_of_himself(document, n) for n in (number - 1, number))
    return here and not before


def _speaks_of_himself(document: Document, number: int) -> bool:
    words = document.tokens_in(document.paragraphs[number])
    return any(t.feature("PronType") == "Prs" and t.feature("Person") == "1" for t in words)


def _is_set_in(text: str, paragraph: Span) -> bool:
    start = max(0, paragraph.start - _DEEPEST_INDENT)
    return _INDENT.search(text[start : paragraph.start]) is not None


def _in_paragraph(
    document: Document, view: str, paragraph: Span, number: int, apostrophes: Apostrophes
) -> Iterator[Passage]:
    marks = [Placed.of(m, document.text, view, paragraph, apostrophes) for m in
             marks_in(document.text, paragraph.start, paragraph.end)]  # fmt: skip
    if not marks:
        return
    goes_on = _single_ahead(document, number + 1, apostrophes)
    pairs = paired(marks, paragraph, goes_on)
    pairs = _end_the_open(document, sorted(pairs, key=lambda p: (p.opener.start, -p.end)))
    around: list[Pair] = []
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


def _single_ahead(document: Document, number: int, apostrophes: Apostrophes) -> str:
    """The single mark that opens a paragraph; empty for none, and for an apostrophe (*'Twas*)."""
    if number >= len(document.paragraphs):
        return ""
    start = document.paragraphs[number].start
    mark, after = document.text[start : start + 1], document.text[start + 1 : start + 2]
    if mark not in SINGLE or not (after.isalpha() or (after.isdigit() and mark != "'")):
        return ""
    return "" if apostrophes.before.match(document.text, start + 1) is not None else mark


def _end_the_open(document: Document, pairs: Sequence[Pair]) -> list[Pair]:
    """Ends each unclosed passage before the sentence that opens the next one.

    If the next one opens in the same sentence, it is inside; but of two straight marks that are
    left open in one sentence, the second closes the first.
    """
    doubles = [p for p in pairs if p.opener.form not in SINGLE]
    taken: set[int] = set()
    for at, pair in enumerate(doubles):
        if pair.closer is not None or pair.opener.start in taken:
            continue
        for following in doubles[at + 1 : at + 1 + DEEPEST]:
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
    """The start of the sentence around an offset, if it is after ``start``."""
    sentence = document.sentence_at(at)
    if sentence is not None and sentence.span.start > start:
        return sentence.span.start
    if _STOP.search(document.text, max(start, at - _STOP_LENGTH), at) is not None:
        return at
    return None
