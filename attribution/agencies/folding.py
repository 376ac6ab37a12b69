"""Quotations by an outlet that do no more than relay somebody else's.

*Reuters reported that Reyes said the dam had failed* is one claim, Reyes's, and Reuters
relayed it; so is *Reuters reported, citing Reyes, that the dam had failed*.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import evolve, frozen

from attribution.agencies.asides import by_own_aside
from attribution.agencies.cited import Citing, by_cited, by_own_cue, citing, own_cue, within_report
from attribution.agencies.links import Link
from attribution.agencies.outlets import OutletMention
from attribution.agencies.phrases import is_outlet
from attribution.document import Document, Span, Token
from attribution.knowledge import Knowledge
from attribution.knowledge.outlets import Gazetteer
from attribution.quotation import Quote
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
    mentions: Mapping[int, Sequence[OutletMention]],
    gazetteer: Gazetteer,
    knowledge: Knowledge,
) -> Folded:
    """Tells relaying quotations from what they relay.

    Arguments:
        document: the parsed article.
        quotes: its quotations in text order.
        mentions: the outlets it names, by their sentence.
        gazetteer: has the words by which outlets relay.
        knowledge: has the cues by which anybody speaks.
    """
    return _Folder(document, quotes, mentions, gazetteer, knowledge).run()


class _Folder:
    def __init__(
        self,
        document: Document,
        quotes: Sequence[Quote],
        mentions: Mapping[int, Sequence[OutletMention]],
        gazetteer: Gazetteer,
        knowledge: Knowledge,
    ) -> None:
        self.document = document
        self.quotes = quotes
        self.gazetteer = gazetteer
        self.knowledge = knowledge
        self.mentions = mentions
        self.cued_in: dict[int, list[int]] = {}
        for i, quote in enumerate(quotes):
            if quote.cue is not None:
                for sentence in document.sentences_in(quote.cue.span):
                    self.cued_in.setdefault(sentence.index, []).append(i)
        self.links: list[tuple[int, Link]] = []
        self.behind: list[tuple[int, Link]] = []  # outlets that outlets cite
        self.into: dict[str, str] = {}
        self.renewed: dict[str, Quote] = {}

    def run(self) -> Folded:
        for i, outer in enumerate(self.quotes):
            outlet = _speaking_outlet(self.document, outer, self.mentions, self.gazetteer)
            if outlet is not None and outer.id not in self.into and outer.id not in self.renewed:
                self._fold(i, outlet)
        place = {quote.id: i for i, quote in enumerate(self.quotes)}
        for i, link in self.behind:
            self.links.append((place[self._last(self.quotes[i].id)], link))
        return Folded(tuple(self.links), self.into, self.renewed)

    def _last(self, id_: str) -> str:
        """What a quotation was folded into at last."""
        seen = {id_}
        while self.into.get(id_, id_) not in seen:
            id_ = self.into[id_]
            seen.add(id_)
        return id_

    def _fold(self, i: int, outlet: OutletMention) -> None:
        outer = self.quotes[i]
        link = _link(outlet, _how(outer, self.gazetteer))
        inner = _relayed_by(self.document, self.quotes, i, self.cued_in)
        if inner is not None:
            self.links.append((inner, link))
            self.into[outer.id] = self.quotes[inner].id
            if _goes_on(self.quotes[inner], outer):
                longer = evolve(self.quotes[inner], content=outer.content)
                self.renewed[longer.id] = longer
            return
        cited = citing(self.document, outer, self.gazetteer)
        if cited is not None:
            self._cites(i, link, cited)
            return
        verb = own_cue(self.document, outer, self.knowledge)
        if verb is not None:
            self._reports_behind(i, link, verb)
            return
        relayed = within_report(self.document, outer, self.knowledge) or by_own_aside(
            self.document, outer, self.knowledge
        )
        if relayed is not None:
            self.links.append((i, link))
            self.renewed[outer.id] = relayed

    def _cites(self, i: int, link: Link, cited: Citing) -> None:
        """*X quoted her as saying ...*, *X reported, citing two officials, that ...*."""
        outer = self.quotes[i]
        others = [
            j
            for j in self.cued_in.get(cited.verb.sentence, ())
            if j != i and self.quotes[j].id not in self.into
        ]
        here = [j for j in others if self.quotes[j].source in (outer.source, cited.source)]
        said = next((j for j in here if _is_said(self.document, self.quotes[j], outer, cited)), i)
        relayed = by_cited(self.document, self.quotes[said], cited)
        if said == i and _has_cue(outer, cited.verb):
            # *citing two officials* tells no more than whose another of its quotations is.
            for j in here if relayed is not None else others:
                if relayed is None or _shared(relayed, self.quotes[j]) >= _SAME:
                    self.into[outer.id] = self.quotes[j].id
                    self._cites_outlet(j, cited)
                    return
        if relayed is None:
            return
        self.links.append((said, link))
        self.renewed[relayed.id] = relayed
        for j in (i, *here):
            other = self.quotes[j]
            # *reported, according to two officials*: their words are the outlet's report.
            same = other.source == cited.source and _holds_cue(other, outer)
            if j != said and (j == i or same or _has_cue(other, cited.verb)):
                self.into[other.id] = relayed.id

    def _cites_outlet(self, i: int, cited: Citing) -> None:
        """*X, citing Y, quoted her as saying ...*: Y is nearer to her."""
        for mention in self.mentions.get(cited.verb.sentence, ()):
            if cited.source.covers(mention.span) and not mention.doubt:
                self.behind.append((i, _link(mention, "reported")))
                return

    def _reports_behind(self, i: int, link: Link, verb: Token) -> None:
        """*Reyes said, "No comment," X reported*."""
        outer = self.quotes[i]
        there = (j for j in self.cued_in.get(verb.sentence, ()) if j != i)
        said = next((j for j in there if _has_cue(self.quotes[j], verb)), None)
        if said is None or self.quotes[said].id in self.into:
            self.links.append((i, link))
            self.renewed[outer.id] = by_own_cue(self.document, outer, verb, self.knowledge)
        else:
            self.links.append((said, link))
            self.into[outer.id] = self.quotes[said].id


def _has_cue(quote: Quote, verb: Token) -> bool:
    return quote.cue is not None and quote.cue.span.covers(verb.span)


def _holds_cue(quote: Quote, other: Quote) -> bool:
    return other.cue is not None and any(p.covers(other.cue.span) for p in quote.content)


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
    mentions: Mapping[int, Sequence[OutletMention]],
    gazetteer: Gazetteer,
) -> OutletMention | None:
    """The outlet that a quotation's source is, if it is one."""
    if quote.source is None or quote.cue is None:
        return None
    head = document.head_of(quote.source)
    if head is None:
        return None
    sentence = document.sentences[head.sentence]
    for mention in mentions.get(head.sentence, ()):
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
        told = (inner.cue.span,), (inner.source, *inner.content)
        if not any(all(any(p.covers(s) for p in outer.content) for s in part) for part in told):
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
