"""An `AttributedDocument` as JSON and back; schema version 1.

One document is one object. References between its parts are ids: an
attribution names its entity, the entity stands once in ``entities``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from attribution.document import Metadata, ParserInfo, Span
from attribution.errors import InputError, SerializationError
from attribution.quotation import Cue, Evidence, Quote
from attribution.result import (
    Addressee,
    Agency,
    AttributedDocument,
    Attribution,
    ChainLink,
    Entity,
    Gender,
    Outlet,
    Speaker,
)

__all__ = ["SCHEMA", "from_dict", "from_json", "to_dict", "to_json"]

SCHEMA = 1

T = TypeVar("T")


def to_json(document: AttributedDocument, *, indent: int | None = None) -> str:
    """A document as a JSON object.

    Arguments:
        document: what `attribution.attribute` returned.
        indent: spaces to indent by; None for one line, as in JSONL.

    Example:
        >>> to_json(AttributedDocument("Hi."))[:38]
        '{"schema": 1, "id": null, "text": "Hi.'
    """
    return json.dumps(to_dict(document), ensure_ascii=_has_surrogates(document), indent=indent)


def _has_surrogates(document: AttributedDocument) -> bool:
    # Half a surrogate pair cannot be written as UTF-8, but can be escaped.
    return any("\ud800" <= c <= "\udfff" for c in document.text + str(document.metadata))


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
    except ValueError as error:
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


class _Place:
    """A JSON object being read, which knows where it stands for its error messages."""

    def __init__(self, value: Any, path: str) -> None:
        if not isinstance(value, Mapping):
            raise SerializationError(f"{path}: an object is due, not {type(value).__name__}")
        self._value = value
        self.path = path

    def __call__(self, key: str, *kinds: type) -> Any:
        if key not in self._value:
            raise SerializationError(f"{self.path}: the key {key!r} is missing")
        value = self._value[key]
        if kinds and (not isinstance(value, kinds) or isinstance(value, bool) != (bool in kinds)):
            due = " or ".join("null" if k is type(None) else k.__name__ for k in kinds)
            raise SerializationError(f"{self.path}.{key}: {due} is due, not {type(value).__name__}")
        return value

    def object(self, key: str) -> _Place:
        return _Place(self(key), f"{self.path}.{key}")

    def optional(self, key: str, read: Callable[[_Place], T]) -> T | None:
        return None if self(key) is None else read(self.object(key))

    def each(self, key: str, read: Callable[[_Place], T]) -> tuple[T, ...]:
        values = self(key, list)
        return tuple(read(_Place(v, f"{self.path}.{key}[{i}]")) for i, v in enumerate(values))

    def strings(self, key: str) -> tuple[str, ...]:
        values = self(key, list)
        if not all(isinstance(v, str) for v in values):
            raise SerializationError(f"{self.path}.{key}: a list of strings is due")
        return tuple(values)

    def one_of(self, key: str, table: Mapping[str, T]) -> T:
        value = self(key, str)
        if value not in table:
            raise SerializationError(f"{self.path}.{key}: there is no {value!r} in this document")
        return table[value]


_TEXT = (str, type(None))
_NUMBER = (float, int)


def from_dict(value: Any) -> AttributedDocument:
    """The document of what `to_dict` made.

    Raises:
        SerializationError: if it is not of this schema; the message names the place.
    """
    top = _Place(value, "$")
    schema = top("schema")
    if schema != SCHEMA:
        raise SerializationError(
            f"$.schema: this version reads schema {SCHEMA}, not {schema!r}: "
            "use the version of the package that wrote it"
        )
    try:
        return _document(top)
    except InputError as error:
        if isinstance(error, SerializationError):
            raise
        raise SerializationError(f"$: {error}") from error


def _document(top: _Place) -> AttributedDocument:
    entities = {e.id: e for e in top.each("entities", _entity)}
    outlets = {o.id: o for o in top.each("agencies", _outlet)}
    model, metadata = top.object("model"), top.object("metadata")
    return AttributedDocument(
        text=top("text", str),
        attributions=top.each("attributions", lambda p: _read_attribution(p, entities, outlets)),
        entities=tuple(entities.values()),
        agencies=tuple(outlets.values()),
        language=top("language", str),
        parser=ParserInfo(model("parser", str), model("version", str), model("name", str)),
        metadata=Metadata(
            **{k: metadata(k, *_TEXT) for k in ("title", "publisher", "author", "date", "url")}
        ),
        id=top("id", *_TEXT),
    )


def _read_span(place: _Place) -> Span:
    return Span(place("start", int), place("end", int), place("text", str))


def _entity(place: _Place) -> Entity:
    return Entity(
        id=place("id", str),
        name=place("name", str),
        kind=place("kind", str),
        roles=place.strings("roles"),
        mentions=place.each("mentions", _read_span),
        gender=place.optional(
            "gender",
            lambda g: Gender(g("value", str), g.strings("evidence"), g("from_name", bool)),
        ),
        members=place.strings("members"),
    )


def _outlet(place: _Place) -> Outlet:
    return Outlet(
        place("id", str),
        place("name", str),
        place("kind", str),
        place.each("mentions", _read_span),
    )


def _read_attribution(
    place: _Place, entities: Mapping[str, Entity], outlets: Mapping[str, Outlet]
) -> Attribution:
    quote = place.object("quote")
    return Attribution(
        id=place("id", str),
        quote=Quote(
            id=quote("id", str),
            kind=quote("kind", str),
            content=quote.each("content", _read_span),
            cue=quote.optional("cue", lambda c: Cue(_read_span(c), c("lemma", str))),
            source=quote.optional("source", _read_span),
            no_source=quote("no_source", *_TEXT),
            addressee=quote.optional("addressee", _read_span),
            parent=quote("parent", *_TEXT),
            polarity=place("polarity", str),
            confidence=quote("confidence", *_NUMBER),
            evidence=quote.each(
                "evidence",
                lambda e: Evidence(e("rule", str), e.each("tokens", _read_span), e("note", str)),
            ),
        ),
        speaker=place.optional(
            "speaker",
            lambda s: Speaker(
                s.one_of("entity", entities), s("resolved_by", str), s("confidence", *_NUMBER)
            ),
        ),
        no_speaker=place("no_speaker", *_TEXT),
        agency=place.optional(
            "agency",
            lambda a: Agency(
                a.one_of("agency", outlets),
                a("relation", str),
                a.optional("mention", _read_span),
            ),
        ),
        addressee=place.optional(
            "addressee",
            lambda a: Addressee(
                _read_span(a.object("mention")),
                None if a("entity") is None else a.one_of("entity", entities),
            ),
        ),
        chain=place.each(
            "chain",
            lambda c: ChainLink(
                c("role", str),
                c("name", str),
                c("ref", *_TEXT),
                c.optional("mention", _read_span),
            ),
        ),
        confidence=place("confidence", *_NUMBER),
    )
