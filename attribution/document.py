"""The parsed article: `Token`, `Sentence` and `Document`, all immutable.

Every offset counts characters (Unicode code points) of the caller's own
string and is half-open: ``text[span.start:span.end] == span.text``.
The annotation follows Universal Dependencies, version 2
(https://universaldependencies.org/guidelines.html).
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate

from attrs import field, frozen

from attribution.errors import InputError
from attribution.metadata import Metadata, ParserInfo
from attribution.name_kinds import name_kind
from attribution.spans import Span

__all__ = [
    "CoreferenceChain",
    "Document",
    "Metadata",
    "NamedEntity",
    "ParserInfo",
    "Sentence",
    "Span",
    "Token",
    "head_among",
]


@frozen
class Token:
    """A syntactic word of a sentence, as in one row of CoNLL-U.

    Attributes:
        index: 1-based position in its sentence (CoNLL-U's ID).
        form: the word as the parser read it: without invisible characters, and, for a word
            inside a multi-word token, perhaps not as it stands in the text.
        lemma: dictionary form; equals ``form`` where the parser gives none.
        upos: universal part of speech, such as ``"VERB"``; ``"X"`` if unknown.
        xpos: language-specific tag, or ``""``.
        features: morphological features as in CoNLL-U, ``"Number=Sing|Person=3"``.
        head: index of the head word, 0 for the root.
        deprel: relation to the head, subtype included, such as ``"nsubj:pass"``.
        entity: named-entity tag in BIOES form, ``"O"`` outside names.
        span: where the word stands in the text; the words of a multi-word
            token whose forms are not in the text share the token's span.
        sentence: 0-based position of its sentence in the document.
        relation: the universal part of ``deprel``: ``"nsubj"`` of ``"nsubj:pass"``.
    """

    index: int
    form: str
    lemma: str
    upos: str
    xpos: str
    features: str
    head: int
    deprel: str
    entity: str
    span: Span
    sentence: int = 0
    # An attribute, not a property: rules ask for it some twenty times a word.
    relation: str = field(init=False, repr=False, eq=False)

    @relation.default
    def _universal(self) -> str:
        if not isinstance(self.deprel, str):
            raise InputError(f"word {self.index!r}: its deprel is a str, not {self.deprel!r:.40}")
        return self.deprel.partition(":")[0]

    def feature(self, name: str) -> str | None:
        """The value of one morphological feature, or None.

        Example:
            >>> token = Token(1, "He", "he", "PRON", "PRP", "Case=Nom|Gender=Masc",
            ...               2, "nsubj", "O", Span(0, 2, "He"))
            >>> token.feature("Gender")
            'Masc'
        """
        return _values(self.features).get(name) if name in self.features else None


@lru_cache(maxsize=4096)
def _values(features: str) -> Mapping[str, str]:
    """The morphological features that a column of CoNLL-U gives; few words have their own."""
    values: dict[str, str] = {}
    for pair in features.split("|"):
        key, _, value = pair.partition("=")
        values.setdefault(key, value)
    return values


@frozen
class Sentence:
    """A sentence with its dependency tree.

    Attributes:
        index: 0-based position in the document.
        tokens: its words in order; ``tokens[i].index == i + 1``.
        span: from its first to its last word.
        paragraph: 0-based position of its paragraph in the document.
    """

    index: int
    tokens: tuple[Token, ...] = field(repr=lambda tokens: f"<{len(tokens)}>")
    span: Span
    paragraph: int = 0

    @cached_property
    def _children(self) -> tuple[tuple[Token, ...], ...]:
        rows: list[list[Token]] = [[] for _ in range(len(self.tokens) + 1)]
        for token in self.tokens:
            rows[token.head].append(token)
        return tuple(map(tuple, rows))

    @cached_property
    def _by_upos(self) -> dict[tuple[str, ...], tuple[Token, ...]]:
        return {}

    @cached_property
    def _subtrees(self) -> dict[int, tuple[Token, ...]]:
        return {}

    @property
    def root(self) -> Token:
        """The word whose head is 0."""
        return self._children[0][0]

    def words(self, *upos: str) -> tuple[Token, ...]:
        """The words of some parts of speech, in text order."""
        if upos not in self._by_upos:
            self._by_upos[upos] = tuple([token for token in self.tokens if token.upos in upos])
        return self._by_upos[upos]

    def head(self, token: Token) -> Token | None:
        """The head of a word, or None for the root."""
        return self.tokens[token.head - 1] if token.head else None

    def children(self, token: Token, *relations: str) -> tuple[Token, ...]:
        """The dependents of a word in text order.

        Arguments:
            token: a word of this sentence.
            relations: if any are given, only dependents with one of them; a
                universal relation (``"nsubj"``) also takes its subtypes, a
                subtype (``"nsubj:pass"``) only itself.
        """
        children = self._children[token.index]
        if not relations or not children:
            return children
        found = []  # a comprehension costs a call, and rules ask this some four times a word
        for child in children:
            if child.relation in relations or child.deprel in relations:
                found.append(child)
        return tuple(found)

    def child(self, token: Token, *relations: str) -> Token | None:
        """The first of `children`, or None."""
        for child in self._children[token.index]:
            if not relations or child.relation in relations or child.deprel in relations:
                return child
        return None

    def subtree(self, token: Token, without: Iterable[Token] = ()) -> tuple[Token, ...]:
        """A word and all that depends on it, in text order.

        Arguments:
            token: a word of this sentence.
            without: words whose own subtrees are left out.
        """
        skip = {t.index for t in without} if without else ()
        if not skip:
            if not self._children[token.index]:
                return (token,)
            if token.index in self._subtrees:
                return self._subtrees[token.index]
        found: list[int] = []
        stack = [token]
        while stack:
            top = stack.pop()
            if top.index not in skip:
                found.append(top.index)
                stack.extend(self._children[top.index])
        whole = tuple([self.tokens[index - 1] for index in sorted(found)])
        if not skip:
            self._subtrees[token.index] = whole
        return whole

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The heads of a word, from its own up to the root."""
        while token.head:
            token = self.tokens[token.head - 1]
            yield token


@frozen
class NamedEntity:
    """A name that the parser recognised.

    Attributes:
        type: the model's own label, such as ``"PER"`` or ``"GPE"``.
        span: where it stands.
        kind: what the label stands for: ``"person"``, ``"organisation"``, ``"place"``,
            ``"group"`` or ``"other"``.
    """

    type: str
    span: Span

    @property
    def kind(self) -> str:
        return name_kind(self.type)


@frozen
class CoreferenceChain:
    """The mentions of one entity, as resolved by a pipeline of the caller's.

    Attributes:
        mentions: where it is mentioned, in text order.
        representative: the mention that names it best, or None.
    """

    mentions: tuple[Span, ...]
    representative: Span | None = None


@frozen
class Document:
    """An article with its dependency parse.

    Attributes:
        text: the caller's own string, unchanged.
        sentences: in text order.
        named_entities: names the parser recognised, in text order.
        paragraphs: in text order, surrounding white space left out.
        language: two-letter code, such as ``"en"``.
        parser: what parsed it.
        metadata: title, publisher, date and so on, if you know them.
        id: the caller's name for the document, or None.
        coreference: chains of a pipeline that resolves coreference, else ``()``.
        warnings: what to know before its parse is trusted, such as that the text seems to
            be in another language.
    """

    text: str
    sentences: tuple[Sentence, ...]
    named_entities: tuple[NamedEntity, ...] = ()
    paragraphs: tuple[Span, ...] = ()
    language: str = "en"
    parser: ParserInfo = ParserInfo("")
    metadata: Metadata = Metadata()
    id: str | None = None
    coreference: tuple[CoreferenceChain, ...] = ()
    warnings: tuple[str, ...] = ()
    _sound: bool = field(default=False, init=False, repr=False, eq=False)  # see `check_document`

    def __repr__(self) -> str:
        return f"<Document {self.id!r}: {len(self.sentences)} sentences>"

    @cached_property
    def _starts(self) -> list[int]:
        return [s.span.start for s in self.sentences]

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words of all sentences."""
        return tuple([word for sentence in self.sentences for word in sentence.tokens])

    @cached_property
    def _edges(self) -> tuple[list[int], list[int]]:
        """The least start of each word and those behind it, and the last end up to each."""
        starts = [*accumulate((word.span.start for word in reversed(self.tokens)), min)]
        return starts[::-1], [*accumulate((word.span.end for word in self.tokens), max)]

    @cached_property
    def _words_in(self) -> dict[tuple[int, int], tuple[Token, ...]]:
        return {}

    def span(self, start: int, end: int) -> Span:
        """The span of the text from ``start`` to ``end`` (characters, half-open)."""
        return Span.of(self.text, start, end)

    def cover(self, tokens: Iterable[Token]) -> Span:
        """The smallest span that holds all of the words, of which there is at least one."""
        spans = [t.span for t in tokens]
        return self.span(min([s.start for s in spans]), max([s.end for s in spans]))

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that a character offset lies in, or None between sentences."""
        at = bisect.bisect_right(self._starts, offset) - 1
        if at >= 0 and offset < self.sentences[at].span.end:
            return self.sentences[at]
        return None

    def sentences_in(self, span: Span) -> tuple[Sentence, ...]:
        """The sentences that share a character with a span, in text order."""
        at = max(bisect.bisect_right(self._starts, span.start) - 1, 0)
        end = bisect.bisect_left(self._starts, span.end, lo=at)
        found = self.sentences[at:end]
        if len(found) == 1 and found[0].span.overlaps(span):  # as nearly always
            return found
        return tuple([s for s in found if s.span.overlaps(span)])

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """The words that share a character with a span, in text order."""
        at = span.start, span.end
        if at not in self._words_in:
            words = self.tokens[self.slice_of(span)]
            self._words_in[at] = tuple([w for w in words if w.span.overlaps(span)])
        return self._words_in[at]

    def slice_of(self, span: Span) -> slice:
        """Which of its ``tokens`` share a character with a span."""
        starts, reach = self._edges
        return slice(bisect.bisect_right(reach, span.start), bisect.bisect_left(starts, span.end))

    def head_of(self, span: Span) -> Token | None:
        """The syntactic head of a span: its first word whose head lies outside it."""
        return head_among(self.tokens_in(span))


def head_among(words: Sequence[Token]) -> Token | None:
    """The head among some words of a sentence: the first one whose own head is not one of them."""
    inside = {(w.sentence, w.index) for w in words}
    for word in words:
        if (word.sentence, word.head) not in inside and word.upos != "PUNCT":
            return word
    return words[0] if words else None
