"""Tells what two claims share (words, cue or source), and whether one merely repeats the other."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.claim import Claim, Mention
from attribution.document import Document, Sentence, Span, Token
from attribution.knowledge import Knowledge
from attribution.knowledge.gazetteer import Gazetteer
from attribution.mentions.outlet_words import is_any

__all__ = [
    "beside",
    "disproves",
    "goes_on",
    "has_cue",
    "holds_cue",
    "is_by",
    "is_mere_thing",
    "is_order",
    "is_resolve",
    "only_tells",
    "joined",
    "parts_of",
    "shared",
    "told_last",
]

# The largest share of a content that may be words joining several claims.
_MOST_BETWEEN = 0.2
_SEMICOLON = ";"


def shared(one: Claim, other: Claim) -> float:
    """The share of their union that two contents have in common."""
    both = sum(
        max(0, min(p.end, q.end) - max(p.start, q.start))
        for p in one.content
        for q in other.content
    )
    return both / (sum(map(len, one.content)) + sum(map(len, other.content)) - both)


def beside(content: Sequence[Span], parts: Sequence[Span]) -> float:
    """The share of a content that none of some parts covers."""
    total = rest = 0
    for span in content:
        for offset, character in enumerate(span.text, span.start):
            if character.isalnum():
                total += 1
                rest += not any(p.start <= offset < p.end for p in parts)
    return rest / total if total else 1.0


def only_tells(
    document: Document, claim: Claim, others: Sequence[Claim], gazetteer: Gazetteer
) -> bool:
    """Whether a claim without a source only tells who quoted what another one has, or that it was.

    *"It leaks," says Reyes, quoted by X*: the parser hung the quoting on *says*. *Reyes is said to
    have told aides that it leaks*: the words are hers.

    Arguments:
        document: the parsed article.
        claim: the claim.
        others: those with cues in the sentences of its content.
        gazetteer: has the verbs of quoting and of reporting.
    """
    return _only_quotes(claim, others, gazetteer) or _hears_of(document, claim, others, gazetteer)


def _only_quotes(claim: Claim, others: Sequence[Claim], gazetteer: Gazetteer) -> bool:
    cue = claim.cue_head
    if cue is None or claim.source is not None or not is_any(cue, gazetteer, "quoting"):
        return False
    participle = cue.relation in ("acl", "advcl") and cue.feature("VerbForm") == "Part"
    return participle and any(holds_cue(claim, other) for other in others)


def _hears_of(
    document: Document, claim: Claim, others: Sequence[Claim], gazetteer: Gazetteer
) -> bool:
    verb = claim.cue_head
    if verb is None or not is_any(verb, gazetteer, "reported", "saying", "own"):
        return False
    said = document.sentences[verb.sentence].child(verb, "xcomp")
    if said is None or said.feature("VerbForm") not in ("Inf", "Part") or not claim.content:
        return False
    within = (o for o in others if o.cue_head == said and o.source is not None)
    return any(claim.holds(p) for o in within for p in o.content[:1])


def parts_of(claim: Claim) -> list[Span]:
    """The spans of a claim, its cue first; none if its cue or its source is unknown."""
    if claim.cue is None or claim.source is None:
        return []
    told = [claim.addressee.span] if claim.addressee is not None else []
    return [claim.cue.span, claim.source.span, *claim.content, *told]


def joined(outer: Claim, others: Sequence[Claim]) -> list[int]:
    """The claims that together make up the content of another one.

    *Reyes said it had failed, but Lund said it held*

    Arguments:
        outer: the claim that contains them.
        others: the claims that it may contain, in text order.

    Returns:
        Their positions; none if it contains fewer than two, or more than words that join them.
    """
    told = {at: parts_of(other) for at, other in enumerate(others)}
    held = {at: parts for at, parts in told.items() if parts and all(map(outer.holds, parts))}
    top = [at for at, parts in held.items() if not any(others[k].holds(parts[0]) for k in held)]
    parts = [part for at in top for part in held[at]]
    return top if len(top) > 1 and beside(outer.content, parts) <= _MOST_BETWEEN else []


def told_last(outer: Claim, others: Sequence[Claim]) -> list[int]:
    """The claim, of those that another one contains, that goes from its last semicolon to its end.

    Arguments:
        outer: the claim that contains it.
        others: the claims that it may contain.

    Returns:
        Its position, or none.
    """
    last = outer.content[-1]
    start = last.text.rfind(_SEMICOLON) + 1
    if not start:
        return []
    told = Span(last.start + start, last.end, last.text[start:])
    for at, other in enumerate(others):
        parts = parts_of(other)
        if parts and all(map(told.covers, parts)) and other.content[-1].end == told.end:
            return [at]
    return []


def has_cue(claim: Claim, verb: Token) -> bool:
    """Whether a word is in a claim's cue."""
    return claim.cue is not None and claim.cue.span.covers(verb.span)


def holds_cue(claim: Claim, other: Claim) -> bool:
    """Whether another claim's cue is in a claim's content."""
    return other.cue is not None and claim.holds(other.cue.span)


def is_by(claim: Claim, source: Mention | None) -> bool:
    """Whether a claim's source is exactly some words."""
    if claim.source is None or source is None:
        return claim.source is source
    return claim.source.span == source.span


def is_mere_thing(sentence: Sentence, claim: Claim, gazetteer: Gazetteer) -> bool:
    """Whether a claim's content is a thing of which its cue only tells who reported it.

    *The takeover, first reported by X, will cost nine million*: nobody says a takeover.
    """
    cue = claim.cue_head
    if cue is None or cue.relation != "acl" or cue.feature("VerbForm") != "Part":
        return False
    thing = sentence.head(cue)
    held = thing is not None and thing.upos == "NOUN" and claim.holds(thing.span)
    return held and is_any(cue, gazetteer, "reported", "published", "carried")


def is_order(claim: Claim) -> bool:
    """Whether a claim is an order to somebody, of which an outlet's sources tell.

    *X, citing officials, said the ministry **had told the ships to leave***.
    """
    return claim.kind == "indirect" and not claim.rule.takes_clauses


def is_resolve(document: Document, inner: Claim, outer: Claim, knowledge: Knowledge) -> bool:
    """Whether a claim is what somebody means to do, which an outlet says in its own name.

    *Roe has agreed to resign, X reported*, *Roe has threatened to quit, X understands*: she told
    nobody, as far as one knows.

    Arguments:
        document: the parsed article.
        inner: the claim.
        outer: the outlet's claim.
        knowledge: has the verbs of meaning to do something, and those of what an outlet knows.
    """
    verb, cue = inner.cue_head, outer.cue_head
    if verb is None or cue is None or inner.kind == "direct" or inner.addressee is not None:
        return False
    top = inner.top(document)
    if top is None or top.relation != "xcomp" or top.feature("VerbForm") != "Inf":
        return False
    own = is_any(cue, knowledge.outlets, "own")
    if not own and knowledge.lexicon.declines(verb.lemma):
        return False  # *Roe refused to resign, X reported*: somebody asked her
    return own or knowledge.lexicon.attitude("infinitive", verb.lemma) == "attitude"


def goes_on(inner: Claim, outer: Claim) -> bool:
    """Whether an outlet was taken for the speaker of what continues a quotation it only relays.

    *"It held," Lund said, X reported. "It will hold again."*
    """
    return (
        (inner.kind, outer.kind) == ("direct", "direct")
        and len(inner.content) < len(outer.content)
        and all(outer.holds(part) for part in inner.content)
    )


def disproves(claim: Claim, gazetteer: Gazetteer) -> bool:
    """Whether a claim says of what it is about that it is not so: *was debunked by X*."""
    cue = claim.cue_head
    return cue is not None and is_any(cue, gazetteer, "disproving")
