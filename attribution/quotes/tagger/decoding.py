"""What the tagger makes of one cue: the candidates around it weighed, or a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import evolve

from attribution.claim import Claim, Mention
from attribution.document import Sentence, Span, Token
from attribution.knowledge import Knowledge
from attribution.knowledge.lexicon import CUE_FRAMES, Attitude
from attribution.layout.passages import MARKS
from attribution.quotes.addressee import implied_addressee
from attribution.quotes.proposal import (
    addressee_of,
    source_span,
    within_brackets,
    without_connective,
    without_time,
)
from attribution.quotes.rule import TAGGER
from attribution.quotes.rules.reported import is_aside, is_comment
from attribution.quotes.tagger.sureness import FEWEST_WORDS, SURE, is_sure
from attribution.quotes.tagger.tags import CONTENT, CUE, MARGIN, SOURCE, CueTags
from attribution.syntax.phrases import noun_phrase
from attribution.syntax.subjects import is_undergone, subject

__all__ = ["decoded", "proposals"]

# What bounds a content so that the tagger has nothing to say of it.
_SETTLED = ("layout", "commas")
# How sure one is of it whatever the tagger makes of the cue: as sure as without any cue.
_LEAST_OF_SURE = 0.55
# Parts of speech that have a capital in a title.
_OPEN = ("ADJ", "NOUN", "PROPN", "VERB")


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
        return _added(tags)
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
            own = _quoted(tags, tags.choose(CONTENT, content))
            content = tuple(without_connective(document, sentence, own, tags.features.knowledge))
            if _swallows(tags, candidate, content) or _takes_source(candidate, content):
                content = candidate.content
        # Whom one is told something belongs to neither; articles marked by hand often differ.
        if candidate.addressee is not None:
            content = _without(tags, content, candidate.addressee.span) or candidate.content
        content = tuple(
            without_time(tags.features.document, content, tags.token, tags.features.knowledge)
        )
        content = tuple(within_brackets(tags.features.document, content))
    source, cue = _source(tags, candidate), candidate.cue
    if cue is not None and not candidate.rule.fixed_cue:
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


def _source(tags: CueTags, candidate: Claim) -> Mention | None:
    """A rule's source, or the tagger's where it is surer of that."""
    own = candidate.source
    span = next(iter(tags.choose(SOURCE, (own.span,) if own is not None else ())), None)
    told = candidate.addressee
    if span is None or (own is not None and span == own.span) or _is_asked(tags, span):
        return own
    if own is None and told is not None and told.span.overlaps(span):
        return None  # *Tenants told to leave*: who is told is not who tells
    return tags.features.mention(span)


def _is_asked(tags: CueTags, source: Span) -> bool:
    """Whether a source is whom the cue was said to: *asked about the dam, **she** laughed*."""
    sentence = tags.features.document.sentences[tags.token.sentence]
    if not is_undergone(sentence, tags.token):
        return False
    return not any(word.span.overlaps(source) for word in sentence.subtree(tags.token))


def _swallows(tags: CueTags, candidate: Claim, content: tuple[Span, ...]) -> bool:
    """Whether a content takes in another cue of the same source, which the rule leaves out.

    *Said the plan was dead and urged members to vote*: urging is not what is said; nor is who
    reported it in *It is late, two officials said, the Courier reported*, nor what the writer
    adds.
    """
    sentence = tags.features.document.sentences[tags.token.sentence]
    knowledge = tags.features.knowledge
    for part in content:
        added = [
            t for t in tags.features.document.tokens_in(part) if not candidate.overlaps(t.span)
        ]
        if any(is_comment(sentence, word, knowledge) for word in added):
            return True
        apart = part.start > tags.token.span.end and not candidate.overlaps(part)
        if apart and any(is_aside(sentence, word, knowledge) for word in added):
            return True
    for word in sentence.tokens[tags.token.index :]:
        inside = any(part.covers(word.span) for part in content)
        if word.relation != "conj" or not inside:
            continue
        for other in tags.features.by_cue.get(tags.features.row(word), ()):
            apart = not candidate.overlaps(word.span)
            if apart and other.source is not None and other.source == candidate.source:
                return True
    return False


def _takes_source(candidate: Claim, content: tuple[Span, ...]) -> bool:
    """Whether a content takes in words of the source that the rule leaves out.

    *Was told by a man | close to the talks | that ...*.
    """
    source = candidate.source
    if source is None or candidate.overlaps(source.span):
        return False
    return any(part.overlaps(source.span) for part in content)


def _is_name(tags: CueTags, content: tuple[Span, ...]) -> bool:
    """Whether a content is a few words in marks that a noun names: *the motto "Onward"*."""
    if tags.token.upos not in ("NOUN", "PROPN", "ADJ"):
        return False
    around = tags.features.passages(content[0])
    words = content[0].text.split()
    finished = content[0].text.rstrip(MARKS)[-1:] in (".", "!", "?", "…")
    marked = len(content) == 1 and any(p.span.covers(content[0]) for p in around)
    lexicon = tags.features.knowledge.lexicon
    of_saying = lexicon.attitude("noun", tags.token.lemma) or tags.token.upos == "ADJ"
    return marked and (len(words) < FEWEST_WORDS or not of_saying) and not finished


def _is_purpose(sentence: Sentence, cue: Token, words: Sequence[Token]) -> bool:
    """Whether a content tells what for, a comma before it: *agreed, to save money*."""
    first = words[0]
    if first.sentence != cue.sentence:
        return False
    top = next((t for t in words if t.head == cue.index and t.sentence == cue.sentence), None)
    parted = first.index > 1 and sentence.tokens[first.index - 2].form == ","
    return (
        top is not None
        and top.relation == "advcl"
        and top.feature("VerbForm") == "Inf"
        and parted
        and first.index == cue.index + 2
    )


def _is_title(tags: CueTags, content: tuple[Span, ...]) -> bool:
    """Whether a content begins with the title of a work: *read "The Long Winter" on the train*."""
    first = content[0]
    for passage in tags.features.passages(first):
        words = [t for t in tags.features.document.tokens_in(passage.span) if t.form.isalpha()]
        long = [t for t in words if t.upos in _OPEN]
        unfinished = passage.span.text.rstrip(MARKS)[-1:] not in (".", "!", "?", "…", ",")
        if (
            passage.span.start == first.start
            and unfinished
            and len(words) > 1
            and words[0].form[0].isupper()
            and all(t.form[0].isupper() for t in long)
        ):
            return True
    return False


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


def _without(tags: CueTags, content: tuple[Span, ...], addressee: Span) -> tuple[Span, ...]:
    """A content without the addressee at the edge of a part; nothing if it is within one."""
    kept = []
    for part in content:
        if not part.overlaps(addressee):
            kept.append(part)
            continue
        start, end = part.start, part.end
        if addressee.end >= end:
            end = start + len(part.text[: max(0, addressee.start - start)].rstrip(" ,;"))
        elif addressee.start <= start:
            behind = part.text[addressee.end - start :]
            start = addressee.end + len(behind) - len(behind.lstrip(" ,;"))
        else:
            return ()
        rest = tags.features.document.span(start, max(start, end))
        if tags.features.document.tokens_in(rest):  # not the second half of a mark alone
            kept.append(rest)
    return tuple(kept)


def _added(tags: CueTags) -> list[Claim]:
    """A candidate for a cue that no rule proposes, unless the tagger sees no content."""
    features, token = tags.features, tags.token
    sentence = features.document.sentences[token.sentence]
    if _is_governed(tags) or _quotes_another(tags):
        return []
    told = addressee_of(sentence, token, features.knowledge)
    told = told or _person_told(sentence, token, features.knowledge)
    told = told or implied_addressee(sentence, token, features.knowledge)
    phrase = noun_phrase(sentence, told) if told else ()
    addressee = features.document.cover(phrase) if phrase else None
    content = _quoted(tags, tags.spans(CONTENT))
    if addressee is not None:
        # Whom one urges is no part of what one urges; the hope that one voices is.
        content = _without(tags, content, addressee) or content
    content = tuple(without_time(features.document, content, token, features.knowledge))
    if not content or _is_name(tags, content) or _is_title(tags, content):
        return []
    if _is_purpose(sentence, token, features.document.tokens_in(content[0])):
        return []
    source = next(iter(tags.choose(SOURCE, ())), None)
    if source is not None and _is_asked(tags, source):
        agent, _ = subject(sentence, token, features.knowledge.grammar)
        source = source_span(features.document, sentence, agent) if agent is not None else None
    cue = next(iter(tags.choose(CUE, ())), token.span)
    cue, content = _parted(tags, cue, content)
    return [
        Claim(
            rule=TAGGER,
            content=content,
            cue=Mention(cue, token),
            source=features.mention(source) if source is not None else None,
            no_source=None if source else f"nothing in the sentence is the source of {cue.text!r}",
            addressee=Mention(addressee, told) if addressee is not None else None,
            attitude=_attitude(tags),
            weight=0.0,
        )
    ]


def _is_governed(tags: CueTags) -> bool:
    """Whether a cue is but the preposition of another: *asked **about** the dam, she laughed*."""
    sentence = tags.features.document.sentences[tags.token.sentence]
    noun = sentence.head(tags.token) if tags.token.relation == "case" else None
    governor = sentence.head(noun) if noun is not None else None
    return governor is not None and tags.features.row(governor) in tags.features.by_cue


def _quotes_another(tags: CueTags) -> bool:
    """Whether a cue only tells where another was said: *was **quoted** by X as saying that*."""
    sentence = tags.features.document.sentences[tags.token.sentence]
    roles = tags.features.knowledge.grammar.prepositions.roles
    return any(
        tags.features.row(verb) in tags.features.by_cue
        and any(c.lemma.lower() in roles for c in sentence.children(verb, "mark", "case"))
        for verb in sentence.children(tags.token, "advcl", "xcomp", "ccomp")
    )


def _parted(tags: CueTags, cue: Span, content: tuple[Span, ...]) -> tuple[Span, tuple[Span, ...]]:
    """A cue and its content, with a negation between them in what it negates.

    *Made a proposal | **not** to support it*.
    """
    document, knowledge = tags.features.document, tags.features.knowledge
    negators, infinitives = knowledge.lexicon.polarity["negators"], knowledge.grammar.clauses
    words = document.tokens_in(cue)
    own = len(words)
    while own and words[own - 1].lemma.lower() in negators | infinitives.infinitives:
        own -= 1
    moved = words[own:]
    first = document.tokens_in(content[0])[0]
    opens = any(t.lemma.lower() in infinitives.infinitives for t in (*moved, first))
    negated = any(t.lemma.lower() in negators for t in moved)
    if not own or not negated or not opens or first.index != words[-1].index + 1:
        return cue, content
    whole = document.span(moved[0].span.start, content[0].end)
    return document.cover(words[:own]), (whole, *content[1:])


def _person_told(sentence: Sentence, cue: Token, knowledge: Knowledge) -> Token | None:
    """*Vouchsafed **us***: a personal pronoun behind a verb that no list knows."""
    told = addressee_of(sentence, cue, knowledge, anybody=True)
    personal = told is not None and told.feature("PronType") in ("Prs", None)
    return told if told is not None and told.upos == "PRON" and personal else None


def _attitude(tags: CueTags) -> Attitude:
    found = (
        tags.features.knowledge.lexicon.attitude(frame, tags.token.lemma) for frame in CUE_FRAMES
    )
    return next((attitude for attitude in found if attitude), "attitude")


def _quoted(tags: CueTags, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Spans with the quotation marks whose passage they hold or begin."""
    grown = []
    for span in spans:
        start, end = span.start, span.end
        for passage in tags.features.passages(span):
            inner = passage.span.start + 1, passage.span.end - 1
            if start <= inner[0] and passage.span.start < start:
                start = passage.span.start
            if end >= inner[1] - 1 and end < passage.span.end and passage.closed:
                end = passage.span.end
        grown.append(tags.features.document.span(start, end))
    return tuple(grown)
