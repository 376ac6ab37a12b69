"""Handles the words of a statement, copied from the text or added, without losing their origin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve, frozen

from attribution.document import Span

__all__ = [
    "QUOTES",
    "STOPS",
    "Words",
    "capitalised",
    "closed",
    "cut_from",
    "joined",
    "stripped",
    "together",
    "unquoted",
]

QUOTES = "\"“”„«»'‘’"
# By what closes a quotation, what may open it.
_OPENING = {'"': '"', "”": "“„”", "“": "„", "’": "‘‚’'", "'": "'‘", "»": "«", "«": "»"}
STOPS = (".", "!", "?", "…")
_COMMA = ","
_BRACKET = "["


@frozen
class Words:
    """Words of a statement.

    Attributes:
        text: as the statement has them.
        span: the words of the article that they are or stand for; None for what is put in.
        own: whether they are the article's own, unchanged.
    """

    text: str
    span: Span | None = None
    own: bool = False

    @classmethod
    def of(cls, span: Span) -> Words:
        """Words of the article as they stand there."""
        return cls(span.text, span, True)

    def cut(self, start: int, end: int) -> Words:
        """A part of words of the article."""
        if self.span is None or not self.own:
            return evolve(self, text=self.text[start:end])
        offset = self.span.start
        return Words.of(Span(offset + start, offset + end, self.text[start:end]))


def stripped(words: Sequence[Words], characters: str, *, left: bool = True) -> list[Words]:
    """Words without some characters at their ends.

    Arguments:
        words: the words.
        characters: those to take off.
        left: whether at the beginning, too.
    """
    kept = list(words)
    while kept and left:
        text = kept[0].text
        rest = len(text) - len(text.lstrip(characters))
        if rest < len(text):
            kept[0] = kept[0].cut(rest, len(text))
            break
        del kept[0]
    while kept:
        text = kept[-1].text
        rest = len(text.rstrip(characters))
        if rest:
            kept[-1] = kept[-1].cut(0, rest)
            break
        kept.pop()
    return kept


def cut_from(words: Sequence[Words], start: int) -> list[Words]:
    """Words without some characters at their beginning.

    Arguments:
        words: the words.
        start: how many characters to leave out.
    """
    kept, left = [], start
    for part in words:
        cut = min(left, len(part.text))
        left -= cut
        kept += [part.cut(cut, len(part.text))] if cut < len(part.text) else []
    return kept


def unquoted(words: Sequence[Words]) -> list[Words]:
    """Words without the marks around them; those around some of them stay.

    Arguments:
        words: those of a direct quotation.
    """
    text = joined(words)
    first, last = text[:1], text[-1:]
    closes = len(text) > 1 and last in QUOTES and first in _OPENING.get(last, ())
    if first in QUOTES and first and (closes or not _has_end(text, first)):
        words = stripped(words, first)
        text = joined(words)
    if closes or (last in QUOTES and last and not _has_beginning(text[:-1], last)):
        words = stripped(words, last, left=False)
    return [*words]


def _has_beginning(text: str, mark: str) -> bool:
    """Whether a mark that closes is opened in a text."""
    return any(
        char in _OPENING.get(mark, ()) and not text[max(at - 1, 0) : at].isalnum()
        for at, char in enumerate(text)
    )


def _has_end(text: str, mark: str) -> bool:
    """Whether a mark that opens a text is closed within it: *'No,' I said*."""
    return any(
        mark in _OPENING.get(char, "") and not text[at + 1].isalnum()
        for at, char in enumerate(text[1:-1], 1)
    )


def closed(words: Sequence[Words]) -> list[Words]:
    """Words of a direct quotation with a full stop at their end, within marks that end there."""
    text = joined(words)
    bare = text.rstrip(QUOTES)
    marks = text[len(bare) :]
    if bare.endswith(STOPS):
        return [*words]
    if not marks or not bare.endswith(_COMMA):
        return [*words, Words(".")]
    inner = stripped(stripped(words, marks, left=False), _COMMA, left=False)
    return [*inner, Words("."), Words(marks)]


def joined(words: Iterable[Words]) -> str:
    """The text of some words."""
    return "".join(word.text for word in words)


def together(parts: Iterable[Sequence[Words]], between: str = "") -> list[Words]:
    """The parts of a content as one.

    Arguments:
        parts: the words of each.
        between: what stands between them, beside a space.
    """
    whole: list[Words] = []
    for part in parts:
        whole = [*stripped(whole, between, left=False), Words(f"{between} ")] if whole else []
        whole += part
    return whole


def capitalised(words: Sequence[Words]) -> list[Words]:
    """Words with a capital at the beginning."""
    if not joined(words):
        return []
    first, *rest = [word for word in words if word.text]
    if first.text.startswith(_BRACKET) and not first.own:
        return [evolve(first, text=_BRACKET + first.text[1:2].upper() + first.text[2:]), *rest]
    letter = first.text[:1].upper()
    # *easyNord* is written so everywhere.
    if letter == first.text[:1] or any(map(str.isupper, first.text.partition(" ")[0])):
        return [first, *rest]
    head = Words(letter, first.cut(0, 1).span)
    return [head, first.cut(1, len(first.text)), *rest]
