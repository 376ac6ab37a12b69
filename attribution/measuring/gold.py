"""Articles whose quotations people marked: read from JSON Lines or from a folder of brat."""

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

__all__ = ["GoldArticle", "GoldQuote", "check_ids", "gold_of", "read_gold", "said"]

Offsets = list[list[int]]
"""Stretches of a text: for each its start and its end, half-open, in characters."""


class GoldQuote(TypedDict, total=False):
    """A marked quotation; only ``content`` must be there, and what is not there is not measured.

    ``content``, ``cue`` and ``source`` are offsets, half-open, in characters. A name is None
    where there is nobody. A quotation that is ``optional`` is neither rewarded nor punished;
    ``content_alternatives`` are as good as the content.
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


def read_gold(path: str | Path) -> list[GoldArticle]:
    """The articles of a gold file or folder.

    Arguments:
        path: a ``.jsonl`` file with a `GoldArticle` a line, or with results as
            `attribution.output.to_jsonl` writes them, corrected by hand; or a folder of brat
            with a ``.txt`` and an ``.ann`` file for each article, as
            `attribution.output.write_brat` makes it.

    Raises:
        InputError: if it is neither, or an article is not as it must be; the message says where.
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
    place = Path(path)
    if not place.exists():
        raise InputError(f"there is no file or folder {str(place)!r}")
    if place.is_dir():
        found = list(_brat(place))
    elif place.suffix.lower() in _LINES:
        found = list(_lines(place))
    else:
        raise InputError(
            f"{place} is no gold: a .jsonl file or a folder with .txt and .ann files is due"
        )
    if not found:
        raise InputError(f"{place} holds no article")
    check_ids(found)
    return found


def check_ids(articles: Iterable[GoldArticle]) -> None:
    """Refuses two articles with one id.

    Raises:
        InputError: if there are two.
    """
    for id_, times in Counter(article["id"] for article in articles).items():
        if times > 1:
            raise InputError(
                f"gold has two articles with the id {id_!r}: give them ids that differ"
            )


def gold_of(document: AttributedDocument) -> GoldArticle:
    """A result in the form of gold, to be corrected or compared with.

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
    with path.open(encoding="utf-8") as lines:
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
        # Read as bytes, so that no line end is changed and offsets stay right.
        text = marks.with_suffix(".txt").read_bytes().decode("utf-8")
        try:
            quotes = brat_quotes(marks.read_text(encoding="utf-8"))
            yield _article({"id": marks.stem, "text": text, "quotes": quotes}, marks.stem)
        except InputError as error:
            raise InputError(f"{marks}: {error}") from error


def _article(value: Any, name: str) -> GoldArticle:
    """An article, if it is one."""
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        raise InputError('an object with a "text" and "quotes" is due')
    quotes = value.get("quotes")
    if not isinstance(quotes, list) or not all(isinstance(quote, dict) for quote in quotes):
        raise InputError('"quotes" is a list of objects, each with a "content"')
    for i, quote in enumerate(quotes):
        if not quote.get("content"):
            raise InputError(f'quotes[{i}] has no "content"')
        for role in _SPANS:
            _check(quote.get(role) or [], len(value["text"]), f"quotes[{i}].{role}")
        for other in quote.get("content_alternatives") or ():
            _check(other, len(value["text"]), f"quotes[{i}].content_alternatives")
    return GoldArticle(id=str(value.get("id") or name), text=value["text"], quotes=quotes)


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
