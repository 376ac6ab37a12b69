"""Tells what stands right before or after a word, whatever the tree says."""

from __future__ import annotations

from attribution.document import Sentence, Token

__all__ = ["first_word", "follows_comma", "is_set_off", "word_before", "word_behind"]


def first_word(sentence: Sentence, head: Token) -> Token:
    """The first word of a phrase or a clause, punctuation aside."""
    return next((t for t in sentence.subtree(head) if t.upos != "PUNCT"), head)


def word_before(sentence: Sentence, word: Token) -> Token | None:
    """The word or mark right before a word; None if the word opens its sentence."""
    return sentence.tokens[word.index - 2] if word.index > 1 else None


def word_behind(sentence: Sentence, word: Token) -> Token | None:
    """The word or mark right after a word; None if the word ends its sentence."""
    return sentence.tokens[word.index] if word.index < len(sentence.tokens) else None


def follows_comma(sentence: Sentence, word: Token) -> bool:
    """Whether a comma comes right before a word."""
    return word.index > 1 and sentence.tokens[word.index - 2].form == ","


def is_set_off(sentence: Sentence, head: Token) -> bool:
    """Whether a comma separates a phrase or a clause from what precedes it: *Lund**,** who ...*.

    Parsers attach the comma to either of the two. One before an opening quotation mark does not
    count: it separates the content from the source.
    """
    return follows_comma(sentence, first_word(sentence, head))
