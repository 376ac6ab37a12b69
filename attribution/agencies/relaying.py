"""Tells which outlet relayed a quotation, and how.

The constructions: *according to X*; *X reported that Y said*; *X quoted Y as
saying*; *Y was quoted by X*; *told X*, *in an interview with X*; *in a
statement carried by X*; *seen by X*; *published in X*; datelines and bylines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import frozen

from attribution.agencies.gazetteer import Gazetteer
from attribution.agencies.outlets import OutletMention, outlet_mentions
from attribution.document import Document, Sentence, Span, Token
from attribution.quotation import Quote
from attribution.result import Agency, Outlet, Relation

__all__ = ["Relayed", "find_agencies"]

_DATELINE = re.compile(r"[A-ZÀ-Þ][^\n()]{1,60}?\((?P<name>[^)\n]{2,40})\)\s*[—–-]")
_BYLINE = re.compile(r"(?:By|BY)\s+(?P<name>[^\n]{2,60})$")
# How much of a relaying clause may be other than what it relays.
_MOST_BESIDE = 0.35


@frozen
class Relayed:
    """Through whom the quotations came.

    Attributes:
        outlets: the outlets that relayed any.
        agencies: one for each quotation, or None.
        folded: ids of quotations that only relay another one, each with the
            id of the one it relays.
    """

    outlets: tuple[Outlet, ...]
    agencies: tuple[Agency | None, ...]
    folded: dict[str, str]


def find_agencies(
    document: Document, quotes: Sequence[Quote], *, gazetteer: Gazetteer | None = None
) -> Relayed:
    """Finds the relaying outlet of each quotation.

    Arguments:
        document: the parsed article.
        quotes: its quotations in text order.
        gazetteer: known outlets; the package's own for the language unless given.
    """
    known = gazetteer or Gazetteer.default(document.language)
    mentions = outlet_mentions(document, known)
    links: dict[int, tuple[OutletMention, Relation]] = {}
    folded: dict[str, str] = {}
    by_sentence: dict[int, list[OutletMention]] = {}
    for mention in mentions:
        by_sentence.setdefault(mention.head.sentence, []).append(mention)
    top = _heading(document, mentions)
    cued_in: dict[int, list[int]] = {}
    for i, quote in enumerate(quotes):
        if quote.cue is not None:
            for sentence in document.sentences_in(quote.cue.span):
                cued_in.setdefault(sentence.index, []).append(i)
    for i, quote in enumerate(quotes):
        inner = _relayed_by(document, quotes, i, by_sentence, cued_in)
        if inner is not None:
            j, mention, relation = inner
            links.setdefault(j, (mention, relation))
            folded[quote.id] = quotes[j].id
    for i, quote in enumerate(quotes):
        if i in links or quote.id in folded:
            continue
        for mention in _nearby(document, quote, by_sentence):
            found = _relation(document, quote, mention, known)
            if found is not None and not _is_source(quote, mention):
                links[i] = (mention, found)
                break
    if top is not None:
        for i, quote in enumerate(quotes):
            own = any(_is_source(quote, m) for m in _nearby(document, quote, by_sentence))
            if not own and quote.id not in folded:
                links.setdefault(i, top)
    return _result(quotes, mentions, links, folded)


def _is_source(quote: Quote, mention: OutletMention) -> bool:
    return quote.source is not None and quote.source.covers(mention.head.span)


def _nearby(
    document: Document, quote: Quote, by_sentence: dict[int, list[OutletMention]]
) -> list[OutletMention]:
    """The outlets named in the sentence of a quotation's cue, outside its content."""
    anchor = quote.cue.span if quote.cue is not None else quote.content[0]
    sentences = {s.index for s in document.sentences_in(anchor)}
    return [
        m
        for index in sorted(sentences)
        for m in by_sentence.get(index, ())
        if not any(p.covers(m.span) for p in quote.content)
    ]


def _relayed_by(
    document: Document,
    quotes: Sequence[Quote],
    i: int,
    by_sentence: dict[int, list[OutletMention]],
    cued_in: dict[int, list[int]],
) -> tuple[int, OutletMention, Relation] | None:
    """The quotation that one by an outlet does no more than relay."""
    outer = quotes[i]
    if outer.source is None or outer.cue is None:
        return None
    head = document.head_of(outer.source)
    mention = next(
        (m for m in by_sentence.get(head.sentence if head else -1, ()) if _is_source(outer, m)),
        None,
    )
    if mention is None:
        return None
    reach = [s.index for part in outer.content for s in document.sentences_in(part)]
    for j in sorted({j for index in reach for j in cued_in.get(index, ())}):
        inner = quotes[j]
        if j == i or inner.cue is None or inner.source is None:
            continue
        if not any(p.covers(inner.cue.span) for p in outer.content):
            continue
        parts = [*inner.content, inner.cue.span, inner.source]
        if inner.addressee is not None:
            parts.append(inner.addressee)
        beside = _beside(outer.content, parts)
        if beside <= _MOST_BESIDE:
            according = " " in outer.cue.text and outer.cue.text.lower().startswith("accord")
            return j, mention, "according to" if according else "reported"
    return None


def _beside(content: Sequence[Span], parts: Sequence[Span]) -> float:
    """The share of a content that none of the parts covers."""
    total = rest = 0
    for span in content:
        for offset, character in enumerate(span.text, span.start):
            if character.isalnum():
                total += 1
                rest += not any(p.start <= offset < p.end for p in parts)
    return rest / total if total else 1.0


def _relation(
    document: Document, quote: Quote, mention: OutletMention, gazetteer: Gazetteer
) -> Relation | None:
    sentence = document.sentences[mention.head.sentence]
    head = mention.head
    # *the official X News Agency*: the phrase's head may be a noun beside the name.
    while (
        head.relation in ("compound", "flat", "appos", "nmod", "amod")
        and (above := sentence.head(head)) is not None
    ):
        if head.relation == "nmod" and sentence.child(head, "case") is not None:
            break
        head = above
    governor = sentence.head(head)
    case = _case(sentence, head)
    lists = gazetteer.words
    if "according" in case and _is_according(sentence, head):
        return "according to"
    if governor is None:
        return None
    lemma = governor.lemma.lower()
    by = "by" in case or head.deprel == "obl:agent"
    above = sentence.head(governor)
    said_so = above is not None and above.lemma.lower() in lists("relays", "quoting")
    if by and said_so and governor.relation in ("advcl", "xcomp"):
        return "quoted by"  # *was quoted as saying by X*
    if lemma in lists("relays", "quoting") and (head.relation == "nsubj" or by):
        return "quoted by"
    if by and lemma in lists("relays", "carried"):
        return "carried by"
    if by and lemma in lists("relays", "seen"):
        return "seen by"
    own_cue = quote.cue is not None and quote.cue.span.overlaps(governor.span)
    if lemma in lists("relays", "reported") and head.relation == "nsubj" and not own_cue:
        return "reported"  # *..., Reyes said, the agency reported*
    if lemma in lists("relays", "told") and head.relation in ("obj", "iobj"):
        return (
            "told to" if quote.cue is not None and quote.cue.span.overlaps(governor.span) else None
        )
    if lemma in lists("relays", "spoken") and case & {"to", "with"}:
        return "told to"
    if lemma in lists("relays", "exchanges") and case & {"with", "to", "for", "by"}:
        return "told to"
    if case & {"in", "on", "by"} and lemma in ("publish", "write", "post", "print", "appear"):
        return "published in"
    if (
        case & {"to", "with"}
        and quote.addressee is not None
        and quote.addressee.overlaps(mention.span)
    ):
        return "told to"
    if case & {"on", "in"} and lemma in lists("relays", "exchanges"):
        return "told to"
    # *X's "Programme"*, *on X*: where a cue of speech governs it.
    on_air = case == {"on"} and mention.kind == "broadcaster"
    if on_air and quote.cue is not None and quote.cue.span.overlaps(governor.span):
        return "told to"
    return None


def _is_according(sentence: Sentence, head: Token) -> bool:
    """Whether *according to* stands before a phrase, not around another noun of it."""
    return any(c.lemma.lower() in ("accord", "according") for c in sentence.children(head, "case"))


def _case(sentence: Sentence, head: Token) -> set[str]:
    return {c.form.lower() for c in sentence.children(head, "case")}


def _heading(
    document: Document, mentions: Sequence[OutletMention]
) -> tuple[OutletMention, Relation] | None:
    """The news agency of a dateline or byline at the top of the article."""
    for paragraph in document.paragraphs[:4]:
        dateline = _DATELINE.match(paragraph.text)
        byline = _BYLINE.match(paragraph.text)
        for match, relation in ((dateline, "dateline"), (byline, "byline")):
            if match is None:
                continue
            start, end = (paragraph.start + offset for offset in match.span("name"))
            for mention in mentions:
                if (
                    start <= mention.span.start
                    and mention.span.end <= end
                    and (mention.kind == "news agency")
                ):
                    return mention, relation  # type: ignore[return-value]
    return None


def _result(
    quotes: Sequence[Quote],
    mentions: Sequence[OutletMention],
    links: dict[int, tuple[OutletMention, Relation]],
    folded: dict[str, str],
) -> Relayed:
    used: dict[str, Outlet] = {}
    for i in sorted(links):
        name = links[i][0].name
        if name not in used:
            used[name] = Outlet(
                f"a{len(used) + 1}",
                name,
                links[i][0].kind,
                tuple(m.span for m in mentions if m.name == name),
            )
    agencies = tuple(
        Agency(used[links[i][0].name], links[i][1], links[i][0].span) if i in links else None
        for i in range(len(quotes))
    )
    return Relayed(tuple(used.values()), agencies, folded)
