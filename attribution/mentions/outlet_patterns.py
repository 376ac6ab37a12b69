"""Builds regular expressions for the forms of outlets' names from the tables of a language.

Every pattern takes time in proportion to the text, whatever that is: words have a maximum length
and names a maximum number of words, so that no run of characters is read twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import cast, get_args

from attrs import frozen

from attribution.knowledge.gazetteer import Doubt, Gazetteer
from attribution.mentions.outlet_lines import BETWEEN_WORDS, Pattern, Searched
from attribution.mentions.outlet_words import any_of
from attribution.result import OutletKind

__all__ = ["Patterns", "patterns_of"]

# The longest word of a name: anything longer is an address or noise.
_LONGEST = 40
_CAPITAL = rf"[A-ZÀ-Þ](?:[\w'’&.-]{{0,{_LONGEST}}}\w)?"
_MOST_WORDS = 6
# What sets off a title, or a space for what did: *the "Argus"*.
_MARKED = r'["“‘*_ ]?'
# A name that goes on is another.
_END = r"(?![\w-]| [A-ZÀ-Þ])"

_Tables = Mapping[str, Mapping[str, tuple[str, ...]]]
_OUTLET_KINDS = get_args(OutletKind)


@frozen
class Patterns:
    """The forms of a language's outlets, as regular expressions and as lists of words."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    named: Searched
    described: Searched
    adjective: re.Pattern[str]
    none: frozenset[str]
    nouns: frozenset[str]
    bodies: frozenset[str]
    others: frozenset[str]
    beginnings: frozenset[str]
    services: frozenset[str]
    owners: frozenset[str]
    platforms: frozenset[str]
    days: frozenset[str]
    things: frozenset[str]
    possessive: frozenset[str]
    word: re.Pattern[str]


def _shaped(word: str) -> re.Pattern[str]:
    """The shape of a word."""
    return re.compile(word)


def _one_of(*forms: str) -> frozenset[str]:
    """The longest word of each form: a text without any of them has none of the forms."""
    return frozenset(max(BETWEEN_WORDS.split(form), key=len) for form in forms)


class _Forms:
    """A gazetteer as a cache key: by the identity of its forms."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.forms = gazetteer.forms

    def __hash__(self) -> int:
        return id(self.forms)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Forms) and self.forms is other.forms


def patterns_of(gazetteer: Gazetteer) -> Patterns:
    """The forms that a gazetteer has, compiled once."""
    return _patterns(_Forms(gazetteer))


@lru_cache(maxsize=8)
def _patterns(key: _Forms) -> Patterns:
    forms = key.forms
    described = [
        Pattern(
            kind,
            re.compile(rf"\b(?:[\w-]{{1,{_LONGEST}}} ){{1,3}}(?P<noun>{any_of(*nouns)})\b"),
            _one_of(*nouns),
        )
        for kind, nouns in _by_kind(forms, "described")
    ]
    strong = [n for row in forms["nouns"].values() for n in row]
    names_of = forms["names"]
    loose = [n for row in forms["loose_nouns"].values() for n in row]
    return Patterns(
        before=re.compile(rf"\b{any_of(*strong)}\s\"?(?:{_article(forms)}\s)?$"),
        after=re.compile(rf"\s{any_of(*strong, *loose)}\b"),
        named=Searched([*_by_ending(forms), *_by_noun(forms), *_by_other(forms)]),
        described=Searched(described),
        adjective=re.compile(
            rf"{any_of(*forms['described']['adjectives'])}"
            rf"|[\w-]{{1,{_LONGEST}}}{any_of(*forms['described']['adjective_endings'])}"
            rf"|{any_of(*forms['described']['adjective_beginnings'])}[\w-]{{1,{_LONGEST}}}"
        ),
        none=frozenset(forms["described"]["none"]),
        nouns=frozenset(strong),
        bodies=frozenset(forms["shown"].get("bodies", ())),
        others=frozenset(forms["shown"].get("named", ())),
        beginnings=frozenset(w for row in forms.get("beginnings", {}).values() for w in row)
        | frozenset(names_of["impersonal"]),
        services=frozenset(
            form
            for ending in forms["endings"].get("broadcaster", ())
            for word in ending.split()
            for form in (word.title(), word.upper())
        ),
        owners=frozenset(forms["editions"].get("services", ())),
        platforms=frozenset(names_of["platforms"]),
        days=frozenset(forms["described"]["days"]),
        things=frozenset(forms["things"].get("bearers", ())),
        possessive=frozenset(forms["names"]["possessives"]),
        word=re.compile(r"[\w-]+"),
    )


def _by_ending(forms: _Tables) -> Iterator[Pattern]:
    """Names by their last word: *Halden Courier*, *the Sentinel-Ledger*, *the Argus*."""
    the, names_of = _article(forms), forms["names"]
    joining = any_of(*names_of["conjunctions"])
    name = rf"(?!{any_of(*_titled(forms))}\b)(?:{_capital(forms)} (?:& )?){{1,4}}"
    weak = dict(_by_kind(forms, "weak_endings"))
    when = forms["relays"]["when"]
    days = (*when, *forms["described"]["days"], *map(str.title, when))
    for kind, endings in _by_kind(forms, "endings"):
        shouted = [e.upper() for e in endings if len(e) < 4]
        last = (*(e.title() for e in endings), *shouted)
        doubt: Doubt = "" if kind == "news agency" else "word"
        regex = rf"\b(?P<name>{name}{any_of(*last)})\b{_END}"
        yield Pattern(kind, re.compile(regex), _one_of(*last), doubt)
        # Two endings are one: *News-Mirror*, *Press & Argus*.
        either = (*(e.title() for e in endings), *weak.get(kind, ()), *names_of["paired"])
        both, needed = any_of(*either), _one_of(*either)
        pair = rf"{both}(?:-| & | {joining} ){both}"
        if kind in weak:
            yield Pattern(kind, re.compile(rf"\b(?P<name>{name}{pair})\b{_END}"), needed, "word")
            regex = rf"\b{the} (?P<name>{pair})\b{_END}"
            yield Pattern(kind, re.compile(regex), needed, "word", definite=True)
    for kind, endings in weak.items():
        regex = rf"\b{the} (?P<name>{name}{any_of(*endings)})\b{_END}"
        yield Pattern(kind, re.compile(regex), _one_of(*endings), "word")
    for kind, names in _by_kind(forms, "short_names"):
        regex = rf"\b{the} {_MARKED}(?P<name>{any_of(*names)})\b{_END}"
        yield Pattern(kind, re.compile(regex), _one_of(*names), "word", definite=True)
        # *The Star of Mombasa*
        placed = rf"{any_of(*names)} {any_of(*names_of['links'])}"
        article = any_of(*names_of["articles"])  # *The Post of Lusaka* is *The Post*
        regex = rf"\b{article} (?P<name>{placed} {_capital(forms)})\b{_END}"
        yield Pattern(kind, re.compile(regex), _one_of(*names), "word")
        # *In Monday's Guardian*
        dated = rf"{any_of(*days)}{any_of(*names_of['possessives'])}"
        regex = rf"\b{dated} (?P<name>{any_of(*names)})\b{_END}"
        yield Pattern(kind, re.compile(regex), _one_of(*names), "word")
        # *Told a Guardian reporter*
        regex = rf"\b[a-z]+ (?P<name>{any_of(*names)}) {any_of(*forms['relays']['reporters'])}"
        yield Pattern(kind, re.compile(regex), _one_of(*names))
    for kind, endings in _by_kind(forms, "joined_endings"):
        name = rf"(?:[A-Z]\w{{0,{_LONGEST}}}[a-z\d]|\d{{1,2}}){any_of(*endings)}"
        regex = rf"\b(?P<name>{name})\b(?! [A-ZÀ-Þ])"
        yield Pattern(kind, re.compile(regex), _shaped(name), "word")
    none = any_of(*forms["compound_endings"]["none"])
    for kind, endings in _by_kind(forms, "compound_endings"):
        # The stem has four letters at least: *Rheinbote*, but no *Davis*.
        stem = rf"[A-ZÀ-Þ][a-zß-ÿ]{{3,{_LONGEST}}}"
        name = rf"(?!{none}\b){stem}{any_of(*endings)}"
        regex = rf"\b(?P<name>{name})\b(?![\w-]| [A-ZÀ-Þ])"
        yield Pattern(kind, re.compile(regex), _shaped(name), "word")
        apart = [ending.title() for ending in endings]  # *Sundals-Posten*
        regex = rf"\b(?P<name>{stem}-{any_of(*apart)})\b(?![\w-]| [A-ZÀ-Þ])"
        yield Pattern(kind, re.compile(regex), _one_of(*apart), "word")


def _by_noun(forms: _Tables) -> Iterator[Pattern]:
    """Names by the noun beside them: *the Halden newspaper*, *the daily Halden*."""
    the, capital, link = _article(forms), _capital(forms), any_of(*forms["names"]["links"])
    more = rf"(?: (?:{capital}|(?:{link}|&)(?= [A-ZÀ-Þ]))){{0,{_MOST_WORDS}}}"
    for kind, nouns in _by_kind(forms, "nouns"):
        noun, needed = any_of(*nouns), _one_of(*nouns)
        adjective = rf"(?:[a-z-]{{1,{_LONGEST}}} )?"
        regex = rf"\b{the} {adjective}(?P<name>{capital}{more}?) {noun}\b(?! [A-ZÀ-Þ])"
        yield Pattern(kind, re.compile(regex), needed)
        # *Cyprus's Politis newspaper*
        owner = any_of(*forms["names"]["possessives"])
        regex = rf"\b{capital}{owner} (?P<name>{capital}{more}?) {noun}\b(?! [A-ZÀ-Þ])"
        yield Pattern(kind, re.compile(regex), needed)
        regex = rf"\b(?P<noun>{noun}) (?P<name>{capital}{more})"
        yield Pattern(kind, re.compile(regex), needed)
        # *The podcast Bread and Water*
        both = [n for n in nouns if n in forms["names"]["coordinated"]]
        joining = any_of(*forms["names"]["conjunctions"])
        regex = rf"\b(?P<noun>{any_of(*both)}) (?P<name>{capital}{more} {joining} {capital}{more})"
        yield Pattern(kind, re.compile(regex), needed)
        # *The podcast Off the Ball*
        inner = any_of(*forms["names"]["inner"])
        title = rf"{capital}{more}(?: {inner}){{1,2}} {capital}{more}"
        regex = rf"\b(?P<noun>{any_of(*both)}) (?P<name>{title})"
        yield Pattern(kind, re.compile(regex), needed)
        # *Told Matangi newspaper*, *on Voice of Tamara radio*
        before = any_of(*forms["relays"]["before_name"])
        plain = rf"(?!{any_of(*forms['described']['days'])}\b){capital}{more}?"
        tail = any_of(*(n.split()[-1] for n in nouns))  # *told Torvik radio station Cote*
        owned = "".join(rf"(?<!{o})" for o in forms["names"]["possessives"])
        regex = rf"\b{before} (?P<name>{plain}){owned} {noun}\b(?! (?:{tail} )?[A-ZÀ-Þ])"
        yield Pattern(kind, re.compile(regex), needed)
        # On a line of its own: *Zamir Press news agency*
        regex = rf"(?m)^(?P<name>{capital}{more}?) {noun}$"
        yield Pattern(kind, re.compile(regex), needed)
    # *On the Today programme*
    air = any_of(*forms["openers"]["air"], *map(str.title, forms["openers"]["air"]))
    for kind, nouns in _by_kind(forms, "aired_nouns"):
        regex = rf"\b{air} {the} (?P<name>{capital}{more}?) {any_of(*nouns)}\b(?! [A-ZÀ-Þ])"
        yield Pattern(kind, re.compile(regex), _one_of(*nouns), "word")
    yield from _by_qualified_noun(forms, rf"(?P<name>{capital}{more})")
    # *The official KNA agency*: initials alone may be a ministry's, but not behind such a word.
    described = forms["described"]
    owned = rf"[a-z-]{{1,{_LONGEST}}}{any_of(*described['adjective_endings'])}"
    adjective = rf"(?:{any_of(*described['adjectives'])}|{owned})"
    for kind, nouns in _by_kind(forms, "loose_nouns"):
        regex = rf"\b{the} {adjective} (?P<name>[A-Z]{{3,8}}) {any_of(*nouns)}\b(?! [A-ZÀ-Þ])"
        yield Pattern(kind, re.compile(regex), _one_of(*nouns))


def _by_qualified_noun(forms: _Tables, name: str) -> Iterator[Pattern]:
    """Names behind a noun that another word shows to mean an outlet: *the student paper Quill*."""
    described = forms["described"]
    owned = rf"[\w-]{{1,{_LONGEST}}}{any_of(*described['adjective_endings'])}"
    qualified = rf"(?:{any_of(*described['adjectives'], *described['qualifiers'])}|{owned})"
    # *The portal Lupan*: of such nouns an article is enough.
    placed = rf"(?:{_capital(forms)}|{_article(forms)})"
    for section, word in (("qualified_nouns", qualified), ("placed_nouns", placed)):
        for kind, nouns in _by_kind(forms, section):
            regex = rf"\b{word} (?P<noun>{any_of(*nouns)}) {name}"
            yield Pattern(kind, re.compile(regex), _one_of(*nouns))


def _by_other(forms: _Tables) -> Iterator[Pattern]:
    """Names by their first word, their number, their call sign or their address."""
    names = forms["names"]
    capital, link, leading = _capital(forms), any_of(*names["links"]), any_of(*names["leading"])
    elided = any_of(*names["elided"])
    for kind, beginnings in _by_kind(forms, "beginnings"):
        place = rf"{elided}?{capital}"
        # *The Nordic Journal of Burns*
        more = rf"(?:(?!{any_of(*_titled(forms))}\b){capital} ){{0,3}}" if kind == "journal" else ""
        name = rf"{more}(?:{leading} )?{any_of(*beginnings)}(?: {link})? {place}(?: {capital})?"
        regex = rf"\b(?P<name>{name})\b(?! [A-ZÀ-Þ])"
        yield Pattern(kind, re.compile(regex), _one_of(*beginnings), "word")
    for kind, networks in _by_kind(forms, "numbered"):
        regex = rf"\b(?P<name>{any_of(*networks)} \d{{1,3}})\b(?! [A-ZÀ-Þ])"
        yield Pattern(kind, re.compile(regex), _one_of(*networks))
        name = rf"{any_of(*filter(str.isalpha, networks))}\d{{1,3}}"  # *ABC7*
        regex = rf"\b(?P<name>{name})\b(?! [A-ZÀ-Þ])"
        yield Pattern(kind, re.compile(regex), _shaped(name))
    for kind, letters in _by_kind(forms, "call_signs"):
        services = forms["call_signs"]["services"]
        none = any_of(*forms["call_signs"]["none"])
        sign = rf"(?!{none}\b)(?:{'|'.join(letters)})"
        regex = rf"\b(?P<name>{sign})\b(?![\w-]| [A-ZÀ-Þ])"
        yield Pattern(kind, re.compile(regex), _shaped(sign), "word")
        regex = rf"\b(?P<name>{sign}[- ]{any_of(*services)}(?: \d{{1,2}})?)\b(?! [A-ZÀ-Þ])"
        yield Pattern(kind, re.compile(regex), _one_of(*services))
    for kind, domains in _by_kind(forms, "domains"):
        part = rf"[A-Za-z\d](?:[A-Za-z\d-]{{0,{_LONGEST}}}[A-Za-z\d])?"
        regex = rf"(?<![\w@./-])(?P<name>(?:{part}\.){{1,3}}{any_of(*domains)})\b(?![\w@/-]|\.\w)"
        ends = frozenset(f".{domain.rpartition('.')[2]}" for domain in domains)
        yield Pattern(kind, re.compile(regex), ends, "word")


def _titled(forms: _Tables) -> Iterator[str]:
    return (article.title() for article in forms["names"]["articles"])


def _article(forms: _Tables) -> str:
    return any_of(*forms["names"]["articles"], *_titled(forms))


def _capital(forms: _Tables) -> str:
    """A word of a name: *Halden*, *al-Awsat*."""
    joined = any_of(*forms["names"]["joined_articles"])
    return rf"(?:{joined}-)?{_CAPITAL}"


def _by_kind(forms: _Tables, section: str) -> Iterator[tuple[OutletKind, tuple[str, ...]]]:
    """The lists of a section that are named by the kind of the outlets."""
    for kind, words in forms.get(section, {}).items():
        if kind in _OUTLET_KINDS:
            yield cast(OutletKind, kind), words
