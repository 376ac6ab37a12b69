"""An `AttributedDocument` as JSON and back; schema version 1.

One document is one object. References between its parts are ids: an
attribution names its entity, the entity stands once in ``entities``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, Literal, TypeVar

from attribution.document import Metadata, ParserInfo, Span
from attribution.errors import InputError, SerializationError
from attribution.output.json_object import JsonObject, read_object
from attribution.quotation import Cue, Evidence, Kind, Polarity, Quote
from attribution.result import (
    Addressee,
    AttributedDocument,
    Attribution,
    ChainLink,
    ChainRole,
    Entity,
    EntityKind,
    Gender,
    Outlet,
    OutletKind,
    Relation,
    Relay,
    Resolution,
    Speaker,
)

__all__ = ["SCHEMA", "from_dict", "from_json", "to_dict", "to_json"]

SCHEMA = 1

# Halves of surrogate pairs: no UTF-8 holds them, so they are written as escapes.
_SURROGATE = re.compile("[\ud800-\udfff]")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def to_json(document: AttributedDocument, *, indent: int | None = None) -> str:
    """A document as a JSON object.

    Arguments:
        document: what `attribution.attribute` returned.
        indent: spaces to indent by; None for one line, as in JSONL.

    Returns:
        JSON that UTF-8 can hold, with half a surrogate pair written as an escape.

    Raises:
        InputError: if it is not an attributed document.
        SerializationError: if JSON cannot hold a value: a number that is not finite,
            or a surrogate pair kept as two characters, which JSON would join.

    Example:
        >>> to_json(AttributedDocument("Hi."))[:38]
        '{"schema": 1, "id": null, "text": "Hi.'
    """
    if not isinstance(document, AttributedDocument):
        raise InputError(
            f"to_json() needs what attribute() returned, not {type(document).__name__}"
        )
    try:
        text = json.dumps(to_dict(document), ensure_ascii=False, allow_nan=False, indent=indent)
    except ValueError as error:
        raise SerializationError(f"a confidence must be a finite number: {error}") from error
    if _PAIR.search(text):
        raise SerializationError(
            "a surrogate pair stands as two characters, which JSON would join into one and so "
            "shift the offsets: join it before parsing, e.g. "
            'text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")'
        )
    return _SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", text)


def from_json(text: str) -> AttributedDocument:
    """The document of a JSON object that `to_json` wrote; equal to the original.

    Raises:
        SerializationError: if it is not JSON, or not of this schema; the
            message names the place.

    Example:
        >>> document = AttributedDocument("Hi.")
        >>> from_json(to_json(document)) == document
        True
    """
    if not isinstance(text, (str, bytes)):
        raise InputError(f"from_json() needs JSON as str, not {type(text).__name__}")
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SerializationError(f"not JSON: {error}") from error
    return from_dict(value)


def to_dict(document: AttributedDocument) -> dict[str, Any]:
    """A document as plain dictionaries and lists, as `to_json` writes it."""
    return {
        "schema": SCHEMA,
        "id": document.id,
        "text": document.text,
        "language": document.language,
        "model": {
            "parser": document.parser.name,
            "version": document.parser.version,
            "name": document.parser.model,
        },
        "metadata": {
            "title": document.metadata.title,
            "publisher": document.metadata.publisher,
            "author": document.metadata.author,
            "date": document.metadata.date,
            "url": document.metadata.url,
        },
        "entities": [
            {
                "id": e.id,
                "name": e.name,
                "kind": e.kind,
                "role": e.role,
                "roles": list(e.roles),
                "mentions": [_span(m) for m in e.mentions],
                "gender": None
                if e.gender is None
                else {
                    "value": e.gender.value,
                    "evidence": list(e.gender.evidence),
                    "from_name": e.gender.from_name,
                },
                "members": list(e.members),
            }
            for e in document.entities
        ],
        "agencies": [
            {"id": o.id, "name": o.name, "kind": o.kind, "mentions": [_span(m) for m in o.mentions]}
            for o in document.agencies
        ],
        "attributions": [_attribution(a) for a in document.attributions],
    }


def _span(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.text}


def _optional(span: Span | None) -> dict[str, Any] | None:
    return None if span is None else _span(span)


def _attribution(a: Attribution) -> dict[str, Any]:
    q = a.quote
    return {
        "id": a.id,
        "quote": {
            "id": q.id,
            "kind": q.kind,
            "content": [_span(part) for part in q.content],
            "cue": None if q.cue is None else {**_span(q.cue.span), "lemma": q.cue.lemma},
            "source": _optional(q.source),
            "no_source": q.no_source,
            "addressee": _optional(q.addressee),
            "parent": q.parent,
            "confidence": q.confidence,
            "evidence": [
                {"rule": e.rule, "tokens": [_span(t) for t in e.tokens], "note": e.note}
                for e in q.evidence
            ],
        },
        "speaker": None
        if a.speaker is None
        else {
            "entity": a.speaker.entity.id,
            "name": a.speaker.name,
            "resolved_by": a.speaker.resolved_by,
            "confidence": a.speaker.confidence,
        },
        "no_speaker": a.no_speaker,
        "agency": None
        if a.agency is None
        else {
            "agency": a.agency.outlet.id,
            "name": a.agency.name,
            "relation": a.agency.relation,
            "mention": _optional(a.agency.mention),
        },
        "addressee": None
        if a.addressee is None
        else {
            "entity": a.addressee.entity.id if a.addressee.entity else None,
            "name": a.addressee.name,
            "mention": _span(a.addressee.mention),
        },
        "polarity": q.polarity,
        "confidence": a.confidence,
        "chain": [
            {
                "role": link.role,
                "name": link.name,
                "ref": link.ref,
                "mention": _optional(link.mention),
            }
            for link in a.chain
        ],
    }


def from_dict(value: Any) -> AttributedDocument:
    """The document of what `to_dict` made.

    Raises:
        SerializationError: if it is not of this schema; the message names the place.
    """
    try:
        return read_object(value, "$", _document)
    except SerializationError:
        raise
    except InputError as error:
        raise SerializationError(f"$: {error}") from error


def _document(top: JsonObject) -> AttributedDocument:
    schema = top.take("schema", int)
    if schema != SCHEMA:
        raise SerializationError(
            f"$.schema: this version reads schema {SCHEMA}, not {schema!r}: "
            "use the version of the package that wrote it"
        )
    text = top.take("text", str)
    top.source = text
    entities = _by_id(top, "entities", top.each("entities", _entity))
    outlets = _by_id(top, "agencies", top.each("agencies", _outlet))
    return AttributedDocument(
        text=text,
        attributions=top.each("attributions", lambda a: _read_attribution(a, entities, outlets)),
        entities=tuple(entities.values()),
        agencies=tuple(outlets.values()),
        language=top.take("language", str),
        parser=top.object(
            "model",
            lambda m: ParserInfo(
                m.take("parser", str), m.take("version", str), m.take("name", str)
            ),
        ),
        metadata=top.object(
            "metadata",
            lambda m: Metadata(
                **{k: m.text(k) for k in ("title", "publisher", "author", "date", "url")}
            ),
        ),
        id=top.text("id"),
    )


_Named = TypeVar("_Named", Entity, Outlet)


def _by_id(top: JsonObject, key: str, values: Iterable[_Named]) -> dict[str, _Named]:
    table: dict[str, _Named] = {}
    for value in values:
        if value.id in table:
            raise SerializationError(f"{top.path}.{key}: the id {value.id!r} is given twice")
        table[value.id] = value
    return table


def _entity(place: JsonObject) -> Entity:
    entity = Entity(
        id=place.take("id", str),
        name=place.take("name", str),
        kind=place.choice("kind", EntityKind),
        roles=place.strings("roles"),
        mentions=place.each("mentions", JsonObject.span),
        gender=place.optional(
            "gender",
            lambda g: Gender(
                g.choice("value", Literal["masculine", "feminine"]),
                g.strings("evidence"),
                g.take("from_name", bool),
            ),
        ),
        members=place.strings("members"),
    )
    place.repeats("role", entity.role)
    return entity


def _outlet(place: JsonObject) -> Outlet:
    return Outlet(
        place.take("id", str),
        place.take("name", str),
        place.choice("kind", OutletKind),
        place.each("mentions", JsonObject.span),
    )


def _read_attribution(
    place: JsonObject, entities: Mapping[str, Entity], outlets: Mapping[str, Outlet]
) -> Attribution:
    polarity = place.choice("polarity", Polarity)
    return Attribution(
        id=place.take("id", str),
        quote=place.object("quote", lambda q: _quote(q, polarity)),
        speaker=place.optional("speaker", lambda s: _speaker(s, entities)),
        no_speaker=place.text("no_speaker"),
        agency=place.optional("agency", lambda a: _agency(a, outlets)),
        addressee=place.optional("addressee", lambda a: _addressee(a, entities)),
        chain=place.each(
            "chain",
            lambda c: ChainLink(
                c.choice("role", ChainRole),
                c.take("name", str),
                c.text("ref"),
                c.optional("mention", JsonObject.span),
            ),
        ),
        confidence=place.share("confidence"),
    )


def _quote(place: JsonObject, polarity: Polarity) -> Quote:
    return Quote(
        id=place.take("id", str),
        kind=place.choice("kind", Kind),
        content=place.each("content", JsonObject.span),
        cue=place.optional("cue", lambda c: Cue(c.span(), c.take("lemma", str))),
        source=place.optional("source", JsonObject.span),
        no_source=place.text("no_source"),
        addressee=place.optional("addressee", JsonObject.span),
        parent=place.text("parent"),
        polarity=polarity,
        confidence=place.share("confidence"),
        evidence=place.each(
            "evidence",
            lambda e: Evidence(
                e.take("rule", str), e.each("tokens", JsonObject.span), e.take("note", str)
            ),
        ),
    )


def _speaker(place: JsonObject, entities: Mapping[str, Entity]) -> Speaker:
    speaker = Speaker(
        place.one_of("entity", entities),
        place.choice("resolved_by", Resolution),
        place.share("confidence"),
    )
    place.repeats("name", speaker.name)
    return speaker


def _agency(place: JsonObject, outlets: Mapping[str, Outlet]) -> Relay:
    agency = Relay(
        place.one_of("agency", outlets),
        place.choice("relation", Relation),
        place.optional("mention", JsonObject.span),
    )
    place.repeats("name", agency.name)
    return agency


def _addressee(place: JsonObject, entities: Mapping[str, Entity]) -> Addressee:
    entity = place.text("entity")
    addressee = Addressee(
        place.object("mention", JsonObject.span),
        None if entity is None else place.one_of("entity", entities),
    )
    place.repeats("name", addressee.name)
    return addressee
