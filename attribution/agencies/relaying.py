"""Tells which outlet relayed each quotation, and how."""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence

from attrs import frozen

from attribution.agencies.folding import Folded, fold
from attribution.agencies.gazetteer import Gazetteer
from attribution.agencies.headings import headings
from attribution.agencies.links import Link
from attribution.agencies.outlets import OutletMention, outlet_mentions
from attribution.agencies.phrases import is_outlet
from attribution.agencies.references import with_references
from attribution.agencies.relations import Relay, relay
from attribution.document import Document, Span, Token
from attribution.quotation import Quote
from attribution.quotes import Lexicon
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
    """

    outlets: tuple[Outlet, ...]
    agencies: tuple[Agency | None, ...]
    relays: tuple[tuple[Agency, ...], ...]
    folded: Mapping[str, str]
    renewed: Mapping[str, Quote]


def find_agencies(
    document: Document,
    quotes: Sequence[Quote],
    *,
    gazetteer: Gazetteer | None = None,
    lexicon: Lexicon | None = None,
) -> Relayed:
    """Finds the relaying outlet of each quotation.

    Arguments:
        document: the parsed article.
        quotes: its quotations in text order.
        gazetteer: known outlets; the package's own for the language unless given.
        lexicon: cue words; the package's own for the language unless given.
    """
    known = gazetteer or Gazetteer.default(document.language)
    named = outlet_mentions(document, known)
    mentions = with_references(document, named, known)
    words = lexicon or Lexicon.default(document.language)
    folded = fold(document, quotes, mentions, known, words)
    links: list[list[Link]] = [[] for _ in quotes]
    for i, link in folded.links:
        links[i].append(link)
    cues = _Cues(document, quotes, mentions, folded, known)
    for mention in mentions:
        sentence = document.sentences[mention.head.sentence]
        if not cues.of_sentence.get(sentence.index):
            continue
        found = relay(sentence, mention, known)
        if found is None:
            continue
        link = Link(mention.name, mention.kind, found.relation, mention.span)
        for i in cues.reached(mention, found):
            if all(link.name != other.name for other in links[i]):
                links[i].append(link)
    for row in links:
        row.sort(key=lambda link: link.relation in _INNER)
    _inherit(quotes, links)
    return _result(quotes, mentions, links, headings(document, mentions, known), folded)


class _Cues:
    """The quotations by the sentence and the words that they hang on."""

    def __init__(
        self,
        document: Document,
        quotes: Sequence[Quote],
        mentions: Sequence[OutletMention],
        folded: Folded,
        gazetteer: Gazetteer,
    ) -> None:
        self.gazetteer = gazetteer
        self.document = document
        self.quotes = quotes
        self.of_sentence: dict[int, list[int]] = {}
        self.heads: list[Token | None] = []
        self.sources: list[Token | None] = []
        named = {(m.head.sentence, m.head.index) for m in mentions if not m.doubt}
        self.spoken: set[int] = set()  # quotations that an outlet is the source of
        for i, one in enumerate(quotes):
            quote = folded.renewed.get(one.id, one)
            anchor = quote.cue.span if quote.cue is not None else quote.content[0]
            head = document.head_of(anchor)
            self.heads.append(head)
            speaker = document.head_of(quote.source) if quote.source is not None else None
            self.sources.append(speaker)
            if speaker is not None and (speaker.sentence, speaker.index) in named:
                self.spoken.add(i)
            if head is not None and quote.id not in folded.into:
                self.of_sentence.setdefault(head.sentence, []).append(i)

    def reached(self, mention: OutletMention, found: Relay) -> list[int]:
        """The quotations that a relaying outlet's phrase belongs to, most closely first."""
        here = [
            i
            for i in self.of_sentence[mention.head.sentence]
            if not self._inside(i, mention, found)
            and not self._is_source(i, mention)
            and not (found.beside and i in self.spoken)
        ]
        if found.closes:
            before = mention.span.start
            return [i for i in here if self.quotes[i].content[0].start < before]
        places = {token.index: place for place, token in enumerate(found.path)}
        ranked = [(self._distance(i, found, places), i) for i in here]
        near = [(distance, i) for distance, i in ranked if distance is not None]
        if near:
            least = min(near)[0]
            return [i for distance, i in near if distance == least]
        return []

    def _inside(self, i: int, mention: OutletMention, found: Relay) -> bool:
        """Whether the outlet belongs to what is said.

        It does not where its phrase is set off at the end: *he regretted it, in a letter
        published by X*, *she was ready, X reported*.
        """
        part = next((p for p in self.quotes[i].content if p.covers(mention.span)), None)
        if part is None:
            return False
        sentence = self.document.sentences[mention.head.sentence]
        if self.quotes[i].kind == "direct" or part.end > sentence.span.end:
            return True
        # *told the AP her group never met*: what is left of the content is what was told.
        lead = self.document.text[part.start : mention.span.start].strip().lower()
        if found.relation == "told to" and lead in ("", "the") and part.end > mention.span.end:
            return self.heads[i] != found.path[0]
        for token in found.path:
            words = [t for t in sentence.subtree(token) if t.upos != "PUNCT" or t == token]
            first = words[0]
            later = first.span.start == part.start > self.quotes[i].content[0].start
            if first.span.start <= part.start and not later:
                return True
            apart = later or sentence.tokens[first.index - 2].form == ","
            if apart and words[-1].span.end >= part.end:
                return False
        return True

    def _is_source(self, i: int, mention: OutletMention) -> bool:
        source = self.sources[i]
        if source is None or source.sentence != mention.head.sentence:
            return False
        return is_outlet(self.document.sentences[source.sentence], source, mention, self.gazetteer)

    def _distance(self, i: int, found: Relay, places: Mapping[int, int]) -> int | None:
        sentence = self.document.sentences[found.path[0].sentence]
        cue, source = self.heads[i], self.sources[i]
        steps = []
        if cue is not None and cue.sentence == sentence.index:
            steps.append(places.get(cue.index))
            above = sentence.head(cue)
            if above is not None:
                subject = sentence.child(cue, "nsubj")
                shared = found.shared and cue.relation == "conj" and subject is None
                beside = found.beside and cue.relation in ("parataxis", "ccomp", "conj", "dep")
                quoting = found.relation == "quoted by" and above.index == found.path[0].index
                if shared or beside or quoting:
                    steps.append(places.get(above.index))
        if source is not None and source.sentence == sentence.index:
            steps.append(places.get(source.index))
        content = self.document.head_of(self.quotes[i].content[0])
        if content is not None and content.sentence == sentence.index:
            place = places.get(content.index)
            steps.append(None if place is None else place + 1)
        return min((s for s in steps if s is not None), default=None)


def _inherit(quotes: Sequence[Quote], links: list[list[Link]]) -> None:
    """What stands inside a relayed quotation came the same way."""
    place = {q.id: i for i, q in enumerate(quotes)}
    for i, quote in enumerate(quotes):
        above = place.get(quote.parent or "")
        if above is not None and not links[i]:
            links[i] = list(links[above])


def _result(
    quotes: Sequence[Quote],
    mentions: Sequence[OutletMention],
    links: Sequence[Sequence[Link]],
    top: Sequence[Link],
    folded: Folded,
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
        tuple(used.values()), tuple(agencies), tuple(relays), folded.into, folded.renewed
    )


def _within(
    mentions: Sequence[OutletMention], starts: Sequence[int], span: Span | None
) -> Sequence[OutletMention]:
    """The mentions, in text order, that begin in a span."""
    if span is None:
        return ()
    return mentions[bisect.bisect_left(starts, span.start) : bisect.bisect_left(starts, span.end)]
