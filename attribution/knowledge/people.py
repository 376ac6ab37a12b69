"""`People`: titles, pronouns, genders, kinds of source, nicknames and demonyms, from TOML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, cached_property, lru_cache
from typing import Literal

from attrs import field, frozen

from attribution.knowledge.people_tables import ALIKE, FILES, KEYS, ONE_WAY, SHAPE
from attribution.knowledge.shapes import checked
from attribution.knowledge.tables import Addition, Table, added, known_language, read

__all__ = ["FILES", "SHAPE", "People", "as_listed"]

# A place and the adjective made from it share at least so many letters: *Norvia*, *Norvian*.
_STEM = 4
# Of how many words it is kept how lists have them: each is asked for some ten times an article.
_KEPT = 20_000
# Lists of nouns for persons.
_PERSONS = {"kinds": ("person", "someone", "relational"), "titles": ("kept", "dropped"),
            "gender": ("masculine", "feminine")}  # fmt: skip


@frozen
class People:
    """Word lists about persons and other sources.

    Attributes:
        words: the words of each section and key of ``people.toml``.
        groups: for each word in ``nicknames``, ``demonyms``, ``lands``, ``alike``,
            ``abbreviations``, ``wider``, ``implied``, ``acting``, ``works``, ``bodies`` and
            ``kin``, the words that go with it.

    Example:
        >>> People.default("en").has("titles", "dropped", "Senator")
        True
        >>> People.default("en").alike("nicknames", "Bill", "William")
        True
    """

    words: Mapping[tuple[str, str], frozenset[str]] = field(
        factory=lambda: {(s, k): frozenset() for s, keys in KEYS.items() for k in keys}
    )
    groups: Mapping[str, Mapping[str, frozenset[str]]] = field(
        factory=lambda: {section: {} for section in ALIKE}
    )

    def __repr__(self) -> str:
        return f"<People: {len(self.words)} word lists>"

    @classmethod
    def default(cls, language: str = "en") -> People:
        """The lists that ship in the package.

        Raises:
            KnowledgeError: if there are none for the language.
        """
        return _default(known_language(language))

    def extended(self, addition: Addition) -> People:
        """These lists with your own words added; a TOML file's path, or a mapping.

        Raises:
            KnowledgeError: if the addition is malformed.

        Example:
            >>> own = People.default("en").extended({"nicknames": {"aloysius": ["wish"]}})
            >>> own.alike("nicknames", "Wish", "Aloysius")
            True
        """
        return _joined(self, added(addition, SHAPE, "the addition to the lists of people"))

    def has(self, section: str, key: str, word: str) -> bool:
        """Whether a word is in a list, regardless of case and of a final stop."""
        # As `as_listed` has it: a call costs as much again, and this is asked five times a word.
        return word.lower().rstrip(".") in self.words[section, key]

    @cached_property
    def _unions(self) -> dict[tuple[str, Sequence[str]], frozenset[str]]:
        return {}

    def has_any(self, section: str, keys: tuple[str, ...], word: str) -> bool:
        """Whether a word is in one of several lists of a section; see `has`."""
        at = section, keys
        if at not in self._unions:
            self._unions[at] = frozenset().union(*(self.words[section, key] for key in keys))
        return word.lower().rstrip(".") in self._unions[at]

    def one(self, section: str, key: str) -> str:
        """The first word of a list, or an empty one."""
        return min(self.words[section, key], default="")

    def is_possessive(self, form: str) -> bool:
        """Whether a word makes the name before it possessive: *'s*."""
        return self.has("names", "possessives", form)

    @cached_property
    def _possessives(self) -> list[str]:
        """The possessive endings, the longest first."""
        return sorted(self.words["names", "possessives"], key=len, reverse=True)

    def unpossessed(self, form: str) -> str:
        """A word without a possessive ending, which some tokenizers leave on it: *Lund's*."""
        for ending in self._possessives:
            if len(ending) > 1 and form.endswith(ending) and len(form) > len(ending):
                return form[: -len(ending)]
        return form

    def enumerated(self, names: Sequence[str]) -> str:
        """Several names joined as in a text: *Lund, Reyes and Quist*."""
        joined = f" {self.one('names', 'conjunctions')} "
        return joined.join([", ".join(names[:-1]), names[-1]])

    @cached_property
    def _endings(self) -> dict[str, tuple[str, ...]]:
        """The endings in each list of endings."""
        return {key: tuple(words) for (at, key), words in self.words.items() if at == "endings"}

    def ends(self, word: str, key: str) -> bool:
        """Whether a word ends in one of the endings of a list."""
        return word.lower().endswith(self._endings[key])

    def alike(self, section: str, one: str, other: str) -> bool:
        """Whether two words are the same, or grouped together in a section of `groups`."""
        one, other = one.lower(), other.lower()
        return one == other or other in self.groups[section].get(one, ())

    def share_a_name(self, one: str, other: str) -> bool:
        """Whether two given names may be one person's: *Bill*, *Will* and *William*."""
        known, nobody = self.groups["nicknames"], frozenset[str]()
        full = (known.get(name.lower(), nobody) for name in (one, other))
        return self.alike("nicknames", one, other) or not next(full).isdisjoint(next(full))

    def is_demonym(self, word: str) -> bool:
        """Whether a word says which nation or place somebody is from, as *German* does."""
        return "" in self.groups["demonyms"].get(word.lower(), ())

    def is_compatriot(self, word: str) -> bool:
        """Whether a noun stands for somebody from a country or town: *German*, *Glaswegian*."""
        word = word.lower()
        return (
            self.is_demonym(word)
            or self.has("kinds", "townsperson", word)
            or any(
                word.endswith(ending) and self.is_demonym(word.removesuffix(ending))
                for ending in self.words["endings", "persons"]
            )
        )

    def is_land(self, word: str) -> bool:
        """Whether a name of one or more words is a country's or region's: *Norway*, *the US*."""
        word = as_listed(word)
        known = word in self.groups["demonyms"] and not self.is_demonym(word)
        return known or word in self.groups["lands"]

    def same_place(self, one: str, other: str) -> bool:
        """Whether two words are a place and its adjective or noun, in either order.

        They are listed (*France*, *French*), or alike in form (*Norvia*, *Norvian*).
        """
        if self.alike("demonyms", one, other):
            return True
        short, long = sorted((one.lower(), other.lower()), key=len)
        stem = short.rstrip("".join(self.words["endings", "places"]))
        return (
            len(stem) >= _STEM
            and long.startswith(stem)
            and self.ends(long, "demonyms")
            and len(long) - len(stem) <= _STEM
        )

    def is_title(self, word: str) -> bool:
        """Whether a word is a title, kept in canonical names or not; *L/Cpl* ends in one."""
        plain, words = as_listed(word.rpartition("/")[2]), self.words
        return plain in words["titles", "kept"] or plain in words["titles", "dropped"]

    def is_person_noun(self, lemma: str) -> bool:
        """Whether a noun stands for a person: *novelist*, *spokeswoman*, *aunt*, *senator*."""
        return as_listed(lemma) in self._person_nouns or self.ends(lemma, "persons")

    def is_listed_person(self, noun: str) -> bool:
        """Whether a noun for a person is listed; its ending alone could be that of a name."""
        return as_listed(noun) in self._person_nouns

    @cached_property
    def _person_nouns(self) -> frozenset[str]:
        return frozenset().union(*(self.words[s, key] for s in _PERSONS for key in _PERSONS[s]))

    def wider(self, noun: str) -> frozenset[str]:
        """The nouns that a wider noun covers: *mayor* and others, for *politician*."""
        return self.groups["wider"].get(noun.lower(), frozenset())

    def is_done_by(self, noun: str, verb: str) -> bool:
        """Whether a noun stands for whoever does what a verb says: *driver*, for *drive*."""
        noun, verb = noun.lower(), verb.lower()
        if verb in self.groups["acting"].get(noun, ()):
            return True
        if not self.has("kinds", "doers", noun):
            return False
        stems = {verb, verb.removesuffix("e"), verb + verb[-1:]}
        return any(noun == s + e for s in stems for e in self.words["endings", "agents"])

    def is_made_by(self, noun: str, verb: str) -> bool:
        """Whether a noun stands for whoever a verb is done to: *defendant*, for *charge*."""
        return verb.lower() in self.groups["implied"].get(noun.lower(), ())

    def is_shown_by(self, noun: str, work: str) -> bool:
        """Whether a noun stands for the maker of a kind of work: *novelist*, for *her novel*."""
        return work.lower() in self.groups["works"].get(noun.lower(), ())

    def is_no_business(self, words: Sequence[str]) -> bool:
        """Whether an organisation's name shows that it is a public body, a charity, a union or so.

        Arguments:
            words: the words of the name.

        Example:
            >>> People.default("en").is_no_business(["red", "river", "association"])
            True
        """
        kinds = ("public", "noncommercial")
        return any(self.has("kinds", kind, word) for kind in kinds for word in words)

    def names_a_body(self, words: Sequence[str]) -> bool:
        """Whether a name of several words ends as organisations' names do: *Halden Press*.

        What follows a function word is not the end: *Halden Trust for the Blind*.
        """
        ends = [at - 1 for at, w in enumerate(words) if at and self.has("names", "small", w)]
        return len(words) > 1 and any(
            self.has("kinds", "organisation_suffixes", words[end]) for end in (*ends[:1], -1)
        )

    def is_occupation(self, word: str) -> bool:
        """Whether a capitalised word at the start of a sentence is a noun rather than a name.

        *Novelist Ana Lund* begins with a noun; *Hunter Lund* may begin with a given name.
        """
        listed = self.has("kinds", "person", word) or self.has("kinds", "relational", word)
        formed = self.ends(word, "occupations") or self.gender(word) is not None
        kin = self.has("kinds", "kin", word) or self.is_title(word)
        return (listed or formed) and not kin and not self.is_given_name(word)

    def long_forms(self, word: str) -> frozenset[str]:
        """The words that a title can be short for: *senator* for *sen*."""
        return self.groups["abbreviations"].get(word.lower(), frozenset())

    def is_pronoun(self, word: str) -> bool:
        """Whether a word is a personal or possessive pronoun of the third person."""
        return self._gender("pronouns", word) is not None

    def gender(self, word: str) -> Literal["masculine", "feminine"] | None:
        """The gender that a pronoun, title or role noun shows, or None."""
        return self._gender("gender", word)

    def given_gender(self, word: str) -> Literal["masculine", "feminine"] | None:
        """The gender that nearly all bearers of a given name have, or None."""
        return self._gender("given_names", word)

    def is_given_name(self, word: str) -> bool:
        """Whether a word is a given name, also one of women and men: *Chris*."""
        either = self.has("given_names", "either", as_listed(word))
        return either or self.given_gender(word) is not None

    def _gender(self, section: str, word: str) -> Literal["masculine", "feminine"] | None:
        plain = as_listed(word)
        if plain in self.words[section, "masculine"]:
            return "masculine"
        return "feminine" if plain in self.words[section, "feminine"] else None


@lru_cache(maxsize=_KEPT)
def as_listed(word: str) -> str:
    """A word in the form that lists have: in lower case, without the stop of an abbreviation.

    Example:
        >>> as_listed("Sen.")
        'sen'
    """
    return word.lower().rstrip(".")


@cache
def _default(language: str) -> People:
    people = People()
    for file in FILES:
        table = read(language, file, needed=False)
        people = _joined(people, checked(table, SHAPE, f"{language}/{file}.toml"))
    return people


def _joined(base: People, table: Table) -> People:
    """Lists with the words of a checked table added."""
    return People(
        {
            (section, key): words.union(table.get(section, {}).get(key, ()))
            for (section, key), words in base.words.items()
        },
        {
            section: _groups(table.get(section, {}), base.groups[section], section)
            for section in ALIKE
        },
    )


def _groups(
    table: Table, base: Mapping[str, frozenset[str]], section: str
) -> dict[str, frozenset[str]]:
    """The words that go with each word: those listed with it under a key, in any group.

    The empty word goes with every demonym, and so tells it from a place. Nouns for a role go with
    their key only: a leader may be a president or a chairman, but a chairman is not a president.
    The same holds for pet names: *Rick* may be *Richard* or *Patrick*, but is not *Dick* or *Pat*.
    Wider words and implied ones go in one direction only.
    """
    found = {word: set(others) for word, others in base.items()}
    for key, words in table.items():
        if section in ONE_WAY:
            found.setdefault(key.lower(), set()).update(words)
            continue
        group = {key.lower(), *words}
        for word in group:
            whole = section not in ("alike", "nicknames") or word == key.lower()
            together = group if whole else {key.lower()}
            found.setdefault(word, set()).update(together)
            if section == "demonyms" and word != key.lower():
                found[word].add("")
    return {word: frozenset(others) for word, others in found.items()}
