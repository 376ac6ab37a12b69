"""`Lexicon`: which words are cues, in which frames, from ``cues.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

from attrs import frozen

from attribution.errors import KnowledgeError
from attribution.knowledge.tables import read, read_file

__all__ = ["CUE_FRAMES", "Attitude", "Lexicon"]

Attitude = Literal["speech", "attitude"]
"""`speech` where something was said or written, `attitude` where it is thought,
known, wanted, planned or felt."""

CUE_FRAMES = ("clause", "infinitive", "object", "complement", "noun", "adjective")
"""The frames in which a word links a source to a content without a preposition."""

_FRAMES = (*CUE_FRAMES, "raising", "addressed")
# Frames with a section for each preposition: [preposition.for], [noun.about], ...
_GOVERNING = ("preposition", "noun", "adjective", "addressed")
_LISTS = ("according", "connective", "headline", "occasion", "polarity", "time")
_POLARITY = (
    "negators", "few", "no_more", "yet", "restrictive", "affirmed", "light", "decliners", "failing",
    "hypothetical", "hypothetical_heads", "conditionals", "polite", "able", "narrated",
)  # fmt: skip


@frozen
class Lexicon:
    """The cues of a language.

    Attributes:
        frames: for each frame (``"clause"``, ``"preposition.for"``, ...) the
            lemmas that open it, each with its attitude.
        phrases: multi-word prepositions such as *according to*.
        bare: one-word prepositions such as *per*.
        possessed: nouns of *in X's words*.
        polarity: words that negate, decline or make hypothetical.
        time: words of when something was said.
        not_sources: nouns that *according to* makes no source of, such as *law*.
        occasions: nouns of what one speaks or writes in: *said in a statement*.
        connectives: words and phrases that open a sentence for the writer: *still*, *in fact*.
        judges: nouns of those for whom something can be good or bad: *for critics, ...*.
        headline_sources: nouns that a colon parts from what they say in a headline.

    Example:
        >>> Lexicon.default("en").attitude("clause", "say")
        'speech'
        >>> more = Lexicon.default("en").extended({"clause": {"speech": ["bellow"]}})
        >>> more.attitude("clause", "bellow")
        'speech'
    """

    frames: Mapping[str, Mapping[str, Attitude]]
    phrases: tuple[tuple[str, ...], ...]
    bare: frozenset[str]
    possessed: frozenset[str]
    polarity: Mapping[str, frozenset[str]]
    time: frozenset[str]
    not_sources: frozenset[str]
    occasions: frozenset[str] = frozenset()
    headline_sources: frozenset[str] = frozenset()
    judges: frozenset[str] = frozenset()
    connectives: frozenset[tuple[str, ...]] = frozenset()

    @classmethod
    def default(cls, language: str = "en") -> Lexicon:
        """The lexicon that ships in the package.

        Raises:
            KnowledgeError: if there is none for the language.
        """
        return _default(language)

    def extended(self, addition: str | Path | Mapping[str, Any]) -> Lexicon:
        """This lexicon with your own words added.

        Arguments:
            addition: the path of a TOML file of the form of ``cues.toml``, or
                the same as a mapping; every part is optional.

        Raises:
            KnowledgeError: if it is malformed.
        """
        if isinstance(addition, Mapping):
            return _built(addition, "the addition to the lexicon", self)
        return _built(read_file(addition), str(addition), self)

    def attitude(self, frame: str, lemma: str) -> Attitude | None:
        """Whether a lemma is a cue of speech or attitude in a frame, or None."""
        return self.frames.get(frame, {}).get(lemma.lower())

    def declines(self, lemma: str) -> bool:
        """Whether a verb says that something is not done: *decline*, *refuse*."""
        return any(lemma.lower() in self.polarity[key] for key in ("decliners", "failing"))

    def is_time(self, lemma: str) -> bool:
        """Whether a word tells when something was said."""
        return lemma.lower() in self.time

    def is_speech(self, lemma: str) -> bool:
        """Whether a verb can introduce somebody's words."""
        return self.attitude("clause", lemma) == "speech"


@cache
def _default(language: str) -> Lexicon:
    return _built(read(language, "cues"), f"{language}/cues.toml", None)


def _built(table: Mapping[str, Any], name: str, base: Lexicon | None) -> Lexicon:
    frames: dict[str, dict[str, Attitude]] = (
        {f: dict(words) for f, words in base.frames.items()} if base else {}
    )
    known = {*_FRAMES, "preposition", *_LISTS}
    for key in table:
        if key not in known:
            raise KnowledgeError(
                f"{name}: there is no section {key!r}; the sections are {', '.join(sorted(known))}"
            )
    sections = {frame: table[frame] for frame in _FRAMES if frame in table}
    for part in _GOVERNING:
        for preposition, section in table.get(part, {}).items():
            if preposition not in ("attitude", "speech"):
                sections[f"{part}.{preposition}"] = section
    for frame, section in sections.items():
        words = frames.setdefault(frame, {})
        for attitude in ("attitude", "speech"):
            for lemma in _words(section, attitude, name, frame):
                words[lemma] = attitude
    according = table.get("according", {})
    polarity = table.get("polarity", {})
    connective = table.get("connective", {})
    phrases = _phrases(according, name, "according")
    return Lexicon(
        frames=frames,
        phrases=(base.phrases if base else ()) + tuple(tuple(p) for p in phrases),
        bare=(base.bare if base else frozenset())
        | frozenset(_words(according, "bare", name, "according")),
        possessed=(base.possessed if base else frozenset())
        | frozenset(_words(according, "possessed", name, "according")),
        polarity={
            key: (base.polarity[key] if base else frozenset())
            | frozenset(_words(polarity, key, name, "polarity"))
            for key in _POLARITY
        },
        not_sources=(base.not_sources if base else frozenset())
        | frozenset(_words(according, "not_sources", name, "according")),
        occasions=(base.occasions if base else frozenset())
        | frozenset(_words(table.get("occasion", {}), "words", name, "occasion")),
        connectives=(base.connectives if base else frozenset())
        | {(word,) for word in _words(connective, "words", name, "connective")}
        | {tuple(phrase) for phrase in _phrases(connective, name, "connective")},
        judges=(base.judges if base else frozenset())
        | frozenset(_words(according, "judges", name, "according")),
        headline_sources=(base.headline_sources if base else frozenset())
        | frozenset(_words(table.get("headline", {}), "sources", name, "headline")),
        time=(base.time if base else frozenset())
        | frozenset(_words(table.get("time", {}), "words", name, "time")),
    )


def _phrases(section: Mapping[str, Any], name: str, where: str) -> list[list[str]]:
    phrases = section.get("phrases", [])
    if not all(isinstance(p, list) and all(isinstance(w, str) for w in p) for p in phrases):
        raise KnowledgeError(f"{name}: [{where}] phrases must be lists of words")
    return [[word.lower() for word in phrase] for phrase in phrases]


def _words(section: Any, key: str, name: str, where: str) -> list[str]:
    if not isinstance(section, Mapping):
        raise KnowledgeError(f"{name}: [{where}] must be a table of lists of words")
    words = section.get(key, [])
    if not isinstance(words, list) or not all(isinstance(w, str) and w for w in words):
        raise KnowledgeError(f"{name}: [{where}] {key} must be a list of words")
    return [w.lower() for w in words]
