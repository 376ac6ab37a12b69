"""`Grammar`: the function words of a language, from ``grammar.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from attrs import evolve, fields, frozen

from attribution.errors import KnowledgeError
from attribution.knowledge.tables import read, read_file

__all__ = ["Grammar"]

Words = frozenset[str]


@frozen
class Clauses:
    """What opens and links clauses."""

    complementizers: Words = frozenset()
    interrogatives: Words = frozenset()
    infinitives: Words = frozenset()
    asides: Words = frozenset()
    circumstances: Words = frozenset()
    relatives: Words = frozenset()
    personal_relatives: Words = frozenset()
    copulas: Words = frozenset()
    perfects: Words = frozenset()
    expletives: Words = frozenset()


@frozen
class Prepositions:
    """What stands before a noun, by what it says of the noun."""

    recipients: Words = frozenset()
    agents: Words = frozenset()
    authors: Words = frozenset()
    holders: Words = frozenset()
    roles: Words = frozenset()
    grounds: Words = frozenset()
    settings: Words = frozenset()
    judges: Words = frozenset()
    days: Words = frozenset()
    prevented: Words = frozenset()
    according: Words = frozenset()


@frozen
class Negation:
    """What negates."""

    particles: Words = frozenset()
    determiners: Words = frozenset()
    correlatives: Words = frozenset()
    joining: Words = frozenset()
    beside_verbs: Words = frozenset()


@frozen
class Modals:
    """What makes hypothetical or polite, and where it does not."""

    polite: Words = frozenset()
    able: Words = frozenset()
    narrated: Words = frozenset()


@frozen
class Articles:
    """Articles."""

    definite: Words = frozenset()
    indefinite: Words = frozenset()


@frozen
class Times:
    """What goes with the words of the lexicon's ``[time]``."""

    openers: Words = frozenset()


@frozen
class Names:
    """What stands within and around names."""

    possessive_endings: Words = frozenset()
    conjunctions: Words = frozenset()
    small: Words = frozenset()
    links: Words = frozenset()
    leading: Words = frozenset()
    shared: Words = frozenset()
    elder: Words = frozenset()
    younger: Words = frozenset()


@frozen
class Endings:
    """How words end."""

    verbs: Words = frozenset()
    places: Words = frozenset()


@frozen
class Speech:
    """How speech is written down."""

    elided: Words = frozenset()
    turns: Words = frozenset()


@frozen
class Grammar:
    """The function words of a language that Universal Dependencies do not tell apart.

    Each attribute is a section of ``grammar.toml``, and each of the section's attributes one of
    its lists, beside which the file has an example. All words are lower case. A list that a
    language leaves out is empty, and what asks for it does not apply.

    Example:
        >>> "that" in Grammar.default("en").clauses.complementizers
        True
        >>> own = Grammar.default("en").extended({"clauses": {"asides": ["like"]}})
        >>> "like" in own.clauses.asides
        True
    """

    clauses: Clauses = Clauses()
    prepositions: Prepositions = Prepositions()
    negation: Negation = Negation()
    modals: Modals = Modals()
    articles: Articles = Articles()
    times: Times = Times()
    names: Names = Names()
    endings: Endings = Endings()
    speech: Speech = Speech()

    @classmethod
    def default(cls, language: str = "en") -> Grammar:
        """The function words that ship in the package.

        Raises:
            KnowledgeError: if there are none for the language.
        """
        return _default(language)

    def extended(self, addition: str | Path | Mapping[str, Any]) -> Grammar:
        """This grammar with your own words added; a TOML file's path, or a mapping.

        Raises:
            KnowledgeError: if the addition is malformed.
        """
        if isinstance(addition, Mapping):
            return _built(addition, "the addition to the grammar", self)
        return _built(read_file(addition), str(addition), self)


_SECTIONS = tuple(attribute.name for attribute in fields(Grammar))


@cache
def _default(language: str) -> Grammar:
    return _built(read(language, "grammar"), f"{language}/grammar.toml", Grammar())


def _built(table: Mapping[str, Any], name: str, base: Grammar) -> Grammar:
    changed = {}
    for section, lists in table.items():
        if section not in _SECTIONS:
            raise KnowledgeError(
                f"{name}: there is no section {section!r}; the sections are {', '.join(_SECTIONS)}"
            )
        if not isinstance(lists, Mapping):
            raise KnowledgeError(f"{name}: [{section}] must be a table of lists of words")
        known = getattr(base, section)
        words = {}
        for key, listed in lists.items():
            if not hasattr(known, key):
                keys = ", ".join(a.name for a in fields(type(known)))
                raise KnowledgeError(f"{name}: [{section}] has no list {key!r}: {keys}")
            if not isinstance(listed, list) or not all(isinstance(w, str) and w for w in listed):
                raise KnowledgeError(f"{name}: [{section}] {key} must be a list of words")
            words[key] = getattr(known, key) | {word.lower() for word in listed}
        changed[section] = evolve(known, **words)
    return evolve(base, **changed)
