"""`Gazetteer`: outlets that are listed by name, and the forms that other outlets' names have."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import Literal, cast, get_args

from attrs import field, frozen

from attribution.knowledge.shapes import Section, Shape, Text, Words, checked
from attribution.knowledge.tables import Addition, Table, added, known_language, read
from attribution.result import OutletKind

__all__ = ["FILES", "SHAPE", "Doubt", "Gazetteer", "Known"]

Doubt = Literal["", "word", "name", "surname"]
"""Why a name alone may mean no outlet. It is ``"word"`` where it is common in other senses
(*Time*, *The Times*), ``"name"`` where it is a person's or a place's name as well (*Petra*),
``"surname"`` where the article names a person so (*Bloomberg* beside *Michael Bloomberg*)."""

_KINDS: tuple[str, ...] = get_args(OutletKind)
# An underscore may set off a title: *told _The Intercept_*.
_WORDS = re.compile(r"[^\W_](?:\w*[^\W_])?|[^\w\s]")
# Letters that are no letter with an accent, as they are written without them: *Dagens Naeringsliv*.
_LETTERS = str.maketrans(
    {
        "æ": "ae",
        "Æ": "Ae",
        "ø": "o",
        "Ø": "O",
        "ß": "ss",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "Đ": "D",
        "ı": "i",
        "œ": "oe",
        "Œ": "Oe",
    }
)
# The forms come first: the names in the other files are read by them.
FILES = ("outlet_forms", "agencies", "local_outlets")
_Forms = Mapping[str, Mapping[str, tuple[str, ...]]]
_NAMES = Words(single=False)
_OUTLET = Section(
    {
        "country": Text(),
        **dict.fromkeys(("aliases", "ambiguous", "homonyms", "places", "shared"), _NAMES),
    },
    noun="key",
)
_BY_KIND = dict.fromkeys(_KINDS, _NAMES)
# A name of an article and a word keeps both: *La Repubblica*.
_ARTICLE_AND_WORD = 2
# The sections of outlet_forms.toml and their lists.
_FORMS: Mapping[str, Mapping[str, Shape]] = {
    **dict.fromkeys(
        (
            "aired_nouns", "beginnings", "domains", "endings", "joined_endings", "loose_nouns",
            "nouns", "numbered", "placed_nouns", "qualified_nouns", "short_names", "weak_endings",
        ),
        _BY_KIND,
    ),
    "compound_endings": dict.fromkeys(("none", *_KINDS), _NAMES),
    "call_signs": dict.fromkeys(("none", "services", *_KINDS), _NAMES),
    "names": dict.fromkeys(
        (
            "articles", "conjunctions", "coordinated", "elided", "impersonal", "inner",
            "joined_articles", "leading", "links", "paired", "platforms", "possessives",
        ),
        _NAMES,
    ),
    "inflected": {"verbs": _NAMES},
    "openers": dict.fromkeys(
        (
            "according", "agents", "air", "askers", "channels", "circumstances", "complements",
            "concessions", "customers", "listeners", "owners", "partners", "print", "roles",
            "topics",
        ),
        _NAMES,
    ),
    "editions": dict.fromkeys(("languages", "places", "plain", "services"), _NAMES),
    "shown": {"bodies": _NAMES, "named": _NAMES, "nouns": _NAMES},
    "things": {"bearers": _NAMES, "behind": _NAMES},
    "described": dict.fromkeys(
        (
            "adjective_beginnings", "adjective_endings", "adjectives", "days", "none",
            "qualifiers", *_KINDS,
        ),
        _NAMES,
    ),
    "relays": dict.fromkeys(
        (
            "adding", "aired", "ascribing", "asked", "audiences", "authoring", "before_name",
            "beyond",
            "carried", "charges", "citing", "columns", "commenting", "confirming", "confronted",
            "desks", "disproving", "documents", "editors", "essays", "estimates", "exchanges",
            "given", "hosts", "informants", "interviews", "issues", "leaked", "learning", "making",
            "misspoken", "own", "persons", "polls", "presenting", "produced", "programmes",
            "published", "putting", "queries", "quoting", "references", "referring", "refusing",
            "reported", "reporters", "retold", "saying", "seen", "showing", "spoken", "staff",
            "taken_up", "taped", "terms", "tidings", "told", "uncited", "utterances", "when",
            "writings",
        ),
        _NAMES,
    ),
    "references": {"again": _NAMES, "own": _NAMES, "perfects": _NAMES},
    "headings": {"beside": _NAMES, "by": _NAMES},
    "credits": dict.fromkeys(("helped", "helping", "rights", "staff"), _NAMES),
}  # fmt: skip
_LISTS: Mapping[str, Doubt] = {"listed": "", "ambiguous": "word"}
SHAPE = Section(
    {
        **dict.fromkeys(_LISTS, Section(dict.fromkeys(_KINDS, Text()))),
        **dict.fromkeys(_KINDS, Section(others=_OUTLET, noun="outlet")),
        **{section: Section(lists) for section, lists in _FORMS.items()},
    },
    noun="kind of outlet or section",
)
"""The shape of ``agencies.toml``, ``local_outlets.toml`` and ``outlet_forms.toml``."""


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
        by_words: every name and alias, split into words, without an initial *the*.
        first_words: for the first word of each name, the length of the longest name.
        forms: how unlisted outlets are named, from ``outlet_forms.toml``.
        shared: for initials that several outlets share, each outlet and the places beside which
            they mean it.

    Example:
        >>> Gazetteer.default("en").find("AFP").name
        'Agence France-Presse'
    """

    by_words: Mapping[tuple[str, ...], Known] = field(factory=dict)
    first_words: Mapping[str, int] = field(factory=dict)
    forms: _Forms = field(
        factory=lambda: {
            section: {key: () for key in lists if key not in _KINDS}
            for section, lists in _FORMS.items()
        }
    )
    shared: Mapping[str, tuple[tuple[Known, frozenset[str]], ...]] = field(factory=dict)

    def __repr__(self) -> str:
        return f"<Gazetteer: {len(self.by_words)} names>"

    @classmethod
    def default(cls, language: str = "en") -> Gazetteer:
        """The gazetteer that ships in the package.

        Raises:
            KnowledgeError: if there is none for the language.
        """
        return _default(known_language(language))

    def extended(self, addition: Addition) -> Gazetteer:
        """This gazetteer with your own outlets added.

        Arguments:
            addition: the path of a TOML file like ``agencies.toml`` or ``outlet_forms.toml``,
                or a mapping with the same content.

        Raises:
            KnowledgeError: if the addition is malformed.

        Example:
            >>> own = {"newspaper": {"Halden Courier": {"country": "NO"}}}
            >>> Gazetteer.default("en").extended(own).find("Halden Courier").kind
            'newspaper'
        """
        return _joined(self, added(addition, SHAPE, "the addition to the gazetteer"))

    def find(self, name: str) -> Known | None:
        """The outlet of exactly this name, or None."""
        return self.by_words.get(_key(name, self.forms))

    def scan(self, text: str) -> Iterator[tuple[int, int, Known]]:
        """Every listed name in a text, as its offsets and its outlet; the longest name wins."""
        words = list(_spelled(text, self.forms))
        done = 0
        for at, (start, _, first) in enumerate(words):
            longest = self.first_words.get(first)
            if longest is None or at < done:
                continue
            for size in range(min(longest, len(words) - at), 0, -1):
                known = self.by_words.get(tuple(w[2] for w in words[at : at + size]))
                if known is not None:
                    done = at + size
                    yield start, words[done - 1][1], known
                    break

    @cached_property
    def outlet_nouns(self) -> frozenset[str]:
        """Nouns that mean an outlet beside its name or after it: *agency*, *newspaper*."""
        sections = (self.forms.get(s, {}) for s in ("nouns", "loose_nouns"))
        return frozenset(noun for kinds in sections for nouns in kinds.values() for noun in nouns)

    @cached_property
    def loose_nouns(self) -> frozenset[str]:
        """Those of them that mean other things, too: *site*, *channel*."""
        kinds = self.forms.get("loose_nouns", {})
        return frozenset(noun for nouns in kinds.values() for noun in nouns)

    @cached_property
    def name_endings(self) -> frozenset[str]:
        """Last words of outlets' names, in small letters: *post*, *wire*."""
        sections = (self.forms.get(s, {}) for s in ("endings", "weak_endings", "joined_endings"))
        return frozenset(
            ending.split()[-1].lower()
            for kinds in sections
            for endings in kinds.values()
            for ending in endings
        )

    @cached_property
    def relaying(self) -> Mapping[str, tuple[frozenset[str], frozenset[str]]]:
        """The words of each list of ``[relays]``, and their forms as inflected verbs."""
        endings = self.words("inflected", "verbs")
        return {
            key: (frozenset(words), frozenset(word + end for word in words for end in endings))
            for key, words in self.forms.get("relays", {}).items()
        }

    def words(self, section: str, key: str) -> tuple[str, ...]:
        """The words of one list of ``outlet_forms.toml``."""
        return self.forms.get(section, {}).get(key, ())


def _key(name: str, forms: _Forms) -> tuple[str, ...]:
    """The words by which a name is looked up; none if it has no word."""
    # Case tells *Time* from *time*, and *The Hill* from *the hill*.
    parts = tuple(word for _, _, word in _spelled(name, forms))
    # *tHE* is no article.
    first = parts[0][:1].lower() + parts[0][1:] if parts else ""
    return parts[1:] if len(parts) > 1 and first in forms["names"]["articles"] else parts


def _spelled(text: str, forms: _Forms) -> Iterator[tuple[int, int, str]]:
    """The words of a text in the spelling in which names are looked up.

    Accents and the hyphens between words are dropped, and an article before a hyphen gets a
    capital: *Hürriyet* is *Hurriyet*, *Times-Picayune* is *Times Picayune*, *al-Awsat* is
    *Al Awsat*.
    """
    joined = frozenset(forms["names"]["joined_articles"])
    odd = joined | {"-"}
    for match in _WORDS.finditer(text):
        word, (start, end) = match[0], match.span()
        if word.isascii() and word not in odd:
            yield start, end, word
            continue
        if word == "-" and text[start - 1 : start].isalnum() and text[end : end + 1].isalnum():
            continue
        if word in joined and text[end : end + 1] == "-":
            word = word.title()
        elif word == "’":
            word = "'"
        elif not word.isascii():
            plain = unicodedata.normalize("NFKD", word.translate(_LETTERS))
            word = "".join(c for c in plain if not unicodedata.combining(c))
        yield start, end, word


@cache
def _default(language: str) -> Gazetteer:
    gazetteer = Gazetteer()
    for file in FILES:
        table = checked(read(language, file, needed=False), SHAPE, f"{language}/{file}.toml")
        gazetteer = _joined(gazetteer, table)
    return gazetteer


def _joined(base: Gazetteer, table: Table) -> Gazetteer:
    """A gazetteer with the outlets and forms of a checked table added."""
    forms: dict[str, Mapping[str, tuple[str, ...]]] = {}
    for section, known in base.forms.items():
        more = {key: known.get(key, ()) + words for key, words in table.get(section, {}).items()}
        forms[section] = {**known, **more}
    by_words, shared = dict(base.by_words), dict(base.shared)
    for kind in _KINDS:
        for canonical, entry in table.get(kind, {}).items():
            _add(by_words, cast(OutletKind, kind), canonical, entry, forms)
            home = Known(canonical, cast(OutletKind, kind), entry.get("country", ""), "")
            for initials in entry.get("shared", ()):
                here = (home, frozenset(entry.get("places", ())))
                shared[initials] = (*shared.get(initials, ()), here)
    for section, doubt in _LISTS.items():
        for kind, names in table.get(section, {}).items():
            for name in names.split(";"):
                outlet = Known(name.strip(), cast(OutletKind, kind), "", doubt)
                by_words.setdefault(_key(name, forms), outlet)
    by_words.pop((), None)  # of a semicolon behind the last name
    first: dict[str, int] = {}
    for words in by_words:
        first[words[0]] = max(first.get(words[0], 0), len(words))
    return Gazetteer(by_words, first, forms, shared)


def _add(
    by_words: dict[tuple[str, ...], Known],
    kind: OutletKind,
    canonical: str,
    entry: Table,
    forms: _Forms,
) -> None:
    """Adds an outlet to the known ones, under all its names."""
    # *The Guardian* and *Guardian* are looked up as one: what holds for one does for both.
    doubts: dict[tuple[str, ...], Doubt] = {}
    doubted: tuple[tuple[str, Doubt], ...] = (("homonyms", "name"), ("ambiguous", "word"))
    for alias in (canonical, *entry.get("aliases", ())):
        doubts[_key(alias, forms)] = ""
    for key, doubt in doubted:
        doubts.update({_key(alias, forms): doubt for alias in entry.get(key, ())})
    leading = forms["names"].get("leading", ())
    for words, doubt in doubts.items():
        known = Known(canonical, kind, entry.get("country", ""), doubt)
        by_words[words] = known
        # *the Estado de Minas* for *O Estado de Minas*
        if len(words) > _ARTICLE_AND_WORD and words[0] in leading:
            by_words.setdefault(words[1:], known)
        # *BY ANA LUND, ASSOCIATED PRESS*, *By REUTERS*
        if len(words) > 1 or (kind == "news agency" and not doubt):
            by_words.setdefault(tuple(w.upper() for w in words), known)
            # *Primorske Novice* for *Primorske novice*
            by_words.setdefault(tuple(w[:1].upper() + w[1:] for w in words), known)
