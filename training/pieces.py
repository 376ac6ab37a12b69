"""The pieces that an encoder's tokenizer cuts words into, and how words are written."""

from __future__ import annotations

from typing import Any

__all__ = ["SHAPES", "Pieces", "shape"]

# How many shapes there are.
SHAPES = 6


def shape(word: str) -> int:
    """Return the number of a word's shape: what an encoder that knows no capitals does not see."""
    if any(c.isdigit() for c in word):
        return 1
    if word.islower():
        return 2
    if word.isupper():
        return 3 if len(word) > 1 else 4
    return 4 if word[:1].isupper() else 5 if word.isalpha() else 0


class Pieces:
    """Looks up the numbers of a word's pieces, and keeps them.

    Arguments:
        tokenizer: the encoder's, of the ``transformers`` package.
        most: how many pieces of a word are kept.
    """

    def __init__(self, tokenizer: Any, most: int) -> None:
        self._tokenizer = tokenizer
        self._most = most
        self._found: dict[str, list[int]] = {}

    def of(self, word: str) -> list[int]:
        """Return the numbers of a word's pieces; of one without any that of an unknown word."""
        found = self._found.get(word)
        if found is None:
            ids = self._tokenizer.encode(word, add_special_tokens=False)[: self._most]
            found = self._found[word] = ids or [self._tokenizer.unk_token_id]
        return found
