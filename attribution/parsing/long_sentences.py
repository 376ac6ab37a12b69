"""Cuts sentences that are longer than any that people write: lists, tables, endless transcripts.

The work of rules and tagger grows with the square of a sentence's length, and with its cube in
deeply nested clauses; with the number of sentences it grows in proportion.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from attribution.document import Document, Sentence, Token

__all__ = ["without_long_sentences"]

# The package's own parsers give no sentence of more than some two hundred words.
_LONGEST = 300


def without_long_sentences(document: Document) -> Document:
    """The document without sentences of more than three hundred words; offsets stay the same.

    A longer one is cut, after a punctuation mark if possible. A word whose head is in another part
    becomes the root of its own part, or a loose dependent of that root.

    Arguments:
        document: a document with sound trees.
    """
    if all(len(sentence.tokens) <= _LONGEST for sentence in document.sentences):
        return document
    sentences: list[Sentence] = []
    for sentence in document.sentences:
        for part in _parts(sentence.tokens):
            index = len(sentences)
            tokens = tuple(_whole(part, index))
            sentences.append(Sentence(index, tokens, document.cover(tokens), sentence.paragraph))
    return evolve(document, sentences=tuple(sentences))


def _parts(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    start = 0
    while len(tokens) - start > _LONGEST:
        end = start + _LONGEST
        late = range(end, start + _LONGEST // 2, -1)
        end = next((at for at in late if tokens[at - 1].upos == "PUNCT"), end)
        yield tokens[start:end]
        start = end
    yield tokens[start:]


def _whole(part: Sequence[Token], sentence: int) -> Iterator[Token]:
    """The words of a part, made into a sentence with one root."""
    first, last = part[0].index, part[-1].index
    root = next(t.index for t in part if not first <= t.head <= last)
    for token in part:
        head, deprel = token.head - first + 1, token.deprel
        if token.index == root:
            head, deprel = 0, "root"
        elif not first <= token.head <= last:
            head, deprel = root - first + 1, "parataxis"
        index = token.index - first + 1
        yield evolve(token, index=index, head=head, deprel=deprel, sentence=sentence)
