"""The gate's articles: a text file each, with its quotations marked up in a TOML file.

A quotation is given by a *passage*, which is copied from the article and marked up:

    passage = '{"We open in May,"} <Dora Lind> [said]. {"Not a day ~ later."}'

Braces hold the content's parts, square brackets the cue, angle brackets the source;
``~`` stands for any words that were left out.  A passage must fit exactly one place of
the article, and marks must pair; whatever else is refused with the passage named.
Further keys: ``speaker`` (``""`` where nobody is named), ``agency``, ``addressee``
(``any`` where it is disputable),
``polarity`` (asserted unless
given; ``any`` where people may differ), ``kind`` (read off the quotation marks unless
given), ``optional`` (neither rewarded nor punished), ``speaker_also`` (other names to
accept) and ``also`` (passages whose braces hold other acceptable content).  At the top of
the file stand the article's ``register`` (court, sport, ...) and, where one holds for all its
quotations that give none, its ``agency``.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ARTICLES = Path(__file__).parent / "articles"
_MARKS = {"{": ("content", "}"), "[": ("cue", "]"), "<": ("source", ">")}
_CLOSERS = {closer: role for role, closer in _MARKS.values()}
_OPENING = '"“‘„«'
_CLOSING = '"”’“»'
_KEYS = {
    "passage", "speaker", "agency", "addressee", "polarity", "kind", "optional",
    "speaker_also", "also",
}  # fmt: skip
_POLARITIES = {"asserted", "negated", "declined", "hypothetical", "questioned", "any"}


class CorpusError(ValueError):
    """An article's mark-up is wrong; the message names the article and the passage."""


def locate(text: str, passage: str) -> dict[str, list[list[int]]]:
    """Offsets in `text` of what `passage` marks as content, cue and source."""
    pattern, groups, open_roles = "", [], []
    for piece in re.split(r"([{}\[\]<>]| ?~ ?)", passage):
        if piece.strip(" ") == "~":
            pattern += ".*?"
        elif piece in _MARKS:
            role, closer = _MARKS[piece]
            groups.append(role)
            open_roles.append(closer)
            pattern += "("
        elif piece in _CLOSERS:
            if not open_roles or open_roles.pop() != piece:
                raise CorpusError(f"{piece!r} closes nothing in {passage!r}")
            pattern += ")"
        else:
            pattern += re.escape(piece).replace(r"\ ", r"\s+")
    if open_roles:
        raise CorpusError(f"{open_roles[-1]!r} is missing in {passage!r}")
    places = list(re.finditer(f"(?={pattern})", text, re.DOTALL))
    if len(places) != 1:
        raise CorpusError(f"{len(places)} places fit {passage!r}: one should")
    spans: dict[str, list[list[int]]] = {"content": [], "cue": [], "source": []}
    for number, role in enumerate(groups, start=1):
        start, end = places[0].span(number)
        if not text[start:end].strip() or text[start:end] != text[start:end].strip():
            raise CorpusError(f"white space at the edge of the {role} in {passage!r}")
        spans[role].append([start, end])
    if not spans["content"]:
        raise CorpusError(f"no content in braces in {passage!r}")
    return spans


def kind_of(text: str, content: list[list[int]]) -> str:
    """Direct, mixed or indirect, as the quotation marks in and around the content tell."""
    parts = [text[start:end] for start, end in content]
    if all(part[0] in _OPENING and part[-1] in _CLOSING for part in parts):
        inner = [part[1:-1] for part in parts]
        if not any(mark in part for part in inner for mark in '"”'):
            return "direct"
    return "mixed" if any(mark in part for part in parts for mark in '"“„«‘') else "indirect"


def compiled(name: str, text: str, markup: Mapping[str, Any]) -> dict[str, Any]:
    """One article in the form that `tests.gate.scoring` reads."""
    quotes = []
    for entry in markup["quote"]:
        unknown = set(entry) - _KEYS
        if unknown or "passage" not in entry or "speaker" not in entry:
            raise CorpusError(f"{name}: {entry}: needs passage and speaker; unknown {unknown}")
        try:
            spans = locate(text, entry["passage"])
            also = [locate(text, passage)["content"] for passage in entry.get("also", ())]
        except CorpusError as error:
            raise CorpusError(f"{name}: {error}") from None
        polarity = entry.get("polarity", "asserted")
        if polarity not in _POLARITIES:
            raise CorpusError(f"{name}: no polarity {polarity!r}: one of {sorted(_POLARITIES)}")
        quotes.append(
            {
                "kind": entry.get("kind") or kind_of(text, spans["content"]),
                **spans,
                "content_alternatives": also,
                "speaker": entry["speaker"] or None,
                "speaker_alternatives": list(entry.get("speaker_also", ())),
                "agency": entry.get("agency", markup.get("agency")) or None,
                "addressee": entry.get("addressee") or None,
                "polarity": None if polarity == "any" else polarity,
                "optional": entry.get("optional", False),
            }
        )
    quotes.sort(key=lambda quote: quote["content"][0])
    return {
        "id": name,
        "text": text,
        "register": markup["register"],
        "covers": list(markup["covers"]),
        "quotes": quotes,
    }


def articles() -> list[dict[str, Any]]:
    """Every article of the corpus, in the order of their names."""
    return [
        compiled(
            path.stem,
            path.read_bytes().decode("utf-8"),
            tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8")),
        )
        for path in sorted(ARTICLES.glob("*.txt"))
    ]


def fingerprint() -> str:
    """SHA-256 over the names and bytes of all files of the corpus."""
    digest = hashlib.sha256()
    for path in sorted(ARTICLES.iterdir()):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
