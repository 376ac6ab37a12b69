"""What the tagger makes of one cue: the candidates around it weighed, or a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import evolve

from attribution.document import Sentence, Span, Token
from attribution.quotes.addressee import implied_addressee
from attribution.quotes.candidate import Attitude, Candidate
from attribution.quotes.lexicon import CUE_FRAMES
from attribution.quotes.marks import MARKS
from attribution.quotes.phrases import noun_phrase
from attribution.quotes.polarity import polarity
from attribution.quotes.proposal import addressee_of, without_connective, without_time
from attribution.quotes.scoring.link import CONTENT, CUE, LAID_OUT, MARGIN, MARKED, SOURCE, Link
from attribution.quotes.subjects import is_undergone

__all__ = ["decoded", "proposals"]

# How sure a rule is of a passage that finishes beside a cue.
_SURE = 0.9
# How sure one is of it whatever the tagger makes of the cue: as sure as without any cue.
_LEAST_OF_SURE = 0.55
# How sure a rule is of a clause that a verb with a subject reports.
_REPORTED = 0.85
# A few words in marks that finish no sentence are a name: of a film, a motto, a plan.
_FEWEST_WORDS = 6
# Parts of speech that have a capital in a title.
_OPEN = ("ADJ", "NOUN", "PROPN", "VERB")


def decoded(link: Link, confidence: Callable[[Sequence[float]], float]) -> list[Candidate]:
    """The candidates around one cue, weighed.

    Arguments:
        link: what the tagger says around the cue.
        confidence: turns `Link.reasons` into a probability.
    """
    own = link.reading.by_cue.get(link.cue, ())
    weighed = [c for c in own if c.rule in LAID_OUT or _is_nested(link, c)]
    for candidate in proposals(link):
        sure = confidence(link.reasons(candidate))
        if _is_sentence(candidate) or _is_told(link, candidate):
            sure = max(sure, _LEAST_OF_SURE)
        evidence = (*candidate.evidence, link.evidence(candidate.cue or link.token.span))
        weighed.append(evolve(candidate, weight=sure, evidence=evidence))
    return weighed


def proposals(link: Link) -> list[Candidate]:
    """The candidates around one cue, not weighed: the rules' completed, or the tagger's own."""
    own = link.reading.by_cue.get(link.cue, ())
    if not own:
        return _added(link)
    return [_completed(link, c) for c in own if c.rule not in LAID_OUT and not _is_nested(link, c)]


def _is_sentence(candidate: Candidate) -> bool:
    """Whether a candidate is a whole sentence in marks, beside a cue with a source."""
    if candidate.rule != "marked_passage" or candidate.source is None or candidate.weight < _SURE:
        return False
    words = candidate.content[0].text.strip(MARKS + " ").split()
    finished = words[-1][-1] in ".!?…" or len(words) >= _FEWEST_WORDS
    return words[0][0].isupper() and finished


def _is_told(link: Link, candidate: Candidate) -> bool:
    """Whether a candidate is a link of a chain: *A said **B believes** C*.

    Articles marked by hand have most of those, but not all, so that the tagger, which sees them
    within a content, doubts them; who wants to know through whom a claim came needs them.
    """
    if candidate.cue is None or candidate.source is None or candidate.weight < _REPORTED:
        return False
    if candidate.rule != "clausal_complement" or link.reading.passages(candidate.cue):
        return False
    who = link.reading.document.head_of(candidate.source)
    if who is None or who.upos == "PRON":  # mostly who speaks already: *he said he believes*
        return False
    rows = range(link.first, link.first + len(link.labels))
    return any(
        outer.weight >= _REPORTED and any(part.covers(candidate.cue) for part in outer.content)
        for row in rows
        if row != link.cue
        for outer in link.reading.by_cue.get(row, ())
    )


def _is_nested(link: Link, candidate: Candidate) -> bool:
    """Whether a candidate is a quotation in a quotation, which articles marked by hand leave out.

    Only where its words finish and somebody is said to have said them: then the rule's word
    is taken for it.
    """
    if candidate.rule != "marked_passage" or candidate.source is None or candidate.weight < _SURE:
        return False
    around = link.reading.passages(candidate.content[0])
    return any(p.depth and p.span.covers(candidate.content[0]) for p in around)


def _completed(link: Link, candidate: Candidate) -> Candidate:
    """A rule's candidate with the bounds that the tagger is surer of."""
    content = candidate.content
    if candidate.rule == "marked_passage":
        content = _begun(link, content)
    elif candidate.rule not in MARKED:
        document = link.reading.document
        sentence = document.sentences[link.token.sentence]
        if all(sentence.span.covers(part) for part in content):
            own = _quoted(link, link.choose(CONTENT, content))
            content = tuple(without_connective(document, sentence, own, link.reading.lexicon))
            if _swallows(link, candidate, content):
                content = candidate.content
        # Whom one is told something belongs to neither; articles marked by hand often differ.
        if candidate.addressee is not None:
            content = _without(link, content, candidate.addressee) or candidate.content
        content = tuple(
            without_time(link.reading.document, content, link.token, link.reading.lexicon)
        )
    source = next(iter(link.choose(SOURCE, (candidate.source,) if candidate.source else ())), None)
    if source is not None and _is_asked(link, source):
        source = candidate.source
    cue = candidate.cue
    if cue is not None and candidate.rule != "according_phrase":  # whose words are fixed
        cue = next(iter(link.choose(CUE, (cue,))), cue)
    elif source is not None and cue is not None and source.overlaps(cue):
        source = candidate.source
    said = candidate.polarity
    if said == "negated" and source is not None and source != candidate.source:
        # What was taken for the source may have been *no one* of what is reported.
        said = polarity(
            link.reading.document.sentences[link.token.sentence],
            candidate.cue_head or link.token,
            link.reading.lexicon,
            source=link.reading.document.head_of(source),
            content=content,
        )
    return evolve(
        candidate,
        content=content,
        source=source,
        no_source=None if source else candidate.no_source,
        polarity=said,
        cue=cue,
    )


def _is_asked(link: Link, source: Span) -> bool:
    """Whether a source is whom the cue was said to: *asked about the dam, **she** laughed*."""
    sentence = link.reading.document.sentences[link.token.sentence]
    if not is_undergone(sentence, link.token):
        return False
    return not any(word.span.overlaps(source) for word in sentence.subtree(link.token))


def _swallows(link: Link, candidate: Candidate, content: tuple[Span, ...]) -> bool:
    """Whether a content takes in another cue of the same source, which the rule leaves out.

    *Said the plan was dead and urged members to vote*: urging is not what is said.
    """
    sentence = link.reading.document.sentences[link.token.sentence]
    for word in sentence.tokens[link.token.index :]:
        inside = any(part.covers(word.span) for part in content)
        if word.relation != "conj" or not inside:
            continue
        for other in link.reading.by_cue.get(link.reading.row(word), ()):
            apart = not any(part.overlaps(word.span) for part in candidate.content)
            if apart and other.source is not None and other.source == candidate.source:
                return True
    return False


def _is_name(link: Link, content: tuple[Span, ...]) -> bool:
    """Whether a content is a few words in marks that a noun names: *the motto "Onward"*."""
    if link.token.upos not in ("NOUN", "PROPN", "ADJ"):
        return False
    around = link.reading.passages(content[0])
    words = content[0].text.split()
    finished = content[0].text.rstrip(MARKS)[-1:] in (".", "!", "?", "…")
    marked = len(content) == 1 and any(p.span.covers(content[0]) for p in around)
    return marked and len(words) < _FEWEST_WORDS and not finished


def _is_title(link: Link, content: tuple[Span, ...]) -> bool:
    """Whether a content begins with the title of a work: *read "The Long Winter" on the train*."""
    first = content[0]
    for passage in link.reading.passages(first):
        words = [t for t in link.reading.document.tokens_in(passage.span) if t.form.isalpha()]
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


def _begun(link: Link, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """A passage that begins in the middle of a sentence, with what the tagger puts before it.

    *Noted the change from the slogan "forward together"*, of which the tree shows little.
    """
    (first,) = content[:1]
    inner = first.text.lstrip("\"'“„‘‚«»‹› ")
    before = [s for s in link.spans(CONTENT) if s.start < first.start and s.overlaps(first)]
    if not inner[:1].islower() or not before:
        return content
    grown = link.reading.document.span(before[0].start, max(before[0].end, first.end))
    gain = link.likelihood(CONTENT, (grown,)) - link.likelihood(CONTENT, (first,))
    return (grown, *content[1:]) if gain > MARGIN[CONTENT] else content


def _without(link: Link, content: tuple[Span, ...], addressee: Span) -> tuple[Span, ...]:
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
        if start < end:
            kept.append(link.reading.document.span(start, end))
    return tuple(kept)


def _added(link: Link) -> list[Candidate]:
    """A candidate for a cue that no rule proposes, unless the tagger sees no content."""
    reading, token = link.reading, link.token
    sentence = reading.document.sentences[token.sentence]
    told = addressee_of(sentence, token, lexicon=reading.lexicon) or _person_told(sentence, token)
    told = told or implied_addressee(sentence, token, reading.lexicon)
    phrase = noun_phrase(sentence, told) if told else ()
    addressee = reading.document.cover(phrase) if phrase else None
    content = _quoted(link, link.spans(CONTENT))
    if addressee is not None:
        # Whom one urges is no part of what one urges; the hope that one voices is.
        content = _without(link, content, addressee) or content
    content = tuple(without_time(reading.document, content, token, reading.lexicon))
    if not content or _is_name(link, content) or _is_title(link, content):
        return []
    source = next(iter(link.choose(SOURCE, ())), None)
    cue = next(iter(link.choose(CUE, ())), token.span)
    if any(addressee and part.overlaps(addressee) for part in (*content, source) if part):
        addressee = None
    return [
        Candidate(
            rule="tagger",
            content=content,
            cue=cue,
            cue_head=token,
            source=source,
            no_source=None if source else f"nothing in the sentence is the source of {cue.text!r}",
            addressee=addressee,
            attitude=_attitude(link),
            polarity=polarity(
                sentence,
                token,
                reading.lexicon,
                phrase=reading.document.tokens_in(cue),
                source=reading.document.head_of(source) if source else None,
                content=content,
            ),
            weight=0.0,
        )
    ]


def _person_told(sentence: Sentence, cue: Token) -> Token | None:
    """*Vouchsafed **us***: a personal pronoun behind a verb that no list knows."""
    told = addressee_of(sentence, cue)
    personal = told is not None and told.feature("PronType") in ("Prs", None)
    return told if told is not None and told.upos == "PRON" and personal else None


def _attitude(link: Link) -> Attitude:
    found = (link.reading.lexicon.attitude(frame, link.token.lemma) for frame in CUE_FRAMES)
    return next((attitude for attitude in found if attitude), "attitude")


def _quoted(link: Link, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Spans with the quotation marks whose passage they hold or begin."""
    grown = []
    for span in spans:
        start, end = span.start, span.end
        for passage in link.reading.passages(span):
            inner = passage.span.start + 1, passage.span.end - 1
            if start <= inner[0] and passage.span.start < start:
                start = passage.span.start
            if end >= inner[1] - 1 and end < passage.span.end and passage.closed:
                end = passage.span.end
        grown.append(link.reading.document.span(start, end))
    return tuple(grown)
