"""The features that the tagger sees: words, tree, quotation marks, lexicon and the rules' view."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import numpy as np
from attrs import define, field, frozen
from numpy.typing import NDArray

from attribution.claim import Claim, Mention
from attribution.document import Document, Span, Token, head_among
from attribution.knowledge import Knowledge
from attribution.knowledge.lexicon import CUE_FRAMES, Lexicon
from attribution.layout.passages import Passage
from attribution.quotes.rule import Context

__all__ = [
    "FLAGS", "OWN_FLAGS", "PATHS", "REACH", "RELATIONS", "RULE_FLAGS", "UPOS", "Floats", "Ints",
    "Features", "Vocabulary", "Words",
]  # fmt: skip

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

_UPOS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON",
    "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X",
)  # fmt: skip
_RELATIONS = (
    "acl", "advcl", "advmod", "amod", "appos", "aux", "case", "cc", "ccomp", "clf",
    "compound", "conj", "cop", "csubj", "dep", "det", "discourse", "dislocated", "expl",
    "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nsubj", "nummod", "obj",
    "obl", "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp",
    "acl:relcl", "aux:pass", "compound:prt", "csubj:pass", "nmod:poss", "nsubj:pass",
    "obl:agent", "obl:unmarked",
)  # fmt: skip
_FORMS = ("VerbForm=Fin", "VerbForm=Inf", "VerbForm=Part", "VerbForm=Ger", "Mood=Imp", "Person=1",
          "Voice=Pass", "Tense=Past", "PronType=Rel")  # fmt: skip
_NAMES = ("PER", "ORG", "LOC")
_BELOW = ("nsubj", "obj", "ccomp", "xcomp", "parataxis", "mark", "cop", "obl", "advcl", "acl",
          "iobj", "neg")  # fmt: skip
# Words of which it is kept what they are.
_KEPT = 10_000
# The attitudes of a word that is no cue.
_NONE = 2 * len(CUE_FRAMES) * [False]
_Attitudes = dict[str, list[bool]]
_UPOS_NUMBER = {name: at for at, name in enumerate(_UPOS, 1)}
_RELATION_NUMBER = {name: at for at, name in enumerate(_RELATIONS, 1)}
# For the number of each relation, which of those below it counts as; -1 for none.
_BELOW_NUMBER = np.array(
    [-1]
    + [_BELOW.index(u) if (u := r.partition(":")[0]) in _BELOW[:-1] else -1 for r in _RELATIONS]
)

UPOS, RELATIONS = len(_UPOS) + 1, len(_RELATIONS) + 1
"""How many values the number of a part of speech takes, and that of a relation."""

RULE_FLAGS = 6
"""How many of a word's flags, the last ones, say what the rules propose."""

FLAGS = 6 + len(_FORMS) + 2 * len(CUE_FRAMES) + len(_NAMES) + len(_BELOW) + RULE_FLAGS
"""How many numbers describe a word beside its categories."""

# Brings depths in a tree down to the size of the other numbers.
_DEEP = 8

OWN_FLAGS = 3
"""How many numbers say what the rules propose around one cue."""

REACH = 20
"""How many words before or behind a cue count as a distance of their own."""

PATHS = 3 + 4 * (len(_RELATIONS) + 1)
"""How many ways a word can stand to a cue in the tree."""


@frozen
class Vocabulary:
    """Which words have a vector; all others share number 0.

    Attributes:
        numbers: from the lower-cased form to its row.
    """

    numbers: Mapping[str, int]


def _relation(deprel: str) -> int:
    number = _RELATION_NUMBER.get(deprel)
    return number if number is not None else _RELATION_NUMBER.get(deprel.partition(":")[0], 0)


class Words:
    """What is known of a word by itself, kept from document to document."""

    def __init__(self) -> None:
        self._kept: tuple[Lexicon | None, _Attitudes, dict[tuple[str, str, str], bytes]]
        self._kept = (None, {}, {})

    def described(self, tokens: Sequence[Token], lexicon: Lexicon) -> Floats:
        """The forms, attitudes and name of each word: (words, numbers)."""
        of, attitudes, known = self._kept
        if of is not lexicon:
            attitudes = {lemma: _attitudes(lexicon, lemma) for lemma in lexicon.cues}
        if of is not lexicon or len(known) > _KEPT:
            known = {}
            self._kept = lexicon, attitudes, known
        rows = []
        for token in tokens:
            key = (token.lemma, token.features, token.entity)
            row = known.get(key)
            if row is None:
                own = attitudes.get(token.lemma.lower(), _NONE)
                row = known[key] = bytes(_described(token, own))
            rows.append(row)
        numbers = np.frombuffer(b"".join(rows), dtype=np.uint8)
        return numbers.reshape(len(rows), -1).astype(np.float32)


def _attitudes(lexicon: Lexicon, lemma: str) -> list[bool]:
    found = [lexicon.attitude(frame, lemma) for frame in CUE_FRAMES]
    return [attitude == kind for kind in ("speech", "attitude") for attitude in found]


def _described(token: Token, attitudes: Sequence[bool]) -> list[bool]:
    name = token.entity[2:]
    return [
        *[form in token.features for form in _FORMS],
        *attitudes,
        *[name.startswith(n) for n in _NAMES],
    ]


@define(slots=False)
class Features:
    """A document in numbers: one row a word, the sentences one after the other.

    Attributes:
        context: the document, the cue words and the passages in quotation marks.
        vocabulary: the words that have vectors.
        candidates: what the rules propose.
        words: what is known of words from other documents.
    """

    context: Context
    vocabulary: Vocabulary
    candidates: Sequence[Claim]
    words: Words = field(factory=Words)

    @cached_property
    def document(self) -> Document:
        return self.context.document

    @cached_property
    def knowledge(self) -> Knowledge:
        return self.context.knowledge

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.document.tokens

    @cached_property
    def bounds(self) -> list[tuple[int, int]]:
        """First row and the row after the last of each sentence."""
        bounds, at = [], 0
        for sentence in self.document.sentences:
            bounds.append((at, at + len(sentence.tokens)))
            at += len(sentence.tokens)
        return bounds

    @cached_property
    def heads(self) -> Ints:
        """The row of each word's head; a root's own row."""
        return np.array(
            [
                first + (token.head or token.index) - 1
                for (first, _), sentence in zip(self.bounds, self.document.sentences, strict=True)
                for token in sentence.tokens
            ],
            dtype=np.int64,
        )

    def rows(self, span: Span) -> slice:
        """The rows of the words that a span meets."""
        return self.document.slice_of(span)

    def mention(self, span: Span) -> Mention:
        """A span of words, with the one that the others hang on, and without an *and* or *by*."""
        words = self.tokens[self.rows(span)]
        head = head_among(words)
        own = [at for at, word in enumerate(words) if not _links(word, head)]
        if own and own[0]:
            words = words[own[0] :]
            span = self.document.cover(words)
        return Mention(span, head_among(words))

    def row(self, token: Token) -> int:
        """The row of a word."""
        return self.bounds[token.sentence][0] + token.index - 1

    def _marked_rows(self, spans: Iterable[Span]) -> Floats:
        column = np.zeros(len(self.tokens), dtype=np.float32)
        for span in spans:
            column[self.rows(span)] = 1
        return column

    def passages(self, span: Span) -> tuple[Passage, ...]:
        """The passages in quotation marks that a span meets."""
        return self.context.layout.marked.meeting(span)

    @cached_property
    def categories(self) -> Ints:
        """(words, 6): its form and its head's, its UPOS and its head's, its relation and its
        head's."""
        numbers = self.vocabulary.numbers
        relations = {deprel: _relation(deprel) for deprel in {t.deprel for t in self.tokens}}
        own = np.empty((len(self.tokens), 3), dtype=np.int64)
        own[:, 0] = [numbers.get(t.form.lower(), 0) for t in self.tokens]
        own[:, 1] = [_UPOS_NUMBER.get(t.upos, 0) for t in self.tokens]
        own[:, 2] = [relations[t.deprel] for t in self.tokens]
        above = own[self.heads]
        above[self.heads == np.arange(len(own))] = 0
        return np.stack([own, above], 2).reshape(-1, 6)

    @cached_property
    def _relations(self) -> list[int]:
        """The number of each word's relation."""
        numbers: list[int] = self.categories[:, 4].tolist()
        return numbers

    @cached_property
    def flags(self) -> Floats:
        """(words, FLAGS)."""
        count = len(self.tokens)
        own = self.words.described(self.tokens, self.knowledge.lexicon)
        shape = np.zeros((count, 5), dtype=np.float32)
        shape[:, 0] = self._marked_rows(p.span for p in self.context.passages if p.depth == 0)
        shape[:, 1] = self._marked_rows(p.span for p in self.context.passages if p.depth)
        shape[:, 2] = [t.form[:1].isupper() for t in self.tokens]
        firsts = [first for first, _ in self.bounds]
        shape[firsts, 3] = 1
        paragraphs = [s.paragraph for s in self.document.sentences]
        opening = [f for f, (at, p) in zip(firsts, enumerate(paragraphs), strict=True)
                   if not at or paragraphs[at - 1] != p]  # fmt: skip
        shape[opening, 4] = 1
        depth = np.zeros((count, 1), dtype=np.float32)
        at = self.heads
        for _ in range(8):
            depth[:, 0] += at != self.heads[at]
            at = self.heads[at]
        below = np.zeros((count, len(_BELOW)), dtype=np.float32)
        counted = _BELOW_NUMBER[self.categories[:, 4]]
        rows = np.flatnonzero(counted >= 0)
        below[self.heads[rows], counted[rows]] = 1
        negations = self.knowledge.lexicon.polarity["adverbs"]
        negated = [i for i, t in enumerate(self.tokens) if t.lemma in negations]
        below[self.heads[negated], len(_BELOW) - 1] = 1
        return np.concatenate([shape, depth / _DEEP, own, below, self._proposed], 1)

    @cached_property
    def _proposed(self) -> Floats:
        rule = np.zeros((len(self.tokens), 2), dtype=np.float32)
        for candidate in self.candidates:
            head = candidate.cue_head
            if head is not None:
                row = self.row(head)
                rule[row, 0] = max(rule[row, 0], candidate.weight)
                rule[row, 1] = 1
        cued = [c for c in self.candidates if c.cue is not None]
        columns = [
            self._marked_rows(s for c in cued for s in c.content),
            self._marked_rows(c.source.span for c in cued if c.source),
            self._marked_rows(c.cue.span for c in cued if c.cue),
            self._marked_rows(s for c in self.candidates if c.cue is None for s in c.content),
        ]
        return np.concatenate([rule, np.stack(columns, 1)], 1)

    @cached_property
    def by_cue(self) -> dict[int, list[Claim]]:
        """The candidates around each cue, by its head's row."""
        found: dict[int, list[Claim]] = {}
        for candidate in self.candidates:
            head = candidate.cue_head
            if head is not None:
                found.setdefault(self.row(head), []).append(candidate)
        return found

    def seen_from(self, cue: int, first: int, last: int) -> tuple[Ints, Floats]:
        """How the words of rows ``first`` to ``last`` stand to the cue of row ``cue``.

        Returns:
            (words, 2), distance and path, and (words, OWN_FLAGS), the rules' view.
        """
        token, at, count = self.tokens[cue], cue - first, last - first
        sentence = self.document.sentences[token.sentence]
        governor = sentence.head(token) or token
        relations = self._relations
        known = len(_RELATIONS) + 1
        paths = [2] * count
        # Words around the cue's head, then those below the cue: each by the relation of the
        # branch that holds it, the branch's top apart from what hangs on it.
        for top, base in ((governor, 3), (token, 3 + 2 * known)):
            for child in sentence.children(top):
                path = base + relations[first + child.index - 1]
                for word in sentence.subtree(child):
                    paths[word.index - 1] = path + known
                paths[child.index - 1] = path
        paths[governor.index - 1] = 1
        paths[at] = 0
        flags = np.zeros((count, OWN_FLAGS), dtype=np.float32)
        for candidate in self.by_cue.get(cue, ()):
            for column, parts in enumerate(
                (candidate.content, (candidate.source,), (candidate.cue,))
            ):
                for part in parts:
                    if part is not None:
                        rows = self.rows(part.span if isinstance(part, Mention) else part)
                        flags[max(0, rows.start - first) : max(0, rows.stop - first), column] = 1
        places = np.empty((count, 2), dtype=np.int64)
        # Of arrays so small `np.clip` and `np.column_stack` take longer than all else here.
        distances = np.arange(REACH - at, REACH - at + count)
        places[:, 0] = np.minimum(np.maximum(distances, 0), 2 * REACH)
        places[:, 1] = paths
        return places, flags


def _links(word: Token, head: Token | None) -> bool:
    """Whether a word only links what follows: *and*, *as*, or the *by* of a passive."""
    by = head is not None and word.deprel == "case" and word.head == head.index
    return word.deprel in ("cc", "mark") or by
