"""What the tagger says around one cue, and how it supports a candidate there."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cached_property

import numpy as np
from attrs import field, frozen

from attribution.claim import Claim
from attribution.document import Document, Sentence, Span, Token
from attribution.knowledge import Knowledge
from attribution.layout.passages import MARKS, Passage
from attribution.quotation import Evidence
from attribution.quotes.tagger.features import Features, Floats, Ints
from attribution.quotes.tagger.network import LABELS
from attribution.quotes.tagger.viterbi import CHANGE

__all__ = ["CONTENT", "CUE", "LEAST_CHANCE", "MARGIN", "REASONS", "SOURCE", "CueTags"]

CONTENT, SOURCE, CUE = (LABELS.index(name) for name in ("content", "source", "cue"))

MARGIN = {CONTENT: 1.5, SOURCE: 1.0, CUE: 0.5}
"""How much likelier (natural logarithm) the tagger's own span must be than the rule's to
replace it."""

REASONS = 9
"""How many numbers speak for a candidate (`CueTags.reasons`)."""

LEAST_CHANCE = 0.3
"""Words less likely to be a cue are not looked at again, unless a rule proposes them: of a hundred
that are, two at most would be taken for one."""

_EDGE = " \t\n.,;:—–-"
# Relations of words that open a phrase.
_OPENERS = ("case", "cc", "det", "mark")
# Probabilities stay so far from 0 and 1, for neither has a logarithm of its odds.
_SUREST = 1e-4


@frozen
class CueTags:
    """What the tagger says around one cue.

    Attributes:
        features: the document in numbers.
        first: row of the first word of the cue's sentence.
        cue: row of the cue's head.
        chance: how likely it is a cue of any attribution, from 0 to 1.
        reports: how likely it reports a claim, rather than an attitude to a thing, or nothing.
        labels: (words, 4), for each word of the sentence the probability of each label.
        path: (words,), the labels that are likeliest together.
    """

    features: Features
    first: int
    cue: int
    chance: float
    reports: float
    labels: Floats
    path: Ints
    _spans: dict[int, tuple[Span, ...]] = field(init=False, factory=dict, repr=False, eq=False)
    # For each label: see `_sums`.
    _logs: list[tuple[float, list[float]]] = field(init=False, factory=list, repr=False, eq=False)

    @cached_property
    def token(self) -> Token:
        """The head word of the cue."""
        return self.features.tokens[self.cue]

    @cached_property
    def document(self) -> Document:
        return self.features.document

    @cached_property
    def sentence(self) -> Sentence:
        """The sentence of the cue."""
        return self.document.sentences[self.token.sentence]

    @cached_property
    def knowledge(self) -> Knowledge:
        return self.features.knowledge

    def passages(self, span: Span) -> tuple[Passage, ...]:
        """The passages in quotation marks that a span meets."""
        return self.features.passages(span)

    def proposed(self, word: Token) -> Sequence[Claim]:
        """What the rules propose with a word for the head of the cue."""
        return self.features.by_cue.get(self.features.row(word), ())

    def is_cue(self, word: Token) -> bool:
        """Whether a rule takes a word for the head of a cue."""
        return self.features.row(word) in self.features.by_cue

    def spans(self, label: int) -> tuple[Span, ...]:
        """The spans of the words that have a label, edge punctuation left out."""
        if label not in self._spans:
            self._spans[label] = self._found(label)
        return self._spans[label]

    @cached_property
    def _labelled(self) -> list[list[int]]:
        """For each label, its words in the likeliest labels, counted from the sentence's first.

        The particle of a verb goes with the verb: *would like to point **out** that it was late*.
        """
        labelled: list[list[int]] = [[] for _ in LABELS]
        before = None
        for at, label in enumerate(self.path.tolist()):
            before = CUE if before == CUE and self._is_particle(at) else label
            labelled[before].append(at)
        return labelled

    def _found(self, label: int) -> tuple[Span, ...]:
        chosen = self._labelled[label]
        if label == CUE:
            chosen = sorted({*chosen, self.cue - self.first})
        if not chosen:
            return ()
        runs: list[list[int]] = []
        words = self.features.tokens[self.first : self.first + len(self.path)]
        for at in chosen:
            gap = words[runs[-1][1] + 1 : at] if runs else []
            if runs and (not gap or all(word.upos == "PUNCT" for word in gap)):
                runs[-1][1] = at
            else:
                runs.append([at, at])
        if label == SOURCE:
            runs = [[self._begun(start, end), end] for start, end in runs]
        if label != CUE:  # a cue may: *called for*
            runs = [[start, self._ended(label, start, end)] for start, end in runs]
        spans = (self._trimmed(start, end) for start, end in runs)
        return tuple(span for span in spans if span is not None)

    def _tokens(self, at: int) -> Token:
        return self.features.tokens[self.first + at]

    def _is_particle(self, at: int) -> bool:
        word = self._tokens(at)
        return word.deprel == "compound:prt" and word.head == word.index - 1

    def _begun(self, start: int, end: int) -> int:
        """The first word of a run behind a conjunction: *and | her advice*."""
        while start < end and self._tokens(start).deprel == "cc":
            start += 1
        return start

    def _ended(self, label: int, start: int, end: int) -> int:
        """The last word of a run that does not open a phrase which the run leaves out.

        *called for an inquiry and | said*, *said it was "wrong" in | a letter*.
        """
        last = end
        while last > start:
            word = self._tokens(last)
            outside = not self._tokens(start).index <= word.head <= word.index
            if label == SOURCE and outside and self.knowledge.lexicon.is_time(word.lemma):
                # *Brightwell today announced*: when it was said is no part of who said it.
                last = end = last - 1
                continue
            if label == SOURCE and outside and word.feature("PronType") == "Rel":
                last = end = last - 1  # *A diplomat | who spoke to us said*
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
        text = self.document.text
        left, right = self._tokens(start).span.start, self._tokens(end).span.end
        while left < right and text[left] in _EDGE:
            left += 1
        while right > left and text[right - 1] in _EDGE:
            right -= 1
        if not any(c.isalnum() for c in text[left:right]):
            return None
        return self.document.span(left, right)

    def likelihood(self, label: int, spans: Sequence[Span]) -> float:
        """The logarithm of the probability that just the words of the spans have the label."""
        without, gains = self._sums(label)
        inside = {row for span in spans for row in self._rows(span)}
        return without + sum(gains[row] for row in inside) - 2 * CHANGE * len(spans)

    def _sums(self, label: int) -> tuple[float, list[float]]:
        """The logarithm of the probability that no word has a label, and what each adds to it."""
        if not self._logs:
            chances = self.labels.T.astype(float, order="C")
            # Of arrays so small `np.clip` takes thrice as long.
            np.minimum(np.maximum(chances, _SUREST, out=chances), 1 - _SUREST, out=chances)
            without = np.log(1 - chances)
            gains = np.log(chances) - without
            self._logs.extend(zip(without.sum(1).tolist(), gains.tolist(), strict=True))
        return self._logs[label]

    def _rows(self, span: Span) -> range:
        """The words of the cue's sentence that a span meets, counted from its first."""
        rows, whole = self.features.rows(span), range(len(self.labels))
        return whole[max(0, rows.start - self.first) : max(0, rows.stop - self.first)]

    def choose(self, label: int, proposed: tuple[Span, ...]) -> tuple[Span, ...]:
        """The rule's spans, or the tagger's where they are much likelier."""
        own = self.spans(label)
        if label != CONTENT:
            own = self._best(label, own)
        if not own or own == proposed:  # as mostly; likelihoods take longer
            return proposed
        if not proposed:
            return own
        gain = self.likelihood(label, own) - self.likelihood(label, proposed)
        return own if gain > MARGIN[label] else proposed

    def _best(self, label: int, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """The one span that holds the most of a label: for cues, the head's."""
        if label == CUE:
            return tuple(s for s in spans if s.overlaps(self.token.span))[:1]
        if len(spans) < 2:
            return spans
        weights = [float(self._column(span, label).sum()) for span in spans]
        return (spans[int(np.argmax(weights))],)

    def _column(self, span: Span, label: int) -> Floats:
        rows = self.features.rows(span)
        return self.labels[max(0, rows.start - self.first) : rows.stop - self.first, label]

    @cached_property
    def _likeliest_source(self) -> float:
        """How likely the likeliest word is to be the source's."""
        return float(self.labels[:, SOURCE].max())

    def reasons(self, candidate: Claim) -> list[float]:
        """What speaks for a candidate, in numbers: the tagger's and the rules' certainty."""
        own = self.proposed(self.token)
        columns = [self._column(span, CONTENT) for span in candidate.content]
        words = np.concatenate(columns) if columns[1:] else columns[0]
        return [
            _log_odds(self.chance),
            float(bool(own)),
            max((c.weight for c in own), default=0.0),
            candidate.weight,
            float(words.sum() / len(words)) if len(words) else 1.0,  # as `mean`, which takes longer
            self._likeliest_source,
            float(any(c.rule.bounds != "tree" for c in own)),
            float(self._holds_passage(candidate)),
            _log_odds(self.reports),
        ]

    def _holds_passage(self, candidate: Claim) -> bool:
        """Whether a content weaves in a closed passage in marks: *called it a "farce"*.

        Such a passage goes on the sentence around it; a title in marks has a capital.
        """
        return any(
            passage.closed
            and part.covers(passage.span)
            and part != passage.span
            and passage.span.text.lstrip(MARKS + " ")[:1].islower()
            for part in candidate.content
            for passage in self.passages(part)
        )

    def evidence(self, words: Span) -> Evidence:
        """What to tell the user."""
        return Evidence(
            "tagger",
            (words,),
            f"the tagger takes {self.token.form!r} for a cue with a probability of "
            f"{self.chance:.2f}",
        )


def _log_odds(chance: float) -> float:
    kept = min(max(chance, _SUREST), 1 - _SUREST)
    return math.log(kept / (1 - kept))
