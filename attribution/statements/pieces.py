"""The pieces of a statement, each of the text or put in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve, frozen

from attribution.document import Span

__all__ = ["Words", "capitalised", "joined", "stripped"]


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


def joined(words: Iterable[Words]) -> str:
    """The text of some words."""
    return "".join(word.text for word in words)


def capitalised(words: Sequence[Words]) -> list[Words]:
    """Words with a capital at the beginning."""
    if not joined(words):
        return []
    first, *rest = [word for word in words if word.text]
    letter = first.text[:1].upper()
    if letter == first.text[:1]:
        return [first, *rest]
    head = Words(letter, first.cut(0, 1).span)
    return [head, first.cut(1, len(first.text)), *rest]
