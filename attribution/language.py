"""Whether a text is in the language that its words are looked up in."""

from __future__ import annotations

import re

from attribution.knowledge.grammar import Grammar

__all__ = ["language_warnings"]

_WORD = re.compile(r"[^\W\d_]+")
# In fewer words than these the commonest may be missing by chance.
_ENOUGH = 50
# Among fifty words of English prose some eleven are of the commonest; in other languages none
# is, but in names and titles that they quote.
_FEWEST = 0.03
# Thai, Lao, Chinese and Japanese put no spaces between their words, of some two letters each.
_UNSPACED = re.compile("[\u0e00-\u0eff\u2e80-\u9fff\U00020000-\U0003ffff]{2}")


def language_warnings(text: str, language: str, grammar: Grammar) -> tuple[str, ...]:
    """What a reader should be told of a text's language: nothing, or that it is another.

    Arguments:
        text: of any length; of less than some fifty words nothing is told.
        language: code of the language that the text is parsed as.
        grammar: has the commonest words of the language; without them nothing is told.

    Example:
        >>> swedish = "Sjön har frusit tidigare än vanligt, sade borgmästaren i Orsa. " * 6
        >>> language_warnings(swedish, "en", Grammar.default("en"))
        ("the text does not look like 'en', as which it was parsed: what is found means little",)
    """
    commonest = grammar.recognition.commonest
    words = _WORD.findall(text)
    count = len(words) + len(_UNSPACED.findall(text))
    if not commonest or count < _ENOUGH:
        return ()
    known = sum(word.lower() in commonest for word in words)
    if known >= _FEWEST * count:
        return ()
    return (
        f"the text does not look like {language!r}, as which it was parsed: what is found means "
        "little",
    )
