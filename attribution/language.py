"""`language_warnings`: whether a text seems to be in another language than it is parsed as."""

from __future__ import annotations

import re
from itertools import islice
from math import ceil

from attribution.knowledge.grammar import Grammar

__all__ = ["language_warnings"]

_WORD = re.compile(r"[^\W\d_]+")
# In a text of fewer words, the commonest words of its language may be missing by chance.
_ENOUGH = 50
# Of fifty words of English prose some eleven are among the commonest; in other languages none is,
# except in the English names and titles that they quote.
_FEWEST = 0.03
# Thai, Lao, Chinese and Japanese put no spaces between words; a word has some two letters.
_UNSPACED = re.compile("[\u0e00-\u0eff\u2e80-\u9fff\U00020000-\U0003ffff]{2}")


def language_warnings(text: str, language: str, grammar: Grammar) -> tuple[str, ...]:
    """A warning if a text seems to be in another language than it is parsed as; else nothing.

    Arguments:
        text: the text; there is no warning for fewer than some fifty words.
        language: code of the language that the text is parsed as.
        grammar: has the commonest words of the language; without them there is no warning.

    Example:
        >>> swedish = "Sjön har frusit tidigare än vanligt, sade borgmästaren i Orsa. " * 6
        >>> language_warnings(swedish, "en", Grammar.default("en"))
        ("the text does not look like 'en', but was parsed as such: do not trust the result",)
    """
    commonest = grammar.recognition.commonest
    words = _WORD.findall(text)
    count = len(words) + len(_UNSPACED.findall(text))
    if not commonest or count < _ENOUGH:
        return ()
    known = (word for word in words if word.lower() in commonest)
    # Most texts have enough of them among their first words.
    if next(islice(known, ceil(_FEWEST * count) - 1, None), None) is not None:
        return ()
    return (
        f"the text does not look like {language!r}, but was parsed as such: do not trust the "
        "result",
    )
