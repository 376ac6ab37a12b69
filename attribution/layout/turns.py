"""Finds who speaks by the layout of a text: *SMITH: ...*, *Q: ...*, a name on a line of its own."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from attrs import frozen

from attribution.document import Document, Span
from attribution.knowledge import Grammar
from attribution.layout.lines_above import below_lines
from attribution.layout.passages import Passage
from attribution.layout.turn import Turn
from attribution.parsing.openings import TIME, opening_of

__all__ = ["is_label", "turns"]

_WORD = r"[A-Z][\w.'’-]{0,30}"
# Behind the name may stand for where and whom a member sits, *Mr Tom Vane (Moss) (Lab): ...*, and
# before it an office, *The Minister for Ports (Ada Roos): ...*, or the time.
_NAME = re.compile(
    rf"(?:{TIME}[,:]?\s{{1,3}}(?:[–—-]\s)?)?"
    rf"[*_]{{0,3}}(?:[A-Z][\w ,’'-]{{2,60}}\((?=[^()\s]+\s))?"
    rf"(?P<name>(?:[A-Z][\w’']{{1,4}}\s)?{_WORD}(?:\s{_WORD}){{0,3}}(?:\s\d{{1,2}})?)\)?"
    r"(?:\s\([^()\n]{1,40}\)){0,3}"
    r"[*_]{0,3}(?P<mark>:)[*_]{0,3}\s+(?=\S)"
)
# A line with nothing but who speaks below it and when: *Ana Lund (00:12):*, *[00:12] Ana Lund*.
_ALONE = re.compile(
    rf"(?P<before>{TIME}\s{{1,3}})?[*_]{{0,3}}(?P<name>{_WORD}(?:\s{_WORD}){{0,3}}(?:\s\d{{1,2}})?)"
    rf"[*_]{{0,3}}(?(before)|\s{{1,3}}{TIME})[*_]{{0,3}}(?P<mark>:?)[*_]{{0,3}}"
)
_LETTER = re.compile(r"[*_]{0,2}(?P<name>[^\W\d_]{1,8})(?P<mark>[.:])[*_]{0,2}\s+(?=\S)")
# The numbers of a time, fractions of a second aside.
_DIGITS = re.compile(r"(?<!:\d\d[.,])\b\d+")
_STOPS = (".", "!", "?", "…", '"', "”", "’", ")", "]", "—", "–", "-")
# How many paragraphs without a name, between two turns, can continue the first.
_MOST = 4


@frozen
class _Label:
    name: Span
    mark: Span
    end: int
    role: bool = False
    asks: bool | None = None
    letter: bool = False
    alone: bool = False


def turns(
    document: Document, grammar: Grammar, passages: Sequence[Passage]
) -> tuple[tuple[Turn, ...], tuple[Span, ...]]:
    """The turns of a text in order, and the labels that name nobody (*UPDATE:*, *NEW DELHI:*)."""
    speaking, idle = _labels(document, grammar)
    starts = {p.span.start for p in passages if p.depth == 0 and p.opener.strip()}
    found = [
        Turn(
            None if label.letter else label.name,
            label.mark,
            content,
            label.asks,
        )
        for number, label in speaking.items()
        if (content := _said(document, number, speaking, starts))
    ]
    taken = {part.start for turn in found for part in turn.content}
    found += below_lines(document, grammar, passages, taken)
    return tuple(sorted(found, key=lambda t: t.content[0].start)), idle


def _labels(document: Document, grammar: Grammar) -> tuple[dict[int, _Label], tuple[Span, ...]]:
    """The labels that name who speaks, by paragraph, and those that do not.

    A name in capitals does so if there are several, or if it is known as a person's. Any other name
    does so if at least two such names take turns and somebody asks something, or if it answers a
    question that is marked by a letter.
    """
    capitals: dict[int, _Label] = {}
    named: dict[int, _Label] = {}
    letters: dict[int, _Label] = {}
    idle: list[Span] = []
    for number, paragraph in enumerate(document.paragraphs):
        letter = _letter(document, paragraph, grammar)
        opening = opening_of(document.text, paragraph.start, paragraph.end)
        if letter is not None:
            letters[number] = letter
        elif opening is not None and opening.kind == "label":
            name = document.span(opening.start, opening.name)
            label = _Label(
                name,
                document.span(opening.mark, opening.mark + 1),
                opening.end,
                opening.role > opening.name,
            )
            if _names_nobody(document, name, grammar):
                idle.append(name)
            else:
                capitals[number] = label
        elif (named_label := _name(document, paragraph, grammar)) is not None:
            named[number] = named_label
    if not _rising([document.paragraphs[n] for n, label in named.items() if label.alone]):
        named = {n: label for n, label in named.items() if not label.alone}
    found = letters if len({label.asks for label in letters.values()}) > 1 else {}
    # *HOST: Was it late?*, *Karl Lund: No.*: a name answers whoever asks in capitals.
    taking = _recurring(document, named | capitals) if named and capitals else {}
    found |= taking or _taking_turns(document, named)
    found |= _answering(letters, named | capitals)
    persons = {n for n, at in capitals.items() if at.role or _is_person(document, at.name)}
    several = len({label.name.text for label in capitals.values()}) > 1 or len(capitals) > 2
    if found or several or any(_ends(document, number, _STOPS) for number in persons):
        found |= capitals
    else:
        idle += [label.name for label in capitals.values()]
    return dict(sorted(found.items())), tuple(sorted(idle, key=lambda s: s.start))


def _name(document: Document, paragraph: Span, grammar: Grammar) -> _Label | None:
    """The name before a colon, or alone on its line with the time."""
    match = _NAME.match(document.text, paragraph.start, paragraph.end)
    alone = match is None
    if match is None:
        match = _ALONE.fullmatch(document.text, paragraph.start, paragraph.end)
    if match is None:
        return None
    name = document.span(*match.span("name"))
    if is_label(name, grammar):
        return None
    mark = match.span("mark") if match["mark"] else (name.end - 1, name.end)
    return _Label(name, document.span(*mark), match.end(), alone=alone)


def _rising(lines: Sequence[Span]) -> bool:
    """Whether times go up from line to line: a conversation's do, those of a live blog go down."""
    times = [_seconds(stamp) for line in lines for stamp in re.findall(TIME, line.text)]
    return times == sorted(times)


def _seconds(stamp: str) -> int:
    """A time as a number: *[00:59]* is less than *1:00:12*."""
    return functools.reduce(lambda whole, part: 60 * whole + int(part), _DIGITS.findall(stamp), 0)


def _letter(document: Document, paragraph: Span, grammar: Grammar) -> _Label | None:
    """The letter that marks a question or an answer: *Q: ...*, *A. ...*."""
    match = _LETTER.match(document.text, paragraph.start, paragraph.end)
    if match is None:
        return None
    word = match["name"].lower()
    if word not in grammar.lines.questions and word not in grammar.lines.answers:
        return None
    return _Label(
        document.span(*match.span("name")),
        document.span(*match.span("mark")),
        match.end(),
        asks=word in grammar.lines.questions,
        letter=True,
    )


def _answering(letters: Mapping[int, _Label], named: Mapping[int, _Label]) -> dict[int, _Label]:
    """The names that answer questions marked by a letter (*Q: ...*), and these letters."""
    asking = {n: letter for n, letter in letters.items() if letter.asks}
    answering = {label.name.text for n, label in named.items() if n - 1 in asking}
    if not answering:
        return {}
    return asking | {n: label for n, label in named.items() if label.name.text in answering}


def _taking_turns(document: Document, named: Mapping[int, _Label]) -> dict[int, _Label]:
    """The labels of a conversation: at least two names recur, and somebody asks something.

    Or people speak in a row, and one of them speaks again.
    """
    return _recurring(document, named) or _in_a_row(document, named)


def _recurring(document: Document, named: Mapping[int, _Label]) -> dict[int, _Label]:
    """The labels that recur, if they are at least two and somebody asks something, or none.

    A name may recur by its last word: *Ana Lund: ...*, then *Lund: ...*. Places do not take turns,
    but taggers may take an outlet for a place, so at least one of the names must not be one.
    """
    last = _last_words(named)
    often = Counter(last.values())
    found = {n: label for n, label in named.items() if often[last[n]] > 1}
    asked = any(_asks(document, n, label) for n, label in found.items())
    people = any(not _is_place(document, label.name) for label in found.values())
    return found if asked and people and len({last[n] for n in found}) > 1 else {}


def _last_words(named: Mapping[int, _Label]) -> dict[int, str]:
    return {n: label.name.text.split()[-1] for n, label in named.items()}


def _in_a_row(document: Document, named: Mapping[int, _Label]) -> dict[int, _Label]:
    """Labels in a row: a person's where one recurs, asks or is anybody's (*A Juror*), or any where
    one recurs and one asks."""
    last = _last_words(named)
    found: dict[int, _Label] = {}
    row: list[int] = []
    for number in (*sorted(named), -1):
        if row and number != row[-1] + 1:
            names = {last[n] for n in row}
            persons = any(_is_person(document, named[n].name) for n in row)
            if len(names) < len(row):
                persons = persons or any(_ends(document, n, "?") for n in row)
            open_ = len(names) < len(row) or any(_is_anybodys(document, named[n], n) for n in row)
            if len(names) > 1 and persons and open_:
                found |= {n: named[n] for n in row}
            row = []
        row.append(number)
    return found


def _is_anybodys(document: Document, label: _Label, number: int) -> bool:
    """Whether a label asks something or begins with an article: *The Coroner: Did you see him?*."""
    article = any(t.feature("PronType") == "Art" for t in document.tokens_in(label.name)[:1])
    return _ends(document, number, "?") or (article and _ends(document, number, _STOPS))


def _asks(document: Document, number: int, label: _Label) -> bool:
    """Whether the paragraph of a label ends in a question, or that below if it is alone."""
    number += label.alone
    return number < len(document.paragraphs) and _ends(document, number, "?")


def _ends(document: Document, number: int, marks: str | tuple[str, ...]) -> bool:
    """Whether a paragraph ends so; a headline is no sentence (*TENNIS: Lund Wins*)."""
    return document.paragraphs[number].text.rstrip().endswith(marks)


def _names_nobody(document: Document, name: Span, grammar: Grammar) -> bool:
    """Whether a label is one of the words for what follows, or a place."""
    return is_label(name, grammar) or _is_place(document, name)


def is_label(words: Span, grammar: Grammar) -> bool:
    """Whether words before a colon are a label for what follows, not a name: *Update*, *Q&A*.

    Arguments:
        words: the words before the colon.
        grammar: has the labels.
    """
    plain = [w for word in words.text.split() if (w := word.strip(".'’").lower())[:1].isalpha()]
    return bool(plain) and plain[-1] in grammar.lines.labels


def _is_place(document: Document, name: Span) -> bool:
    tokens = [t for t in document.tokens_in(name) if t.upos != "PUNCT"]
    return bool(tokens) and all(t.entity.endswith("LOC") for t in tokens)


def _is_person(document: Document, name: Span) -> bool:
    """Whether a name in capitals is tagged as a person's, there or elsewhere in the text."""
    if any(t.entity.endswith("PER") for t in document.tokens_in(name)):
        return True
    last = name.text.split()[-1].lower()
    return any(
        entity.kind == "person" and entity.span.text.lower().split()[-1:] == [last]
        for entity in document.named_entities
    )


def _said(
    document: Document, number: int, labels: Mapping[int, _Label], passages: set[int]
) -> tuple[Span, ...]:
    """What is said in a turn: the rest of its paragraph, and the paragraphs that continue it."""
    label, paragraph = labels[number], document.paragraphs[number]
    first = () if label.alone else (document.span(label.end, paragraph.end),)
    return first + _more(document, number, labels, passages)


def _is_staged(paragraph: Span) -> bool:
    """Whether a paragraph only tells what is heard or seen: *(APPLAUSE)*."""
    return paragraph.text[0] in "([" and paragraph.text[-1] in ")]"


def _more(
    document: Document, number: int, labels: Mapping[int, _Label], passages: set[int]
) -> tuple[Span, ...]:
    """The paragraphs that continue a turn: those before the next turn.

    The last turn has none, or one if its name has a line to itself.
    """
    following = range(number + 1, min(number + _MOST + 1, len(document.paragraphs)))
    last = number + 2 if labels[number].alone and following else number
    end = next((n for n in following if n in labels), last)
    between = [p for n in range(number + 1, end) if not _is_staged(p := document.paragraphs[n])]
    return () if any(p.start in passages for p in between) else tuple(between)
