"""What the rules know of a language: words, persons, outlets, grammar; data, not code."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from attrs import frozen

from attribution.errors import KnowledgeError
from attribution.knowledge import lexicon as _lexicon
from attribution.knowledge import outlets as _outlets
from attribution.knowledge import people as _people
from attribution.knowledge.grammar import Grammar
from attribution.knowledge.lexicon import Lexicon
from attribution.knowledge.outlets import Gazetteer
from attribution.knowledge.people import People
from attribution.knowledge.tables import Table, languages, read_file

__all__ = ["Gazetteer", "Grammar", "Knowledge", "Lexicon", "People", "languages"]

_PARTS = ("lexicon", "people", "outlets", "grammar")


@frozen
class Knowledge:
    """All that is known of a language beside its grammar in Universal Dependencies.

    Attributes:
        lexicon: the cues of speech and attitude.
        people: titles, pronouns, kinds of source, given names.
        outlets: news agencies, newspapers and broadcasters, and how others are named.
        grammar: function words.

    Example:
        >>> known = Knowledge.default("en")
        >>> known.lexicon.is_speech("say"), "that" in known.grammar.clauses.complementizers
        (True, True)
        >>> more = known.extended({"lexicon": {"clause": {"speech": ["bellow"]}}})
        >>> more.lexicon.is_speech("bellow")
        True
    """

    lexicon: Lexicon
    people: People
    outlets: Gazetteer
    grammar: Grammar

    @classmethod
    def default(cls, language: str = "en") -> Knowledge:
        """What ships in the package for a language.

        Arguments:
            language: two-letter code.

        Raises:
            KnowledgeError: if there is nothing for the language.
        """
        return _default(language)

    @classmethod
    def read(cls, folder: str | Path) -> Knowledge:
        """The knowledge of a folder of your own: another language, or one domain's words.

        Arguments:
            folder: has the files that ``attribution/data/en`` has; ``cues.toml`` and
                ``grammar.toml`` must be there, the others may be left out.

        Raises:
            KnowledgeError: if the folder or a file that must be there is missing, or one is
                malformed.
        """
        root = Path(folder)
        if not root.is_dir():
            raise KnowledgeError(f"there is no folder {str(folder)!r} to read knowledge from")

        def table(name: str, needed: bool = False) -> Table:
            file = root / f"{name}.toml"
            return read_file(file) if needed or file.is_file() else {}

        def where(name: str) -> str:
            return str(root / f"{name}.toml")

        people = _people._built({}, str(root), None)
        for name in _people._FILES:
            people = _people._built(table(name), where(name), people)
        forms = _outlets._forms(table("outlet_forms"))
        return cls(
            _lexicon._built(table("cues", True), where("cues"), None),
            people,
            _outlets._built(table("agencies"), where("agencies"), None, forms),
            Grammar().extended(root / "grammar.toml"),
        )

    def extended(self, addition: str | Path | Mapping[str, Any]) -> Knowledge:
        """This knowledge with your own added.

        Arguments:
            addition: a TOML file's path, or a mapping, with a table for each part to add to:
                ``lexicon``, ``people``, ``outlets``, ``grammar``; each is of the form that the
                `extended` of that part takes.

        Raises:
            KnowledgeError: if it is malformed.
        """
        if isinstance(addition, Mapping):
            table, name = addition, "the addition to the knowledge"
        else:
            table, name = read_file(addition), str(addition)
        for part, own in table.items():
            if part not in _PARTS:
                raise KnowledgeError(
                    f"{name}: there is no part {part!r}; the parts are {', '.join(_PARTS)}"
                )
            if not isinstance(own, Mapping):
                raise KnowledgeError(f"{name}: [{part}] must be a table")
        return Knowledge(
            *(
                getattr(self, part).extended(table[part]) if part in table else getattr(self, part)
                for part in _PARTS
            )
        )


@cache
def _default(language: str) -> Knowledge:
    return Knowledge(
        Lexicon.default(language),
        People.default(language),
        Gazetteer.default(language),
        Grammar.default(language),
    )
