"""Reads ages off the text: *Ana Lund, 34,*, *the 34-year-old*, *aged 34*."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attribution.document import Sentence, Token
from attribution.knowledge.people import People

__all__ = ["age_behind", "is_age", "stated_age"]

# The most words between a number and what makes it an age: *34 - year - old*.
_NEAR = 5
_OLDEST = 120
_NUMBER = re.compile(r"\d{1,3}(?!\d)")
_OPEN, _CLOSE = (",", "(", "["), (",", ")", "]", ".", ";", ":", "—", "–", "-")


def stated_age(sentence: Sentence, head: Token, people: People) -> int | None:
    """The age that a phrase gives: 34 for *a 34-year-old baker* and *the driver, 34,*."""
    others = sentence.children(head, "nmod", "acl", "appos", "conj", "nsubj", "parataxis")
    for token in (head, *sentence.subtree(head, without=others)):
        if is_age(token, people):
            near = sentence.tokens[max(token.index - 1 - _NEAR, 0) : token.index]
            found = [a for t in near if (a := _number(t.form)) is not None]
            # *Aged 34* has its number behind it.
            found += [a for t in sentence.tokens[token.index :][:1] if (a := _number(t.form))]
            if found:
                return found[-1]
    return age_behind(sentence, [head])


def age_behind(sentence: Sentence, words: Sequence[Token]) -> int | None:
    """The age after a name or a noun, between commas or in brackets."""
    at = words[-1].index
    window = [t.form for t in sentence.tokens[at : at + 3]]
    if len(window) < 2 or window[0] not in _OPEN or (len(window) > 2 and window[2] not in _CLOSE):
        return None
    return _number(window[1]) if window[1].isdigit() else None


def is_age(token: Token, people: People) -> bool:
    """Whether a word makes a number an age: *old*, and *34-year-old* in one word."""
    return people.has("kinds", "age", token.form.split("-")[-1])


def _number(form: str) -> int | None:
    match = _NUMBER.match(form)
    age = int(match[0]) if match else 0
    return age if 0 < age <= _OLDEST else None
