"""Takes out of a content the outlet to which it was told.

*told the newspaper Norddag the vote was stolen*: without *that*, the parser makes one clause of the
outlet and of what it was told.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from attribution.claim import Claim, Mention
from attribution.document import Document, Span, Token
from attribution.knowledge.gazetteer import Gazetteer
from attribution.mentions.detection import Mentions
from attribution.mentions.outlet_words import is_any, opens
from attribution.mentions.outlets import OutletMention
from attribution.relays.links import Link
from attribution.relays.outlet_phrases import is_noun_of

__all__ = ["trimmed", "without_clause"]

# The most words that a report has after its verb: *quoted her as saying on Monday*.
_MOST_BEHIND = 6
# The most characters of a programme's title, and the marks around one.
_LONGEST_TITLE = 60
_CLOSING = {'"': '"', "“": "”", "‘": "’", "«": "»"}
_AROUND_WORDS = '"“”«»'


def trimmed(document: Document, claim: Claim, mentions: Mentions, gazetteer: Gazetteer) -> Claim:
    """A claim without the words at its edges that only name the outlet that relays it.

    Arguments:
        document: the parsed article.
        claim: the claim.
        mentions: has the outlets that the article names.
        gazetteer: has the words by which outlets relay.
    """
    claim = _without_name(document, claim, mentions)
    claim = _without_programme(document, claim, mentions, gazetteer)
    claim = _without_addressee(document, claim, mentions, gazetteer)
    claim = _without_opening(document, claim, mentions, gazetteer)
    return _without_report(document, claim, mentions, gazetteer)


def _without_addressee(
    document: Document,
    claim: Claim,
    mentions: Mentions,
    gazetteer: Gazetteer,
) -> Claim:
    """A claim without, in its content, the outlet to which it was told."""
    cue = claim.cue_head
    if cue is None or claim.kind == "direct":
        return claim
    part = claim.content[0]
    for mention in mentions.outlets_in(cue.sentence):
        if not part.covers(mention.span):
            continue
        if _leads(document, claim, part, mention, cue, gazetteer):
            rest, phrase = _behind(part, mention.span.end), _until(document, part, mention.span)
        elif (end := _end_before(document, part, mention, cue, gazetteer)) is not None:
            rest = Span.of(document.text, part.start, end)
            phrase = Mention(mention.span, mention.head)
        else:
            continue
        # *told the newspaper **Roe's** brother was ill* is about his brother
        if rest.text and not rest.text.startswith(gazetteer.words("names", "possessives")):
            told = Link(mention.name, mention.kind, "told to", mention.span)
            return evolve(
                claim, content=(rest, *claim.content[1:]), addressee=phrase, relays=(told,)
            )
    return _without_teller(document, claim, cue, gazetteer)


def _without_teller(document: Document, claim: Claim, cue: Token, gazetteer: Gazetteer) -> Claim:
    """A claim without, in its content, whoever told it: *X was told by a driver that it broke*."""
    part, sentence = claim.content[0], document.sentences[cue.sentence]
    teller = next((t for t in sentence.children(cue, "obl") if part.covers(t.span)), None)
    if claim.source is not None or teller is None or not is_any(cue, gazetteer, "told"):
        return claim
    passive = sentence.child(cue, "aux:pass") is not None
    said = sentence.child(teller, "acl", "ccomp")
    case = [c.lemma.lower() for c in sentence.children(teller, "case")]
    if not passive or said is None or not opens(case, gazetteer, "agents"):
        return claim
    first = sentence.subtree(said)[0]
    before = [t for t in document.tokens_in(part) if t.span.start < first.span.start]
    if not before or teller not in before:
        return claim
    source = Mention(document.cover(before), teller)
    rest = document.span(first.span.start, part.end)
    return evolve(claim, content=(rest, *claim.content[1:]), source=source, no_source=None)


def _leads(
    document: Document,
    claim: Claim,
    part: Span,
    mention: OutletMention,
    cue: Token,
    gazetteer: Gazetteer,
) -> bool:
    """Whether a content begins with an outlet right after a verb of telling."""
    if claim.cue is None or not is_any(cue, gazetteer, "told"):
        return False
    # *The Argus has been sold, its editor told staff* begins with the outlet, but before the verb.
    if part.start < claim.cue.span.end:
        return False
    between = document.tokens_in(document.span(claim.cue.span.end, part.start))
    if between and not (is_noun_of(between[-1], gazetteer) and _is_phrase(between)):
        return False  # *told **the Lagos paper** The Lantern no ransom was paid*
    before = [t for t in document.tokens_in(part) if t.span.start < mention.span.start]
    article = bool(before) and before[0].upos == "DET"
    named = all(is_noun_of(t, gazetteer) or t.upos in ("DET", "ADJ") for t in before)
    return named and (article or bool(between) or not mention.doubt)


def _is_phrase(tokens: Sequence[Token]) -> bool:
    """Whether words are one noun and what stands before it."""
    noun = tokens[-1]
    return all(t.head == noun.index and t.sentence == noun.sentence for t in tokens[:-1])


def _end_before(
    document: Document, part: Span, mention: OutletMention, cue: Token, gazetteer: Gazetteer
) -> int | None:
    """Where a content ends before *to* and an outlet: *confirmed the raid to X*."""
    sentence = document.sentences[cue.sentence]
    case = sentence.child(mention.head, "case")
    above = sentence.head(mention.head)
    # *confirmed it to Expresso*: nothing but an outlet, a body or somebody hears a thing confirmed.
    plain = mention.doubt == "word" and mention.head.upos == "PROPN"
    if mention.doubt and not (plain and is_any(cue, gazetteer, "confirming")):
        return None
    if part.end != mention.span.end or case is None or case.index == 1:
        return None
    # *confirmed the visit to X*, hung on what is confirmed
    hung = above in sentence.children(cue, "obj") and is_any(cue, gazetteer, "confirming")
    if not hung and (above != cue or mention.head.deprel not in ("obl", "iobj")):
        return None
    if not opens([case.lemma.lower()], gazetteer, "listeners") or any(
        is_any(said, gazetteer, "exchanges", "writings") for said in sentence.children(cue, "obj")
    ):
        return None  # *slammed his remarks to X*
    end = sentence.tokens[case.index - 2].span.end
    return end if end > part.start else None


def _until(document: Document, part: Span, name: Span) -> Mention:
    """The phrase at the start of a content, up to the end of an outlet's name."""
    return Mention.over(document, document.tokens_in(document.span(part.start, name.end)))


def _behind(part: Span, end: int) -> Span:
    rest = part.text[end - part.start :].lstrip(" ,:;")
    return Span(part.end - len(rest), part.end, rest)


def _without_name(document: Document, claim: Claim, mentions: Mentions) -> Claim:
    """A claim without the end of an outlet's name in its cue: ***Halden Live** reported*."""
    cue, head = claim.cue, claim.cue_head
    if cue is None or head is None:
        return claim
    for mention in mentions.outlets_in(head.sentence):
        if mention.span.start < cue.span.start < mention.span.end <= head.span.start:
            words = [t for t in document.tokens_in(cue.span) if t.span.start >= mention.span.end]
            return evolve(claim, cue=Mention(document.cover(words), head))
    return claim


def _without_programme(
    document: Document, claim: Claim, mentions: Mentions, gazetteer: Gazetteer
) -> Claim:
    """A claim without an outlet's programme that was taken for the start of its content.

    *told CBS's "Morning Talk" **that it had "merit"***
    """
    cue = claim.cue_head
    part = claim.content[0]
    if cue is None or claim.kind == "direct":
        return claim
    for mention in mentions.outlets_in(cue.sentence):
        end = _end_of_programme(document, mention.span.end, gazetteer)
        # *told CBS's "Morning Talk" that ...*, but *said CBS's "Morning Talk" was biased*
        named = mention.span.start if is_any(cue, gazetteer, "told") else mention.span.end
        if end is None or not named <= part.start < end < part.end:
            continue
        rest = _behind(part, end)
        if rest.text:
            content = (rest, *claim.content[1:])
            marked = any(mark in c.text for c in content for mark in _AROUND_WORDS)
            return evolve(claim, content=content, kind=claim.kind if marked else "indirect")
    return claim


def _end_of_programme(document: Document, start: int, gazetteer: Gazetteer) -> int | None:
    """Where a title in quotation marks ends that belongs to the outlet before: *CBS's "Talk"*."""
    owners = gazetteer.words("names", "possessives")
    owner = max((o for o in owners if document.text.startswith(o, start)), key=len, default="")
    opening = start + len(owner) + 1
    if not owner or document.text[opening - 1 : opening] != " ":
        return None
    closing = _CLOSING.get(document.text[opening : opening + 1])
    if closing is None:
        return None
    end = document.text.find(closing, opening + 1, opening + _LONGEST_TITLE)
    return end + len(closing) if end > 0 else None


def _without_report(
    document: Document,
    claim: Claim,
    mentions: Mentions,
    gazetteer: Gazetteer,
) -> Claim:
    """A claim without the clause in its content that tells which outlet brought it.

    *She said the dike held, state radio quoted her as saying*; *The dike held, two engineers
    said, X reported*: what the outlet does is no part of what was said.
    """
    cue = claim.cue_head
    last = claim.content[-1]
    if cue is None or claim.kind == "direct":
        return claim
    for mention in mentions.outlets_in(cue.sentence):
        verb = document.sentences[cue.sentence].head(mention.head)
        if verb is None or verb == cue or not last.covers(mention.span):
            continue
        start = _report(document, last, mention, verb, gazetteer)
        if start is None:
            continue
        quoting = is_any(verb, gazetteer, "quoting")
        link = Link(
            mention.name, mention.kind, "quoted by" if quoting else "reported", mention.span
        )
        rest = document.text[last.start : start].rstrip(" ,")
        kept = [*claim.content[:-1]]
        if rest:
            kept.append(Span(last.start, last.start + len(rest), rest))
        if kept:
            return evolve(claim, content=tuple(kept), relays=(link,))
    return claim


def _without_opening(
    document: Document, claim: Claim, mentions: Mentions, gazetteer: Gazetteer
) -> Claim:
    """A claim without the clause at its start that tells which outlet reported it first.

    ***As first reported by X**, the dike leaked, an auditor found*
    """
    cue, part = claim.cue_head, claim.content[0]
    if cue is None or claim.kind == "direct":
        return claim
    sentence = document.sentences[cue.sentence]
    for mention in mentions.outlets_in(cue.sentence):
        verb = sentence.head(mention.head)
        if verb is None or verb.relation != "advcl" or not part.covers(mention.span):
            continue
        if mention.doubt or not is_any(verb, gazetteer, "reported"):
            continue
        clause = [t for t in sentence.subtree(verb) if t.upos != "PUNCT"]
        if not clause or clause[0].span.start != part.start:
            continue
        if not opens([clause[0].lemma.lower()], gazetteer, "roles"):
            continue
        rest = _behind(part, clause[-1].span.end)
        if rest.text and part.covers(clause[-1].span):
            link = Link(mention.name, mention.kind, "reported", mention.span)
            return evolve(claim, content=(rest, *claim.content[1:]), relays=(link,))
    return claim


def _report(
    document: Document, part: Span, mention: OutletMention, verb: Token, gazetteer: Gazetteer
) -> int | None:
    """Where a clause begins, at the end of a content, in which an outlet reports it."""
    if mention.head.deprel != "nsubj" or not is_any(verb, gazetteer, "reported", "quoting"):
        return None
    words = document.tokens_in(part)
    behind = [t for t in words if t.span.start > verb.span.start]
    first = next(i for i, t in enumerate(words) if t.span.end > mention.span.start)
    while first and words[first - 1].form not in (",", ";"):
        first -= 1
        if words[first].upos in ("VERB", "AUX") and words[first].relation != "compound":
            return None
    apart = first > 0 or part.start == words[0].span.start
    if not apart or len(behind) > _MOST_BEHIND or verb.span.start < mention.span.start:
        return None
    clauses = [t for t in behind if t.upos == "VERB" and t.relation in ("ccomp", "conj")]
    return None if clauses else words[first].span.start


def without_clause(document: Document, source: Mention | None, verb: Token) -> Mention | None:
    """A source without a clause that tells which outlet relayed it.

    *The master quoted by X said it held*: the source is *the master*.

    Arguments:
        document: the parsed article.
        source: the words of the source.
        verb: the verb by which the outlet relays.
    """
    head = source.head if source is not None else None
    if source is None or head is None or verb.relation != "acl" or verb.head != head.index:
        return source
    clause = document.sentences[head.sentence].subtree(verb)
    before = [t for t in document.tokens_in(source.span) if t.span.start < clause[0].span.start]
    while before and before[-1].upos == "PUNCT":
        before.pop()
    return Mention(document.cover(before), head) if head in before else source
