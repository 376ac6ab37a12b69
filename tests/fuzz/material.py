"""Makes what the targets read out of the bytes that a fuzzer gives: texts, trees, tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from attrs import evolve

from attribution import Document
from attribution.document import NamedEntity, Sentence, Span, Token
from attribution.parsing.paragraphs import paragraphs

__all__ = ["Bytes", "bent", "document", "prose"]

T = TypeVar("T")

_WORDS = (
    "said", "told", "that", "he", "she", "it", "they", "I", "Ana", "Lund", "Dana", "Reyes", "the",
    "mayor", "Reuters", "AP", "newspaper", "according", "to", "reported", "by", "of", "and", "was",
    "not", "who", "wrote", "in", "a", "letter", "denied", "asked", "whether", "if", "as", "Mr.",
    "minister", "spokesman", "statement", "claim", "bridge", "shut", "will", "would", "wanted",
    "hopes", "'s", "quoted", "saying", "adding", "Q", "A", "BBC", "News", "Agency", "Sept.", "4",
)  # fmt: skip
_MARKS = (
    '"', "“", "”", "'", "‘", "’", "«", "»", "„", "‚", ",", ".", "?", "!", ":", ";", "—", "-",
    "(", ")", "[", "]", "…", "''", "``", "\u200b", "\u202e", "\ufeff", "\x00", "\xad", "|", "/",
)  # fmt: skip
_FORMS = _WORDS + _MARKS
_GAPS = (" ", " ", " ", " ", "", "", "\n", "\n\n", "\t", "\r\n\r\n", "\u00a0", "  ")
_UPOS = (
    "VERB", "NOUN", "PROPN", "PRON", "PUNCT", "AUX", "ADJ", "SCONJ", "ADP", "CCONJ", "DET", "ADV",
    "PART", "NUM", "X",
)  # fmt: skip
_RELATIONS = (
    "nsubj", "nsubj:pass", "obj", "iobj", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "obl",
    "obl:agent", "nmod", "nmod:poss", "mark", "case", "cc", "conj", "parataxis", "appos", "aux",
    "aux:pass", "cop", "advmod", "punct", "det", "amod", "compound", "flat", "fixed", "csubj",
    "discourse", "vocative", "expl", "dep",
)  # fmt: skip
_FEATURES = (
    "", "", "Number=Sing", "Number=Plur", "Tense=Past|VerbForm=Fin", "VerbForm=Ger",
    "Gender=Fem|Number=Sing|Person=3|PronType=Prs", "VerbForm=Part|Voice=Pass", "PronType=Rel",
    "Number=Sing|Person=1|PronType=Prs", "Polarity=Neg", "Definite=Def|PronType=Art",
)  # fmt: skip
_LEMMAS = ("say", "tell", "be", "write", "deny", "report", "quote", "according", "want", "cite")
_TAGS = ("O", "O", "O", "B-PER", "E-PER", "S-PER", "S-ORG", "S-GPE", "I-PER")


class Bytes:
    """A fuzzer's bytes, taken from one after the other; zero when none are left."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._size = len(data)
        self._at = 0

    @property
    def left(self) -> int:
        """How many bytes are left."""
        return max(self._size - self._at, 0)

    def number(self, below: int) -> int:
        """A number below another one, of no more than 256."""
        at = self._at
        self._at = at + 1
        return self._data[at] % below if at < self._size else 0

    def choice(self, values: Sequence[T]) -> T:
        """One of some values."""
        return values[self.number(len(values))]


def prose(source: Bytes, most: int = 120) -> str:
    """Words, marks and gaps of articles in any order."""
    parts = []
    while source.left and len(parts) < most:
        parts.append(source.choice(_FORMS) + source.choice(_GAPS))
    return "".join(parts)


def document(source: Bytes, share: int = 3) -> Document:
    """Sentences of any words under any sound tree, in paragraphs.

    Arguments:
        source: what to make them of.
        share: one byte in so many is of words and gaps; trees take two for each of these, and
            the rest is left.
    """
    spare = source.left - source.left // share
    parts: list[str] = []
    words: list[list[tuple[int, str]]] = [[]]
    at = 0
    # A word takes two bytes here and four below.
    while source.left > spare and at < 2000 and len(words) < 7:
        form = source.choice(_FORMS)
        gap = source.choice(_GAPS)
        if form.strip():
            words[-1].append((at, form))
        parts += [form, gap]
        at += len(form) + len(gap)
        if form in ".?!" or "\n" in gap or len(words[-1]) > 24:
            words.append([])
    text = "".join(parts)
    within = paragraphs(text)
    sentences: list[Sentence] = []
    names: list[NamedEntity] = []
    for row in (row for row in words if row):
        index = len(sentences)
        tokens = tuple(
            _token(source, text, number, index, start, form, len(row))
            for number, (start, form) in enumerate(row, 1)
        )
        names += [NamedEntity("PER", t.span) for t in tokens if t.entity == "S-PER"]
        span = Span.of(text, tokens[0].span.start, tokens[-1].span.end)
        paragraph = max((i for i, p in enumerate(within) if p.start <= span.start), default=0)
        sentences.append(Sentence(index, tokens, span, paragraph))
    return Document(text, tuple(sentences), tuple(names), within)


def _token(
    source: Bytes, text: str, number: int, sentence: int, start: int, form: str, size: int
) -> Token:
    # Heads lead to the root in the middle, so that every tree is sound.
    root = size // 2 + 1
    if number == root:
        head, deprel = 0, "root"
    elif number < root:
        head, deprel = number + 1 + source.number(root - number), source.choice(_RELATIONS)
    else:
        head, deprel = root + source.number(number - root), source.choice(_RELATIONS)
    mark = not form[0].isalnum()
    return Token(
        number,
        form,
        form.lower() if source.number(3) else source.choice(_LEMMAS),
        "PUNCT" if mark and source.number(8) else source.choice(_UPOS),
        "",
        source.choice(_FEATURES),
        head,
        deprel,
        source.choice(_TAGS),
        Span.of(text, start, start + len(form)),
        sentence,
    )


def bent(source: Bytes, read: Document) -> Document:
    """A document with some of its words hung, read or cut as no parser would; its trees are sound.

    Arguments:
        source: what tells which words, and how.
        read: the document.
    """
    sentences = list(read.sentences)
    while source.left and sentences:
        at = source.number(len(sentences))
        sentences[at] = _bent(source, sentences[at])
    return evolve(read, sentences=tuple(sentences))


def _bent(source: Bytes, sentence: Sentence) -> Sentence:
    tokens = list(sentence.tokens)
    way, at = source.number(7), source.number(len(tokens))
    token, other = tokens[at], source.choice(tokens)
    if way == 0:
        below = {t.index for t in sentence.subtree(token)}
        if not token.head or other.index in below:
            return sentence
        tokens[at] = evolve(token, head=other.index)
    elif way == 1:
        return _cut(sentence, at + 1)
    elif way == 2:
        tokens[at] = evolve(token, form=other.form, lemma=other.lemma)
    elif way == 3:
        tokens[at] = evolve(token, upos=source.choice(_UPOS), features=source.choice(_FEATURES))
    elif way == 4:
        tokens[at] = evolve(token, entity=source.choice(_TAGS))
    elif token.head:
        tokens[at] = evolve(token, deprel=source.choice(_RELATIONS))
    return evolve(sentence, tokens=tuple(tokens))


def _cut(sentence: Sentence, size: int) -> Sentence:
    """A sentence's first words; what hung on those behind hangs on the first of them that did."""
    kept = sentence.tokens[:size]
    root = next(t.index for t in kept if not 0 < t.head <= size)
    tokens = [
        evolve(t, head=0, deprel="root")
        if t.index == root
        else t
        if 0 < t.head <= size
        else evolve(t, head=root, deprel="parataxis")
        for t in kept
    ]
    start, end = tokens[0].span.start, tokens[-1].span.end
    whole = sentence.span
    span = Span(start, end, whole.text[start - whole.start : end - whole.start])
    return evolve(sentence, tokens=tuple(tokens), span=span)
