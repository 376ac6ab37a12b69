"""Which words of a sentence stand between quotation marks, as far as its own words tell."""

from __future__ import annotations

from attribution.document import Sentence, Token
from attribution.syntax.order import word_before

__all__ = ["is_behind_marks", "is_within_marks"]

_OPENING, _CLOSING = "“«„", "”»"


def is_within_marks(sentence: Sentence, word: Token) -> bool:
    """Whether marks have been opened before a word and not yet closed.

    Arguments:
        sentence: the word's sentence.
        word: the word.
    """
    inside = False
    for token in sentence.tokens[: word.index - 1]:
        if token.form in _OPENING:
            inside = True
        elif token.form in _CLOSING:
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
    closes = before is not None and before.form in (*_CLOSING, '"', "’", "'", "''")
    return closes and not is_within_marks(sentence, word)
