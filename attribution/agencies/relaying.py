"""Tells which outlet relayed each quotation, and how."""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence

from attrs import frozen

from attribution.agencies.folding import Folded, fold
from attribution.agencies.headings import headings
from attribution.agencies.links import Link
from attribution.agencies.outlets import OutletMention, outlet_mentions
from attribution.agencies.reaching import Cues
from attribution.agencies.references import with_references
from attribution.agencies.relations import relay
from attribution.document import Document, Span
from attribution.knowledge import Knowledge
from attribution.quotation import Quote
from attribution.result import Agency, Outlet

__all__ = ["Relayed", "find_agencies"]

# Of two outlets on a quotation's way these are nearer to its speaker.
_INNER = ("told to", "published in", "seen by")


@frozen
class Relayed:
    """Through whom the quotations came.

    Attributes:
        outlets: the outlets that relayed any.
        agencies: one for each quotation, or None.
        relays: for each quotation all outlets on its way, the outermost first; the
            agency is the outermost that the quotation itself names.
        folded: ids of quotations that only relay another one, each with the
            id of the one it relays.
        renewed: by id, quotations that are not the outlet's that reports them but whom it
            cites, as theirs.
        speaking: for each quotation the outlet that is its source itself, or None.
        fullest: for each outlet its fullest name in the text.
        named: where outlets are named beyond doubt, whether they relay or not.
    """

    outlets: tuple[Outlet, ...]
    agencies: tuple[Agency | None, ...]
    relays: tuple[tuple[Agency, ...], ...]
    folded: Mapping[str, str]
    renewed: Mapping[str, Quote]
    speaking: tuple[str | None, ...]
    fullest: Mapping[str, str]
    named: tuple[Span, ...]


def find_agencies(
    document: Document,
    quotes: Sequence[Quote],
    *,
    knowledge: Knowledge | None = None,
) -> Relayed:
    """Finds the relaying outlet of each quotation.

    Arguments:
        document: the parsed article.
        quotes: its quotations in text order.
        knowledge: words and outlets; the package's own for the language unless given.
    """
    knowledge = knowledge or Knowledge.default(document.language)
    known = knowledge.outlets
    named = outlet_mentions(document, known)
    mentions = with_references(document, named, known)
    by_sentence: dict[int, list[OutletMention]] = {}
    for mention in mentions:
        by_sentence.setdefault(mention.head.sentence, []).append(mention)
    folded = fold(document, quotes, by_sentence, known, knowledge)
    links: list[list[Link]] = [[] for _ in quotes]
    for i, link in folded.links:
        links[i].append(link)
    cues = Cues(document, quotes, by_sentence, folded, known)
    for mention in mentions:
        sentence = document.sentences[mention.head.sentence]
        found = relay(sentence, mention, known) if cues.of_sentence.get(sentence.index) else None
        if found is None:
            continue
        link = Link(mention.name, mention.kind, found.relation, mention.span)
        for i in cues.reached(mention, found):
            if all(link.name != other.name for other in links[i]):
                links[i].append(link)
    for row in links:
        row.sort(key=lambda link: link.relation in _INNER)
    speaking = [cues.speaking(i) for i in range(len(quotes))]
    _inherit(quotes, links, folded, speaking)
    return _result(quotes, mentions, links, headings(document, mentions, known), folded, speaking)


def _fullest(mentions: Sequence[OutletMention]) -> Mapping[str, str]:
    """For each outlet its longest name in the text: *the AP* and *Press*: *Associated Press*."""
    forms: dict[str, str] = {}
    for mention in mentions:
        form = mention.span.text
        form = mention.name if mention.name == f"The {form}" else form
        # *the newspaper* is none.
        if mention.name not in forms or (form[:1].isupper(), len(form)) > (
            forms[mention.name][:1].isupper(),
            len(forms[mention.name]),
        ):
            forms[mention.name] = form
    return forms


def _inherit(
    quotes: Sequence[Quote],
    links: list[list[Link]],
    folded: Folded,
    speaking: Sequence[OutletMention | None],
) -> None:
    """What stands inside a relayed quotation, or inside an outlet's own, came the same way."""
    place = {q.id: i for i, q in enumerate(quotes)}
    for i, quote in enumerate(quotes):
        above = place.get(folded.into.get(quote.parent or "", quote.parent or ""))
        if above is None or above == i or quote.id in folded.into:
            continue
        if not links[i]:
            links[i] = list(links[above])
        outlet, own = speaking[above], speaking[i]
        there = {link.name for link in links[i]} | ({own.name} if own is not None else set())
        if outlet is not None and outlet.name not in there:
            links[i].insert(0, Link(outlet.name, outlet.kind, "reported", outlet.span))


def _result(
    quotes: Sequence[Quote],
    mentions: Sequence[OutletMention],
    links: Sequence[Sequence[Link]],
    top: Sequence[Link],
    folded: Folded,
    speaking: Sequence[OutletMention | None],
) -> Relayed:
    spans: dict[str, list[Span]] = {}
    for mention in mentions:
        spans.setdefault(mention.name, []).append(mention.span)
    used: dict[str, Outlet] = {}

    def agency(link: Link) -> Agency:
        if link.name not in used:
            number, where = len(used) + 1, tuple(spans.get(link.name, ()))
            used[link.name] = Outlet(f"a{number}", link.name, link.kind, where)
        return Agency(used[link.name], link.relation, link.mention)

    starts = [m.span.start for m in mentions]
    agencies: list[Agency | None] = []
    relays: list[tuple[Agency, ...]] = []
    for quote, own in zip(quotes, links, strict=True):
        if quote.id in folded.into:
            agencies.append(None)
            relays.append(())
            continue
        speaks = {m.name for m in _within(mentions, starts, quote.source)}
        named = {link.name for link in own} | speaks
        whole = [link for link in top if link.name not in named]
        made = tuple(agency(link) for link in (*whole, *own))
        relays.append(made)
        agencies.append(made[len(whole)] if own else next(iter(made), None))
    return Relayed(
        tuple(used.values()),
        tuple(agencies),
        tuple(relays),
        folded.into,
        folded.renewed,
        tuple(m.name if m is not None else None for m in speaking),
        _fullest(mentions),
        tuple(m.span for m in mentions if not m.doubt or m.name in used),
    )


def _within(
    mentions: Sequence[OutletMention], starts: Sequence[int], span: Span | None
) -> Sequence[OutletMention]:
    """The mentions, in text order, that begin in a span."""
    if span is None:
        return ()
    return mentions[bisect.bisect_left(starts, span.start) : bisect.bisect_left(starts, span.end)]
