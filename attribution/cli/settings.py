"""`Settings`: how articles are attributed, and the options that say so on the command line."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, get_args

from attrs import frozen

from attribution.cli.arguments import Arguments, OneOf, count, not_empty
from attribution.knowledge import Knowledge, knowledge_of
from attribution.metadata import Metadata
from attribution.parsing import Parser, load
from attribution.parsing.parser import MOST_CHARACTERS
from attribution.quotes import Scope, Scorer, rule_names

__all__ = ["Settings", "add_model", "add_settings", "settings_of"]

# Digits; a text of a terabyte.
_CHARACTERS = 12


@frozen
class Settings:
    """How articles are attributed, whichever command does it.

    Attributes:
        model: the parsing model.
        max_characters: how long a text may be.
        publisher: the publisher of articles that name none, or None.
        knowledge: files and folders with words of the user's own.
        scope: which attributions are asked for.
        scorer: with or without the learned tagger.
        min_confidence: the lowest confidence that is asked for, or None.
        disable: names of rules that are left out.
        within_quotes: whether to include what quoted speakers themselves report of others.
    """

    model: str
    max_characters: int
    publisher: str | None
    knowledge: tuple[Path, ...]
    scope: Scope
    scorer: Scorer
    min_confidence: float | None
    disable: tuple[str, ...]
    within_quotes: bool

    @property
    def metadata(self) -> Metadata:
        """The metadata of an article that has none of its own."""
        return Metadata(publisher=self.publisher)

    @property
    def choices(self) -> dict[str, Any]:
        """What is to be found, as keyword arguments of `attribution.attribute`."""
        return {
            "scope": self.scope,
            "scorer": self.scorer,
            "min_confidence": self.min_confidence,
            "disable": self.disable,
            "within_quotes": self.within_quotes,
        }

    def check(self) -> None:
        """Reports an error in a table of words before the model, and so its language, is loaded.

        Raises:
            KnowledgeError: if a table is malformed.
        """
        for path in self.knowledge:
            Knowledge().extended(path)

    def parser(self) -> Parser:
        """The model, loaded.

        Raises:
            ModelError: if it is missing, altered or cannot be loaded.
        """
        return load(self.model, max_characters=self.max_characters)

    def options(self, language: str) -> dict[str, Any]:
        """All keyword arguments of `attribution.attribute` and `attribution.attribute_many`.

        Arguments:
            language: the model's, to whose words the user's own are added.
        """
        return {**self.choices, "knowledge": knowledge_of(self.knowledge, language)}


def settings_of(given: argparse.Namespace) -> Settings:
    """The settings that a parser with the options of `add_settings` understood."""
    return Settings(
        model=given.model,
        max_characters=given.max_characters,
        publisher=given.publisher,
        knowledge=tuple(given.knowledge),
        scope=given.scope,
        scorer=given.scorer,
        min_confidence=given.min_confidence,
        disable=tuple(rule for rules in given.disable for rule in rules),
        within_quotes=given.within_quotes,
    )


def add_settings(parser: Arguments) -> None:
    """Adds the options that say how articles are attributed."""
    add = parser.add_argument
    add_model(parser)
    scopes = get_args(Scope)
    add(
        "--scope",
        type=OneOf(scopes),
        metavar="SCOPE",
        default="claims",
        help=f"{', '.join(scopes)}: speech leaves out what is only thought or wanted, "
        "all adds attitudes to things; default: claims",
    )
    scorers = get_args(Scorer)
    add(
        "--scorer",
        type=OneOf(scorers),
        metavar="SCORER",
        default="auto",
        help=f"{', '.join(scorers)}: rules does without the learned tagger; default: auto",
    )
    add(
        "--min-confidence",
        type=_probability,
        metavar="P",
        help="leave out quotations with a lower confidence, from 0 to 1; default: the scope's own",
    )
    add(
        "--disable",
        type=_Rules(rule_names(), "'attribution rules' lists them"),
        action="append",
        default=[],
        metavar="RULE,...",
        help="rules to leave out, by their names (attribution rules lists them)",
    )
    add(
        "--within-quotes",
        action="store_true",
        help="also give what quoted speakers report in their quoted words",
    )
    add(
        "--knowledge",
        type=_path,
        action="append",
        default=[],
        metavar="PATH",
        help="words of your own, a TOML file or a folder: added to the package's for the model's "
        "language; a folder with all tables for a language that the package does not have",
    )
    add(
        "--max-characters",
        type=_characters,
        default=MOST_CHARACTERS,
        metavar="N",
        help=f"refuse texts longer than this; default: {MOST_CHARACTERS}",
    )
    add(
        "--publisher",
        type=not_empty,
        metavar="NAME",
        help="the publisher of articles whose metadata do not name one",
    )


def add_model(parser: Arguments) -> None:
    """Adds the option that names the parsing model."""
    parser.add_argument(
        "--model",
        type=not_empty,
        default="default",
        help="compact, a Stanza package such as en, or a directory; default: Stanza's English "
        "models if they are on this disk, else compact",
    )


class _Rules(OneOf):
    """An argument type: names of rules, separated by commas."""

    def __call__(self, words: str) -> list[str]:  # type: ignore[override]
        return [super(_Rules, self).__call__(word.strip()) for word in words.split(",")]


def _probability(word: str) -> float:
    try:
        value = float(word)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{word!r} is not a number from 0 to 1, such as 0.8")
    return value


def _characters(word: str) -> int:
    return count(word, _CHARACTERS)


def _path(word: str) -> Path:
    path = Path(not_empty(word))
    try:
        path.stat()
    except OSError:
        raise argparse.ArgumentTypeError(f"there is no file or folder {word!r}") from None
    return path
