"""Decides about one cue: weighs the candidates around it, or makes a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import evolve

from attribution.claim import Claim, Mention, altered
from attribution.document import Span
from attribution.quotes.asking import asks
from attribution.quotes.edges import whole, within_brackets, without_connective, without_time
from attribution.quotes.speaking import answerable, names_speaker, whose_words
from attribution.quotes.tagger.added import added
from attribution.quotes.tagger.bounds import governing, is_asked, quoted, without_told
from attribution.quotes.tagger.reaching import leaves_aside
from attribution.quotes.tagger.refused import is_heard_by, is_refused
from attribution.quotes.tagger.sureness import SURE, is_let_out, is_sure
from attribution.quotes.tagger.tags import CONTENT, CUE, MARGIN, SOURCE, CueTags

__all__ = ["decoded", "proposals"]

# What bounds a content so that the tagger has nothing to say of it.
_SETTLED = ("layout", "commas")
# How sure one is of it whatever the tagger makes of the cue: as sure as without any cue.
_LEAST_OF_SURE = 0.55
# What marks the words of a name that do not begin it, and those that do.
_INNER, _OTHER_NAME = ("I-", "E-"), ("B-", "S-")


def decoded(tags: CueTags, confidence: Callable[[Sequence[float]], float]) -> list[Claim]:
    """The candidates around one cue, weighed.

    Arguments:
        tags: what the tagger says around the cue.
        confidence: turns `CueTags.reasons` into a probability.
    """
    own = tags.proposed(tags.token)
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
    own = tags.proposed(tags.token)
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
    around = tags.passages(candidate.content[0])
    return any(p.depth and p.span.covers(candidate.content[0]) for p in around)


def _completed(tags: CueTags, candidate: Claim) -> Claim:
    """A rule's candidate with the bounds that the tagger is surer of."""
    around = tags.passages(tags.token.span)
    if any(p.closed and p.inner.covers(tags.token.span) for p in around):
        return candidate  # of what is said within somebody's quoted words it has learned nothing
    content = _content(tags, candidate)
    source, cue = _source(tags, candidate), candidate.cue
    asking = asks(tags.sentence, tags.token, tags.knowledge.lexicon)  # *wanted to know*
    if cue is not None and not candidate.rule.fixed_cue and not asking:
        span = next(iter(tags.choose(CUE, (cue.span,))), cue.span)
        if _takes_negation(tags, candidate, span):
            content = candidate.content
        elif span != cue.span and not _loses_preposition(tags, candidate, span):
            cue = evolve(cue, span=span)
    elif source is not None and cue is not None and source.span.overlaps(cue.span):
        source = candidate.source
    return altered(
        candidate,
        content=content,
        source=source,
        no_source=None if source else candidate.no_source,
        cue=cue,
    )


def _content(tags: CueTags, candidate: Claim) -> tuple[Span, ...]:
    """A rule's content, or the tagger's where it is surer of that, whole and without what tells
    when and to whom it was said."""
    if candidate.rule.bounds == "marks":
        return _begun(tags, candidate.content)
    if candidate.rule.bounds != "tree":
        return candidate.content
    document, knowledge = tags.document, tags.knowledge
    content = _surer(tags, candidate)
    # Whom one is told something belongs to neither; articles marked by hand often differ.
    if candidate.addressee is not None:
        content = without_told(tags, content, candidate.addressee.span) or candidate.content
    content = tuple(without_time(document, content, tags.token, knowledge))
    content = tuple(within_brackets(document, content))
    return tuple(whole(document, content, knowledge))


def _surer(tags: CueTags, candidate: Claim) -> tuple[Span, ...]:
    """The content of a rule that reads trees, or the tagger's where it is likelier and may be."""
    own = candidate.content
    if not all(tags.sentence.span.covers(part) for part in own):
        return own
    content = quoted(tags, tags.choose(CONTENT, own))
    content = tuple(without_connective(tags.document, tags.sentence, content, tags.knowledge))
    content = _without_expletive(tags, candidate, content) or own
    return own if content == own or is_refused(tags, candidate, content) else content


def _takes_negation(tags: CueTags, candidate: Claim, cue: Span) -> bool:
    """Whether a cue takes in a negation of what is said: *a proposal **not** to support it*."""
    shared = [t for t in tags.document.tokens_in(cue) if candidate.overlaps(t.span)]
    negators = tags.knowledge.lexicon.polarity["negators"]
    return bool(shared) and all(t.lemma.lower() in negators for t in shared)


def _loses_preposition(tags: CueTags, candidate: Claim, cue: Span) -> bool:
    """Whether a cue leaves out the preposition that a rule has in it: *called | for | rain*."""
    link = governing(tags, candidate)
    return link is not None and not cue.covers(link.span)


def _source(tags: CueTags, candidate: Claim) -> Mention | None:
    """A rule's source, or the tagger's where it is surer of that."""
    own = candidate.source
    span = next(iter(tags.choose(SOURCE, (own.span,) if own is not None else ())), None)
    told = candidate.addressee
    if span is None or (own is not None and span == own.span) or is_asked(tags, span):
        return own
    if own is not None and (_is_quoted(tags, own) or _acts_as_object(tags, own)):
        return own
    if own is not None and _is_makers(tags, own):
        return own
    if own is not None and _shares_auxiliary(tags, own) and not own.span.overlaps(span):
        return own
    if own is not None and (_is_cut(tags, own, span) or _is_of_body(tags, span)):
        return own
    if own is not None and (_cuts_name(tags, span) or _speaks_within(tags, own, span)):
        return own
    if own is None and told is not None and told.span.overlaps(span):
        return None  # *Tenants told to leave*: who is told is not who tells
    return tags.features.mention(span)


def _cuts_name(tags: CueTags, span: Span) -> bool:
    """Whether a span begins within a name and goes on: *in reply to Karl | Roe, Ana Lund | said*.

    What is wholly within one means that one.
    """
    words = tags.document.tokens_in(span)
    return any(w.entity.startswith(_OTHER_NAME) for w in words[1:]) and words[0].entity.startswith(
        _INNER
    )


def _speaks_within(tags: CueTags, source: Mention, span: Span) -> bool:
    """Whether a source is the cue's subject, and a span that of a verb above it: *Lund said **his
    coach** had told him so*, *Lund said **his coach** went so far as to tell him so*."""
    head, sentence = source.head, tags.sentence
    if head is None or head.deprel != "nsubj":
        return False
    above = tuple(t.index for t in sentence.ancestors(tags.token))
    shared = above if tags.token.feature("VerbForm") == "Inf" else ()
    verbs = (tags.token.index, *shared)
    if head.head not in verbs:
        return False
    other = tags.features.mention(span).head
    if other is None or other.relation != "nsubj" or source.span.overlaps(span):
        return False
    person = head.upos != "NOUN" or tags.knowledge.people.is_person_noun(head.lemma)
    return person and other.head in above[verbs.index(head.head) :]


def _is_quoted(tags: CueTags, source: Mention) -> bool:
    """Whether a source is quoted by somebody: ***Lund** was quoted by the channel as saying*."""
    head, verb = source.head, tags.token
    quoting = verb.lemma.lower() in tags.knowledge.lexicon.quoting
    return quoting and head is not None and head.deprel == "nsubj:pass" and head.head == verb.index


def _is_makers(tags: CueTags, source: Mention) -> bool:
    """Whether a source is the name beside a noun: *denied **a Reuters report** that it fell*."""
    head, noun = source.head, tags.token
    if noun.upos != "NOUN" or head is None or head.upos != "PROPN" or head.head != noun.index:
        return False
    return head.deprel in ("compound", "nmod") and names_speaker(head)


def _acts_as_object(tags: CueTags, source: Mention) -> bool:
    """Whether a source is whom somebody asks to do what a cue says, perceives doing it, blames, or
    whose words somebody says again.

    *Asks **us** to believe it*, *heard **a man** shouting*, *sued **the mayor** for saying so*,
    *repeated **Lund's** words*.
    """
    head, verb, lexicon = source.head, tags.token, tags.knowledge.lexicon
    sentence = tags.sentence
    if head is not None and head in (
        answerable(sentence, verb, tags.knowledge),
        whose_words(sentence, verb, tags.knowledge),
    ):
        return True
    above = sentence.head(verb) if verb.relation == "xcomp" else None
    if above is None or head not in sentence.children(above, "obj", "iobj"):
        return False
    lemma = above.lemma.lower()
    perceived = lemma in lexicon.perceiving or lemma in lexicon.recalling
    return perceived or verb.feature("VerbForm") == "Inf"


def _is_cut(tags: CueTags, source: Mention, span: Span) -> bool:
    """Whether a span ends in a clause about a source, before its verb: *a man I did | not know*."""
    inside = tags.document.tokens_in(span)
    if source.head is None or source.head not in inside:
        return False
    clauses = tags.sentence.children(source.head, "acl", "acl:relcl")
    return any(
        clause not in inside and inside[-1] in tags.sentence.subtree(clause) for clause in clauses
    )


def _is_of_body(tags: CueTags, span: Span) -> bool:
    """Whether a span is the body that hears what somebody told another: *the **court** heard he
    took it and told her*."""
    head = tags.features.mention(span).head
    further = head is not None and head.head != tags.token.index
    return further and head is not None and is_heard_by(tags, head)


def _shares_auxiliary(tags: CueTags, source: Mention) -> bool:
    """Whether a cue has its auxiliary, and so its subject, from the verb that it goes on.

    *He reports that **the party** is wavering and saying so*: not he.
    """
    verb, head = tags.token, source.head
    sentence = tags.sentence
    above = sentence.head(verb) if verb.relation == "conj" else None
    if above is None or head is None or verb.feature("VerbForm") not in ("Ger", "Part"):
        return False
    shared = sentence.child(above, "aux") is not None and sentence.child(verb, "aux") is None
    return shared and head in sentence.children(above, "nsubj")


def _without_expletive(
    tags: CueTags, candidate: Claim, content: tuple[Span, ...]
) -> tuple[Span, ...]:
    """A content without the *it* that stands for it: *it is not known | what started the fire*."""
    expletives = tags.knowledge.grammar.clauses.expletives
    return tuple(
        part for part in content if part.text.lower() not in expletives or candidate.overlaps(part)
    )


def _begun(tags: CueTags, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """A passage that begins in the middle of a sentence, with what the tagger puts before it.

    *Noted the change from the slogan "forward together"*, of which the tree shows little.
    """
    (first,) = content[:1]
    inner = first.text.lstrip("\"'“„‘‚«»‹› ")
    before = [s for s in tags.spans(CONTENT) if s.start < first.start and s.overlaps(first)]
    if not inner[:1].islower() or not before:
        return content
    grown = tags.document.span(before[0].start, max(before[0].end, first.end))
    if leaves_aside(tags, first.start, (grown,)):
        return content
    gain = tags.likelihood(CONTENT, (grown,)) - tags.likelihood(CONTENT, (first,))
    return (grown, *content[1:]) if gain > MARGIN[CONTENT] else content
