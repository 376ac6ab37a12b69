"""The key of a name across articles: its letters, however it is capitalised or accented."""

from __future__ import annotations

import unicodedata

__all__ = ["key_of"]


def key_of(name: str) -> str:
    """The form of a name under which it is counted over many articles.

    Small letters without accents, one space between words, dots and apostrophes left out
    and hyphens read as spaces. It is no entity linking: two people of one name share their key,
    and one person who is called by two names has two.

    Arguments:
        name: a name as an `Entity` or `Outlet` has it.

    Returns:
        The key; empty only where the name has no letter or digit.

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
