"""Quotations by an outlet that do no more than relay somebody else's.

*Reuters reported that Reyes said the dam had failed* is one claim, Reyes's, and Reuters
relayed it; so is *Reuters reported, citing Reyes, that the dam had failed*.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import evolve, frozen

from attribution.agencies.cited import Citing, by_cited, by_own_cue, citing, own_cue, within_report
from attribution.agencies.gazetteer import Gazetteer
from attribution.agencies.links import Link
from attribution.agencies.outlets import OutletMention
from attribution.agencies.phrases import is_outlet
from attribution.document import Document, Span, Token
from attribution.quotation import Quote
from attribution.quotes import Lexicon
from attribution.result import Relation

__all__ = ["Folded", "fold"]

# How much of a relaying clause may be other than what it relays.
_MOST_BESIDE = 0.35
# How much two contents must share to be one.
_SAME = 0.7


@frozen
class Folded:
    """What became of the quotations of which an outlet is the source.

    Attributes:
        links: quotations by their places, each with the outlet that relayed it.
        into: ids of quotations that are none of their own, each with the id of the one
            that it belongs to.
        renewed: by id, quotations that are another's, whom the outlet cites or reports,
            as that one's.
    """

    links: tuple[tuple[int, Link], ...]
    into: Mapping[str, str]
    renewed: Mapping[str, Quote]


def fold(
    document: Document,
    quotes: Sequence[Quote],
    mentions: Sequence[OutletMention],
    gazetteer: Gazetteer,
    lexicon: Lexicon,
) -> Folded:
    """Tells relaying quotations from what they relay.

    Arguments:
        document: the parsed article.
        quotes: its quotations in text order.
        mentions: the outlets it names.
        gazetteer: has the words by which outlets relay.
        lexicon: has the cues by which anybody speaks.
    """
    by_sentence: dict[int, list[OutletMention]] = {}
    for mention in mentions:
        by_sentence.setdefault(mention.head.sentence, []).append(mention)
    cued_in: dict[int, list[int]] = {}
    for i, quote in enumerate(quotes):
        if quote.cue is not None:
            for sentence in document.sentences_in(quote.cue.span):
                cued_in.setdefault(sentence.index, []).append(i)
    links: list[tuple[int, Link]] = []
    into: dict[str, str] = {}
    renewed: dict[str, Quote] = {}
    for i, outer in enumerate(quotes):
        outlet = _speaking_outlet(document, outer, by_sentence, gazetteer)
        if outlet is None or outer.id in into or outer.id in renewed:
            continue
        link = _link(outlet, _how(outer, gazetteer))
        inner = _relayed_by(document, quotes, i, cued_in)
        if inner is not None:
            links.append((inner, link))
            into[outer.id] = quotes[inner].id
            if _goes_on(quotes[inner], outer):
                renewed[quotes[inner].id] = evolve(quotes[inner], content=outer.content)
            continue
        cited = citing(document, outer, gazetteer)
        verb = own_cue(document, outer, lexicon) if cited is None else None
        if verb is not None:
            there = (j for j in cued_in.get(verb.sentence, ()) if quotes[j].id not in into)
            said = next((j for j in there if _has_cue(quotes[j], verb)), i)
            links.append((said, link))
            if said != i:
                into[outer.id] = quotes[said].id
            else:
                renewed[outer.id] = by_own_cue(document, outer, verb, lexicon)
            continue
        if cited is None:
            relayed = within_report(document, outer, lexicon)
            if relayed is not None:
                links.append((i, link))
                renewed[outer.id] = relayed
            continue
        here = [j for j in cued_in.get(cited.verb.sentence, ()) if j != i]
        said = next((j for j in here if _is_said(document, quotes[j], outer, cited)), i)
        relayed = by_cited(quotes[said], cited)
        if relayed is None:
            continue
        links.append((said, link))
        renewed[quotes[said].id] = relayed
        for j in (i, *here):
            only = any(p.covers(cited.source) or cited.source.covers(p) for p in quotes[j].content)
            if j != said and (j == i or only):
                into[quotes[j].id] = quotes[said].id
    return Folded(tuple(links), into, renewed)


def _has_cue(quote: Quote, verb: Token) -> bool:
    return quote.cue is not None and quote.cue.span.covers(verb.span)


def _is_said(document: Document, quote: Quote, outer: Quote, cited: Citing) -> bool:
    """Whether a quotation is what somebody is quoted as saying, in one that quotes him."""
    if outer.cue is None or quote.cue is None or not outer.cue.span.covers(cited.verb.span):
        return False
    cue = document.head_of(quote.cue.span)
    if cue is None or quote.source not in (outer.source, cited.source):
        return False
    return any(p.covers(cue.span) for p in outer.content)


def _link(outlet: OutletMention, relation: Relation) -> Link:
    return Link(outlet.name, outlet.kind, relation, outlet.span)


def _how(outer: Quote, gazetteer: Gazetteer) -> Relation:
    if outer.cue is None:
        return "reported"
    if outer.cue.text.lower().startswith("accord"):
        return "according to"
    quoting = outer.cue.lemma.lower() in gazetteer.words("relays", "quoting")
    return "quoted by" if quoting else "reported"


def _speaking_outlet(
    document: Document,
    quote: Quote,
    by_sentence: Mapping[int, Sequence[OutletMention]],
    gazetteer: Gazetteer,
) -> OutletMention | None:
    """The outlet that a quotation's source is, if it is one."""
    if quote.source is None or quote.cue is None:
        return None
    head = document.head_of(quote.source)
    if head is None:
        return None
    sentence = document.sentences[head.sentence]
    for mention in by_sentence.get(head.sentence, ()):
        if is_outlet(sentence, head, mention, gazetteer):
            return mention
    return None


def _relayed_by(
    document: Document,
    quotes: Sequence[Quote],
    i: int,
    cued_in: Mapping[int, Sequence[int]],
) -> int | None:
    """The quotation that one by an outlet does no more than relay."""
    outer = quotes[i]
    reach = [s.index for part in outer.content for s in document.sentences_in(part)]
    for j in sorted({j for index in reach for j in cued_in.get(index, ())}):
        inner = quotes[j]
        if j == i or inner.cue is None or inner.source in (None, outer.source):
            continue
        if _shared(outer, inner) >= _SAME or _goes_on(inner, outer):
            return j  # *announced that it had failed, according to X*
        if not any(p.covers(inner.cue.span) for p in outer.content):
            continue
        parts = [*inner.content, inner.cue.span, inner.source]
        if inner.addressee is not None:
            parts.append(inner.addressee)
        if _beside(outer.content, parts) <= _MOST_BESIDE:
            return j
    return None


def _goes_on(inner: Quote, outer: Quote) -> bool:
    """Whether an outlet was taken to say what goes on a quotation that it only relays.

    *"It held," Lund said, X reported. "It will hold again."*
    """
    return (
        (inner.kind, outer.kind) == ("direct", "direct")
        and len(inner.content) < len(outer.content)
        and all(any(o.covers(part) for o in outer.content) for part in inner.content)
    )


def _shared(one: Quote, other: Quote) -> float:
    """The share of two contents together that both have."""
    both = sum(
        max(0, min(p.end, q.end) - max(p.start, q.start))
        for p in one.content
        for q in other.content
    )
    return both / (sum(map(len, one.content)) + sum(map(len, other.content)) - both)


def _beside(content: Sequence[Span], parts: Sequence[Span]) -> float:
    """The share of a content that none of the parts covers."""
    total = rest = 0
    for span in content:
        for offset, character in enumerate(span.text, span.start):
            if character.isalnum():
                total += 1
                rest += not any(p.start <= offset < p.end for p in parts)
    return rest / total if total else 1.0
