"""`Knowledge`: what the rules know of a language, as data: cues, people, outlets, grammar."""

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

# The files of a language's folder, each with the part of `Knowledge` that it belongs to.
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
# Other files in the package's folder, which are not part of a `Knowledge`.
_BESIDE = ("antecedents", "confidence", "rules", "statements")
# The files without which no quotation would be found.
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
        """The knowledge that ships in the package for a language.

        Arguments:
            language: two-letter code.

        Raises:
            KnowledgeError: if the package has none for the language.
        """
        return _default(known_language(language))

    @classmethod
    def read(cls, folder: str | Path) -> Knowledge:
        """Reads knowledge from a folder of your own, for another language or one domain.

        Arguments:
            folder: has files like those of ``attribution/data/en``; ``cues.toml`` and
                ``grammar.toml`` are needed, the others may be left out.

        Raises:
            KnowledgeError: if the folder or a file that is needed is missing, or a file is
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
        """This knowledge with your own words added.

        Arguments:
            addition: the path of a TOML file, or a mapping, with a table for each part to add
                to: ``lexicon``, ``people``, ``outlets``, ``grammar``; each table is what the
                `extended` of that part takes. Or the path of a folder with files like those of
                ``attribution/data/en``.

        Raises:
            KnowledgeError: if the addition is malformed.
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
    """The knowledge that a caller gives, completed by the package's own for the language.

    Arguments:
        language: the language of the document.
        knowledge: the caller's, or None.
        lexicon: the caller's, in place of that of ``knowledge``, or None.
        people: the caller's, in place of those of ``knowledge``, or None.
        outlets: the caller's, in place of those of ``knowledge``, or None.

    Raises:
        InputError: if one of them is of the wrong type.
        KnowledgeError: if nothing is given and the package has nothing for the language.
    """
    check_given(knowledge, lexicon=lexicon, people=people, outlets=outlets)
    parts = {"lexicon": lexicon, "people": people, "outlets": outlets}
    own: dict[str, Any] = {name: value for name, value in parts.items() if value is not None}
    if knowledge is None:
        known = language in languages() or not own
        knowledge = Knowledge.default(language) if known else Knowledge()
    return evolve(knowledge, **own)


def check_given(knowledge: object, **parts: object) -> None:
    """Refuses arguments that are not a `Knowledge` or a part of one.

    Arguments:
        knowledge: the caller's, or None.
        parts: ``lexicon``, ``people``, and ``outlets`` or ``gazetteer``, or None for each.

    Raises:
        InputError: if one of them is of the wrong type.
    """
    kinds: dict[str, type] = {"lexicon": Lexicon, "people": People}
    for name, value in {"knowledge": knowledge, **parts}.items():
        kind = Knowledge if name == "knowledge" else kinds.get(name, Gazetteer)
        if value is not None and not isinstance(value, kind):
            raise InputError(
                f"{name} is a {kind.__name__}, not a {type(value).__name__}: e.g., with words of "
                'your own, knowledge=Knowledge.default("en").extended("own.toml")'
            )


def knowledge_of(paths: Iterable[str | Path], language: str) -> Knowledge | None:
    """The package's knowledge of a language, with a user's own words added.

    Arguments:
        paths: TOML files and folders; if the package has nothing for the language, the first
            must be a folder with all its tables.
        language: two-letter code.

    Returns:
        The knowledge; None if there are no paths.

    Raises:
        KnowledgeError: if a file is malformed, or nothing is known of the language.
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
    """The tables of a folder in the order in which to read them, each with its part."""
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
