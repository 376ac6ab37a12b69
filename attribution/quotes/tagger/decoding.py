"""What the tagger makes of one cue: the candidates around it weighed, or a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import evolve

from attribution.claim import Claim, Mention
from attribution.document import Span, Token
from attribution.quotes.asking import asks
from attribution.quotes.edges import whole, within_brackets, without_connective, without_time
from attribution.quotes.proposal import is_beside
from attribution.quotes.rules.comments import is_comment
from attribution.quotes.rules.reported import is_aside, is_of_another
from attribution.quotes.speaking import speaks_out
from attribution.quotes.tagger.added import added
from attribution.quotes.tagger.bounds import (
    beheads,
    breaks_off,
    goes_on,
    is_asked,
    quoted,
    says_next,
    without_told,
)
from attribution.quotes.tagger.sureness import SURE, is_let_out, is_sure
from attribution.quotes.tagger.tags import CONTENT, CUE, MARGIN, SOURCE, CueTags
from attribution.quotes.tails import is_public, is_tail
from attribution.syntax.order import follows_comma

__all__ = ["decoded", "proposals"]

# What bounds a content so that the tagger has nothing to say of it.
_SETTLED = ("layout", "commas")
# How sure one is of it whatever the tagger makes of the cue: as sure as without any cue.
_LEAST_OF_SURE = 0.55


def decoded(tags: CueTags, confidence: Callable[[Sequence[float]], float]) -> list[Claim]:
    """The candidates around one cue, weighed.

    Arguments:
        tags: what the tagger says around the cue.
        confidence: turns `CueTags.reasons` into a probability.
    """
    own = tags.features.by_cue.get(tags.cue, ())
    weighed = [c for c in own if c.rule.bounds in _SETTLED or _is_nested(tags, c)]
    for candidate in proposals(tags):
        sure = confidence(tags.reasons(candidate))
        if is_sure(tags, candidate):
            sure = max(sure, _LEAST_OF_SURE)
        if is_let_out(tags, candidate):
            sure = max(sure, candidate.weight)
        evidence = (
            *candidate.evidence,
            tags.evidence(candidate.cue.span if candidate.cue else tags.token.span),
        )
        weighed.append(evolve(candidate, weight=sure, evidence=evidence))
    return weighed


def proposals(tags: CueTags) -> list[Claim]:
    """The candidates around one cue, not weighed: the rules' completed, or the tagger's own."""
    own = tags.features.by_cue.get(tags.cue, ())
    if not own:
        return added(tags)
    return [
        _completed(tags, c)
        for c in own
        if c.rule.bounds not in _SETTLED and not _is_nested(tags, c)
    ]


def _is_nested(tags: CueTags, candidate: Claim) -> bool:
    """Whether a candidate is a quotation in a quotation, which articles marked by hand leave out.

    Only where its words finish and somebody is said to have said them: then the rule's word
    is taken for it.
    """
    if candidate.rule.bounds != "marks" or candidate.source is None or candidate.weight < SURE:
        return False
    around = tags.features.passages(candidate.content[0])
    return any(p.depth and p.span.covers(candidate.content[0]) for p in around)


def _completed(tags: CueTags, candidate: Claim) -> Claim:
    """A rule's candidate with the bounds that the tagger is surer of."""
    content = candidate.content
    around = tags.features.passages(tags.token.span)
    if any(p.closed and p.inner.covers(tags.token.span) for p in around):
        return candidate  # of what is said within somebody's quoted words it has learned nothing
    if candidate.rule.bounds == "marks":
        content = _begun(tags, content)
    elif candidate.rule.bounds == "tree":
        document = tags.features.document
        sentence = document.sentences[tags.token.sentence]
        if all(sentence.span.covers(part) for part in content):
            own = quoted(tags, tags.choose(CONTENT, content))
            content = tuple(without_connective(document, sentence, own, tags.features.knowledge))
            content = _without_expletive(tags, candidate, content) or candidate.content
            if content != candidate.content and (
                _swallows(tags, candidate, content)
                or _takes_source(tags, candidate, content)
                or _takes_passage(tags, candidate, content)
                or beheads(tags, candidate, content)
                or breaks_off(tags, candidate, content)
                or _turns_over(candidate, content)
                or _runs_ahead(tags, candidate, content)
            ):
                content = candidate.content
        # Whom one is told something belongs to neither; articles marked by hand often differ.
        if candidate.addressee is not None:
            content = without_told(tags, content, candidate.addressee.span) or candidate.content
        content = tuple(
            without_time(tags.features.document, content, tags.token, tags.features.knowledge)
        )
        content = tuple(within_brackets(tags.features.document, content))
        content = tuple(whole(tags.features.document, content, tags.features.knowledge))
    source, cue = _source(tags, candidate), candidate.cue
    if cue is not None and not candidate.rule.fixed_cue and not _asks(tags, candidate):
        span = next(iter(tags.choose(CUE, (cue.span,))), cue.span)
        shared = [t for t in tags.features.document.tokens_in(span) if candidate.overlaps(t.span)]
        negators = tags.features.knowledge.lexicon.polarity["negators"]
        if shared and all(t.lemma.lower() in negators for t in shared):
            # *A proposal **not** to support it*: the negation is in what is proposed.
            content = candidate.content
        else:
            cue = evolve(cue, span=span)
    elif source is not None and cue is not None and source.span.overlaps(cue.span):
        source = candidate.source
    return evolve(
        candidate,
        content=content,
        source=source,
        no_source=None if source else candidate.no_source,
        cue=cue,
    )


def _asks(tags: CueTags, candidate: Claim) -> bool:
    """Whether two verbs are the cue: *wanted to know*."""
    sentence = tags.features.document.sentences[tags.token.sentence]
    marked = candidate.rule.bounds == "marks"
    return marked and asks(sentence, tags.token, tags.features.knowledge.lexicon)


def _source(tags: CueTags, candidate: Claim) -> Mention | None:
    """A rule's source, or the tagger's where it is surer of that."""
    own = candidate.source
    span = next(iter(tags.choose(SOURCE, (own.span,) if own is not None else ())), None)
    told = candidate.addressee
    if span is None or (own is not None and span == own.span) or is_asked(tags, span):
        return own
    if own is not None and (_is_quoted(tags, own) or _acts_as_object(tags, own)):
        return own
    if own is not None and _shares_auxiliary(tags, own) and not own.span.overlaps(span):
        return own
    if own is None and told is not None and told.span.overlaps(span):
        return None  # *Tenants told to leave*: who is told is not who tells
    return tags.features.mention(span)


def _is_quoted(tags: CueTags, source: Mention) -> bool:
    """Whether a source is quoted by somebody: ***Lund** was quoted by the channel as saying*."""
    head, verb = source.head, tags.token
    quoting = verb.lemma.lower() in tags.features.knowledge.lexicon.quoting
    return quoting and head is not None and head.deprel == "nsubj:pass" and head.head == verb.index


def _acts_as_object(tags: CueTags, source: Mention) -> bool:
    """Whether a source is whom somebody asks to do what a cue says, or perceives doing it.

    *Asks **us** to believe it*, *heard **a man** shouting*.
    """
    head, verb, lexicon = source.head, tags.token, tags.features.knowledge.lexicon
    sentence = tags.features.document.sentences[verb.sentence]
    above = sentence.head(verb) if verb.relation == "xcomp" else None
    if above is None or head not in sentence.children(above, "obj", "iobj"):
        return False
    return verb.feature("VerbForm") == "Inf" or above.lemma.lower() in lexicon.perceiving


def _shares_auxiliary(tags: CueTags, source: Mention) -> bool:
    """Whether a cue has its auxiliary, and so its subject, from the verb that it goes on.

    *He reports that **the party** is wavering and saying so*: not he.
    """
    verb, head = tags.token, source.head
    sentence = tags.features.document.sentences[verb.sentence]
    above = sentence.head(verb) if verb.relation == "conj" else None
    if above is None or head is None or verb.feature("VerbForm") not in ("Ger", "Part"):
        return False
    shared = sentence.child(above, "aux") is not None and sentence.child(verb, "aux") is None
    return shared and head in sentence.children(above, "nsubj")


def _swallows(tags: CueTags, candidate: Claim, content: tuple[Span, ...]) -> bool:
    """Whether a content takes in another cue of the same source, which the rule leaves out.

    *Said the plan was dead and urged members to vote*: urging is not what is said; nor is who
    reported it in *It is late, two officials said, the Courier reported*, nor what the writer
    adds.
    """
    sentence = tags.features.document.sentences[tags.token.sentence]
    knowledge = tags.features.knowledge
    for part in content:
        if part in candidate.content:
            continue
        added = [
            t for t in tags.features.document.tokens_in(part) if not candidate.overlaps(t.span)
        ]
        if any(is_comment(sentence, w, knowledge) or is_beside(sentence, w) for w in added):
            return True
        if candidate.rule.takes_things and any(_is_purpose(tags, w) for w in added):
            return True
        own = [w for w in added if w.head == tags.token.index and w.index > tags.token.index]
        if any(is_tail(sentence, w, knowledge) or says_next(tags, w) for w in own):
            return True
        if any(is_public(sentence, w, knowledge) for w in own):
            return True
        if any(w.relation == "conj" and speaks_out(sentence, w, knowledge) for w in own):
            return True
        if any(goes_on(tags, candidate.content, w) for w in added):
            return True
        if any(is_of_another(sentence, w, knowledge) for w in added):
            return True
        above = () if candidate.start < tags.token.span.end else sentence.ancestors(tags.token)
        if any(w in added and w.index > tags.token.index for w in above):
            return True  # *who tells you that it is easy | is lying*
        apart = part.start > tags.token.span.end and not candidate.overlaps(part)
        if apart and any(is_aside(sentence, word, knowledge) for word in added):
            return True
    for word in sentence.tokens[tags.token.index :]:
        further = word.relation == "advcl" and follows_comma(sentence, word)
        joined = word.relation == "conj" or further  # *according to him, it held, adding that ...*
        if not joined or not any(part.covers(word.span) for part in content):
            continue
        for other in tags.features.by_cue.get(tags.features.row(word), ()):
            apart = not candidate.overlaps(word.span)
            if apart and other.source is not None and other.source == candidate.source:
                return True
    return False


def _is_purpose(tags: CueTags, word: Token) -> bool:
    """Whether a verb tells what for somebody spoke: *lied about her age **to join** the guard*."""
    own = word.relation == "advcl" and word.head == tags.token.index
    return own and word.feature("VerbForm") == "Inf"


def _without_expletive(
    tags: CueTags, candidate: Claim, content: tuple[Span, ...]
) -> tuple[Span, ...]:
    """A content without the *it* that stands for it: *it is not known | what started the fire*."""
    expletives = tags.features.knowledge.grammar.clauses.expletives
    return tuple(
        part for part in content if part.text.lower() not in expletives or candidate.overlaps(part)
    )


def _takes_passage(tags: CueTags, candidate: Claim, content: tuple[Span, ...]) -> bool:
    """Whether a content takes in a passage in marks which a rule gives the cue apart from it.

    *The roof is safe, says Orme, an engineer: | "We tested it."*
    """
    marked = (c for c in tags.features.by_cue[tags.cue] if c.rule.bounds == "marks")
    passages = [part for c in marked for part in c.content if not candidate.overlaps(part)]
    # *Refused to be drawn: | "It is one win."*
    passages += [
        passage.span
        for part in content
        for passage in tags.features.passages(part)
        if candidate.end < passage.span.start
        and ":" in tags.features.document.text[candidate.end : passage.span.start]
    ]
    return any(part.overlaps(passage) for part in content for passage in passages)


def _takes_source(tags: CueTags, candidate: Claim, content: tuple[Span, ...]) -> bool:
    """Whether a content takes in words of the source that the rule leaves out, or about a hearer.

    *Was told by a man | close to the talks | that ...*; *according to the audit, | a copy of which
    we saw, | it was late*; *told Lund, | who had gone, | to come*.
    """
    own = [candidate.source.span] if candidate.source is not None else []
    for mention in (candidate.source, candidate.addressee):
        head = mention.head if mention is not None else None
        if head is not None:
            sentence = tags.features.document.sentences[head.sentence]
            own += [t.span for t in sentence.children(head, "acl") if t.deprel.endswith(":relcl")]
    if tags.token.lemma.lower() in tags.features.knowledge.lexicon.hearing:
        # *Heard | from Dr Holm | that ...*
        sentence = tags.features.document.sentences[tags.token.sentence]
        own += [t.span for t in sentence.children(tags.token, "obl")]
    named = [span for span in own if not candidate.overlaps(span)]
    return any(part.overlaps(span) for part in content for span in named)


def _turns_over(candidate: Claim, content: tuple[Span, ...]) -> bool:
    """Whether a rule sees a content on one side of its cue, and the tagger one on the other only.

    *The straits are open, the minister was quoted as | telling the daily*; ***who** is reported |
    to have left*.
    """
    cue = candidate.cue
    if cue is None:
        return False
    if candidate.end <= cue.span.start:
        return all(part.start >= cue.span.end for part in content)
    return candidate.start >= cue.span.end and all(part.end <= cue.span.start for part in content)


def _runs_ahead(tags: CueTags, candidate: Claim, content: tuple[Span, ...]) -> bool:
    """Whether a content takes in what stands between a cue and *that*, with which a rule begins.

    *Said | of her brother | that he was ill*.
    """
    cue, document = candidate.cue, tags.features.document
    if cue is None or not cue.span.end <= content[0].start < candidate.start:
        return False
    first = document.tokens_in(candidate.content[0])[0]
    opens = first.lemma.lower() in tags.features.knowledge.grammar.clauses.complementizers
    ahead = document.tokens_in(document.span(content[0].start, candidate.start))
    own = all(t.relation == "advmod" for t in ahead)  # *said **only** that it was late*
    return opens and first.relation == "mark" and not own


def _begun(tags: CueTags, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """A passage that begins in the middle of a sentence, with what the tagger puts before it.

    *Noted the change from the slogan "forward together"*, of which the tree shows little.
    """
    (first,) = content[:1]
    inner = first.text.lstrip("\"'“„‘‚«»‹› ")
    before = [s for s in tags.spans(CONTENT) if s.start < first.start and s.overlaps(first)]
    if not inner[:1].islower() or not before:
        return content
    grown = tags.features.document.span(before[0].start, max(before[0].end, first.end))
    gain = tags.likelihood(CONTENT, (grown,)) - tags.likelihood(CONTENT, (first,))
    return (grown, *content[1:]) if gain > MARGIN[CONTENT] else content
