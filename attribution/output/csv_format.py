"""A document's attributions as rows of a table, for spreadsheets and data frames."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypedDict

from attribution.output.terminal import printable
from attribution.output.writing import Result, Target, checked, several
from attribution.quotation import Kind, Polarity
from attribution.result import (
    AttributedDocument,
    Attribution,
    EntityKind,
    Failure,
    Relation,
    Resolution,
)

__all__ = ["COLUMNS", "Row", "csv_lines", "rows", "to_csv", "write"]


class Row(TypedDict):
    """One attribution in a table; None stands for what the article does not tell.

    ``start`` and ``end`` are offsets of the whole content, in characters, half-open;
    ``parent`` is the ``quote`` that this one is nested in.
    """

    document: str | None
    attribution: str
    kind: Kind
    content: str
    start: int | None
    end: int | None
    cue: str | None
    source: str | None
    speaker: str | None
    speaker_kind: EntityKind | None
    resolved_by: Resolution | None
    agency: str | None
    relation: Relation | None
    addressee: str | None
    polarity: Polarity
    confidence: float
    quote: str
    parent: str | None
    cue_lemma: str | None
    speaker_id: str | None
    speaker_role: str | None
    speaker_gender: str | None
    agency_id: str | None
    agency_kind: str | None


COLUMNS = tuple(Row.__annotations__)
"""The columns of `rows`, in their order; new ones are added at the end."""

# A cell that a spreadsheet would run begins so: a sign of a formula, or its full-width
# twin, maybe behind what is not seen. Behind apostrophes, too, so that the one that guards
# can be told from those of the text.
_FORMULA = re.compile(
    r"'*(?:[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@＝＋－＠]|[\t\r\n])"
)
# Needs quotation marks around it.
_SPECIAL = re.compile('[,"\r\n]')
# No text has a use for these, and CSV has no escapes to hold them harmlessly.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def rows(document: AttributedDocument) -> list[Row]:
    """One row for each attribution, with the keys of `COLUMNS`.

    Arguments:
        document: what `attribution.attribute` returned.

    Example:
        >>> rows(AttributedDocument("It rained."))
        []
    """
    known = checked(document, "rows")
    return [_row(known.id, a) for a in known.attributions]


def _row(document: str | None, a: Attribution) -> Row:
    quote, speaker, agency = a.quote, a.speaker, a.agency
    entity = speaker.entity if speaker else None
    return {
        "document": document,
        "attribution": a.id,
        "kind": quote.kind,
        "content": quote.text,
        "start": quote.content[0].start if quote.content else None,
        "end": quote.content[-1].end if quote.content else None,
        "cue": quote.cue.text if quote.cue else None,
        "source": quote.source.text if quote.source else None,
        "speaker": speaker.name if speaker else None,
        "speaker_kind": entity.kind if entity else None,
        "resolved_by": speaker.resolved_by if speaker else None,
        "agency": agency.name if agency else None,
        "relation": agency.relation if agency else None,
        "addressee": a.addressee.name if a.addressee else None,
        "polarity": a.polarity,
        "confidence": a.confidence,
        "quote": quote.id,
        "parent": quote.parent,
        "cue_lemma": quote.cue.lemma if quote.cue else None,
        "speaker_id": entity.id if entity else None,
        "speaker_role": entity.role if entity else None,
        "speaker_gender": entity.gender.value if entity and entity.gender else None,
        "agency_id": agency.outlet.id if agency else None,
        "agency_kind": agency.outlet.kind if agency else None,
    }


def to_csv(documents: Iterable[AttributedDocument]) -> str:
    """The rows of any number of documents as CSV with a header; an empty cell is None.

    A cell that a spreadsheet would run as a formula gets an apostrophe before it, and so
    does one that begins with apostrophes and a formula: taking one away from each cell
    that has apostrophes and a formula gives the text again. Control characters become
    U+FFFD.

    Arguments:
        documents: what `attribution.attribute` returned for each article.
    """
    return "".join(csv_lines(documents))


def csv_lines(documents: Iterable[AttributedDocument]) -> Iterator[str]:
    """What `to_csv` returns, in pieces: the header, then each document as it is read."""
    yield ",".join(COLUMNS) + "\n"
    for document in several(documents, "to_csv"):
        yield "".join(",".join(map(_cell, row.values())) + "\n" for row in rows(document))


def write(results: Iterable[Result], target: Target) -> Iterator[str]:
    """The rows of a run as CSV; failures have none."""
    lines = csv_lines(r for r in results if not isinstance(r, Failure))
    return map(printable, lines) if target.terminal else lines


def _cell(value: object) -> str:
    if not isinstance(value, str):
        return "" if value is None else str(value)
    text = _CONTROL.sub("\ufffd", value)
    if _FORMULA.match(text):
        text = f"'{text}"
    # Python's own writer leaves a carriage return bare, which ends the row for readers.
    return '"' + text.replace('"', '""') + '"' if _SPECIAL.search(text) else text
