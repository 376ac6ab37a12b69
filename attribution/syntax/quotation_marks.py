"""Quotation marks as words of a sentence: which there are, and which words stand between them."""

from __future__ import annotations

from collections.abc import Iterable

from attribution.document import Sentence, Token
from attribution.syntax.order import word_before

__all__ = [
    "CLOSING",
    "DOUBLE",
    "OPENING",
    "SINGLE",
    "has_marks",
    "is_behind_marks",
    "is_within_marks",
]

DOUBLE = ('"', "“", "”", "„", "«", "»", "``", "''")
"""Marks that are always quotation marks; a single one may be an apostrophe."""
OPENING = ('"', "“", "„", "«", "''", "‘", "'")
"""Marks that may open a quotation."""
CLOSING = ('"', "”", "»", "''")
"""Marks that may close a quotation, without the single ones, which also end many plurals."""
SINGLE = ("’", "'")
"""Single marks that may close a quotation."""

# Marks that only open or only close.
_OPENS, _CLOSES = "“«„", "”»"


def has_marks(words: Iterable[Token]) -> bool:
    """Whether any of some words is a quotation mark.

    Arguments:
        words: the words.
    """
    return any(word.form in CLOSING or word.form in OPENING for word in words)


def is_within_marks(sentence: Sentence, word: Token) -> bool:
    """Whether a quotation mark before a word is still open at the word.

    Arguments:
        sentence: the word's sentence.
        word: the word.
    """
    inside = False
    for token in sentence.tokens[: word.index - 1]:
        if token.form in _OPENS:
            inside = True
        elif token.form in _CLOSES:
            inside = False
        elif token.form == '"':
            inside = not inside
    return inside


def is_behind_marks(sentence: Sentence, word: Token) -> bool:
    """Whether a closing quotation mark comes right before a word.

    Arguments:
        sentence: the word's sentence.
        word: the word.
    """
    before = word_before(sentence, word)
    closes = before is not None and before.form in (*CLOSING, *SINGLE)
    return closes and not is_within_marks(sentence, word)
