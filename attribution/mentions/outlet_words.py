"""Tells whether a word is one of those with which outlets relay, even if badly lemmatised."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from attribution.document import Sentence, Token
from attribution.knowledge.gazetteer import Gazetteer

__all__ = ["any_of", "ends_as", "is_any", "is_talk", "is_writing", "opens", "whole_word"]

_NO_WORDS: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())


def is_any(token: Token, gazetteer: Gazetteer, *keys: str) -> bool:
    """Whether a word is in one of the lists of ``[relays]``."""
    lemma, form = token.lemma.lower(), token.form.lower()
    for key in keys:
        words, inflected = gazetteer.relaying.get(key, _NO_WORDS)
        # Lemmatisers err: *aired* is not a form of *aire*.
        if lemma in words or form in inflected:
            return True
    return False


def any_of(*words: str) -> str:
    """A regular expression for any of some words, the longest first."""
    longest_first = sorted(words, key=len, reverse=True)
    # Without any words, an expression that never matches.
    return f"(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})"


def ends_as(name: Sequence[str], ends: Collection[str]) -> bool:
    """Whether the last words of a name are one of some names: *the House Majority Leader*."""
    return any(" ".join(name[i:]) in ends for i in range(len(name)))


def names_outlet(words: Sequence[Token], gazetteer: Gazetteer) -> bool:
    """Whether a name is surely a listed outlet's, or ends as many of them do."""
    known = gazetteer.find(" ".join(t.form for t in words))
    sure = known is not None and not known.doubt
    return sure or (bool(words) and words[-1].form.lower() in gazetteer.name_endings)


def opens(case: Collection[str], gazetteer: Gazetteer, *keys: str) -> bool:
    """Whether one of the words that open a phrase is in one of the lists of ``[openers]``."""
    if not case:
        return False
    return any(word in gazetteer.words("openers", key) for key in keys for word in case)


def whole_word(sentence: Sentence, noun: Token) -> str:
    """The whole of a word that the tokeniser split at its hyphen, in lower case: *op-ed*."""
    at = noun.index - 1
    first = last = at
    tokens = sentence.tokens
    while first and tokens[first - 1].span.end == tokens[first].span.start:
        if "-" not in (tokens[first].form[0], tokens[first - 1].form[-1]):
            break
        first -= 1
    while last + 1 < len(tokens) and tokens[last].span.end == tokens[last + 1].span.start:
        if "-" not in (tokens[last].form[-1], tokens[last + 1].form[0]):
            break
        last += 1
    return "".join(t.form for t in tokens[first : last + 1]).lower()


def is_talk(sentence: Sentence, noun: Token, gazetteer: Gazetteer) -> bool:
    """Whether a noun is an exchange of words or a writing."""
    return is_any(noun, gazetteer, "exchanges") or is_writing(sentence, noun, gazetteer)


def is_writing(sentence: Sentence, noun: Token, gazetteer: Gazetteer) -> bool:
    """Whether a noun is something written or printed, *op-ed* whole."""
    whole = whole_word(sentence, noun)
    return is_any(noun, gazetteer, "writings") or whole in gazetteer.words("relays", "writings")
