"""Results as plain dictionaries and lists, ready for JSON."""

from __future__ import annotations

from attribution.document import Span
from attribution.output.json_schema import (
    SCHEMA,
    AttributionDict,
    DocumentDict,
    EntityDict,
    FailureDict,
    LinkDict,
    QuoteDict,
    RelayDict,
    SpanDict,
    SpeakerDict,
    TopicDict,
)
from attribution.output.writing import checked
from attribution.quotation import Quote
from attribution.result import (
    AttributedDocument,
    Attribution,
    ChainLink,
    Entity,
    Failure,
    Relay,
    Speaker,
    Topic,
)
from attribution.statements import statement

__all__ = ["failure_to_dict", "to_dict"]


def to_dict(document: AttributedDocument) -> DocumentDict:
    """A document as plain dictionaries and lists, as `to_json` writes it."""
    metadata = checked(document, "to_dict").metadata
    value: DocumentDict = {
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
            "title": metadata.title,
            "publisher": metadata.publisher,
            "author": metadata.author,
            "date": metadata.date,
            "url": metadata.url,
        },
        "entities": [_entity(e) for e in document.entities],
        "agencies": [
            {"id": o.id, "name": o.name, "kind": o.kind, "mentions": [_span(m) for m in o.mentions]}
            for o in document.agencies
        ],
        "attributions": [_attribution(a, document) for a in document.attributions],
    }
    if document.warnings:
        value["warnings"] = list(document.warnings)
    if document.credits:
        value["credits"] = [
            {"name": c.name, "kind": c.kind, "mention": _span(c.mention)} for c in document.credits
        ]
    return value


def failure_to_dict(failure: Failure) -> FailureDict:
    """A failure as a plain dictionary."""
    return {
        "schema": SCHEMA,
        "id": failure.id,
        "error": failure.error,
        "message": failure.message,
    }


def _span(span: Span) -> SpanDict:
    return {"start": span.start, "end": span.end, "text": span.text}


def _optional(span: Span | None) -> SpanDict | None:
    return None if span is None else _span(span)


def _entity(e: Entity) -> EntityDict:
    return {
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


def _attribution(a: Attribution, document: AttributedDocument) -> AttributionDict:
    return {
        "id": a.id,
        "quote": _quote(a.quote),
        "speaker": None if a.speaker is None else _speaker(a.speaker),
        "no_speaker": a.no_speaker,
        "agency": None if a.agency is None else _relay(a.agency),
        "addressee": None
        if a.addressee is None
        else {
            "entity": a.addressee.entity.id if a.addressee.entity else None,
            "name": a.addressee.name,
            "mention": _span(a.addressee.mention),
        },
        "polarity": a.quote.polarity,
        "confidence": a.confidence,
        "chain": [_link(link) for link in a.chain],
        "about": [_topic(topic) for topic in a.about],
        "statement": statement(a, document).text,
    }


def _quote(q: Quote) -> QuoteDict:
    return {
        "id": q.id,
        "kind": q.kind,
        "content": [_span(part) for part in q.content],
        "cue": None
        if q.cue is None
        else {
            "start": q.cue.span.start,
            "end": q.cue.span.end,
            "text": q.cue.span.text,
            "lemma": q.cue.lemma,
        },
        "source": _optional(q.source),
        "no_source": q.no_source,
        "addressee": _optional(q.addressee),
        "parent": q.parent,
        "confidence": q.confidence,
        "evidence": [
            {"rule": e.rule, "tokens": [_span(t) for t in e.tokens], "note": e.note}
            for e in q.evidence
        ],
    }


def _speaker(s: Speaker) -> SpeakerDict:
    return {
        "entity": s.entity.id,
        "name": s.name,
        "resolved_by": s.resolved_by,
        "confidence": s.confidence,
    }


def _relay(r: Relay) -> RelayDict:
    return {
        "agency": r.outlet.id,
        "name": r.name,
        "relation": r.relation,
        "mention": _optional(r.mention),
    }


def _topic(topic: Topic) -> TopicDict:
    return {
        "entity": topic.entity.id,
        "name": topic.name,
        "part": topic.part,
        "is_speaker": topic.is_speaker,
        "mentions": [
            {
                "start": m.span.start,
                "end": m.span.end,
                "text": m.span.text,
                "part": m.part,
                "resolved_by": m.resolved_by,
                "confidence": m.confidence,
            }
            for m in topic.mentions
        ],
    }


def _link(link: ChainLink) -> LinkDict:
    return {
        "role": link.role,
        "name": link.name,
        "ref": link.ref,
        "mention": _optional(link.mention),
    }
