"""The columns of a table of attributions, defined once for CSV, data frames and batches."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Literal, get_args, get_origin, get_type_hints

from attrs import frozen

from attribution.keys import key_of
from attribution.output.writing import checked
from attribution.quotation import Kind, Polarity
from attribution.result import (
    AttributedDocument,
    Attribution,
    EntityKind,
    OutletKind,
    Relation,
    Resolution,
)
from attribution.statements import statement

if TYPE_CHECKING or sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    # Pydantic, and so FastAPI, reads only these before Python 3.12.
    from typing_extensions import TypedDict

__all__ = ["COLUMNS", "Column", "ColumnType", "Row", "columns_of", "rows"]

ColumnType = Literal["string", "int", "double", "boolean"]
"""The type of a column; whole numbers have 32 bits."""


@frozen
class Column:
    """A column of a table.

    Attributes:
        name: its name.
        type: ``"string"``, ``"int"`` (of 32 bits), ``"double"`` or ``"boolean"``.
        meaning: what it holds.
    """

    name: str
    type: ColumnType
    meaning: str


class Row(TypedDict):
    """One attribution in a table; None stands for what the article does not say.

    Offsets count characters of the article's text and are half-open; those of the content
    go from the start of its first part to the end of its last.
    """

    document: Annotated[str | None, "the article's id"]
    attribution: Annotated[str, "id of the attribution within the article"]
    kind: Annotated[Kind, "direct, indirect or mixed"]
    content: Annotated[str, "what is ascribed to the source"]
    start: Annotated[int | None, "where the content begins in the text, in characters"]
    end: Annotated[int | None, "where it ends"]
    cue: Annotated[str | None, "the words that mark the attribution"]
    source: Annotated[str | None, "the words that name the source"]
    speaker: Annotated[str | None, "full name of whom the source refers to"]
    speaker_kind: Annotated[EntityKind | None, "person, organisation, group, document or unnamed"]
    resolved_by: Annotated[Resolution | None, "how the source led to the speaker"]
    agency: Annotated[str | None, "the outlet that relayed it"]
    relation: Annotated[Relation | None, "how the outlet relayed it"]
    addressee: Annotated[str | None, "whom it was said to"]
    polarity: Annotated[Polarity, "asserted, negated, declined, hypothetical or questioned"]
    confidence: Annotated[float, "how likely right, from 0 to 1"]
    quote: Annotated[str, "id of the quotation within the article"]
    parent: Annotated[str | None, "the quotation that this one is nested in"]
    cue_lemma: Annotated[str | None, "lemma of the cue's head"]
    speaker_id: Annotated[str | None, "id of the speaker within the article"]
    speaker_role: Annotated[str | None, "the best description that the article gives the speaker"]
    speaker_gender: Annotated[
        Literal["masculine", "feminine"] | None, "what the article shows of the speaker's gender"
    ]
    agency_id: Annotated[str | None, "id of the outlet within the article"]
    agency_kind: Annotated[OutletKind | None, "news agency, newspaper, broadcaster, ..."]
    speaker_gender_evidence: Annotated[str | None, "the words that show it, between semicolons"]
    speaker_gender_from_name: Annotated[
        bool | None, "whether a first name is all that shows the gender"
    ]
    speaker_key: Annotated[str | None, "the speaker's name as it is counted across articles"]
    addressee_id: Annotated[str | None, "id of the addressee within the article"]
    cue_start: Annotated[int | None, "where the cue begins"]
    cue_end: Annotated[int | None, "where it ends"]
    source_start: Annotated[int | None, "where the source begins"]
    source_end: Annotated[int | None, "where it ends"]
    about: Annotated[str | None, "names of whom the content speaks of, between semicolons"]
    about_ids: Annotated[str | None, "their ids within the article, likewise"]
    statement: Annotated[str, "the claim as a sentence of its own"]


_TYPES: dict[type, ColumnType] = {int: "int", float: "double", bool: "boolean"}


def columns_of(row: type) -> tuple[Column, ...]:
    """The columns of a row type whose values are annotated with their meanings.

    Example:
        >>> columns_of(Row)[0]
        Column(name='document', type='string', meaning="the article's id")
    """
    return tuple(
        Column(name, _type(annotated.__origin__), annotated.__metadata__[0])
        for name, annotated in get_type_hints(row, include_extras=True).items()
    )


def _type(value: object) -> ColumnType:
    parts = () if get_origin(value) is Literal else get_args(value)
    return next((_TYPES[part] for part in (value, *parts) if part in _TYPES), "string")


COLUMNS = columns_of(Row)
"""The columns of `rows`, in their order; new ones are added at the end."""


def rows(document: AttributedDocument) -> list[Row]:
    """One row for each attribution, with the names of `COLUMNS` as keys.

    Arguments:
        document: what `attribution.attribute` returned.

    Example:
        >>> rows(AttributedDocument("It rained."))
        []
    """
    known = checked(document, "rows")
    return [_row(known, a) for a in known.attributions]


def _row(document: AttributedDocument, a: Attribution) -> Row:
    quote, speaker, agency = a.quote, a.speaker, a.agency
    entity = speaker.entity if speaker else None
    gender = entity.gender if entity else None
    addressee = a.addressee.entity if a.addressee else None
    return {
        "document": document.id,
        "attribution": a.id,
        "kind": quote.kind,
        "content": quote.text,
        "start": quote.content[0].start if quote.content else None,
        "end": quote.content[-1].end if quote.content else None,
        "cue": quote.cue.text if quote.cue else None,
        "source": quote.source.text if quote.source else None,
        "speaker": entity.name if entity else None,
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
        "speaker_gender": gender.value if gender else None,
        "agency_id": agency.outlet.id if agency else None,
        "agency_kind": agency.outlet.kind if agency else None,
        "speaker_gender_evidence": "; ".join(gender.evidence) or None if gender else None,
        "speaker_gender_from_name": gender.from_name if gender else None,
        "speaker_key": key_of(entity.name) or None if entity else None,
        "addressee_id": addressee.id if addressee else None,
        "cue_start": quote.cue.span.start if quote.cue else None,
        "cue_end": quote.cue.span.end if quote.cue else None,
        "source_start": quote.source.start if quote.source else None,
        "source_end": quote.source.end if quote.source else None,
        "about": "; ".join(topic.name for topic in a.about) or None,
        "about_ids": "; ".join(topic.entity.id for topic in a.about) or None,
        "statement": statement(a, document).text,
    }
