"""Turns proposals into claims: merges, joins, orders and nests them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve

from attribution.claim import Claim, Mention, altered
from attribution.document import Document, Span, Token
from attribution.knowledge import Grammar
from attribution.layout.passages import FINISHING, MARKS, Passage
from attribution.quotation import Kind
from attribution.quotes.adjoining import without_turn_before
from attribution.quotes.asking import asks
from attribution.quotes.colons import parted_by_colon
from attribution.quotes.continuation import bridged, continued
from attribution.quotes.doubles import once_each, without_doubles
from attribution.quotes.polarity import is_polite
from attribution.quotes.predication import is_predication
from attribution.quotes.rule import Context
from attribution.quotes.spoken_aloud import without_setting
from attribution.spans import SpanIndex
from attribution.syntax.subjects import is_bare_gerund

__all__ = ["assemble"]

_LOOSE = MARKS + " \t\r\n.,;:!?…—–-"
# The share of a direct quotation's letters that must be in marks: a few words may be outside.
_NEARLY_ALL = 0.9


def assemble(context: Context, candidates: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims that are made of the candidates, in text order.

    Candidates around one cue become one claim, quoted passages that continue a quotation are
    joined to it, and of two candidates for the same words the likelier stays.
    """
    outer = context.layout.outer
    merged = _without_governors(context, _by_cue(context, candidates))
    merged = continued(context.document, merged, outer)
    kept = once_each(without_doubles(_without_embedded(merged)), outer)
    kept.sort(key=lambda c: (c.start, -c.end))
    return _nested(context.document, kept, outer)


def _by_cue(context: Context, candidates: Sequence[Claim]) -> list[Claim]:
    groups: dict[Token, list[Claim]] = {}
    alone: list[Claim] = []
    heads: dict[Span, Token] = {}  # two words of one cue may both head it
    for candidate in candidates:
        head = candidate.cue_head
        if head is None or candidate.cue is None:
            alone.append(candidate)
        else:
            groups.setdefault(heads.setdefault(candidate.cue.span, head), []).append(candidate)
    parted = [part for group in groups.values() for part in parted_by_colon(context, group)]
    merged = (without_turn_before(context, _merge(context, group)) for group in parted)
    cued = [without_setting(context, claim) for claim in merged]
    taken = {part.start for c in cued for part in c.content}
    covered = SpanIndex((part for c in cued for part in c.content), lambda part: part)
    for candidate in alone:
        part = candidate.content[0]
        inside = part.start in taken or bool(covered.covering(part))
        if candidate.rule.takes_all or not inside:
            cued.append(candidate)
    return cued


def _merge(context: Context, group: list[Claim]) -> Claim:
    """One candidate made of all those around one cue."""
    grammar = context.grammar
    marked = [c for c in group if c.rule.bounds == "marks"]
    rest = [c for c in group if c.rule.bounds != "marks"]
    best = max(rest, key=lambda c: (c.rule.bounds == "commas", c.weight)) if rest else None
    if not marked:
        assert best is not None  # noqa: S101  # a group is never empty
        return _grown(context, best)
    passages = _apart({part for c in marked for part in c.content})
    lead = marked[0]
    evidence = tuple(e for c in [*marked, *([best] if best else [])] for e in c.evidence)
    content = passages
    if best is not None and best.rule.joins_passages and _belongs(lead, best, passages, grammar):
        content = _union(best.content, passages)
    return evolve(
        lead,
        content=bridged(context.document, content, lead.cue),
        weight=max(c.weight for c in group),
        addressee=lead.addressee or (best.addressee if best else None),
        evidence=evidence,
    )


def _apart(passages: Iterable[Span]) -> tuple[Span, ...]:
    """Passages in text order, without those that are within others or overlap them."""
    kept: list[Span] = []
    for passage in sorted(passages, key=lambda span: (span.start, -span.end)):
        if not kept or kept[-1].end <= passage.start:
            kept.append(passage)
    return tuple(kept)


def _belongs(lead: Claim, best: Claim, passages: tuple[Span, ...], grammar: Grammar) -> bool:
    """Whether what a cue reports in the writer's words belongs together with its passages.

    Passages that finish a sentence stand alone, unless the reported clause runs up to them: *said
    the plan was risky and "a gift to the banks."*
    """
    beyond = [part for part in best.content if _words(_outside(part, passages), grammar)]
    if not beyond:
        return False
    if best.rule.bounds == "commas":
        return True  # *"Every small leak," she wrote, may grow into a flood*
    if any(p.text.rstrip(MARKS)[-1:] in FINISHING for p in passages):
        edge = lead.cue.span.end if lead.cue is not None else 0
        before = beyond[0].text[: max(0, passages[0].start - beyond[0].start)]
        return edge <= beyond[0].start < passages[0].start and ":" not in before
    return True


def _outside(part: Span, passages: Sequence[Span]) -> str:
    text = part.text
    for passage in passages:
        start, end = max(passage.start, part.start), min(passage.end, part.end)
        if start < end:
            text = text[: start - part.start] + " " * (end - start) + text[end - part.start :]
    return text


def _words(text: str, grammar: Grammar) -> list[str]:
    """The words of a text, without punctuation and *that*."""
    words = (word.strip(_LOOSE) for word in text.split())
    return [w for w in words if w and w.lower() not in grammar.clauses.complementizers]


def _union(*groups: Sequence[Span]) -> tuple[Span, ...]:
    spans = sorted((s for group in groups for s in group), key=lambda s: (s.start, s.end))
    joined: list[Span] = []
    for span in spans:
        if joined and span.start <= joined[-1].end:
            last = joined[-1]
            if span.end > last.end:
                joined[-1] = Span(
                    last.start, span.end, last.text + span.text[last.end - span.start :]
                )
        else:
            joined.append(span)
    return tuple(joined)


def _grown(context: Context, candidate: Claim) -> Claim:
    """A content extended to the whole of each passage that it overlaps."""
    outer = context.layout.outer
    content = candidate.content
    cue = candidate.cue.span if candidate.cue is not None else None
    for part in candidate.content:
        for passage in outer.meeting(part):
            cuts = not passage.span.covers(part) and not part.covers(passage.span)
            # A tree ends with its sentence: *read in part: "We are sorry. We will pay."*.
            cuts = cuts or part.start == passage.span.start
            touches = cue is not None and passage.span.overlaps(cue)
            if cuts and passage.closed and not touches:
                content = _union(content, (passage.span,))
        # A content goes on with what follows in marks: *the change from the slogan "better"*.
        behind = outer.next_from(part.end)
        if behind is not None and behind.closed and behind.span.start == part.end + 1:
            passage = behind
            if passage.span.text.lstrip(MARKS)[:1].islower() and part.text[-1:].isalnum():
                content = bridged(context.document, _union(content, (passage.span,)), candidate.cue)
        # A content that is all that stands between two marks takes the marks.
        for passage in outer.covering(part):
            if not _words(_outside(passage.span, (part,)), context.grammar):
                content = _union(content, (passage.span,))
    return altered(candidate, content=content)


def _without_governors(context: Context, candidates: list[Claim]) -> list[Claim]:
    """Drops a verb that only says whether another was said: *denied having said that ...*, *is
    expected to say that ...*."""
    lexicon = context.lexicon
    heads = lexicon.polarity["hypothetical_heads"]
    governing: set[tuple[int, int]] = set()
    weights = {
        (head.sentence, head.index): c.weight
        for c in candidates
        if (head := c.cue_head) is not None
    }
    for candidate in candidates:
        head = candidate.cue_head
        if head is None or candidate.source is None:
            continue
        if asks(context.document.sentences[head.sentence], head, lexicon):
            governing.add((head.sentence, head.head))  # *wanted to know*
        if not lexicon.is_speech(head.lemma):
            continue
        sure = candidate.rule.joins_passages or candidate.rule.bounds != "tree"
        if not sure and not _is_clause(context.document, candidate):
            continue  # *declined to comment on the posts*: no clause is said
        sentence = context.document.sentences[head.sentence]
        above = sentence.head(head)
        if above is None or not (head.relation == "xcomp" or is_bare_gerund(sentence, head)):
            continue
        if not sure and candidate.weight < weights.get((above.sentence, above.index), 0.0):
            governing.add((head.sentence, head.index))
            continue
        foretold = above.lemma.lower() in heads and sentence.child(above, "aux:pass") is not None
        wished = candidate.rule.bounds == "commas" and is_polite(sentence, above, lexicon)
        if foretold or wished or lexicon.declines(above.lemma):
            governing.add((above.sentence, above.index))
    return [
        c
        for c in candidates
        if (head := c.cue_head) is None or (head.sentence, head.index) not in governing
    ]


def _is_clause(document: Document, candidate: Claim) -> bool:
    """Whether a content taken for a thing is a clause: *refused to disclose **where he is***."""
    takes = candidate.rule.takes_things
    return takes and any(is_predication(document, part) for part in candidate.content)


def _without_embedded(candidates: list[Claim]) -> list[Claim]:
    """Drops a cue that is part of what another cue reports, unless it has its own source.

    *Agreed to call for a halt* is one attribution, *said she expected to leave* two."""
    parts = SpanIndex((part for c in candidates for part in c.content), lambda part: part)
    kept = []
    for candidate in candidates:
        cue = candidate.cue.span if candidate.cue is not None else None
        around = parts.covering(cue) if cue is not None and not candidate.rule.nests else ()
        own = candidate.rule.nests_with_source and _stands_in(candidate.source, around)
        if own or all(part in candidate.content for part in around):
            kept.append(candidate)
    return kept


def _stands_in(source: Mention | None, parts: Sequence[Span]) -> bool:
    """Whether somebody else is named there, by more than *I* or *who*."""
    head = source.head if source is not None else None
    if source is None or head is None or head.feature("PronType") == "Rel":
        return False
    return head.feature("Person") != "1" and any(part.covers(source.span) for part in parts)


def _nested(
    document: Document, candidates: Sequence[Claim], outer: SpanIndex[Passage]
) -> tuple[Claim, ...]:
    """The claims with their kinds and parents."""
    claims: list[Claim] = []
    open_: list[Claim] = []
    for candidate in candidates:
        open_ = [c for c in open_ if c.end > candidate.start]
        anchor = candidate.cue.span if candidate.cue is not None else candidate.content[0]
        holders = [c for c in open_ if c.holds(anchor) and c.holds(candidate.content[0])]
        claim = evolve(
            candidate,
            kind=_kind(document, candidate, outer),
            parent=holders[-1] if holders else None,
        )
        claims.append(claim)
        open_.append(claim)
    return tuple(claims)


def _kind(document: Document, candidate: Claim, outer: SpanIndex[Passage]) -> Kind:
    if candidate.rule.takes_all:
        return "direct"
    quoted = 0
    for part in candidate.content:
        for passage in outer.meeting(part):
            cue = candidate.cue.span if candidate.cue is not None else None
            if cue is not None and passage.closed and passage.span.covers(cue):
                continue
            start, end = max(passage.span.start, part.start), min(passage.span.end, part.end)
            inside = part.text[start - part.start : max(end, start) - part.start]
            quoted += sum(map(str.isalnum, inside))
    if not quoted:
        # A passage within another, and its cue with it.
        return "direct" if candidate.rule.bounds == "marks" else "indirect"
    own = any(
        t.upos in ("NOUN", "PRON", "PROPN", "VERB") and not outer.meeting(t.span)
        for part in candidate.content
        for t in document.tokens_in(part)
    )
    total = sum(sum(map(str.isalnum, part.text)) for part in candidate.content)
    return "direct" if quoted >= _NEARLY_ALL * total and not own else "mixed"
