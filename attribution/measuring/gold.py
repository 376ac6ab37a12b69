"""Gold: articles whose quotations people marked, read from JSON Lines or a folder of brat."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypedDict

from attribution.document import Span
from attribution.errors import InputError, SerializationError
from attribution.measuring.brat_reader import brat_quotes
from attribution.output.json_reader import from_dict
from attribution.output.json_text import loaded
from attribution.result import AttributedDocument

__all__ = ["GoldArticle", "GoldQuote", "checked_gold", "gold_of", "read_gold", "said"]

Offsets = list[list[int]]
"""Spans of a text: for each its start and its end, half-open, in characters."""


class GoldQuote(TypedDict, total=False):
    """A marked quotation; only ``content`` is required, and what is left out is not measured.

    ``content``, ``cue`` and ``source`` are offsets, half-open, in characters. A name is None
    if there is nobody. An ``optional`` quotation is neither rewarded nor penalised, and
    ``content_alternatives`` are as good as ``content``.
    """

    kind: str
    content: Offsets
    content_alternatives: list[Offsets]
    cue: Offsets
    source: Offsets
    speaker: str | None
    agency: str | None
    addressee: str | None
    polarity: str
    optional: bool


class GoldArticle(TypedDict):
    """An article and its marked quotations."""

    id: str
    text: str
    quotes: list[GoldQuote]


_LINES = (".jsonl", ".ndjson")
_SPANS = ("content", "cue", "source")
_WORDS = ("kind", "speaker", "agency", "addressee", "polarity")


def read_gold(path: str | Path) -> list[GoldArticle]:
    """The articles of a gold file or folder.

    Arguments:
        path: a ``.jsonl`` file with a `GoldArticle` on each line, or with results that
            `attribution.output.to_jsonl` wrote, corrected by hand; or a folder of brat with a
            ``.txt`` and an ``.ann`` file for each article, such as
            `attribution.output.write_brat` makes.

    Raises:
        InputError: if it is neither, or an article is malformed; the message says where.
        OSError: if it cannot be read.

    Example:
        >>> import json, tempfile
        >>> marked = {"id": "a", "text": "Lund left.", "quotes": [{"content": [[5, 9]]}]}
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     file = Path(folder) / "gold.jsonl"
        ...     _ = file.write_text(json.dumps(marked), encoding="utf-8")
        ...     read_gold(file)[0]["quotes"]
        [{'content': [[5, 9]]}]
    """
    try:
        place = Path(path)
        there = place.exists()
    except (OSError, TypeError, ValueError) as error:
        raise InputError(f"{path!r:.60} is not the path of a file or folder: {error}") from error
    if not there:
        raise InputError(f"there is no file or folder {str(place)!r}")
    if place.is_dir():
        found = _apart(_brat(place))
    elif place.suffix.lower() in _LINES:
        found = _apart(_lines(place))
    else:
        raise InputError(
            f"{place} is not gold: a .jsonl file or a folder with .txt and .ann files is expected"
        )
    if not found:
        due = "a .txt and an .ann file for each" if place.is_dir() else "an object a line"
        raise InputError(f"{place} holds no article: {due} is expected")
    return found


def checked_gold(articles: Any) -> list[GoldArticle]:
    """Gold articles from a caller, after checking them.

    Arguments:
        articles: any number of `GoldArticle`.

    Raises:
        InputError: if one is malformed, or two have the same id.
    """
    if not isinstance(articles, Iterable) or isinstance(articles, (bytes, Mapping)):
        raise InputError(f"gold is a path or articles, not {type(articles).__name__}")
    found = []
    for number, value in enumerate(articles, 1):
        try:
            found.append(_article(value, str(number)))
        except InputError as error:
            raise InputError(f"article {number} of gold: {error}") from error
    return _apart(found)


def _apart(articles: Iterable[GoldArticle]) -> list[GoldArticle]:
    """The articles, if no two of them have the same id."""
    known = list(articles)
    for id_, times in Counter(article["id"] for article in known).items():
        if times > 1:
            raise InputError(
                f"gold has two articles with the id {id_!r}: give them ids that differ"
            )
    return known


def gold_of(document: AttributedDocument) -> GoldArticle:
    """A result as gold, to correct it or to compare with it.

    Arguments:
        document: what `attribution.attribute` returned.
    """
    return GoldArticle(
        id=document.id or "",
        text=document.text,
        quotes=[
            GoldQuote(
                kind=a.quote.kind,
                content=[[part.start, part.end] for part in a.quote.content],
                cue=_offsets(a.quote.cue.span if a.quote.cue else None),
                source=_offsets(a.quote.source),
                speaker=a.speaker.name if a.speaker else None,
                agency=a.agency.name if a.agency else None,
                addressee=a.addressee.name if a.addressee else None,
                polarity=a.polarity,
            )
            for a in document.attributions
        ],
    )


def _offsets(span: Span | None) -> Offsets:
    return [] if span is None else [[span.start, span.end]]


def _lines(path: Path) -> Iterator[GoldArticle]:
    # Read as bytes, so that a line that is not UTF-8 can be named.
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            place = f"{path}, line {number}"
            try:
                value = loaded(line)
                if isinstance(value, dict) and "schema" in value:
                    yield gold_of(from_dict(value))
                else:
                    yield _article(value, str(number))
            except (InputError, SerializationError) as error:
                raise InputError(f"{place}: {error}") from error


def _brat(folder: Path) -> Iterator[GoldArticle]:
    for marks in sorted(folder.rglob("*.ann")):
        try:
            # Read as bytes, so that no line end is changed and offsets stay right.
            text = _decoded(marks.with_suffix(".txt").read_bytes())
            quotes = brat_quotes(_decoded(marks.read_bytes()))
            yield _article({"id": marks.stem, "text": text, "quotes": quotes}, marks.stem)
        except InputError as error:
            raise InputError(f"{marks}: {error}") from error


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"it is not UTF-8: {error.reason} at byte {error.start}") from error


def _article(value: Any, name: str) -> GoldArticle:
    """A gold article, if the value is one."""
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        raise InputError('an object with a "text" and "quotes" is expected')
    quotes = value.get("quotes")
    if not isinstance(quotes, list) or not all(isinstance(quote, dict) for quote in quotes):
        raise InputError('"quotes" is a list of objects, each with a "content"')
    for i, quote in enumerate(quotes):
        _check_quote(quote, len(value["text"]), f"quotes[{i}]")
    id_ = value.get("id")
    if id_ is not None and (isinstance(id_, bool) or not isinstance(id_, (str, int))):
        raise InputError(f'"id" is a string or a whole number, not {id_!r:.40}')
    return GoldArticle(id=str(id_ or name), text=value["text"], quotes=quotes)


def _check_quote(quote: Mapping[str, Any], length: int, place: str) -> None:
    if not quote.get("content"):
        raise InputError(f'{place} has no "content"')
    for role in _SPANS:
        _check(quote.get(role) or [], length, f"{place}.{role}")
    others = quote.get("content_alternatives") or []
    if not isinstance(others, list):
        raise InputError(f"{place}.content_alternatives is a list of contents")
    for other in others:
        _check(other, length, f"{place}.content_alternatives")
    for key in _WORDS:
        if quote.get(key) is not None and not isinstance(quote[key], str):
            raise InputError(f"{place}.{key} is a string or null, not {quote[key]!r:.40}")


def _check(spans: Any, length: int, place: str) -> None:
    shaped = isinstance(spans, list) and all(
        isinstance(span, list) and len(span) == 2 and all(isinstance(at, int) for at in span)
        for span in spans
    )
    if not shaped or not all(0 <= start < end <= length for start, end in spans):
        raise InputError(
            f"{place} is a list of [start, end] within the {length} characters of the text"
        )


def said(quote: Mapping[str, Any], text: str) -> str:
    """The words of a quotation's content, for messages."""
    return " ... ".join(text[start:end] for start, end in quote["content"])
