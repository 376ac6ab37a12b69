"""`result_of`: turns finished claims into the result, and gives entities and outlets their ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attribution.chain import build_chain
from attribution.claim import Claim
from attribution.document import Document, Span
from attribution.knowledge import Knowledge
from attribution.mentions import Mentions
from attribution.mentions.entities import entities_of
from attribution.mentions.outlets import OutletMention
from attribution.mentions.stated import Stated
from attribution.quotes.numbering import quotes_of
from attribution.relays.links import Link
from attribution.result import (
    Addressee,
    AttributedDocument,
    Attribution,
    Credit,
    Entity,
    Outlet,
    Relay,
    Speaker,
)
from attribution.speakers.resolution import CONFIDENCE
from attribution.topics.grouping import topics_of

__all__ = ["result_of"]


def result_of(
    document: Document,
    claims: Sequence[Claim],
    mentions: Mentions,
    knowledge: Knowledge,
    credited: Sequence[Credit] = (),
) -> AttributedDocument:
    """The result that users see.

    Arguments:
        document: the parsed article.
        claims: relayed and resolved, in text order, an outer one before those nested in it.
        mentions: has the outlets that the article names.
        knowledge: has the publisher's other names.
        credited: outlets that helped with the whole article.
    """
    speaking = [r.member for claim in claims for r in (claim.speaker, claim.told) if r is not None]
    spoken_of = (m.member for claim in claims for m in claim.about)
    entity_of = entities_of(speaking, spoken_of, Stated(document, claims, knowledge))
    agency_of = _agencies(claims, mentions.outlets)
    known = knowledge.outlets.find(document.metadata.publisher or "")
    speaker_of = {id(claim): _speaker(claim, entity_of) for claim in claims}
    attributions = []
    for number, (claim, quote) in enumerate(zip(claims, quotes_of(claims), strict=True), 1):
        speaker = speaker_of[id(claim)]
        attributions.append(
            Attribution(
                id=f"at{number}",
                quote=quote,
                speaker=speaker,
                no_speaker=_no_speaker(claim) if speaker is None else None,
                agency=agency_of[claim.relay] if claim.relay is not None else None,
                addressee=_addressee(claim, entity_of),
                chain=build_chain(
                    document.metadata,
                    [agency_of[link] for link in claim.relays],
                    _enclosing(claim, speaker_of),
                    quote,
                    speaker,
                    publisher=known.name if known is not None else None,
                ),
                confidence=round(claim.weight * (speaker.confidence if speaker else 1.0), 3),
                about=topics_of(claim, entity_of),
            )
        )
    return AttributedDocument(
        text=document.text,
        attributions=tuple(attributions),
        entities=tuple(entity_of.values()),
        agencies=tuple({agency.outlet.id: agency.outlet for agency in agency_of.values()}.values()),
        language=document.language,
        parser=document.parser,
        metadata=document.metadata,
        id=document.id,
        warnings=document.warnings,
        credits=tuple(credited),
    )


def _agencies(claims: Sequence[Claim], outlets: Sequence[OutletMention]) -> Mapping[Link, Relay]:
    """The relay that the result shows for each link; outlets are numbered in order of use."""
    spans: dict[str, list[Span]] = {}
    for mention in outlets:
        spans.setdefault(mention.name, []).append(mention.span)
    used: dict[str, Outlet] = {}
    shown: dict[Link, Relay] = {}
    for link in (link for claim in claims for link in claim.relays):
        if link.name not in used:
            number, where = len(used) + 1, tuple(spans.get(link.name, ()))
            used[link.name] = Outlet(f"a{number}", link.name, link.kind, where)
        shown[link] = Relay(used[link.name], link.relation, link.mention)
    return shown


def _speaker(claim: Claim, entity_of: Mapping[int, Entity]) -> Speaker | None:
    found = claim.speaker
    if found is None or found.member is None:
        return None
    return Speaker(entity_of[id(found.member)], found.how, CONFIDENCE[found.how])


def _no_speaker(claim: Claim) -> str:
    return (claim.speaker.reason if claim.speaker is not None else None) or "no source"


def _addressee(claim: Claim, entity_of: Mapping[int, Entity]) -> Addressee | None:
    if claim.addressee is None:
        return None
    member = claim.told.member if claim.told is not None else None
    return Addressee(claim.addressee.span, entity_of[id(member)] if member is not None else None)


def _enclosing(
    claim: Claim, speaker_of: Mapping[int, Speaker | None]
) -> list[tuple[Span | None, Speaker]]:
    """The speakers of the claims around one, outermost first, but not the outlets that relay it."""
    relays = {link.name for link in claim.relays}
    found: list[tuple[Span | None, Speaker]] = []
    above = claim.parent
    while above is not None:
        speaker = speaker_of[id(above)]
        relaying = above.outlet in relays
        if speaker is not None and not relaying:
            source = above.source.span if above.source is not None else None
            found.insert(0, (source, speaker))
        above = above.parent
    return found
