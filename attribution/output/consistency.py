"""`contradictions`: checks a result: unique ids, references that lead somewhere, parts in order."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from attribution.result import AttributedDocument, Attribution, Entity, Outlet

__all__ = ["contradictions"]

Fault = tuple[str, str]


def contradictions(document: AttributedDocument) -> Iterator[Fault]:
    """The places where a result contradicts itself, such as ``attributions[0].id``, and why.

    Arguments:
        document: the result; its spans are known to be slices of its text.

    Example:
        >>> twice = AttributedDocument("", entities=(Entity("e1", "Ana Lund", "person"),) * 2)
        >>> list(contradictions(twice))
        [('entities[1].id', "the id 'e1' is given twice")]
    """
    entities = {e.id: e for e in document.entities}
    outlets = {o.id: o for o in document.agencies}
    yield from _doubled("entities", "id", [e.id for e in document.entities])
    yield from _doubled("agencies", "id", [o.id for o in document.agencies], entities)
    yield from _doubled("attributions", "id", [a.id for a in document.attributions])
    yield from _doubled("attributions", "quote.id", [a.quote.id for a in document.attributions])
    for i, entity in enumerate(document.entities):
        yield from _members(f"entities[{i}].members", entity, entities)
    yield from _parents(document.attributions)
    for i, attribution in enumerate(document.attributions):
        place = f"attributions[{i}]"
        yield from _quote(f"{place}.quote", attribution)
        if attribution.speaker is not None and attribution.no_speaker is not None:
            yield f"{place}.no_speaker", "there is a speaker, so it must be null"
        yield from _chain(f"{place}.chain", attribution, entities, outlets)
        yield from _about(f"{place}.about", attribution)


def _doubled(
    place: str, key: str, ids: Sequence[str], others: Collection[str] = ()
) -> Iterator[Fault]:
    seen = set(others)
    for i, name in enumerate(ids):
        if name in seen:
            yield f"{place}[{i}].{key}", f"the id {name!r} is given twice"
        seen.add(name)


def _members(place: str, entity: Entity, entities: Mapping[str, Entity]) -> Iterator[Fault]:
    for i, member in enumerate(entity.members):
        if member not in entities:
            yield f"{place}[{i}]", f"there is no entity {member!r} in this document"
        elif member == entity.id:
            yield f"{place}[{i}]", f"{member!r} is a member of itself"


def _parents(attributions: Sequence[Attribution]) -> Iterator[Fault]:
    parent_of = {a.quote.id: a.quote.parent for a in attributions}
    sound: set[str | None] = {None}
    for i, attribution in enumerate(attributions):
        place = f"attributions[{i}].quote.parent"
        way: dict[str, None] = {}
        at: str | None = attribution.quote.id
        while at not in sound:
            if at is None or at not in parent_of:
                yield place, f"there is no quotation {at!r} in this document"
                break
            if at in way:
                yield place, f"{at!r} is nested in itself"
                break
            way[at] = None
            at = parent_of[at]
        sound.update(way)


def _quote(place: str, attribution: Attribution) -> Iterator[Fault]:
    quote = attribution.quote
    if not quote.content:
        yield f"{place}.content", "a quotation has at least one part"
    for i, (before, after) in enumerate(pairwise(quote.content), 1):
        if after.start < before.end:
            yield f"{place}.content[{i}]", "parts stand in text order and do not overlap"
    if quote.source is not None and quote.no_source is not None:
        yield f"{place}.no_source", "there is a source, so it must be null"


def _about(place: str, attribution: Attribution) -> Iterator[Fault]:
    content = attribution.quote.content
    for i, topic in enumerate(attribution.about):
        for j, mention in enumerate(topic.mentions):
            if not any(part.covers(mention.span) for part in content):
                yield f"{place}[{i}].mentions[{j}]", "it stands in no part of the content"


def _chain(
    place: str,
    attribution: Attribution,
    entities: Mapping[str, Entity],
    outlets: Mapping[str, Outlet],
) -> Iterator[Fault]:
    for i, link in enumerate(attribution.chain):
        relays = link.role in ("publisher", "agency")
        if link.ref is not None and link.ref not in (outlets if relays else entities):
            kind = "outlet" if relays else "entity"
            yield f"{place}[{i}].ref", f"there is no {kind} {link.ref!r} in this document"
