"""Finds where an article names an outlet: listed ones, and others by their form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import get_args

from attrs import evolve, frozen

from attribution.agencies.appositions import apposed
from attribution.document import Document, Span, Token
from attribution.knowledge.outlets import Doubt, Gazetteer
from attribution.result import OutletKind

__all__ = ["OutletMention", "by_sentence", "outlet_mentions"]

_CAPITAL = r"[A-ZÀ-Þ](?:[\w'’&.-]*\w)?"
_OUTLET_KINDS = get_args(OutletKind)
_LINK = "(?:of|of the|de|la|del|des|du|di|della|dei|degli|dello|da|do|das|dos|van|von|der|den)"
# What a noun and the name behind it may both be of one verb, where the parser took them for two.
_OBJECTS = ("obj", "iobj", "obl", "nmod")
_NO_NAMES = ("ADP", "ADV", "AUX", "CCONJ", "DET", "PRON", "SCONJ")
# *the Karshi newspaper Morning Tide*: how far before a name its noun begins.
_NOUN_REACH = 24


@frozen
class OutletMention:
    """An outlet where it is named.

    Attributes:
        span: the name.
        name: canonical name.
        kind: news agency, newspaper, ...
        head: its syntactic head.
        doubt: why the words may mean something else (see `Doubt`), where nothing beside them
            shows that an outlet is meant, else ``""``.
    """

    span: Span
    name: str
    kind: OutletKind
    head: Token
    doubt: Doubt = ""


@frozen
class _Named:
    start: int
    end: int
    name: str
    kind: OutletKind
    doubt: Doubt = ""
    listed: bool = False


def by_sentence(mentions: Sequence[OutletMention]) -> Mapping[int, Sequence[OutletMention]]:
    """Mentions by the number of the sentence that they stand in."""
    found: dict[int, list[OutletMention]] = {}
    for mention in mentions:
        found.setdefault(mention.head.sentence, []).append(mention)
    return found


def outlet_mentions(document: Document, gazetteer: Gazetteer) -> tuple[OutletMention, ...]:
    """All mentions of outlets by name or description in text order.

    Of overlapping ones the longest stays, of equally long ones the surer, then the listed one.
    A listed name with *TV* or *Radio* behind it is another name of that outlet.
    """
    text = document.text
    patterns = _patterns(_Forms(gazetteer))
    surnames = _surnames(document)
    beside = list(apposed(document, gazetteer))
    explained = {(name.start, name.end) for name, _ in beside}
    found: list[_Named] = []
    for start, end, known in gazetteer.scan(text):
        doubt: Doubt = "surname" if text[start:end] in surnames else known.doubt
        if doubt and ((start, end) in explained or _noun_beside(text, start, end, patterns)):
            doubt = ""
        found.append(_Named(start, end, known.name, known.kind, doubt, True))
    found += (_Named(name.start, name.end, name.text, kind) for name, kind in beside)
    found += _by_form(document, patterns)
    found.sort(key=lambda f: (f.start, f.start - f.end, bool(f.doubt)))
    mentions: list[OutletMention] = []
    for one in found:
        if mentions and one.start < mentions[-1].span.end:
            last = mentions[-1]
            if one.end - one.start <= len(last.span):
                more = text[one.end : last.span.end].split()
                sure = one.listed and not one.doubt and one.start == last.span.start
                if sure and more and patterns.services.issuperset(more):
                    mentions[-1] = evolve(last, name=one.name, doubt="")
                continue
            mentions.pop()
        span = document.span(one.start, one.end)
        head = document.head_of(span)
        if head is not None:
            mentions.append(OutletMention(span, one.name, one.kind, head, one.doubt))
    return tuple(mentions)


def _surnames(document: Document) -> set[str]:
    """The last words of the names of persons of several words."""
    return {
        token.form
        for sentence in document.sentences
        for token in sentence.tokens
        if token.entity in ("E-PER", "E-PERSON")
    }


def _noun_beside(text: str, start: int, end: int, patterns: _Patterns) -> bool:
    before = text[max(0, start - _NOUN_REACH) : start]
    return bool(patterns.after.match(text, end) or patterns.before.search(before))


def _by_form(document: Document, patterns: _Patterns) -> Iterator[_Named]:
    text = document.text
    for kind, pattern, doubt in patterns.named:
        for match in pattern.finditer(text):
            start, end = match.span("name")
            name = list(document.tokens_in(document.span(start, end)))
            while name and name[0].upos in _NO_NAMES:  # *As Torvik News reported*
                name = name[1:]
                start = name[0].span.start if name else end
            if start == match.start("name") and _goes_before(document, name[0]):
                continue  # *Tower Radio Control*
            # *the Swiss newspaper* has no name in it, nor has *state radio Tuesday*.
            alone = len(name) == 1
            if not name or (alone and (name[0].upos == "ADJ" or start > match.start("name"))):
                continue
            # *state radio Sunday night*, but *the Sunday Clarion newspaper*
            behind = "noun" in match.re.groupindex
            if name[0].form in patterns.days and (alone or behind):
                continue
            # *He said on television Mayor Reyes had lied*: the noun belongs to another phrase.
            if match.end() == end and doubt == "" and behind:
                noun = document.tokens_in(document.span(*match.span("noun")))
                if not _joined(noun, name):
                    continue
            yield _Named(start, end, text[start:end], kind, doubt)
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
                yield _Named(start, match.end(), text[start : match.end()], kind)


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


@frozen
class _Patterns:
    before: re.Pattern[str]
    after: re.Pattern[str]
    named: tuple[tuple[OutletKind, re.Pattern[str], Doubt], ...]
    described: tuple[tuple[OutletKind, re.Pattern[str]], ...]
    adjective: re.Pattern[str]
    none: frozenset[str]
    services: frozenset[str]
    days: frozenset[str]
    word: re.Pattern[str]


@lru_cache(maxsize=8)
def _patterns(key: _Forms) -> _Patterns:
    forms = key.forms
    named: list[tuple[OutletKind, re.Pattern[str], Doubt]] = []
    kind: OutletKind
    for kind, endings in forms["endings"].items():  # type: ignore[assignment]
        shouted = [e.upper() for e in endings if len(e) < 4]
        last = _any(*(e.title() for e in endings), *shouted)
        pattern = rf"\b(?P<name>(?!The\b)(?:{_CAPITAL} ){{1,4}}{last})\b(?! [A-Z])"
        named.append((kind, re.compile(pattern), "" if kind == "news agency" else "word"))
    for kind, nouns in forms["nouns"].items():  # type: ignore[assignment]
        noun = _any(*nouns)
        name = rf"(?P<name>{_CAPITAL}(?: (?:{_CAPITAL}|{_LINK}))*?)"
        pattern = rf"\b[Tt]he (?:[a-z-]+ )?{name} {noun}\b(?! [A-ZÀ-Þ])"
        named.append((kind, re.compile(pattern), ""))
        name = rf"(?P<name>{_CAPITAL}(?: (?:{_CAPITAL}|{_LINK}(?= [A-ZÀ-Þ])))*)"
        named.append((kind, re.compile(rf"\b(?P<noun>{noun}) {name}"), ""))
    for kind, beginnings in forms["beginnings"].items():  # type: ignore[assignment]
        name = (
            rf"(?:(?:Le|La|El|Il|O) )?{_any(*beginnings)}(?: {_LINK})? {_CAPITAL}(?: {_CAPITAL})?"
        )
        named.append((kind, re.compile(rf"\b(?P<name>{name})\b(?! [A-ZÀ-Þ])"), "word"))
    for kind, networks in forms["numbered"].items():  # type: ignore[assignment]
        pattern = rf"\b(?P<name>{_any(*networks)} \d{{1,3}})\b(?! [A-ZÀ-Þ])"
        named.append((kind, re.compile(pattern), ""))
    described: list[tuple[OutletKind, re.Pattern[str]]] = []
    for kind, nouns in forms["described"].items():  # type: ignore[assignment]
        if kind in _OUTLET_KINDS:
            pattern = rf"\b(?:[\w-]+ ){{1,3}}(?P<noun>{_any(*nouns)})\b"
            described.append((kind, re.compile(pattern)))
    strong = [n for row in forms["nouns"].values() for n in row]
    loose = [n for row in forms["loose_nouns"].values() for n in row]
    return _Patterns(
        re.compile(rf"\b{_any(*strong)}\s\"?(?:[Tt]he\s)?$"),
        re.compile(rf"\s{_any(*strong, *loose)}\b"),
        tuple(named),
        tuple(described),
        re.compile(
            rf"{_any(*forms['described']['adjectives'])}"
            rf"|[\w-]+{_any(*forms['described']['adjective_endings'])}"
            rf"|{_any(*forms['described']['adjective_beginnings'])}[\w-]+"
        ),
        frozenset(forms["described"]["none"]),
        frozenset(
            form
            for ending in forms["endings"]["broadcaster"]
            for word in ending.split()
            for form in (word.title(), word.upper())
        ),
        frozenset(forms["described"]["days"]),
        re.compile(r"[\w-]+"),
    )


def _any(*words: str) -> str:
    return f"(?:{'|'.join(re.escape(w) for w in sorted(words, key=len, reverse=True))})"
