"""Replaces words in a sentence and sentences in a document, for the corrections."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import evolve

from attribution.document import Document, NamedEntity, Sentence, Token

__all__ = ["replaced", "with_name", "with_sentences"]


def replaced(sentence: Sentence, changed: Iterable[Token]) -> Sentence:
    """The sentence with some of its words changed; it is given back itself where none is.

    Arguments:
        sentence: the sentence.
        changed: the words as they are to be; each takes the place of the one of its index.
    """
    if changed in ((), []):  # as mostly
        return sentence
    new = {token.index: token for token in changed}
    if not new:
        return sentence
    return evolve(sentence, tokens=tuple(new.get(t.index, t) for t in sentence.tokens))


def with_name(names: Iterable[NamedEntity], name: NamedEntity) -> list[NamedEntity]:
    """Names with one more, in the place of those that it overlaps."""
    return [*(other for other in names if not other.span.overlaps(name.span)), name]


def with_sentences(
    document: Document, sentences: Sequence[Sentence], names: Sequence[NamedEntity] | None = None
) -> Document:
    """The document with mended sentences; it is given back itself where none is mended.

    Arguments:
        document: as it was.
        sentences: all of it; one that is not mended is the old one itself.
        names: the names that go with them, in any order; None where they stay.
    """
    if all(new is old for new, old in zip(sentences, document.sentences, strict=True)):
        return document
    if names is None:
        return evolve(document, sentences=tuple(sentences))
    ordered = tuple(sorted(names, key=lambda name: name.span.start))
    return evolve(document, sentences=tuple(sentences), named_entities=ordered)
