"""`same_name`: when the measures accept two names as the same."""

from __future__ import annotations

from attribution.keys import key_of
from attribution.knowledge import People

__all__ = ["same_name"]


def same_name(one: str | None, other: str | None, language: str = "en") -> bool:
    """Whether all words of one name, titles aside, are in the other, or it is the other's acronym.

    Nobody is the same as nobody.

    Arguments:
        one: a name, or None for nobody.
        other: a name, or None for nobody.
        language: two-letter code of the language of the titles.

    Example:
        >>> same_name("Mayor Reyes", "Dana Reyes"), same_name("HNA", "Halden News Agency")
        (True, True)
        >>> same_name("Ola Reyes", "Dana Reyes"), same_name("Ola Reyes", None)
        (False, False)
    """
    if not one or not other:
        return not one and not other
    first, second = _words(one, language), _words(other, language)
    return first <= second or second <= first or _is_acronym(one, other) or _is_acronym(other, one)


def _words(name: str, language: str) -> frozenset[str]:
    people = People.default(language)
    words = key_of(name).split()
    return frozenset(word for word in words if not people.is_title(word)) or frozenset(words)


def _is_acronym(short: str, long: str) -> bool:
    letters = "".join(word[0] for word in long.split() if word[0].isupper())
    return len(letters) > 1 and short == letters
