"""`Rule`: a way to find claims, as a value; `Context`, what it sees; and what it proposes.

The module of a rule holds nothing but its idea: a function that looks at one word, one
sentence or one passage and yields what it sees there. The loops are here, the
table is in `attribution.quotes.registry`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal

from attrs import field, frozen

from attribution.claim import Mention
from attribution.document import Document, Sentence, Span, Token
from attribution.knowledge import Grammar, Knowledge, Lexicon
from attribution.knowledge.lexicon import Attitude
from attribution.layout.passages import Passage
from attribution.layout.structure import Layout, lay_out
from attribution.parsing.seen import Seen
from attribution.quotation import Polarity
from attribution.syntax.phrases import is_verb

__all__ = [
    "TAGGER", "Bounds", "Context", "LaidOut", "Proposal", "Rule", "each_cue", "each_passage",
    "each_sentence", "each_verb", "each_word",
]  # fmt: skip

Bounds = Literal["tree", "marks", "commas", "layout"]
"""What shows a rule where a content ends: the dependency tree, quotation marks, the commas
around its cue, or the layout of the text."""

# A cue with its sentence, and whether it tells of speech or of an attitude.
_Cue = tuple[Sentence, Token, Attitude]


@frozen
class Context:
    """What rules look at.

    Attributes:
        document: the parsed article.
        knowledge: the words of its language.
        layout: its layout.
        seen: leads back to the caller's text, if the document is of its visible part.
    """

    document: Document
    knowledge: Knowledge
    layout: Layout
    seen: Seen | None = None
    _words: dict[tuple[str, ...], list[tuple[Sentence, Token]]] = field(
        init=False, factory=dict, repr=False, eq=False
    )
    _cues: dict[tuple[str, str], list[_Cue]] = field(init=False, factory=dict, repr=False, eq=False)

    @classmethod
    def of(cls, document: Document, knowledge: Knowledge, seen: Seen | None = None) -> Context:
        """The context of a document, with its layout."""
        return cls(document, knowledge, lay_out(document, knowledge.grammar), seen)

    def words_above(self, relation: str) -> Iterator[tuple[Sentence, Token]]:
        """The words that have a dependent with a relation, in text order, with their sentences."""
        for sentence in self.document.sentences:
            heads = {word.head for word in sentence.tokens if word.deprel == relation}
            yield from ((sentence, sentence.tokens[head - 1]) for head in sorted(heads) if head)

    def words(self, *upos: str) -> list[tuple[Sentence, Token]]:
        """The words of some parts of speech, or all, in text order, with their sentences."""
        if not self._words:
            every = [(s, word) for s in self.document.sentences for word in s.tokens]
            by_upos = defaultdict[str, list[tuple[Sentence, Token]]](list)
            for pair in every:
                by_upos[pair[1].upos].append(pair)
            self._words.update({(tag,): pairs for tag, pairs in by_upos.items()} | {(): every})
        if upos not in self._words:
            self._words[upos] = [pair for pair in self._words[()] if pair[1].upos in upos]
        return self._words[upos]

    def listed(self, listed: Collection[str]) -> list[tuple[Sentence, Token]]:
        """The words whose form or lemma is in a list, in text order, with their sentences."""
        at = {number for word in listed for number in self._by_word.get(word, ())}
        every = self.words()
        return [every[number] for number in sorted(at)]

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        """Which of all words have a form or lemma, in small letters."""
        found = defaultdict[str, list[int]](list)
        for number, (_, word) in enumerate(self.words()):
            form = word.form.lower()
            found[form].append(number)
            lemma = word.lemma.lower()
            if lemma != form:
                found[lemma].append(number)
        return found

    @cached_property
    def verbs(self) -> list[tuple[Sentence, Token]]:
        """The verbs, and the auxiliaries used as such, in text order, with their sentences."""
        return [pair for pair in self.words("VERB", "AUX") if is_verb(pair[1])]

    def cues(self, frame: str, upos: str = "VERB") -> list[_Cue]:
        """The verbs, or other words, that are cues in a frame, in text order."""
        if (frame, upos) not in self._cues:
            words = self.verbs if upos == "VERB" else self.words(upos)
            found = ((s, word, self.lexicon.attitude(frame, word.lemma)) for s, word in words)
            self._cues[frame, upos] = [
                (sentence, word, attitude) for sentence, word, attitude in found if attitude
            ]
        return self._cues[frame, upos]

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The passages in quotation marks, in text order."""
        return self.layout.passages

    @cached_property
    def lexicon(self) -> Lexicon:
        """The cue words."""
        return self.knowledge.lexicon

    @cached_property
    def grammar(self) -> Grammar:
        """The function words."""
        return self.knowledge.grammar


@frozen
class Proposal:
    """A claim around a cue word; what is not given here is read off the tree.

    Attributes:
        cue: head word of the cue.
        content: parts of the content.
        note: one readable sentence for the evidence.
        attitude: speech or attitude.
        variant: which of the rule's weights applies.
        cue_words: the whole cue phrase, if it is not the verb group.
        source: head word of the source, if it is not the verb's subject.
        no_source: why there is no source, if none is to be looked for.
        addressee: head word of the addressee.
        polarity: the polarity, if the tree around the cue does not show it.
    """

    cue: Token
    content: Sequence[Span]
    note: str
    attitude: Attitude = "speech"
    variant: str = ""
    cue_words: Sequence[Token] | None = None
    source: Token | None = None
    no_source: str | None = None
    addressee: Token | None = None
    polarity: Polarity | None = None


@frozen
class LaidOut:
    """A claim that the layout shows, without a cue word.

    Attributes:
        content: parts of the content.
        note: one readable sentence for the evidence.
        shown: the spans that the evidence points to.
        cue: the mark or words that serve as a cue, or None.
        source: the name of the source, or None.
        no_source: why there is none, else None.
        variant: which of the rule's weights applies.
    """

    content: tuple[Span, ...]
    note: str
    shown: tuple[Span, ...]
    cue: Mention | None = None
    source: Mention | None = None
    no_source: str | None = None
    variant: str = ""


Proposals = Iterator[Proposal | LaidOut]


@frozen(eq=False)
class Rule:
    """A way to find claims.

    Attributes:
        name: the name by which users know it.
        propose: yields its proposals in a document, whatever their weight.
        weights: how sure it is, from 0 to 1, by the variant of its proposals; `""` is the
            usual one.
        bounds: what shows it where a content ends.
        nests: whether its cue may be within the content of another cue.
        nests_with_source: whether its cue may be there only together with its source.
        joins_passages: whether quoted passages around the same cue belong to its content:
            *said the plan was risky and "a gift to the banks"*.
        fixed_cue: whether the words of its cue are fixed, so that the tagger may not change them.
        takes_all: whether its content is somebody's whole turn, which no claim within it
            replaces.
        takes_things: whether its content may be a noun phrase: *opposed the plan*.
        takes_names: whether its content may be what something is called: *branded it a farce*.
        takes_clauses: whether its content is a whole clause that its cue governs.
    """

    name: str
    propose: Callable[[Context], Proposals] = field(repr=False)
    weights: Mapping[str, float] = field(factory=dict, repr=False)
    bounds: Bounds = field(default="tree", repr=False)
    nests: bool = field(default=False, repr=False)
    nests_with_source: bool = field(default=False, repr=False)
    joins_passages: bool = field(default=False, repr=False)
    fixed_cue: bool = field(default=False, repr=False)
    takes_all: bool = field(default=False, repr=False)
    takes_things: bool = field(default=False, repr=False)
    takes_names: bool = field(default=False, repr=False)
    takes_clauses: bool = field(default=False, repr=False)


TAGGER = Rule("tagger", lambda _: iter(()), takes_things=True)
"""Stands for a rule if the learned tagger found a claim that no rule proposes."""


def each_word(
    look: Callable[[Context, Sentence, Token], Iterator[Proposal]],
    *upos: str,
    above: str = "",
    among: Callable[[Knowledge], Collection[str]] | None = None,
) -> Callable[[Context], Iterator[Proposal]]:
    """The proposals of a rule that looks at one word at a time.

    Arguments:
        look: yields its proposals around a word.
        upos: the parts of speech of the words to look at; all words if none are given.
        above: the relation of a dependent that each word to look at has, in place of ``upos``.
        among: gives the words to look at, by their form or lemma in small letters, in place of
            both.
    """

    def propose(context: Context) -> Iterator[Proposal]:
        words: Iterable[tuple[Sentence, Token]] = (
            context.listed(among(context.knowledge))
            if among is not None
            else context.words_above(above)
            if above
            else context.words(*upos)
        )
        for sentence, word in words:
            yield from look(context, sentence, word)

    return propose


def each_verb(
    look: Callable[[Context, Sentence, Token], Iterator[Proposal]],
) -> Callable[[Context], Iterator[Proposal]]:
    """The proposals of a rule that looks at one verb at a time."""

    def propose(context: Context) -> Iterator[Proposal]:
        for sentence, verb in context.verbs:
            yield from look(context, sentence, verb)

    return propose


def each_cue(
    look: Callable[[Context, Sentence, Token, Attitude], Iterator[Proposal]],
    frame: str,
    upos: str = "VERB",
) -> Callable[[Context], Iterator[Proposal]]:
    """The proposals of a rule that looks at one cue at a time.

    Arguments:
        look: yields its proposals around a cue that tells of speech, or of an attitude.
        frame: the frame in which the lexicon lists the cue.
        upos: its part of speech.
    """

    def propose(context: Context) -> Iterator[Proposal]:
        for sentence, word, attitude in context.cues(frame, upos):
            yield from look(context, sentence, word, attitude)

    return propose


def each_sentence(
    look: Callable[[Context, Sentence], Iterator[Proposal | LaidOut]],
) -> Callable[[Context], Proposals]:
    """The proposals of a rule that looks at one sentence at a time."""

    def propose(context: Context) -> Proposals:
        for sentence in context.document.sentences:
            yield from look(context, sentence)

    return propose


def each_passage(
    look: Callable[[Context, Passage], Iterator[LaidOut]],
) -> Callable[[Context], Iterator[LaidOut]]:
    """The proposals of a rule that looks at one outermost quoted passage at a time."""

    def propose(context: Context) -> Iterator[LaidOut]:
        for passage in context.passages:
            if passage.depth == 0:
                yield from look(context, passage)

    return propose
