"""Finds the paragraphs of a text and cuts it into pieces that a parser can take.

A parser sees *pieces*: stretches of the caller's text, each within one
paragraph, short enough for a neural parser and free of characters that upset
it. Pieces replace characters one for one and never move any, so an offset in a
piece plus the piece's start is an offset in the text.
"""

from __future__ import annotations

import itertools
import re
import statistics
from collections.abc import Iterator

from attrs import frozen

from attribution.document import Span
from attribution.parsing.openings import opening_of
from attribution.parsing.plain import curly, plain

__all__ = ["Piece", "paragraphs", "pieces"]

# A longer run without white space is not a word of any language, and Stanza's
# tokenizer searches runs with a pattern whose time grows with their square.
_LONGEST_RUN = 300
# The parser's memory grows with the square of a sentence's length, so a stretch
# without sentence-final punctuation is cut after this many words.
_LONGEST_STRETCH = 150
# The same in characters, for words that a tokenizer splits into very many.
_LONGEST_UNSTOPPED = 1_500
# A piece with more words than this is cut after a full stop.
_MOST_WORDS = 400

_LINE_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
_BLANK_LINES = re.compile(
    r"(?:\r\n|[\n\r\x85\u2028\u2029])[^\S\n\r]*(?:\r\n|[\n\r\x85\u2028\u2029])\s*"
)
_FINAL = re.compile(r"[.!?…:;。！？][\"'”’»)\]]*\s*$|[\"”»]\s*$")
_STOP = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_PAUSE = re.compile(r"[,;:–—)\]][\"'”’»]*$")
_WORD = re.compile(r"\S+")
# What an item of a list begins with, and the fewest items that make a list: a single dash may
# begin a wrapped line.
_BULLET = re.compile(r"(?:[-–—*•‣▪●◦·]|\d{1,2}[.)])\s")
_FEWEST_ITEMS = 2
# What ends a sentence, or announces something.
_ENDED = re.compile(r"[.!?…:。！？]\s*$")
# How a line within a sentence begins, and what is not a word of one: *a)*, *lund@halden.no*.
_ONGOING = re.compile(r"[,;)\]]|\.(?!\.)")
_LABEL = re.compile(r"\w{1,3}[.)]$|www\.|\S*(?:://|@)|\S*#")
# Marks that may stand around a word: *(which*.
_AROUND = "([,.;:!?)]'\"‘’“”—–-"
# The most words that a link has.
_LINK = 6
# A line that is wrapped at a column fills at least so much of it.
_FULL = 0.75


@frozen
class Piece:
    """A stretch of text as the parser sees it.

    Attributes:
        start: offset of its first character in the caller's text.
        text: as long as the stretch that it stands for.
        paragraph: 0-based position of its paragraph.
    """

    start: int
    text: str
    paragraph: int


def paragraphs(text: str) -> tuple[Span, ...]:
    r"""The paragraphs of a text, without surrounding white space.

    A blank line always ends a paragraph. A single line break does so if every line of the text is
    a paragraph, but not if lines are wrapped at a column (most lines have a similar, moderate
    length and break in mid-sentence), nor within a sentence, where a page had a link. Each item of
    a list begins a paragraph.

    Example:
        >>> [p.text for p in paragraphs("A headline\n\nHe left.\nShe stayed.")]
        ['A headline', 'He left.', 'She stayed.']
    """
    blocks = list(_split(text, 0, len(text), _BLANK_LINES))
    lines = [
        item
        for start, end in blocks
        for item in _items(text, list(_split(text, start, end, _LINE_BREAK)))
    ]
    width = _width(lines)
    headers = [_header(text, block, width) for block in lines]
    if _is_wrapped(text, [b[h:] for b, h in zip(lines, headers, strict=True)]):
        lines = [
            [*block[:header], *([(block[header][0], block[-1][1])] if block[header:] else [])]
            for block, header in zip(lines, headers, strict=True)
        ]
    else:
        lines = [_mended(text, block) for block in lines]
    return tuple(Span.of(text, start, end) for block in lines for start, end in block)


def pieces(text: str, within: tuple[Span, ...], english: bool = False) -> Iterator[Piece]:
    """The pieces of each paragraph, in text order.

    Arguments:
        text: the caller's text.
        within: its paragraphs, as `paragraphs` gives them.
        english: whether all quotation marks are to be those of English.
    """
    view = curly if english else str
    for number, paragraph in enumerate(within):
        opening = opening_of(text, paragraph.start, paragraph.end)
        bounds = [paragraph.start, *([opening.end] if opening else []), paragraph.end]
        for first, last in itertools.pairwise(bounds):
            for start, end in _cut(text, Span.of(text, first, last)):
                yield Piece(start, view(plain(text[start:end])), number)


def _split(text: str, start: int, end: int, at: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    edges = [start]
    for match in at.finditer(text, start, end):
        edges += match.span()
    edges.append(end)
    for left, right in zip(edges[::2], edges[1::2], strict=True):
        part = text[left:right]
        if part.strip():
            yield left + len(part) - len(part.lstrip()), left + len(part.rstrip())


_Lines = list[tuple[int, int]]


def _items(text: str, block: _Lines) -> Iterator[_Lines]:
    """The lines of a block, split before each line that begins an item of a list: *- *, *2. *."""
    bullets = [_BULLET.match(text, start, end) for start, end in block]
    starts = [at for at, bullet in enumerate(bullets) if bullet is not None]
    if len(starts) < _FEWEST_ITEMS:
        yield block
        return
    for left, right in itertools.pairwise([0, *starts, len(block)]):
        if block[left:right]:
            yield block[left:right]


def _width(blocks: list[_Lines]) -> int:
    """The length of the longest line, the last one aside."""
    return max((end - start for block in blocks for start, end in block[:-1]), default=0)


def _header(text: str, lines: _Lines, width: int) -> int:
    """How many lines at the top of a block stand alone, like headlines and bylines of wire copy.

    Such a line ends although the next word would have fitted into it.
    """
    for number, ((start, end), (following, last)) in enumerate(itertools.pairwise(lines)):
        word = len(text[following:last].split(maxsplit=1)[0])
        if end - start + 1 + word > width * _FULL:
            return number
    return max(len(lines) - 1, 0)


def _is_wrapped(text: str, blocks: list[_Lines]) -> bool:
    inner = [text[start:end] for block in blocks for start, end in block[:-1]]
    if not inner:
        return False
    lengths = [len(line) for line in inner]
    final = sum(bool(_FINAL.search(line)) for line in inner)
    return statistics.median(lengths) >= 40 and max(lengths) <= 120 and final * 2 < len(inner)


def _mended(text: str, lines: _Lines) -> _Lines:
    """The lines of a block, with the lines of one sentence joined if it ends with a stop.

    A line continues the one above if it begins as no sentence does: *would be shut.*, *, he said.*
    A few words between two such lines are a link: *Built by | Lund & Co | in 1974.*
    """
    going_on = [False] * len(lines)
    for number in range(1, len(lines)):
        going_on[number] = _goes_on(text, lines[number - 1], lines[number])
    for number in range(1, len(lines) - 1):
        start, end = lines[number]
        short = len(text[start:end].split()) <= _LINK
        above = text[slice(*lines[number - 1])]
        if short and going_on[number + 1] and not _ENDED.search(above):
            going_on[number] = True
    joined: _Lines = []
    number = 0
    while number < len(lines):
        last = number
        while last + 1 < len(lines) and going_on[last + 1]:
            last += 1
        if _FINAL.search(text[slice(*lines[last])]):
            joined.append((lines[number][0], lines[last][1]))
        else:
            joined += lines[number : last + 1]
        number = last + 1
    return joined


def _goes_on(text: str, above: tuple[int, int], line: tuple[int, int]) -> bool:
    """Whether a line continues the sentence of the line above."""
    first = text[slice(*line)].split(maxsplit=1)[0]
    if _ENDED.search(text[slice(*above)]) or _LABEL.match(first):
        return False
    return first.strip(_AROUND).islower() or _ONGOING.match(first) is not None


def _cut(text: str, paragraph: Span) -> Iterator[tuple[int, int]]:
    """Where to cut runs, stretches and pieces that are too long: between words if possible.

    A full stop may belong to an abbreviation, so stops alone do not limit the length of a
    sentence: a piece of many words is cut at one of its stops, whether or not that ends one.
    """
    start = paragraph.start
    last_stop = last_pause = None
    stretch = start  # where the stretch without a stop begins
    words = since_stop = 0
    for match in _WORD.finditer(text, paragraph.start, paragraph.end):
        word_start, word_end = match.span()
        if word_end - word_start > _LONGEST_RUN:
            if start < word_start:
                yield start, word_start
            for at in range(word_start, word_end, _LONGEST_RUN):
                yield at, min(at + _LONGEST_RUN, word_end)
            start = stretch = word_end
            last_stop, last_pause, words, since_stop = None, None, 0, 0
            continue
        words += 1
        since_stop += 1
        if _STOP.search(match[0]):
            last_stop, last_pause, since_stop, stretch = word_end, None, 0, word_end
        elif _PAUSE.search(match[0]) and since_stop > _LONGEST_STRETCH // 3:
            last_pause = word_end
        cut = None
        if since_stop >= _LONGEST_STRETCH or word_end - stretch > _LONGEST_UNSTOPPED:
            cut = last_pause or word_end
        elif last_stop is not None and words > _MOST_WORDS:
            cut = last_stop
        if cut is not None:
            yield start, cut
            start = stretch = cut
            last_stop, last_pause = None, None
            words = since_stop = len(_WORD.findall(text, cut, word_end))
    if text[start : paragraph.end].strip():
        yield start, paragraph.end
