"""Finds where an article names an outlet: listed ones, and others by their form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from attrs import frozen

from attribution.agencies.gazetteer import Gazetteer
from attribution.document import Document, Span, Token
from attribution.result import OutletKind

__all__ = ["OutletMention", "outlet_mentions"]

_CAPITAL = r"[A-ZÀ-Þ](?:[\w'’&.-]*\w)?"


@frozen
class OutletMention:
    """An outlet where it is named.

    Attributes:
        span: the name.
        name: canonical name.
        kind: news agency, newspaper, ...
        head: its syntactic head.
        sure: False where the words also have other senses, so that only a
            construction of relaying shows an outlet.
    """

    span: Span
    name: str
    kind: OutletKind
    head: Token
    sure: bool


def outlet_mentions(document: Document, gazetteer: Gazetteer) -> tuple[OutletMention, ...]:
    """All mentions of outlets in text order; of overlapping ones the longest."""
    found: list[tuple[int, int, str, OutletKind, bool]] = []
    for start, end, known in gazetteer.scan(document.text):
        sure = not known.ambiguous or _noun_beside(document.text, start, end, gazetteer)
        found.append((start, end, known.name, known.kind, sure))
    found += _by_form(document.text, gazetteer)
    found.sort(key=lambda f: (f[0], -(f[1] - f[0])))
    mentions: list[OutletMention] = []
    for start, end, name, kind, sure in found:
        if mentions and start < mentions[-1].span.end:
            if end - start <= len(mentions[-1].span):
                continue
            mentions.pop()
        span = document.span(start, end)
        head = document.head_of(span)
        if head is not None:
            mentions.append(OutletMention(span, name, kind, head, sure))
    return tuple(mentions)


def _noun_beside(text: str, start: int, end: int, gazetteer: Gazetteer) -> bool:
    pattern = _patterns(_Frozen(gazetteer)).beside
    return bool(pattern.match(text, end)) or bool(
        re.search(
            r"\b(?:newspaper|magazine|journal|daily|tabloid|broadsheet)\s$", text[:start][-14:]
        )
    )


def _by_form(text: str, gazetteer: Gazetteer) -> Iterator[tuple[int, int, str, OutletKind, bool]]:
    patterns = _patterns(_Frozen(gazetteer))
    for kind, pattern, sure in patterns.named:
        for match in pattern.finditer(text):
            name = match["name"]
            yield match.start("name"), match.end("name"), name, kind, sure
    for kind, pattern in patterns.described:
        for match in pattern.finditer(text):
            yield match.start(), match.end(), match[0], kind, True


class _Frozen:
    """A gazetteer as a cache key: by the identity of its forms."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.forms = gazetteer.forms

    def __hash__(self) -> int:
        return id(self.forms)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Frozen) and self.forms is other.forms


@frozen
class _Patterns:
    beside: re.Pattern[str]
    named: tuple[tuple[OutletKind, re.Pattern[str], bool], ...]
    described: tuple[tuple[OutletKind, re.Pattern[str]], ...]


@lru_cache(maxsize=8)
def _patterns(frozen_: _Frozen) -> _Patterns:
    forms = frozen_.forms
    named: list[tuple[OutletKind, re.Pattern[str], bool]] = []
    for kind, endings in forms["endings"].items():
        words = "|".join(re.escape(e.title()) for e in endings)
        shouted = "|".join(re.escape(e.upper()) for e in endings if len(e) < 4)
        words = f"{words}|{shouted}" if shouted else words
        named.append(
            (
                kind,  # type: ignore[arg-type]
                re.compile(rf"\b(?P<name>(?!The\b)(?:{_CAPITAL} ){{1,4}}(?:{words}))\b(?! [A-Z])"),
                kind == "news agency",
            )
        )
    for kind, nouns in forms["nouns"].items():
        strong = [
            n
            for n in nouns
            if n not in ("agency", "paper", "network", "station", "site", "channel")
        ]
        words = "|".join(re.escape(n) for n in strong)
        named.append(
            (
                kind,  # type: ignore[arg-type]
                re.compile(
                    rf"\b[Tt]he (?:[a-z-]+ )?(?P<name>{_CAPITAL}(?: (?:{_CAPITAL}|of|de|la))*) "
                    rf"(?:{words})\b(?! [A-ZÀ-Þ])"
                ),
                True,
            )
        )
        named.append(
            (
                kind,  # type: ignore[arg-type]
                re.compile(
                    rf"\b(?:[Tt]he|[a-z]+)(?: [\w-]+)? (?:{words}) "
                    rf"(?P<name>{_CAPITAL}(?: {_CAPITAL})*)"
                ),
                True,
            )
        )
    described = tuple(
        (
            kind,
            re.compile(rf"\b(?:{_CAPITAL} )?(?i:{'|'.join(re.escape(d) for d in words)})\b"),
        )
        for kind, words in forms["descriptions"].items()
    )
    every = "|".join(re.escape(n) for nouns in forms["nouns"].values() for n in nouns)
    return _Patterns(re.compile(rf"\s(?:{every})\b"), tuple(named), described)  # type: ignore[arg-type]
