"""Keeps names whole that a tokenizer splits: *Donna* is not like *gonna*, *Msgr.* is one word."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import cache

from attribution.knowledge.tables import languages, read

__all__ = ["cut_names", "given_names", "is_name"]


@cache
def given_names(language: str) -> frozenset[str]:
    """The given names of a language, in lower case; none if the language is unknown.

    Example:
        >>> "donna" in given_names("en"), given_names("xx")
        (True, frozenset())
    """
    if language not in languages():
        return frozenset()
    table = read(language, "given_names", needed=False).get("given_names", {})
    return frozenset(name for names in table.values() for name in names)


def is_name(form: str, names: Set[str]) -> bool:
    """Whether a word is a given name, and so not a contraction of two words.

    Example:
        >>> is_name("Donna", {"donna"}), is_name("donna", {"donna"})
        (True, False)
    """
    return form[:1].isupper() and form.lower() in names


def cut_names(
    forms: Sequence[str],
    spans: Sequence[tuple[int, int]],
    names: Set[str],
    titles: Set[str] = frozenset(),
) -> list[int]:
    """The positions of words that, joined with the next, are a given name or abbreviated title.

    Arguments:
        forms: a sentence's words.
        spans: their offsets.
        names: given names.
        titles: abbreviations after which a name follows.

    Example:
        >>> cut_names(["Theres", "a", "left"], [(0, 6), (6, 7), (8, 12)], {"theresa"})
        [0]
        >>> cut_names(["Msgr", ".", "Berg"], [(0, 4), (4, 5), (6, 10)], set(), {"msgr"})
        [0]
    """
    return [
        at
        for at in range(len(forms) - 1)
        if spans[at][1] == spans[at + 1][0]
        and (
            (forms[at + 1].isalpha() and is_name(forms[at] + forms[at + 1], names))
            or (
                forms[at + 1] == "."
                and is_name(forms[at], titles)
                and "".join(forms[at + 2 : at + 3])[:1].isupper()
            )
        )
    ]
