"""What the learned scorer sees of a sentence: words, tree, marks, lexicon, and the rules' view."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from attribution.document import Document, Sentence, Span, Token
from attribution.quotes.candidate import Candidate
from attribution.quotes.lexicon import Lexicon
from attribution.quotes.marks import Passage

__all__ = ["FLAGS", "PAIR_FLAGS", "PATHS", "Rows", "Vocabulary", "pair_rows", "sentence_rows"]

_UPOS = ("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X").split()
_RELATIONS = (
    "acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse "
    "dislocated expl fixed flat goeswith iobj list mark nmod nsubj nummod obj obl orphan "
    "parataxis punct reparandum root vocative xcomp"
).split()
_LEXICON = ("clause", "infinitive", "object", "complement", "noun", "adjective")
_NAMES = ("PER", "ORG", "LOC")
_HAS = ("nsubj", "obj", "ccomp", "xcomp", "parataxis", "mark", "cop", "obl")

FLAGS = 5 + 2 * len(_LEXICON) + len(_NAMES) + len(_HAS) + 6
"""How many numbers describe a word beside its three categories."""

PAIR_FLAGS = 3
"""How many numbers describe a word with respect to a cue."""

_REACH = 20
PATHS = 4 + 2 * (len(_RELATIONS) + 1)
"""How many ways a word can stand to a cue in the tree."""


@frozen
class Vocabulary:
    """Which words have a vector; all others share number 0.

    Attributes:
        numbers: from the lower-cased form to its row.
    """

    numbers: Mapping[str, int]

    def number(self, form: str) -> int:
        """The row of a word's vector."""
        return self.numbers.get(form.lower(), 0)


@frozen
class Rows:
    """The words of a sentence in numbers.

    Attributes:
        categories: for each word: form, head's form, UPOS, relation, head's UPOS.
        flags: for each word `FLAGS` numbers.
    """

    categories: list[tuple[int, int, int, int, int]]
    flags: list[list[float]]


def _index(values: Sequence[str], value: str) -> int:
    try:
        return values.index(value) + 1
    except ValueError:
        return 0


def _inside(tokens: Sequence[Token], spans: Iterable[Span]) -> list[float]:
    spans = list(spans)
    return [
        float(any(s.start < t.span.end and t.span.start < s.end for s in spans)) for t in tokens
    ]


def sentence_rows(
    sentence: Sentence,
    vocabulary: Vocabulary,
    lexicon: Lexicon,
    marked: Sequence[Passage],
    candidates: Sequence[Candidate],
) -> Rows:
    """The words of a sentence in numbers.

    Arguments:
        sentence: the sentence.
        vocabulary: the words that have vectors.
        lexicon: the cue words.
        marked: the passages in quotation marks that meet the sentence.
        candidates: the rules' candidates that meet the sentence.
    """
    tokens = sentence.tokens
    heads = {
        c.cue_head.index: c
        for c in candidates
        if c.cue_head is not None and c.cue_head.sentence == sentence.index
    }
    quoted = _inside(tokens, (p.span for p in marked))
    content = _inside(tokens, (s for c in candidates for s in c.content))
    source = _inside(tokens, (c.source for c in candidates if c.source))
    cue = _inside(tokens, (c.cue for c in candidates if c.cue))
    bare = _inside(tokens, (s for c in candidates if c.cue is None for s in c.content))
    categories = []
    flags = []
    for at, token in enumerate(tokens):
        head = tokens[token.head - 1] if token.head else None
        categories.append(
            (
                vocabulary.number(token.form),
                vocabulary.number(head.form) if head else 0,
                _index(_UPOS, token.upos),
                _index(_RELATIONS, token.relation),
                _index(_UPOS, head.upos) if head else 0,
            )
        )
        attitudes = [lexicon.attitude(frame, token.lemma) for frame in _LEXICON]
        below = {c.relation for c in sentence.children(token)}
        rule = heads.get(token.index)
        flags.append(
            [
                quoted[at],
                float(token.form[:1].isupper()),
                float(at == 0),
                float(token.feature("VerbForm") == "Inf"),
                float(token.feature("VerbForm") == "Part" or token.feature("VerbForm") == "Ger"),
                *(float(a == "speech") for a in attitudes),
                *(float(a == "attitude") for a in attitudes),
                *(float(token.entity[2:].startswith(n)) for n in _NAMES),
                *(float(r in below) for r in _HAS),
                rule.weight if rule else 0.0,
                float(rule is not None),
                content[at],
                source[at],
                cue[at],
                bare[at],
            ]
        )
    return Rows(categories, flags)


def pair_rows(
    sentence: Sentence, cue: Token, candidates: Sequence[Candidate]
) -> tuple[list[tuple[int, int]], list[list[float]]]:
    """Each word with respect to a cue: (distance, path) and `PAIR_FLAGS` numbers."""
    tokens = sentence.tokens
    paths = [3] * len(tokens)
    governor = sentence.head(cue)
    if governor is not None:
        for child in sentence.children(governor):
            for word in sentence.subtree(child):
                paths[word.index - 1] = 4 + len(_RELATIONS) + 1 + _index(_RELATIONS, child.relation)
        paths[governor.index - 1] = 1
    for above in list(sentence.ancestors(cue))[1:]:
        paths[above.index - 1] = 2
    for child in sentence.children(cue):
        number = 4 + _index(_RELATIONS, child.relation)
        for word in sentence.subtree(child):
            paths[word.index - 1] = number
    paths[cue.index - 1] = 0
    own = [
        c
        for c in candidates
        if c.cue_head is not None
        and (c.cue_head.sentence, c.cue_head.index) == (cue.sentence, cue.index)
    ]
    content = _inside(tokens, (s for c in own for s in c.content))
    source = _inside(tokens, (c.source for c in own if c.source))
    phrase = _inside(tokens, (c.cue for c in own if c.cue))
    places = [
        (max(-_REACH, min(_REACH, t.index - cue.index)) + _REACH, paths[t.index - 1])
        for t in tokens
    ]
    return places, [list(f) for f in zip(content, source, phrase, strict=True)]


def near(document: Document, sentence: Sentence, spans: Iterable[Span]) -> bool:
    """Whether any of the spans meets a sentence of the document."""
    return any(sentence.span.overlaps(span) for span in spans)
