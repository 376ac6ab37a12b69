"""Finds names that are outlets' by their form: *Torvik News Agency*, *the Argus*, *port.net*.

Every pattern takes time in proportion to the text, whatever that is: words have a greatest
length and names a greatest number of words, so that no run of characters is read twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import cast, get_args

from attrs import frozen

from attribution.document import Document, Token
from attribution.knowledge.outlets import Doubt, Gazetteer
from attribution.mentions.outlet_words import any_of
from attribution.result import OutletKind

__all__ = ["Named", "Patterns", "by_form", "patterns_of"]

# No word of a name is longer: what is, is an address or noise.
_LONGEST = 40
_CAPITAL = rf"[A-ZÀ-Þ](?:[\w'’&.-]{{0,{_LONGEST}}}\w)?"
_MOST_WORDS = 6
# A name that goes on is another.
_END = r"(?![\w-]| [A-ZÀ-Þ])"

_Tables = Mapping[str, Mapping[str, tuple[str, ...]]]
_OUTLET_KINDS = get_args(OutletKind)
# What a noun and the name behind it may both be of one verb, where the parser took them for two.
_OBJECTS = ("obj", "iobj", "obl", "nmod")
_NO_NAMES = ("ADP", "ADV", "AUX", "CCONJ", "DET", "PRON", "SCONJ")


@frozen
class Named:
    """A name that may be an outlet's.

    Attributes:
        start: where it begins.
        end: where it ends.
        name: the outlet's canonical name.
        kind: news agency, newspaper, ...
        doubt: why the words may mean something else, or ``""``.
        listed: whether the gazetteer has it.
    """

    start: int
    end: int
    name: str
    kind: OutletKind
    doubt: Doubt = ""
    listed: bool = False


@frozen
class _Pattern:
    """A form of names.

    Attributes:
        kind: of the outlets so named.
        regex: with the groups ``name`` and, where a noun stands beside it, ``noun``.
        doubt: of a name that has nothing but this form.
        definite: whether the article before belongs to the name.
    """

    kind: OutletKind
    regex: re.Pattern[str]
    doubt: Doubt
    definite: bool = False


@frozen
class Patterns:
    """The forms of a language's outlets as regular expressions."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    named: tuple[_Pattern, ...]
    described: tuple[tuple[OutletKind, re.Pattern[str]], ...]
    adjective: re.Pattern[str]
    none: frozenset[str]
    services: frozenset[str]
    days: frozenset[str]
    possessive: frozenset[str]
    word: re.Pattern[str]


def by_form(document: Document, patterns: Patterns) -> Iterator[Named]:
    """The names in an article that a form shows to be outlets', and descriptions of such.

    Arguments:
        document: the parsed article.
        patterns: the forms.
    """
    for pattern in patterns.named:
        for match in pattern.regex.finditer(document.text):
            found = _named(document, pattern, match, patterns)
            if found is not None:
                yield found
    yield from _described(document, patterns)


def _named(
    document: Document, pattern: _Pattern, match: re.Match[str], patterns: Patterns
) -> Named | None:
    text = document.text
    start, end = match.span("name")
    name = list(document.tokens_in(document.span(start, end)))
    while (
        name and name[0].upos in _NO_NAMES and name[0].form[0].isupper()
    ):  # *As Torvik News reported*
        name = name[1:]
        start = name[0].span.start if name else end
    if start == match.start("name") and name and _goes_before(document, name[0]):
        return None  # *Tower Radio Control*
    owned = len(name) > 2 and name[1].form in patterns.possessive and name[0].relation == "nmod"
    if owned and name[0].entity != "O":  # *Lebanon's Al-Jadeed TV*
        name = name[2:]
        start = name[0].span.start
    # *the Swiss newspaper* has no name in it, nor has *state radio Tuesday*.
    alone = len(name) == 1
    if not name or (alone and (name[0].upos == "ADJ" or start > match.start("name"))):
        return None
    # *state radio Sunday night*, but *the Sunday Clarion newspaper*
    behind = "noun" in match.re.groupindex
    if name[0].form in patterns.days and (alone or behind):
        return None
    # *He said on television Mayor Reyes had lied*: the noun belongs to another phrase.
    if match.end() == end and pattern.doubt == "" and behind:
        noun = document.tokens_in(document.span(*match.span("noun")))
        if not _joined(noun, name) and not _told(document, noun, name):
            return None
    # An article that was no more than matched stands before a name of one word.
    first = match.start() if pattern.definite else start
    return Named(start, end, text[first:end], pattern.kind, pattern.doubt)


def _described(document: Document, patterns: Patterns) -> Iterator[Named]:
    text = document.text
    for kind, pattern in patterns.described:
        for match in pattern.finditer(text):
            following = patterns.word.match(text, match.end() + 1)
            if following and following[0][0].isupper() and following[0] not in patterns.days:
                continue
            start = match.start("noun")
            for word in reversed(list(patterns.word.finditer(text, match.start(), start))):
                capital = word[0][0].isupper()
                if not patterns.adjective.fullmatch(word[0].lower()) and not (
                    capital and _is_adjective(document, word.start(), word.end())
                ):
                    break
                start = word.start()
            if start < match.start("noun") and text[start : match.end()] not in patterns.none:
                yield Named(start, match.end(), text[start : match.end()], kind)


def _goes_before(document: Document, first: Token) -> bool:
    """Whether a name begins before a word that was taken for its first."""
    sentence = document.sentences[first.sentence]
    before = sentence.tokens[first.index - 2] if first.index > 1 else None
    if before is None or before.upos != "PROPN":
        return False
    one_name = ("compound", "flat")
    return (
        before.relation in one_name and sentence.head(before) in sentence.tokens[first.index - 1 :]
    ) or (first.relation in one_name and sentence.head(first) == before)


def _joined(noun: Sequence[Token], name: Sequence[Token]) -> bool:
    """Whether a noun and a name beside it are parts of one phrase."""
    inside = {(t.sentence, t.index) for t in name}
    nouns = {(t.sentence, t.index) for t in noun}
    links = ("compound", "appos", "flat", "nmod", "amod")
    if any((t.sentence, t.head) in inside and t.relation in links for t in noun) or any(
        (t.sentence, t.head) in nouns and t.relation in links for t in name
    ):
        return True
    # *told the station Vox Tirna*, two objects of one verb for the parser, or two subjects
    of = {(t.sentence, t.head) for t in noun if t.relation in _OBJECTS}
    by = {(t.sentence, t.head) for t in noun if t.relation == "nsubj"}
    return any(
        # An acronym may be taken for a verb.
        ((t.sentence, t.head) in of and (t.relation in _OBJECTS or t.form.isupper()))
        or ((t.sentence, t.head) in by and t.relation == "nsubj")
        for t in name
    )


def _told(document: Document, noun: Sequence[Token], name: Sequence[Token]) -> bool:
    """Whether a name between a noun with an article and a clause belongs to the noun.

    *told the newspaper Dagsavisen the vote was stolen*, however the parser cut it: what
    the clause begins with can be no part of a name.
    """
    tokens = document.sentences[name[-1].sentence].tokens
    after = tokens[name[-1].index] if name[-1].index < len(tokens) else None
    before = tokens[noun[0].index - 2] if noun and noun[0].index > 1 else None
    return (
        before is not None
        and before.upos == "DET"
        and after is not None
        and after.upos in ("DET", "PRON", "SCONJ", "PUNCT")
        and not name[-1].entity.endswith(("PER", "PERSON"))
    )


def _is_adjective(document: Document, start: int, end: int) -> bool:
    tokens = document.tokens_in(document.span(start, end))
    return bool(tokens) and tokens[0].upos == "ADJ"


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
        (kind, re.compile(rf"\b(?:[\w-]{{1,{_LONGEST}}} ){{1,3}}(?P<noun>{any_of(*nouns)})\b"))
        for kind, nouns in _by_kind(forms, "described")
    ]
    strong = [n for row in forms["nouns"].values() for n in row]
    loose = [n for row in forms["loose_nouns"].values() for n in row]
    return Patterns(
        re.compile(rf"\b{any_of(*strong)}\s\"?(?:{_article(forms)}\s)?$"),
        re.compile(rf"\s{any_of(*strong, *loose)}\b"),
        (*_by_ending(forms), *_by_noun(forms), *_by_other(forms)),
        tuple(described),
        re.compile(
            rf"{any_of(*forms['described']['adjectives'])}"
            rf"|[\w-]+{any_of(*forms['described']['adjective_endings'])}"
            rf"|{any_of(*forms['described']['adjective_beginnings'])}[\w-]+"
        ),
        frozenset(forms["described"]["none"]),
        frozenset(
            form
            for ending in forms["endings"].get("broadcaster", ())
            for word in ending.split()
            for form in (word.title(), word.upper())
        ),
        frozenset(forms["described"]["days"]),
        frozenset(forms["names"]["possessives"]),
        re.compile(r"[\w-]+"),
    )


def _by_ending(forms: _Tables) -> Iterator[_Pattern]:
    """Names by their last word: *Halden Courier*, *the Sentinel-Ledger*, *the Argus*."""
    the, names_of = _article(forms), forms["names"]
    joining = any_of(*names_of["conjunctions"])
    name = rf"(?!{any_of(*_titled(forms))}\b)(?:{_capital(forms)} ){{1,4}}"
    weak = dict(_by_kind(forms, "weak_endings"))
    for kind, endings in _by_kind(forms, "endings"):
        shouted = [e.upper() for e in endings if len(e) < 4]
        last = any_of(*(e.title() for e in endings), *shouted)
        doubt: Doubt = "" if kind == "news agency" else "word"
        yield _Pattern(kind, re.compile(rf"\b(?P<name>{name}{last})\b{_END}"), doubt)
        # Two endings are one: *News-Mirror*, *Press & Argus*.
        both = any_of(*(e.title() for e in endings), *weak.get(kind, ()), *names_of["paired"])
        pair = rf"{both}(?:-| & | {joining} ){both}"
        if kind in weak:
            yield _Pattern(kind, re.compile(rf"\b(?P<name>{name}{pair})\b{_END}"), "word")
            regex = rf"\b{the} (?P<name>{pair})\b{_END}"
            yield _Pattern(kind, re.compile(regex), "word", definite=True)
    for kind, endings in weak.items():
        regex = rf"\b{the} (?P<name>{name}{any_of(*endings)})\b{_END}"
        yield _Pattern(kind, re.compile(regex), "word")
    for kind, names in _by_kind(forms, "short_names"):
        regex = rf"\b{the} (?P<name>{any_of(*names)})\b{_END}"
        yield _Pattern(kind, re.compile(regex), "word", definite=True)
    for kind, endings in _by_kind(forms, "joined_endings"):
        first = rf"(?:[A-Z]\w{{0,{_LONGEST}}}[a-z\d]|\d{{1,2}})"
        regex = rf"\b(?P<name>{first}{any_of(*endings)})\b(?! [A-ZÀ-Þ])"
        yield _Pattern(kind, re.compile(regex), "word")


def _by_noun(forms: _Tables) -> Iterator[_Pattern]:
    """Names by the noun beside them: *the Halden newspaper*, *the daily Halden*."""
    the, capital, link = _article(forms), _capital(forms), any_of(*forms["names"]["links"])
    more = rf"(?: (?:{capital}|{link}(?= [A-ZÀ-Þ]))){{0,{_MOST_WORDS}}}"
    for kind, nouns in _by_kind(forms, "nouns"):
        noun = any_of(*nouns)
        adjective = rf"(?:[a-z-]{{1,{_LONGEST}}} )?"
        regex = rf"\b{the} {adjective}(?P<name>{capital}{more}?) {noun}\b(?! [A-ZÀ-Þ])"
        yield _Pattern(kind, re.compile(regex), "")
        regex = rf"\b(?P<noun>{noun}) (?P<name>{capital}{more})"
        yield _Pattern(kind, re.compile(regex), "")
        # On a line of its own: *Zamir Press news agency*
        regex = rf"(?m)^(?P<name>{capital}{more}?) {noun}$"
        yield _Pattern(kind, re.compile(regex), "")


def _by_other(forms: _Tables) -> Iterator[_Pattern]:
    """Names by their first word, their number, their call sign or their address."""
    names = forms["names"]
    capital, link, leading = _capital(forms), any_of(*names["links"]), any_of(*names["leading"])
    for kind, beginnings in _by_kind(forms, "beginnings"):
        name = rf"(?:{leading} )?{any_of(*beginnings)}(?: {link})? {capital}(?: {capital})?"
        yield _Pattern(kind, re.compile(rf"\b(?P<name>{name})\b(?! [A-ZÀ-Þ])"), "word")
    for kind, networks in _by_kind(forms, "numbered"):
        regex = rf"\b(?P<name>{any_of(*networks)} \d{{1,3}})\b(?! [A-ZÀ-Þ])"
        yield _Pattern(kind, re.compile(regex), "")
    for kind, letters in _by_kind(forms, "call_signs"):
        service = any_of(*forms["call_signs"]["services"])
        none = any_of(*forms["call_signs"]["none"])
        sign = rf"(?!{none}\b)(?:{'|'.join(letters)})"
        yield _Pattern(kind, re.compile(rf"\b(?P<name>{sign})\b(?![\w-]| [A-ZÀ-Þ])"), "word")
        regex = rf"\b(?P<name>{sign}[- ]{service}(?: \d{{1,2}})?)\b(?! [A-ZÀ-Þ])"
        yield _Pattern(kind, re.compile(regex), "")
    for kind, domains in _by_kind(forms, "domains"):
        part = rf"[A-Za-z\d](?:[A-Za-z\d-]{{0,{_LONGEST}}}[A-Za-z\d])?"
        regex = rf"(?<![\w@./-])(?P<name>(?:{part}\.){{1,3}}{any_of(*domains)})\b(?![\w@/-]|\.\w)"
        yield _Pattern(kind, re.compile(regex), "word")


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
