"""Finds who speaks by the layout of a text: *SMITH: ...*, *Q: ...*, a name on a line of its own."""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from attrs import frozen

from attribution.document import Document, Span, Token
from attribution.knowledge import Grammar
from attribution.layout.passages import Passage
from attribution.parsing.openings import opening_of

__all__ = ["Turn", "is_label", "turns"]

_WORD = r"[A-Z][\w.'’-]{0,30}"
# Behind the name may stand for where and whom a member sits, *Mr Tom Vane (Moss) (Lab): ...*, and
# before it an office, *The Minister for Ports (Ada Roos): ...*, or the time.
_NAME = re.compile(
    r"(?:\d{1,2}[.:]\d\d(?:\s?[ap]\.?m\b\.?)?[,:]?\s(?:[–—-]\s)?)?"
    rf"[*_]{{0,3}}(?:[A-Z][\w ,’'-]{{2,60}}\((?=[^()\s]+\s))?"
    rf"(?P<name>(?:[A-Z][\w’']{{1,4}}\s)?{_WORD}(?:\s{_WORD}){{0,3}})\)?"
    r"(?:\s\([^()\n]{1,40}\)){0,3}"
    r"[*_]{0,3}(?P<mark>:)[*_]{0,3}\s+(?=\S)"
)
_LETTER = re.compile(r"[*_]{0,2}(?P<name>[^\W\d_]{1,8})(?P<mark>[.:])[*_]{0,2}\s+(?=\S)")
_LINE_END = re.compile(r"[ \t]*(?P<mark>[—–-]{1,3}|:)\s*\Z")
_STOPS = (".", "!", "?", "…", '"', "”", "’", ")", "]", "—", "–", "-")
# How many paragraphs without a name, between two turns, can continue the first.
_MOST = 4
# The most words of a line that names who speaks below it, and of one that gives the topic.
_LINE = 8
# The most words of a first line that introduces somebody.
_INTRODUCTION = 16
_NOMINAL = ("ADJ", "ADP", "CCONJ", "DET", "NOUN", "NUM", "PART", "PROPN", "PUNCT")


@frozen
class Turn:
    """What the layout alone ascribes to somebody.

    Attributes:
        name: who speaks; None if it is only marked as a question or an answer.
        mark: the colon or dash after the name; the end of the name's line if there is none.
        content: what is said, with one part for each paragraph or passage.
        asks: True for a question marked as one, False for an answer, None for other turns.
        line: whether the name has a line to itself.
    """

    name: Span | None
    mark: Span
    content: tuple[Span, ...]
    asks: bool | None = None
    line: bool = False


@frozen
class _Label:
    name: Span
    mark: Span
    end: int
    role: bool = False
    asks: bool | None = None
    letter: bool = False


def turns(
    document: Document, grammar: Grammar, passages: Sequence[Passage]
) -> tuple[tuple[Turn, ...], tuple[Span, ...]]:
    """The turns of a text in order, and the labels that name nobody (*UPDATE:*, *NEW DELHI:*)."""
    speaking, idle = _labels(document, grammar)
    starts = {p.span.start for p in passages if p.depth == 0}
    found = [
        Turn(
            None if label.letter else label.name,
            label.mark,
            (
                document.span(label.end, document.paragraphs[number].end),
                *_more(document, number, speaking, starts),
            ),
            label.asks,
        )
        for number, label in speaking.items()
    ]
    taken = {part.start for turn in found for part in turn.content}
    found += _below_lines(document, grammar, passages, taken)
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
        elif (match := _NAME.match(document.text, paragraph.start, paragraph.end)) is not None:
            name = document.span(*match.span("name"))
            if not is_label(name, grammar):
                mark = document.span(*match.span("mark"))
                named[number] = _Label(name, mark, match.end())
    found = letters if len({label.asks for label in letters.values()}) > 1 else {}
    found |= _taking_turns(document, named) | _answering(letters, named | capitals)
    persons = {n for n, at in capitals.items() if at.role or _is_person(document, at.name)}
    several = len({label.name.text for label in capitals.values()}) > 1 or len(capitals) > 2
    if found or several or any(_ends(document, number, _STOPS) for number in persons):
        found |= capitals
    else:
        idle += [label.name for label in capitals.values()]
    return dict(sorted(found.items())), tuple(sorted(idle, key=lambda s: s.start))


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

    A name may recur by its last word: *Ana Lund: ...*, then *Lund: ...*. Places do not take turns,
    but taggers may take an outlet for a place, so at least one of the names must not be one.
    """
    last = {n: label.name.text.split()[-1] for n, label in named.items()}
    often = Counter(last.values())
    found = {n: label for n, label in named.items() if often[last[n]] > 1}
    asked = any(_ends(document, n, "?") for n in found)
    people = any(not _is_place(document, label.name) for label in found.values())
    if asked and people and len({last[n] for n in found}) > 1:
        return found
    return _in_a_row(document, named, last)


def _in_a_row(
    document: Document, named: Mapping[int, _Label], last: Mapping[int, str]
) -> dict[int, _Label]:
    """Labels in a row: a person's where one recurs, asks or is anybody's (*A Juror*), or any where
    one recurs and one asks."""
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


def _more(
    document: Document, number: int, labels: Mapping[int, _Label], passages: set[int]
) -> tuple[Span, ...]:
    """The paragraphs that continue a turn: those before the next turn."""
    following = range(number + 1, min(number + _MOST + 1, len(document.paragraphs)))
    end = next((n for n in following if n in labels), number)
    between = [document.paragraphs[n] for n in range(number + 1, end)]
    return () if any(p.start in passages for p in between) else tuple(between)


@frozen
class _Line:
    """A line that may name who speaks below it."""

    kind: Literal["name", "topic", "passage", "text"]
    number: int
    name: Span | None = None
    mark: Span | None = None
    role: bool = False


def _below_lines(
    document: Document, grammar: Grammar, passages: Sequence[Passage], taken: set[int]
) -> Iterator[Turn]:
    """The passages below a name on a line of its own, perhaps with the topic on a line between.

    It is not a byline if there are several such names, if a dash or colon follows, or if a
    description of the person precedes it.
    """
    outer = [p for p in passages if p.depth == 0]
    starts = [p.span.start for p in outer]
    lines = [_line(document, grammar, number, starts) for number in range(len(document.paragraphs))]
    speaking = [
        (line, _run(lines, line.number)) for line in lines if line.kind == "name" and line.name
    ]
    speaking = [(line, below) for line, below in speaking if below]
    for line, below in speaking:
        if len(speaking) < 2 and line.mark is None and not line.role:
            continue
        content = []
        for number in below:
            paragraph = document.paragraphs[number]
            first = bisect.bisect_left(starts, paragraph.start)
            last = bisect.bisect_left(starts, paragraph.end)
            content += [p.span for p in outer[first:last]]
        assert line.name is not None  # noqa: S101  # a line that names has a name
        mark = line.mark or document.span(line.name.end - 1, line.name.end)
        if content[0].start not in taken:
            yield Turn(line.name, mark, tuple(content), line=True)


def _run(lines: Sequence[_Line], number: int) -> list[int]:
    """The paragraphs of passages below a line, up to the next name or text."""
    found = []
    for line in lines[number + 1 :]:
        if line.kind == "passage":
            found.append(line.number)
        elif line.kind != "topic":
            break
    return found


def _line(document: Document, grammar: Grammar, number: int, starts: Sequence[int]) -> _Line:
    paragraph = document.paragraphs[number]
    at = bisect.bisect_left(starts, paragraph.start)
    if at < len(starts) and starts[at] == paragraph.start:
        return _Line("passage", number)
    stopped = paragraph.text[-1] in ".!?…"
    if stopped and number:  # as most: one need not look at its words
        return _Line("text", number)
    match = _LINE_END.search(document.text, max(paragraph.end - 8, paragraph.start), paragraph.end)
    end = match.start() if match is not None else paragraph.end
    words = document.tokens_in(document.span(paragraph.start, end))
    if number == 0 and (introduced := _introduced(document, words)) is not None:
        return _Line("name", number, introduced, role=True)
    if not words or len(words) > _LINE or stopped:
        return _Line("text", number)
    first = words[0].form.lower()
    if first in "([" or first in grammar.lines.topics:
        return _Line("topic", number)
    person = [t for t in words if t.entity.endswith("PER")]
    last = words[-1]
    if not person or not _is_nominal(words) or first in grammar.lines.bylines:
        return _Line("topic" if match is not None else "text", number)
    if not last.entity.endswith("PER") and "," not in [t.form for t in words]:
        return _Line("text", number)
    mark = document.span(*match.span("mark")) if match is not None else None
    name = document.span(words[0].span.start, last.span.end)
    return _Line("name", number, name, mark, role=person[0] is not words[0])


def _introduced(document: Document, words: Sequence[Token]) -> Span | None:
    """The person whom the first line introduces: *From the desk of Karl Lund, a baker*."""
    person = [t for t in words if t.entity.endswith("PER")]
    stop = bool(words) and words[-1].form == "."
    if not person or not stop or not _is_nominal(words) or len(words) > _INTRODUCTION:
        return None
    behind = [t for t in words if t.span.start >= person[-1].span.end]
    one = len(person) == person[-1].index - person[0].index + 1
    apposed = bool(behind) and behind[0].form == "," and any(t.upos == "NOUN" for t in behind)
    return document.cover(person) if one and apposed else None


def _is_nominal(words: Sequence[Token]) -> bool:
    return all(t.upos in _NOMINAL for t in words)
