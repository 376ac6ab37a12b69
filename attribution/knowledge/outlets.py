"""`Gazetteer`: the outlets that are known by name, and the forms of those that are not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal, cast, get_args

from attrs import frozen

from attribution.errors import KnowledgeError
from attribution.knowledge.tables import read, read_file
from attribution.result import OutletKind

__all__ = ["Doubt", "Gazetteer", "Known"]

Doubt = Literal["", "word", "name", "surname"]
"""Why a name alone may mean no outlet: ``"word"`` where it is common in other senses
(*Time*, *The Times*), ``"name"`` where it is a person's or a place's name as well (*Petra*),
``"surname"`` where the article names a person so (*Bloomberg* beside *Michael Bloomberg*)."""

_KINDS: tuple[str, ...] = get_args(OutletKind)
_KEYS = dict.fromkeys(("country", "aliases", "ambiguous", "homonyms"))
_WORDS = re.compile(r"\w+|[^\w\s]")


@frozen
class Known:
    """An outlet of the gazetteer under one of its names.

    Attributes:
        name: canonical name.
        kind: news agency, newspaper, ...
        country: two-letter code, or ``""``.
        doubt: why this name alone is not to be trusted, or ``""``.
    """

    name: str
    kind: OutletKind
    country: str
    doubt: Doubt


@frozen
class Gazetteer:
    """Outlets by the words of their names.

    Attributes:
        by_words: every name and alias, as its words, an initial *the* left out.
        first_words: for the first word of any name, the longest name's length.
        forms: how unlisted outlets are named, from ``outlet_forms.toml``.

    Example:
        >>> Gazetteer.default("en").find("AFP").name
        'Agence France-Presse'
    """

    by_words: Mapping[tuple[str, ...], Known]
    first_words: Mapping[str, int]
    forms: Mapping[str, Mapping[str, tuple[str, ...]]]

    @classmethod
    def default(cls, language: str = "en") -> Gazetteer:
        """The gazetteer that ships in the package.

        Raises:
            KnowledgeError: if there is none for the language.
        """
        return _default(language)

    def extended(self, addition: str | Path | Mapping[str, Any]) -> Gazetteer:
        """This gazetteer with your own outlets; a TOML file's path, or a mapping.

        Raises:
            KnowledgeError: if the addition is malformed.

        Example:
            >>> own = {"newspaper": {"Halden Courier": {"country": "NO"}}}
            >>> Gazetteer.default("en").extended(own).find("Halden Courier").kind
            'newspaper'
        """
        if isinstance(addition, Mapping):
            return _built(addition, "the addition to the gazetteer", self, self.forms)
        return _built(read_file(addition), str(addition), self, self.forms)

    def find(self, name: str) -> Known | None:
        """The outlet of exactly this name, or None."""
        return self.by_words.get(_key(_split(name)))

    def scan(self, text: str) -> Iterator[tuple[int, int, Known]]:
        """Every listed name in a text: offsets and the outlet; longest names first."""
        words = [(m.start(), m.end(), m[0].replace("’", "'")) for m in _WORDS.finditer(text)]
        at = 0
        while at < len(words):
            longest = self.first_words.get(words[at][2], 0)
            for size in range(min(longest, len(words) - at), 0, -1):
                known = self.by_words.get(tuple(w[2] for w in words[at : at + size]))
                if known is not None:
                    article = at > 0 and words[at - 1][2] in ("The", "the")
                    # *Times* alone is not *The Times*.
                    if article or size > 1 or not known.doubt or known.name[:4] != "The ":
                        yield words[at][0], words[at + size - 1][1], known
                        at += size - 1
                    break
            at += 1

    @cached_property
    def outlet_nouns(self) -> frozenset[str]:
        """Nouns that mean an outlet beside its name or after it: *agency*, *newspaper*."""
        sections = (self.forms.get(s, {}) for s in ("nouns", "loose_nouns"))
        return frozenset(noun for kinds in sections for nouns in kinds.values() for noun in nouns)

    def words(self, section: str, key: str) -> tuple[str, ...]:
        """The words of one list of ``outlet_forms.toml``."""
        return self.forms.get(section, {}).get(key, ())


def _key(words: list[str]) -> tuple[str, ...]:
    # Case tells *Time* from *time*, and *The Hill* from *the hill*.
    parts = [w.replace("’", "'") for w in words]
    return tuple(parts[1:]) if len(parts) > 1 and parts[0] in ("The", "the") else tuple(parts)


@cache
def _default(language: str) -> Gazetteer:
    forms = _forms(read(language, "outlet_forms"))
    return _built(read(language, "agencies"), f"{language}/agencies.toml", None, forms)


def _forms(table: Mapping[str, Any]) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    return {
        section: {key: tuple(words) for key, words in lists.items()}
        for section, lists in table.items()
    }


def _built(
    table: Mapping[str, Any],
    name: str,
    base: Gazetteer | None,
    forms: Mapping[str, Mapping[str, tuple[str, ...]]],
) -> Gazetteer:
    by_words: dict[tuple[str, ...], Known] = dict(base.by_words) if base else {}
    for kind, outlets in table.items():
        if kind not in _KINDS:
            raise KnowledgeError(
                f"{name}: there is no kind of outlet {kind!r}; the kinds are {', '.join(_KINDS)}"
            )
        for canonical, entry in outlets.items():
            if not isinstance(entry, Mapping) or set(entry) - set(_KEYS):
                raise KnowledgeError(
                    f"{name}: the entry of {canonical!r} must be a table of {', '.join(_KEYS)}"
                )
            # *The Guardian* and *Guardian* are looked up as one: what holds for one does for both.
            doubts: dict[tuple[str, ...], Doubt] = {
                _key(_split(alias)): "" for alias in (canonical, *entry.get("aliases", ()))
            }
            doubts.update({_key(_split(alias)): "name" for alias in entry.get("homonyms", ())})
            doubts.update({_key(_split(alias)): "word" for alias in entry.get("ambiguous", ())})
            country = entry.get("country", "")
            for words, doubt in doubts.items():
                known = Known(canonical, cast(OutletKind, kind), country, doubt)
                by_words[words] = known
                if len(words) > 1:  # *BY ANA LUND, ASSOCIATED PRESS*
                    by_words.setdefault(tuple(w.upper() for w in words), known)
    first: dict[str, int] = {}
    for words in by_words:
        first[words[0]] = max(first.get(words[0], 0), len(words))
    return Gazetteer(by_words, first, forms)


def _split(name: str) -> list[str]:
    return _WORDS.findall(name)
