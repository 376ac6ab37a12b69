"""`relay`: tells which outlets relayed each claim, and how."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from attribution.claim import Claim, altered, renewed
from attribution.document import Document, Span
from attribution.knowledge import Knowledge
from attribution.knowledge.gazetteer import Gazetteer
from attribution.layout.structure import Layout
from attribution.mentions.detection import Mentions, taken_up_by_nouns
from attribution.mentions.outlets import OutletMention
from attribution.relays.attachment import Cues
from attribution.relays.links import Link
from attribution.relays.next_sentence import added, put_to, taken_up
from attribution.relays.origin import origins
from attribution.relays.overlap import disproves
from attribution.relays.printed_interviews import answered
from attribution.relays.relay_phrases import quoting_clause, relay_phrase
from attribution.relays.trimming import without_clause

__all__ = ["relay"]

# Of two outlets that relayed a claim, these relations are nearer to its speaker.
_INNER = ("told to", "published in", "seen by")
# The relations in which an outlet relays the words of a person, not those of a memo.
_SPOKEN = ("told to", "quoted by")


def relay(
    document: Document,
    claims: Sequence[Claim],
    mentions: Mentions,
    layout: Layout,
    knowledge: Knowledge,
) -> tuple[Claim, ...]:
    """The claims with the outlets that relayed them, and with the outlet that is their source.

    Arguments:
        document: the parsed article.
        claims: in text order, an outer one before those nested in it, after folding.
        mentions: has the outlets that the article names.
        layout: the layout of the article.
        knowledge: has the words by which outlets relay.
    """
    found = _relayed(document, claims, mentions, layout, knowledge)
    relaying = {link.name for claim in found for link in claim.relays}
    relaying |= {claim.outlet for claim in found if claim.outlet is not None}
    again = taken_up_by_nouns(document, mentions, relaying, knowledge)
    # *Told the newspaper* refers to an outlet only if its name is known to be one.
    more = len(again.outlets) > len(mentions.outlets)
    return _relayed(document, claims, again, layout, knowledge) if more else found


def _relayed(
    document: Document,
    claims: Sequence[Claim],
    mentions: Mentions,
    layout: Layout,
    knowledge: Knowledge,
) -> tuple[Claim, ...]:
    """The claims with their relays, each sentence by itself and then the heading's outlets."""
    known, outlets = knowledge.outlets, mentions.outlets
    links = [list(claim.relays) for claim in claims]
    cues = Cues(document, claims, mentions, known)
    sources = [claim.source for claim in claims]
    for mention in outlets:
        sentence = document.sentences[mention.head.sentence]
        if not cues.any_in(sentence.index):
            continue
        for found in (
            relay_phrase(sentence, mention, known),
            quoting_clause(sentence, mention, known),
        ):
            if found is None:
                continue
            link = Link(mention.name, mention.kind, found.relation, mention.span)
            for i in cues.reached(mention, found):
                if found.relation in _SPOKEN:
                    sources[i] = without_clause(document, sources[i], found.path[0])
                if all(link.name != other.name for other in links[i]):
                    links[i].append(link)
    for i, link in (
        *taken_up(document, claims, outlets, known),
        *put_to(document, claims, outlets, known),
        *answered(document, claims, outlets, layout, known),
    ):
        if not links[i]:
            links[i].append(link)
    for i, link in list(added(document, claims, links, known)):
        links[i].append(link)
    for row in links:
        row.sort(key=lambda link: link.relation in _INNER)
    speaking = [cues.speaking(i) for i in range(len(claims))]
    for row, by in zip(links, speaking, strict=True):
        if by is not None:  # *according to SANA, the Syrian state news agency*
            row[:] = [link for link in row if link.name != by.name]
    _inherit(claims, links, speaking, known)
    top = origins(document, outlets, layout, known)
    place = {id(claim): i for i, claim in enumerate(claims)}
    starts = [m.span.start for m in outlets]

    def relayed(claim: Claim) -> Claim:
        own = links[place[id(claim)]]
        by = speaking[place[id(claim)]]
        by_whom = sources[place[id(claim)]]
        source = by_whom.span if by_whom is not None else None
        named = {m.name for m in _within(outlets, starts, source)} | {link.name for link in own}
        whole = [link for link in top if link.name not in named]
        return altered(
            claim,
            source=by_whom,
            relays=(*whole, *own),
            relay=next(iter(own or whole), None),
            outlet=by.name if by is not None else None,
        )

    return renewed(claims, relayed)


def _inherit(
    claims: Sequence[Claim],
    links: list[list[Link]],
    speaking: Sequence[OutletMention | None],
    known: Gazetteer,
) -> None:
    """Gives claims nested in a relayed claim, or in an outlet's own, the same relays.

    Those that it says are not so excepted.
    """
    place = {id(claim): i for i, claim in enumerate(claims)}
    for i, claim in enumerate(claims):
        above = place.get(id(claim.parent))
        if above is None:
            continue
        outlet, own = speaking[above], speaking[i]
        if outlet is not None and disproves(claims[above], known):
            continue
        if not links[i]:
            links[i] = list(links[above])
        there = {link.name for link in links[i]} | ({own.name} if own is not None else set())
        if outlet is not None and outlet.name not in there:
            links[i].insert(0, Link(outlet.name, outlet.kind, "reported", outlet.span))


def _within(
    mentions: Sequence[OutletMention], starts: Sequence[int], span: Span | None
) -> Sequence[OutletMention]:
    """The mentions, in text order, that begin in a span."""
    if span is None:
        return ()
    return mentions[bisect.bisect_left(starts, span.start) : bisect.bisect_left(starts, span.end)]
