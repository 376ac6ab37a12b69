"""Turns of a transcript or interview: *SMITH: ...*, *Q: ...*, *The Herald: ...?*, *Reyes: ...*."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from attribution.document import Document, Span
from attribution.layout.passages import Passage
from attribution.quotes.rule import Context, LaidOut

__all__ = ["transcript_turn"]

_CAPITALS = r"[A-Z][A-Z.'’-]+(?:\s+[A-Z][A-Z.'’-]+){0,3}"
_COLON = r"(?P<role>\s*\([^)\n]{1,40}\)|,\s[A-Z ,]{2,40})?(?P<colon>:)\s+(?=\S)"
_NAME = re.compile(r"(?P<name>[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,4})(?P<colon>:)\s+(?=\S)")
_STOPS = (".", "!", "?", "…", '"', "”", "’", ")", "]", "—", "–", "-")
# Paragraphs without a name that can lie between two turns and go on the first.
_MOST = 4


def transcript_turn(context: Context) -> Iterator[LaidOut]:
    """A paragraph that opens with a name in capitals and a colon is that speaker's turn.

    So is one that opens with any name and a colon where at least two such names take
    turns and somebody asks something. Paragraphs between two turns go on the first.
    """
    labels = _labels(context)
    openers = {p.paragraph for p in context.passages if _opens(context.document, p)}
    for number, found in labels.items():
        paragraph = context.document.paragraphs[number]
        start = paragraph.start
        name = context.document.span(start + found.start("name"), start + found.end("name"))
        colon = context.document.span(start + found.start("colon"), start + found.end("colon"))
        content = context.document.span(start + found.end(), paragraph.end)
        question = name.text.lower() in context.grammar.speech.turns
        yield LaidOut(
            content=(content, *_more(context.document, number, labels, openers)),
            cue=colon,
            source=None if question else name,
            no_source="the turn names only question or answer" if question else None,
            shown=(name, colon),
            note="a name and a colon open the paragraph",
        )


@cache
def _turn(letters: frozenset[str]) -> re.Pattern[str]:
    """What opens a turn: a name in capitals, or a letter for a question or an answer."""
    names = "|".join([_CAPITALS, *(re.escape(letter.upper()) for letter in sorted(letters))])
    return re.compile(f"(?P<name>{names}){_COLON}")


def _labels(context: Context) -> dict[int, re.Match[str]]:
    """The paragraphs that open with who speaks, by number.

    One paragraph alone without a final stop is a headline (*TENNIS: Lund Wins*).
    """
    document, found, named = context.document, {}, {}
    turn = _turn(context.grammar.speech.turns)
    for number, paragraph in enumerate(document.paragraphs):
        capitals = turn.match(paragraph.text)
        name = _NAME.match(paragraph.text)
        if capitals is not None:
            found[number] = capitals
        elif name is not None:
            named[number] = name
    often = Counter(match["name"] for match in named.values())
    turns = {n: match for n, match in named.items() if often[match["name"]] > 1}
    asked = any(document.paragraphs[n].text.rstrip().endswith("?") for n in turns)
    if asked and len({match["name"] for match in turns.values()}) > 1:
        found.update(turns)
    if len(found) == 1 and not document.paragraphs[min(found)].text.rstrip().endswith(_STOPS):
        return {}
    return dict(sorted(found.items()))


def _more(
    document: Document, number: int, labels: dict[int, re.Match[str]], openers: set[int]
) -> tuple[Span, ...]:
    """The paragraphs behind a turn that go on it: those before the next turn."""
    following = range(number + 1, min(number + _MOST + 1, len(document.paragraphs)))
    end = next((n for n in following if n in labels), number)
    between = range(number + 1, end)
    return () if openers & {*between} else tuple(document.paragraphs[n] for n in between)


def _opens(document: Document, passage: Passage) -> bool:
    return document.paragraphs[passage.paragraph].start == passage.span.start
