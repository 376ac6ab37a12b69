"""Gives outlets that speak for themselves their whole names: no *York Times*, no *Press*."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import evolve

from attribution.knowledge.outlets import Gazetteer
from attribution.result import Addressee, Entity, Speaker

__all__ = ["named_as_outlets"]

_EMPTY = ("the", "of", "and", "new", "news", "daily")


def named_as_outlets(
    entities: Sequence[Entity],
    speakers: Sequence[Speaker | None],
    addressees: Sequence[Addressee | None],
    outlets: Sequence[str | None],
    gazetteer: Gazetteer,
) -> tuple[tuple[Entity, ...], tuple[Speaker | None, ...], tuple[Addressee | None, ...]]:
    """The entities, speakers and addressees with those named that are outlets.

    An entity that an outlet's quotation was ascribed to takes the outlet's name, and all
    entities that take one name become one.

    Arguments:
        entities: as the speakers were resolved.
        speakers: one for each quotation, or None.
        addressees: one for each quotation, or None.
        outlets: for each quotation the outlet that is its source, or None.
        gazetteer: has the outlets' other names.
    """
    names: dict[str, str] = {}
    for speaker, outlet in zip(speakers, outlets, strict=True):
        if (
            speaker is not None
            and outlet is not None
            and _may_be(speaker.entity, outlet, gazetteer)
        ):
            names.setdefault(speaker.entity.id, outlet)
    if not names:
        return tuple(entities), tuple(speakers), tuple(addressees)
    first: dict[str, str] = {}
    new_id = {e.id: first.setdefault(names.get(e.id, e.id), e.id) for e in entities}
    joined: dict[str, Entity] = {}
    for entity in entities:
        known = joined.get(new_id[entity.id])
        if known is None:
            joined[entity.id] = _renamed(entity, names.get(entity.id), new_id)
        else:
            spans = {m.start: m for m in (*known.mentions, *entity.mentions)}
            mentions = tuple(spans[start] for start in sorted(spans))
            joined[known.id] = evolve(known, mentions=mentions)

    def meant(entity: Entity) -> Entity:
        return joined[new_id.get(entity.id, entity.id)]

    return (
        tuple(joined.values()),
        tuple(s and evolve(s, entity=meant(s.entity)) for s in speakers),
        tuple(a and evolve(a, entity=a.entity and meant(a.entity)) for a in addressees),
    )


def _may_be(entity: Entity, outlet: str, gazetteer: Gazetteer) -> bool:
    """Whether an entity is no other than an outlet: by an alias, or by a word of its name."""
    if entity.kind != "organisation":
        return False
    own, other = _words(entity.name), _words(outlet)
    if own <= other:
        return True
    one, two = gazetteer.find(entity.name), gazetteer.find(outlet)
    if one is not None and two is not None:
        return one.name == two.name
    return bool(own & other)


def _words(name: str) -> set[str]:
    return {word for word in name.lower().split() if word not in _EMPTY}


def _renamed(entity: Entity, name: str | None, new_id: Mapping[str, str]) -> Entity:
    members = tuple(dict.fromkeys(new_id.get(m, m) for m in entity.members))
    if name is None:
        return evolve(entity, members=members)
    return evolve(entity, name=name, kind="organisation", gender=None, members=members)
