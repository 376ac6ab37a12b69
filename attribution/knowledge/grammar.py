"""`Grammar`: the function words of a language, from ``grammar.toml``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, cached_property, lru_cache

from attrs import asdict, evolve, fields, frozen

from attribution.knowledge.shapes import Section, Words, checked
from attribution.knowledge.tables import Addition, Table, added, known_language, read

__all__ = ["FILES", "SHAPE", "Grammar"]

FILES = ("grammar",)

_Words = frozenset[str]


@frozen
class Clauses:
    """What opens and links clauses."""

    complementizers: _Words = frozenset()
    interrogatives: _Words = frozenset()
    infinitives: _Words = frozenset()
    acting: _Words = frozenset()
    asides: _Words = frozenset()
    circumstances: _Words = frozenset()
    concessions: _Words = frozenset()
    contrasts: _Words = frozenset()
    calling: _Words = frozenset()
    summoned: _Words = frozenset()
    backshifted: _Words = frozenset()
    sequels: _Words = frozenset()
    alongside: _Words = frozenset()
    degrees: _Words = frozenset()
    pro_clauses: _Words = frozenset()
    clefts: _Words = frozenset()
    relatives: _Words = frozenset()
    copulas: _Words = frozenset()
    modals: _Words = frozenset()
    expletives: _Words = frozenset()


@frozen
class Prepositions:
    """Prepositions, by what they say about the noun that follows."""

    lacking: _Words = frozenset()
    recipients: _Words = frozenset()
    targets: _Words = frozenset()
    namesakes: _Words = frozenset()
    turned_on: _Words = frozenset()
    agents: _Words = frozenset()
    no_agents: _Words = frozenset()
    authors: _Words = frozenset()
    givers: _Words = frozenset()
    hindering: _Words = frozenset()
    holders: _Words = frozenset()
    roles: _Words = frozenset()
    grounds: _Words = frozenset()
    objects: _Words = frozenset()
    settings: _Words = frozenset()
    venues: _Words = frozenset()
    sequels: _Words = frozenset()
    framing: _Words = frozenset()
    opening: _Words = frozenset()
    judges: _Words = frozenset()
    amounts: _Words = frozenset()
    describing: _Words = frozenset()
    wordings: _Words = frozenset()
    having: _Words = frozenset()
    days: _Words = frozenset()


@frozen
class Times:
    """Words that go with those of ``[time]`` in the lexicon."""

    openers: _Words = frozenset()
    moments: _Words = frozenset()
    events: _Words = frozenset()


@frozen
class Speech:
    """How speech is set down in writing."""

    elided: _Words = frozenset()
    reactions: _Words = frozenset()
    cut_short: _Words = frozenset()
    public: _Words = frozenset()


@frozen
class Lines:
    """Words in the lines and labels around an article's text."""

    questions: _Words = frozenset()
    answers: _Words = frozenset()
    labels: _Words = frozenset()
    bylines: _Words = frozenset()
    topics: _Words = frozenset()
    statements: _Words = frozenset()
    teasers: _Words = frozenset()


@frozen(cache_hash=True)
class Inflection:
    """How words are inflected."""

    verbs: _Words = frozenset()
    nouns: _Words = frozenset()
    doubling: _Words = frozenset()
    persons: _Words = frozenset()
    no_persons: _Words = frozenset()

    def singular(self, form: str) -> str | None:
        """The singular of a plural for persons, or None.

        Example:
            >>> Grammar.default("en").inflection.singular("Newsmen")
            'newsman'
        """
        word = form.lower()
        if word in self.no_persons:
            return None
        found = (word.removesuffix(end) + one for end, one in self._plurals if word.endswith(end))
        return next(found, None)

    def lemmas(self, form: str, upos: str) -> frozenset[str]:
        """The possible lemmas of a verb or a noun, judging by its ending; many are not words.

        Arguments:
            form: the word as it stands.
            upos: its part of speech.

        Example:
            >>> sorted(Grammar.default("en").inflection.lemmas("Slammed", "VERB"))
            ['slam', 'slamm', 'slamme']
        """
        return _lemmas(self, form.lower(), upos)

    @cached_property
    def endings(self) -> Mapping[str, Sequence[tuple[str, str]]]:
        """For each part of speech, the endings of inflected words and what replaces them."""
        return {"VERB": _parted(self.verbs), "NOUN": _parted(self.nouns)}

    @cached_property
    def _plurals(self) -> Sequence[tuple[str, str]]:
        return _parted(self.persons)


def _parted(entries: _Words) -> list[tuple[str, str]]:
    """The endings of entries such as *men man*, and what replaces them."""
    return [(ending, other) for ending, _, other in (entry.partition(" ") for entry in entries)]


@lru_cache(maxsize=10_000)
def _lemmas(inflection: Inflection, word: str, upos: str) -> frozenset[str]:
    found = set()
    for ending, other in inflection.endings.get(upos, ()):
        stem = word.removesuffix(ending)
        if stem == word:
            continue
        found.add(stem + other)
        if ending in inflection.doubling and stem[-1:] == stem[-2:-1]:
            found.add(stem[:-1] + other)
    return frozenset(found - {""})


@frozen
class Recognition:
    """Words by which a text is recognised as being in the language."""

    commonest: _Words = frozenset()


@frozen
class Grammar:
    """The function words of a language that Universal Dependencies do not tell apart.

    Each attribute is a section of ``grammar.toml``, and each attribute of a section one of its
    lists, for which the file gives an example. All words are in lower case. A list that a language
    leaves out is empty, and the rules that ask for it do not apply.

    Example:
        >>> "that" in Grammar.default("en").clauses.complementizers
        True
        >>> own = Grammar.default("en").extended({"clauses": {"asides": ["like"]}})
        >>> "like" in own.clauses.asides
        True
    """

    clauses: Clauses = Clauses()
    prepositions: Prepositions = Prepositions()
    times: Times = Times()
    speech: Speech = Speech()
    lines: Lines = Lines()
    inflection: Inflection = Inflection()
    recognition: Recognition = Recognition()

    def __repr__(self) -> str:
        return f"<Grammar: {len(fields(Grammar))} sections>"

    @classmethod
    def default(cls, language: str = "en") -> Grammar:
        """The function words that ship in the package.

        Raises:
            KnowledgeError: if there are none for the language.
        """
        return _default(known_language(language))

    def extended(self, addition: Addition) -> Grammar:
        """This grammar with your own words added; a TOML file's path, or a mapping.

        Raises:
            KnowledgeError: if the addition is malformed.
        """
        return _joined(self, added(addition, SHAPE, "the addition to the grammar"))


SHAPE = Section(
    {
        section: Section({words.name: Words(single=False) for words in fields(type(lists))})
        for section, lists in asdict(Grammar(), recurse=False).items()
    },
    noun="section",
)
"""The shape of ``grammar.toml``."""


@cache
def _default(language: str) -> Grammar:
    table = checked(read(language, "grammar"), SHAPE, f"{language}/grammar.toml")
    return _joined(Grammar(), table)


def _joined(base: Grammar, table: Table) -> Grammar:
    """A grammar with the words of a checked table added."""
    changed = {}
    for section, lists in table.items():
        known = getattr(base, section)
        words = {key: getattr(known, key).union(map(str.lower, own)) for key, own in lists.items()}
        changed[section] = evolve(known, **words)
    return evolve(base, **changed)
