"""What the rules know of a language: words, persons, outlets, grammar; data, not code."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from attribution.errors import InputError, KnowledgeError
from attribution.knowledge import gazetteer, grammar, lexicon, people
from attribution.knowledge.gazetteer import Gazetteer
from attribution.knowledge.grammar import Grammar
from attribution.knowledge.lexicon import Lexicon
from attribution.knowledge.people import People
from attribution.knowledge.shapes import Section, closest
from attribution.knowledge.tables import Addition, added, known_language, languages

__all__ = [
    "Gazetteer",
    "Grammar",
    "Knowledge",
    "Lexicon",
    "People",
    "check_given",
    "given",
    "knowledge_of",
    "languages",
]

# The files of a folder, each with the part that it is read into.
_PART_OF = {
    file: part
    for part, files in {
        "lexicon": lexicon.FILES,
        "grammar": grammar.FILES,
        "people": people.FILES,
        "outlets": gazetteer.FILES,
    }.items()
    for file in files
}
# What stands beside them in the package and is no part of a `Knowledge`.
_BESIDE = ("antecedents", "confidence", "rules", "statements")
# Without these no quotation is found.
_NEEDED = ("cues", "grammar")
_PARTS = Section(
    {
        "lexicon": lexicon.SHAPE,
        "people": people.SHAPE,
        "outlets": gazetteer.SHAPE,
        "grammar": grammar.SHAPE,
    },
    noun="part",
)


@frozen
class Knowledge:
    """What the rules know of a language, besides its grammar in Universal Dependencies.

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

    lexicon: Lexicon = Lexicon()
    people: People = People()
    outlets: Gazetteer = Gazetteer()
    grammar: Grammar = Grammar()

    @classmethod
    def default(cls, language: str = "en") -> Knowledge:
        """What ships in the package for a language.

        Arguments:
            language: two-letter code.

        Raises:
            KnowledgeError: if there is nothing for the language.
        """
        return _default(known_language(language))

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
        if not isinstance(folder, (str, Path)) or not _is_folder(folder):
            raise KnowledgeError(f"there is no folder {str(folder)!r:.99} to read knowledge from")
        root = Path(folder)
        for name in _NEEDED:
            if not (root / f"{name}.toml").is_file():
                raise KnowledgeError(
                    f"the folder {str(folder)!r} has no {name}.toml, which every language needs"
                    f"{closest(f'{name}.toml', [p.name for p in root.iterdir()])}"
                )
        return cls().extended(root)

    def extended(self, addition: Addition) -> Knowledge:
        """This knowledge with your own added.

        Arguments:
            addition: a TOML file's path, or a mapping, with a table for each part to add to:
                ``lexicon``, ``people``, ``outlets``, ``grammar``; each is of the form that the
                `extended` of that part takes. Or a folder's path, with files of the names and
                forms that those of ``attribution/data/en`` have.

        Raises:
            KnowledgeError: if it is malformed.
        """
        if isinstance(addition, (str, Path)) and _is_folder(addition):
            own = _files(Path(addition))
        else:
            own = list(added(addition, _PARTS, "the addition to the knowledge").items())
        whole = self
        for part, table in own:
            whole = evolve(whole, **{part: getattr(whole, part).extended(table)})
        return whole


def given(
    language: str,
    knowledge: Knowledge | None = None,
    *,
    lexicon: Lexicon | None = None,
    people: People | None = None,
    outlets: Gazetteer | None = None,
) -> Knowledge:
    """What a caller gives, and the package's own knowledge of the language for the rest.

    Arguments:
        language: the document's.
        knowledge: the caller's, or None.
        lexicon: the caller's in place of that of ``knowledge``, or None.
        people: likewise.
        outlets: likewise.

    Raises:
        InputError: if one of them is something else.
        KnowledgeError: if there is nothing for the language, and nothing is given.
    """
    check_given(knowledge, lexicon=lexicon, people=people, outlets=outlets)
    parts = {"lexicon": lexicon, "people": people, "outlets": outlets}
    own: dict[str, Any] = {name: value for name, value in parts.items() if value is not None}
    if knowledge is None:
        known = language in languages() or not own
        knowledge = Knowledge.default(language) if known else Knowledge()
    return evolve(knowledge, **own)


def check_given(knowledge: object, **parts: object) -> None:
    """Refuses what is no knowledge, or no part of it.

    Arguments:
        knowledge: a caller's, or None.
        parts: its ``lexicon``, ``people``, or ``outlets``, also called ``gazetteer``; or None.

    Raises:
        InputError: if one of them is something else.
    """
    kinds: dict[str, type] = {"lexicon": Lexicon, "people": People}
    for name, value in {"knowledge": knowledge, **parts}.items():
        kind = Knowledge if name == "knowledge" else kinds.get(name, Gazetteer)
        if value is not None and not isinstance(value, kind):
            raise InputError(f"{name} is a {kind.__name__}, not a {type(value).__name__}")


def knowledge_of(paths: Iterable[str | Path], language: str) -> Knowledge | None:
    """The user's own words, on top of those that the package has for a language.

    Arguments:
        paths: TOML files and folders; where the package has nothing for the language, the
            first is a folder with all its tables.
        language: two-letter code.

    Returns:
        The knowledge; None if there are no paths.

    Raises:
        KnowledgeError: if one is malformed, or nothing is known of the language.
    """
    known = Knowledge.default(language) if language in languages() else None
    own: Knowledge | None = None
    for path in paths:
        before = own or known
        own = before.extended(path) if before is not None else Knowledge.read(path)
    return own


def _is_folder(path: str | Path) -> bool:
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):  # too long for a name, or no name at all
        return False


def _files(folder: Path) -> list[tuple[str, Path]]:
    """The tables of a folder in the order in which they are read, each with its part."""
    known = [f"{name}.toml" for name in _PART_OF]
    for path in sorted(folder.glob("*.toml")):
        if path.name not in known and path.stem not in _BESIDE:
            raise KnowledgeError(
                f"{path}: there is no table of that name{closest(path.name, known) or ';'} "
                f"the tables are {', '.join(known)}"
            )
    paths = [(part, folder / f"{name}.toml") for name, part in _PART_OF.items()]
    found = [(part, path) for part, path in paths if path.is_file()]
    if not found:
        raise KnowledgeError(f"the folder {str(folder)!r} holds none of {', '.join(known)}")
    return found


@cache
def _default(language: str) -> Knowledge:
    return Knowledge(
        Lexicon.default(language),
        People.default(language),
        Gazetteer.default(language),
        Grammar.default(language),
    )
