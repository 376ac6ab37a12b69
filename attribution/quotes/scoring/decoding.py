"""What the tagger makes of one cue: the candidates around it weighed, or a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from attrs import evolve, field, frozen

from attribution.document import Sentence, Span, Token
from attribution.quotation import Evidence
from attribution.quotes.addressee import implied_addressee
from attribution.quotes.candidate import Attitude, Candidate
from attribution.quotes.phrases import noun_phrase
from attribution.quotes.polarity import polarity
from attribution.quotes.proposal import addressee_of, without_connective
from attribution.quotes.scoring.features import Floats, Ints, Reading
from attribution.quotes.scoring.likeliest import CHANGE, likeliest
from attribution.quotes.scoring.network import LABELS

__all__ = ["Link", "decoded", "proposals"]

_CONTENT, _SOURCE, _CUE = (LABELS.index(name) for name in ("content", "source", "cue"))
_FRAMES = ("clause", "infinitive", "object", "complement", "noun", "adjective")
_EDGE = " \t\n.,;:—–-"
# Relations of words that open a phrase.
_OPENERS = ("case", "cc", "det", "mark")
# Found by layout, of which the tagger knows nothing: they stay as they are.
_LAID_OUT = ("headline", "introduced_passage", "signed_passage", "transcript_turn")
# Their contents are bounded by quotation marks, which know better.
_MARKED = ("marked_passage", *_LAID_OUT)

_SURE = 0.9

# How much likelier (natural logarithm) the tagger's own span must be than the rule's to replace it.
_MARGIN = {_CONTENT: 1.5, _SOURCE: 1.0, _CUE: 0.5}


@frozen
class Link:
    """What the tagger says around one cue.

    Attributes:
        reading: the document in numbers.
        first: row of the first word of the cue's sentence.
        cue: row of the cue's head.
        chance: how likely it is a cue, from 0 to 1.
        labels: (words, 4), for each word of the sentence the probability of each label.
        path: (words,), the labels that are likeliest together.
    """

    reading: Reading
    first: int
    cue: int
    chance: float
    labels: Floats
    path: Ints = field(init=False)

    @path.default
    def _likeliest(self) -> Ints:
        return likeliest(self.labels)

    @property
    def token(self) -> Token:
        return self.reading.tokens[self.cue]

    def spans(self, label: int) -> tuple[Span, ...]:
        """The spans of the words that have a label, edge punctuation left out."""
        chosen = self.path == label
        if label == _CUE:
            chosen[self.cue - self.first] = True
        runs: list[list[int]] = []
        for at in np.flatnonzero(chosen):
            gap = range(runs[-1][1] + 1, at) if runs else ()
            if runs and all(self._tokens(i).upos == "PUNCT" for i in gap):
                runs[-1][1] = int(at)
            else:
                runs.append([int(at), int(at)])
        if label != _CUE:  # a cue may: *called for*
            runs = [[start, self._ended(label, start, end)] for start, end in runs]
        spans = (self._trimmed(start, end) for start, end in runs)
        return tuple(span for span in spans if span is not None)

    def _tokens(self, at: int) -> Token:
        return self.reading.tokens[self.first + at]

    def _ended(self, label: int, start: int, end: int) -> int:
        """The last word of a run that does not open a phrase which the run leaves out.

        *called for an inquiry and | said*, *said it was "wrong" in | a letter*.
        """
        last = end
        while last > start:
            word = self._tokens(last)
            outside = not self._tokens(start).index <= word.head <= word.index
            if label == _SOURCE and outside and self.reading.lexicon.is_time(word.lemma):
                # *Brightwell today announced*: when it was said is no part of who said it.
                last = end = last - 1
                continue
            opens = word.relation in _OPENERS and word.head > self._tokens(end).index
            if not opens and word.upos != "PUNCT":
                break
            last -= 1
            if opens:
                end = last
        return end

    def _trimmed(self, start: int, end: int) -> Span | None:
        """A run of words without its edge punctuation, but with its quotation marks."""
        text = self.reading.document.text
        left, right = self._tokens(start).span.start, self._tokens(end).span.end
        while left < right and text[left] in _EDGE:
            left += 1
        while right > left and text[right - 1] in _EDGE:
            right -= 1
        if not any(c.isalnum() for c in text[left:right]):
            return None
        return self.reading.document.span(left, right)

    def likelihood(self, label: int, spans: Sequence[Span]) -> float:
        """The logarithm of the probability that just the words of the spans have the label."""
        inside = np.zeros(len(self.labels), dtype=bool)
        for span in spans:
            rows = self.reading.rows(span)
            inside[max(0, rows.start - self.first) : max(0, rows.stop - self.first)] = True
        chances = np.clip(self.labels[:, label], 1e-4, 1 - 1e-4)
        changes = 2 * CHANGE * len(spans)
        return float(np.log(np.where(inside, chances, 1 - chances)).sum()) - changes

    def choose(self, label: int, proposed: tuple[Span, ...]) -> tuple[Span, ...]:
        """The rule's spans, or the tagger's where they are much likelier."""
        own = self.spans(label)
        if label != _CONTENT:
            own = self._best(label, own)
        if not own:
            return proposed
        if not proposed:
            return own
        gain = self.likelihood(label, own) - self.likelihood(label, proposed)
        return own if gain > _MARGIN[label] else proposed

    def _best(self, label: int, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """The one span that holds the most of a label: for cues, the head's."""
        if label == _CUE:
            return tuple(s for s in spans if s.overlaps(self.token.span))[:1]
        weights = [float(self._column(span, label).sum()) for span in spans]
        return (spans[int(np.argmax(weights))],) if spans else ()

    def _column(self, span: Span, label: int) -> Floats:
        rows = self.reading.rows(span)
        return self.labels[max(0, rows.start - self.first) : rows.stop - self.first, label]

    def reasons(self, candidate: Candidate) -> list[float]:
        """What speaks for a candidate, in numbers: the tagger's and the rules' certainty."""
        own = self.reading.by_cue.get(self.cue, ())
        chance = min(max(self.chance, 1e-4), 1 - 1e-4)
        words = np.concatenate([self._column(span, _CONTENT) for span in candidate.content])
        return [
            float(np.log(chance / (1 - chance))),
            float(bool(own)),
            max((c.weight for c in own), default=0.0),
            candidate.weight,
            float(words.mean()) if len(words) else 1.0,
            float(self.labels[:, _SOURCE].max()),
            float(any(c.rule in _MARKED for c in own)),
        ]

    def evidence(self, words: Span) -> Evidence:
        """What to tell the user."""
        return Evidence(
            "tagger",
            (words,),
            f"the tagger takes {self.token.form!r} for a cue with a probability of "
            f"{self.chance:.2f}",
        )


def decoded(link: Link, confidence: Callable[[Sequence[float]], float]) -> list[Candidate]:
    """The candidates around one cue, weighed.

    Arguments:
        link: what the tagger says around the cue.
        confidence: turns `Link.reasons` into a probability.
    """
    own = link.reading.by_cue.get(link.cue, ())
    weighed = [c for c in own if c.rule in _LAID_OUT or _is_nested(link, c)]
    for candidate in proposals(link):
        sure = confidence(link.reasons(candidate))
        evidence = (*candidate.evidence, link.evidence(candidate.cue or link.token.span))
        weighed.append(evolve(candidate, weight=sure, evidence=evidence))
    return weighed


def proposals(link: Link) -> list[Candidate]:
    """The candidates around one cue, not weighed: the rules' completed, or the tagger's own."""
    own = link.reading.by_cue.get(link.cue, ())
    if not own:
        return _added(link)
    return [_completed(link, c) for c in own if c.rule not in _LAID_OUT and not _is_nested(link, c)]


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
    elif candidate.rule not in _MARKED:
        document = link.reading.document
        sentence = document.sentences[link.token.sentence]
        if all(sentence.span.covers(part) for part in content):
            own = _quoted(link, link.choose(_CONTENT, content))
            content = tuple(without_connective(document, sentence, own, link.reading.lexicon))
            if _swallows(link, candidate, content):
                content = candidate.content
        # Whom one is told something belongs to neither; articles marked by hand often differ.
        if candidate.addressee is not None:
            content = _without(link, content, candidate.addressee) or candidate.content
    source = next(iter(link.choose(_SOURCE, (candidate.source,) if candidate.source else ())), None)
    cue = candidate.cue
    if cue is not None and candidate.rule != "according_phrase":  # whose words are fixed
        cue = next(iter(link.choose(_CUE, (cue,))), cue)
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


def _begun(link: Link, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """A passage that begins in the middle of a sentence, with what the tagger puts before it.

    *Noted the change from the slogan "forward together"*, of which the tree shows little.
    """
    (first,) = content[:1]
    inner = first.text.lstrip("\"'“„‘‚«»‹› ")
    before = [s for s in link.spans(_CONTENT) if s.start < first.start and s.overlaps(first)]
    if not inner[:1].islower() or not before:
        return content
    grown = link.reading.document.span(before[0].start, max(before[0].end, first.end))
    gain = link.likelihood(_CONTENT, (grown,)) - link.likelihood(_CONTENT, (first,))
    return (grown, *content[1:]) if gain > _MARGIN[_CONTENT] else content


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
    content = _quoted(link, link.spans(_CONTENT))
    if addressee is not None:
        # Whom one urges is no part of what one urges; the hope that one voices is.
        content = _without(link, content, addressee) or content
    if not content:
        return []
    source = next(iter(link.choose(_SOURCE, ())), None)
    cue = next(iter(link.choose(_CUE, ())), token.span)
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
    found = (link.reading.lexicon.attitude(frame, link.token.lemma) for frame in _FRAMES)
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
