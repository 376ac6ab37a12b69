"""Quotation marks as words of a sentence: which there are, and which words stand between them."""

from __future__ import annotations

from attribution.document import Sentence, Token
from attribution.syntax.order import word_before

__all__ = ["CLOSING", "DOUBLE", "OPENING", "SINGLE", "is_behind_marks", "is_within_marks"]

DOUBLE = ('"', "“", "”", "„", "«", "»", "``", "''")
"""Marks that can be nothing else, as a single one can be an apostrophe."""
OPENING = ('"', "“", "„", "«", "''", "‘", "'")
"""Marks that may open what somebody says."""
CLOSING = ('"', "”", "»", "''")
"""Marks that may close it, the single ones left out: those end many a plural, too."""
SINGLE = ("’", "'")
"""Those single ones."""

# Those of them that do nothing else.
_OPENS, _CLOSES = "“«„", "”»"


def is_within_marks(sentence: Sentence, word: Token) -> bool:
    """Whether marks have been opened before a word and not yet closed.

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
    """Whether a mark that closes stands right before a word.

    Arguments:
        sentence: the word's sentence.
        word: the word.
    """
    before = word_before(sentence, word)
    closes = before is not None and before.form in (*CLOSING, *SINGLE)
    return closes and not is_within_marks(sentence, word)
