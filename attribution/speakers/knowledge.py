"""`People`: titles, pronouns, genders and kinds of source, from ``people.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

from attrs import frozen

from attribution.errors import KnowledgeError
from attribution.knowledge import read, read_file

__all__ = ["People"]

_SECTIONS = {
    "titles": ("kept", "dropped", "suffixes", "particles"),
    "gender": ("masculine", "feminine"),
    "pronouns": (
        "masculine",
        "feminine",
        "plural",
        "neuter",
        "first",
        "second",
        "relative",
        "indefinite",
    ),
    "kinds": ("organisation", "document", "group", "organisation_suffixes", "generic"),
    "interview": ("words",),
}


@frozen
class People:
    """Word lists about persons and other sources, by section and key.

    Example:
        >>> People.default("en").has("titles", "dropped", "Senator")
        True
    """

    words: Mapping[tuple[str, str], frozenset[str]]

    @classmethod
    def default(cls, language: str = "en") -> People:
        """The lists that ship in the package.

        Raises:
            KnowledgeError: if there are none for the language.
        """
        return _default(language)

    def extended(self, addition: str | Path | Mapping[str, Any]) -> People:
        """These lists with your own words added; a TOML file's path, or a mapping.

        Raises:
            KnowledgeError: if the addition is malformed.
        """
        if isinstance(addition, Mapping):
            return _built(addition, "the addition to the lists of people", self)
        return _built(read_file(addition), str(addition), self)

    def has(self, section: str, key: str, word: str) -> bool:
        """Whether a word, without regard to case and final stop, is in a list."""
        return word.lower().rstrip(".") in self.words[section, key]

    def is_title(self, word: str) -> bool:
        """Whether a word is a title, part of canonical names or not."""
        return self.has("titles", "kept", word) or self.has("titles", "dropped", word)

    def is_pronoun(self, word: str) -> bool:
        """Whether a word is a personal or possessive pronoun of the third person."""
        return any(self.has("pronouns", key, word) for key in ("masculine", "feminine"))

    def gender(self, word: str) -> Literal["masculine", "feminine"] | None:
        """The gender that a pronoun, title or role noun shows, or None."""
        if self.has("gender", "masculine", word):
            return "masculine"
        if self.has("gender", "feminine", word):
            return "feminine"
        return None


@cache
def _default(language: str) -> People:
    return _built(read(language, "people"), f"{language}/people.toml", None)


def _built(table: Mapping[str, Any], name: str, base: People | None) -> People:
    for section, keys in table.items():
        allowed = _SECTIONS.get(section)
        if allowed is None:
            raise KnowledgeError(
                f"{name}: there is no section {section!r}; the sections are {', '.join(_SECTIONS)}"
            )
        for key, words in keys.items():
            if key not in allowed:
                raise KnowledgeError(
                    f"{name}: [{section}] has no list {key!r}: {', '.join(allowed)}"
                )
            if not isinstance(words, list) or not all(isinstance(w, str) for w in words):
                raise KnowledgeError(f"{name}: [{section}] {key} must be a list of words")
    words_of: dict[tuple[str, str], frozenset[str]] = {}
    for section, keys in _SECTIONS.items():
        for key in keys:
            own = frozenset(w.lower() for w in table.get(section, {}).get(key, ()))
            words_of[section, key] = own | (base.words[section, key] if base else frozenset())
    return People(words_of)
