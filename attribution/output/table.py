"""A document's attributions as rows of a table, for spreadsheets and data frames."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from attribution.result import AttributedDocument

__all__ = ["COLUMNS", "rows", "to_csv"]

COLUMNS = (
    "document",
    "attribution",
    "kind",
    "content",
    "start",
    "end",
    "cue",
    "source",
    "speaker",
    "speaker_kind",
    "resolved_by",
    "agency",
    "relation",
    "addressee",
    "polarity",
    "confidence",
)
"""The columns of `rows`; ``start`` and ``end`` are offsets of the whole content, in
characters, half-open."""


def rows(document: AttributedDocument) -> list[dict[str, str | int | float]]:
    """One row for each attribution, with the keys of `COLUMNS`; what is missing is ``""``."""
    return [
        {
            "document": document.id or "",
            "attribution": a.id,
            "kind": a.quote.kind,
            "content": a.quote.text,
            "start": a.quote.content[0].start,
            "end": a.quote.content[-1].end,
            "cue": a.quote.cue.text if a.quote.cue else "",
            "source": a.quote.source.text if a.quote.source else "",
            "speaker": a.speaker.name if a.speaker else "",
            "speaker_kind": a.speaker.entity.kind if a.speaker else "",
            "resolved_by": a.speaker.resolved_by if a.speaker else "",
            "agency": a.agency.name if a.agency else "",
            "relation": a.agency.relation if a.agency else "",
            "addressee": a.addressee.name if a.addressee else "",
            "polarity": a.polarity,
            "confidence": a.confidence,
        }
        for a in document.attributions
    ]


def to_csv(documents: Iterable[AttributedDocument]) -> str:
    """The rows of any number of documents as CSV with a header.

    A cell that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    return "".join(csv_lines(documents))


def csv_lines(documents: Iterable[AttributedDocument]) -> Iterator[str]:
    """What `to_csv` returns, in pieces: the header, then each document as it is read."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    yield out.getvalue()
    for document in documents:
        out.seek(0)
        out.truncate()
        for row in rows(document):
            writer.writerow({k: _guarded(v) if isinstance(v, str) else v for k, v in row.items()})
        yield out.getvalue()


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
