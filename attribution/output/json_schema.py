"""The JSON of results, schema version 2, as types: what `to_dict` makes and `from_dict` reads.

One document is one object. Its parts refer to each other by ids: each entity is given once, in
``entities``, and an attribution has the entity's id.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final, Literal

from attribution.quotation import Kind, Polarity
from attribution.result import ChainRole, EntityKind, OutletKind, Part, Relation, Resolution

if TYPE_CHECKING or sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    # Pydantic, and so FastAPI, reads only these before Python 3.12.
    from typing_extensions import TypedDict

__all__ = [
    "READABLE",
    "SCHEMA",
    "AddresseeDict",
    "AttributionDict",
    "CreditDict",
    "CueDict",
    "DocumentDict",
    "EntityDict",
    "EvidenceDict",
    "FailureDict",
    "GenderDict",
    "LinkDict",
    "MetadataDict",
    "ModelDict",
    "OutletDict",
    "QuoteDict",
    "RelayDict",
    "SpanDict",
    "SpeakerDict",
    "TopicDict",
    "TopicMentionDict",
]

SCHEMA: Final = 2
"""The version of the schema that is written."""

READABLE: Final = (1, 2)
"""The versions that can be read; version 1 did not say whom a content speaks of."""


class SpanDict(TypedDict):
    """A `Span`: offsets in characters, half-open, and the words there."""

    start: int
    end: int
    text: str


class CueDict(SpanDict):
    """A `Cue`."""

    lemma: str


class EvidenceDict(TypedDict):
    """An `Evidence`."""

    rule: str
    tokens: list[SpanDict]
    note: str


class QuoteDict(TypedDict):
    """A `Quote`; its polarity stands in the attribution."""

    id: str
    kind: Kind
    content: list[SpanDict]
    cue: CueDict | None
    source: SpanDict | None
    no_source: str | None
    addressee: SpanDict | None
    parent: str | None
    confidence: float
    evidence: list[EvidenceDict]


class SpeakerDict(TypedDict):
    """A `Speaker`; ``entity`` is an id."""

    entity: str
    name: str
    resolved_by: Resolution
    confidence: float


class RelayDict(TypedDict):
    """A `Relay`; ``agency`` is the id of an outlet."""

    agency: str
    name: str
    relation: Relation
    mention: SpanDict | None


class AddresseeDict(TypedDict):
    """An `Addressee`; ``entity`` is an id."""

    entity: str | None
    name: str
    mention: SpanDict


class LinkDict(TypedDict):
    """A `ChainLink`."""

    role: ChainRole
    name: str
    ref: str | None
    mention: SpanDict | None


class TopicMentionDict(SpanDict):
    """A `TopicMention`."""

    part: Part
    resolved_by: Resolution
    confidence: float


class TopicDict(TypedDict):
    """A `Topic`; ``entity`` is an id, ``part`` the strongest part of a mention."""

    entity: str
    name: str
    part: Part
    is_speaker: bool
    mentions: list[TopicMentionDict]


class AttributionDict(TypedDict):
    """An `Attribution`."""

    id: str
    quote: QuoteDict
    speaker: SpeakerDict | None
    no_speaker: str | None
    agency: RelayDict | None
    addressee: AddresseeDict | None
    polarity: Polarity
    confidence: float
    chain: list[LinkDict]
    about: list[TopicDict]
    statement: str


class GenderDict(TypedDict):
    """A `Gender`."""

    value: Literal["masculine", "feminine"]
    evidence: list[str]
    from_name: bool


class EntityDict(TypedDict):
    """An `Entity`; ``role`` is the first of ``roles``."""

    id: str
    name: str
    kind: EntityKind
    role: str | None
    roles: list[str]
    mentions: list[SpanDict]
    gender: GenderDict | None
    members: list[str]


class OutletDict(TypedDict):
    """An `Outlet`."""

    id: str
    name: str
    kind: OutletKind
    mentions: list[SpanDict]


class ModelDict(TypedDict):
    """A `ParserInfo`."""

    parser: str
    version: str
    name: str


class MetadataDict(TypedDict):
    """A `Metadata`."""

    title: str | None
    publisher: str | None
    author: str | None
    date: str | None
    url: str | None


class CreditDict(TypedDict):
    """A `Credit`."""

    name: str
    kind: OutletKind
    mention: SpanDict


class _Where(TypedDict, total=False):
    warnings: list[str]
    credits: list[CreditDict]


class DocumentDict(_Where):
    """An `AttributedDocument`; ``warnings`` and ``credits`` are left out where there are none."""

    schema: Literal[2]
    id: str | None
    text: str
    language: str
    model: ModelDict
    metadata: MetadataDict
    entities: list[EntityDict]
    agencies: list[OutletDict]
    attributions: list[AttributionDict]


class FailureDict(TypedDict):
    """A `Failure`."""

    schema: Literal[2]
    id: str
    error: str
    message: str
