"""`from_dict`: reads what `to_dict` made, strictly: anything that the schema lacks is an error."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from attribution.document import Metadata, ParserInfo
from attribution.errors import InputError, SerializationError
from attribution.output.consistency import contradictions
from attribution.output.json_object import JsonObject, read_object
from attribution.output.json_schema import READABLE
from attribution.quotation import Cue, Evidence, Kind, Polarity, Quote
from attribution.result import (
    Addressee,
    AttributedDocument,
    Attribution,
    ChainLink,
    ChainRole,
    Credit,
    Entity,
    EntityKind,
    Failure,
    Gender,
    Outlet,
    OutletKind,
    Part,
    Relation,
    Relay,
    Resolution,
    Speaker,
    Topic,
    TopicMention,
)

__all__ = ["failure_from_dict", "from_dict"]


def from_dict(value: Any) -> AttributedDocument:
    """The document of what `to_dict` made.

    Raises:
        SerializationError: if it is not of this schema; the message names the place.
    """
    try:
        document = read_object(value, "$", _document)
    except SerializationError:
        raise
    except InputError as error:
        raise SerializationError(f"$: {error}") from error
    for place, message in contradictions(document):
        raise SerializationError(f"$.{place}: {message}")
    return document


def failure_from_dict(value: Any) -> Failure:
    """The failure of what `failure_to_dict` made.

    Raises:
        SerializationError: if it is not of this schema; the message names the place.
    """
    return read_object(value, "$", _failure)


def _check_schema(top: JsonObject) -> None:
    schema = top.take("schema", int)
    if schema not in READABLE:
        raise SerializationError(
            f"$.schema: this version reads schema {READABLE[-1]} and older, not {schema!r}: "
            "use the version of the package that wrote it"
        )


def _failure(top: JsonObject) -> Failure:
    _check_schema(top)
    return Failure(top.take("id", str), top.take("error", str), top.take("message", str))


def _document(top: JsonObject) -> AttributedDocument:
    _check_schema(top)
    text = top.take("text", str)
    top.source = text
    entities = top.each("entities", _entity)
    outlets = top.each("agencies", _outlet)
    entity_of, outlet_of = {e.id: e for e in entities}, {o.id: o for o in outlets}
    return AttributedDocument(
        text=text,
        attributions=top.each("attributions", lambda a: _attribution(a, entity_of, outlet_of)),
        entities=entities,
        agencies=outlets,
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
        warnings=top.strings("warnings") if top.has("warnings") else (),
        credits=top.each("credits", _credit) if top.has("credits") else (),
    )


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


def _credit(place: JsonObject) -> Credit:
    return Credit(
        place.take("name", str),
        place.choice("kind", OutletKind),
        place.object("mention", JsonObject.span),
    )


def _attribution(
    place: JsonObject, entities: Mapping[str, Entity], outlets: Mapping[str, Outlet]
) -> Attribution:
    polarity = place.choice("polarity", Polarity)
    if place.has("statement"):
        place.take("statement", str)  # follows from the rest, by words that a version may change
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
        about=place.each("about", lambda t: _topic(t, entities)) if place.has("about") else (),
    )


def _topic(place: JsonObject, entities: Mapping[str, Entity]) -> Topic:
    mentions = place.each(
        "mentions",
        lambda m: TopicMention(
            m.span(),
            m.choice("part", Part),
            m.choice("resolved_by", Resolution),
            m.share("confidence"),
        ),
    )
    if not mentions:
        raise SerializationError(f"{place.path}.mentions: a content has words for what it is about")
    topic = Topic(place.one_of("entity", entities), mentions, place.take("is_speaker", bool))
    place.repeats("name", topic.name)
    place.repeats("part", topic.part)
    return topic


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
