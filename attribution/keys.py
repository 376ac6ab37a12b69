"""`key_of`: the form of a name that its spellings in different articles have in common."""

from __future__ import annotations

import unicodedata

__all__ = ["key_of"]


def key_of(name: str) -> str:
    """The key under which a name is counted over many articles.

    It has lower-case letters without accents, single spaces between words, no dots or apostrophes,
    and spaces for hyphens. This is not entity linking: two people with the same name share a key,
    and a person who goes by two names has two.

    Arguments:
        name: the name of an `Entity` or `Outlet`.

    Returns:
        The key; empty only if the name has no letter or digit.

    Example:
        >>> key_of("Jean-Luc  Lévêque"), key_of("J.L. O’Brien")
        ('jean luc leveque', 'jl obrien')
    """
    letters = []
    for letter in unicodedata.normalize("NFKD", name.casefold()):
        if letter.isalnum():
            letters.append(letter)
        elif letter.isspace() or unicodedata.category(letter) == "Pd":
            letters.append(" ")
    return " ".join("".join(letters).casefold().split())
