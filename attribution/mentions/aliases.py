"""Finds the other names of a person: *Bobo said*, after *Karl Lund, known as Bobo*."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from attribution.document import Document
from attribution.knowledge.people import People
from attribution.mentions.called import called
from attribution.mentions.names import NameMention

__all__ = ["with_other_names"]


def with_other_names(
    document: Document, names: Sequence[NameMention], people: People
) -> tuple[NameMention, ...]:
    """The names, with one name for each person who has two: *Karl Lund, alias Bobo*."""
    whose: dict[tuple[str, ...], NameMention] = {}
    at = {word.span.start: n for n in names for word in document.tokens_in(n.whole)}
    own = [_own(n, people) for n in names]
    longer = {word for words in own if len(words) > 1 for word in words}
    for mention, words in zip(names, own, strict=True):
        word = called(document.sentences[mention.head.sentence], mention.head, people)
        bearer = at.get(word.span.start) if word is not None else None
        # *Karl Lund, known as Ana*, is not Ana Reyes.
        if (
            bearer is not None
            and bearer.name.words not in (words, *whose)
            and not (len(words) == 1 and words[0] in longer)
        ):
            whose.setdefault(words, bearer)
    if not whose:
        return tuple(names)
    # *Kelp said*, after *Karl Lund, known as DJ Kelp*, if nobody else has a name with that word.
    others = {word for words in own if words not in whose for word in words if len(words) > 1}
    for words, bearer in list(whose.items()):
        if len(words) > 1 and words[-1] not in others:
            whose.setdefault(words[-1:], bearer)
    found = ((n, whose.get(words)) for n, words in zip(names, own, strict=True))
    return tuple(n if bearer is None else _named_as(n, bearer) for n, bearer in found)


def _named_as(mention: NameMention, other: NameMention) -> NameMention:
    """A name mention changed into another name of the same person."""
    return evolve(
        mention,
        name=other.name,
        full=other.full or other.bare.text,
        certain=other.certain,
        place=other.place,
        where=other.where,
    )


def _own(mention: NameMention, people: People) -> tuple[str, ...]:
    """The words of a name without *alias* before it, which taggers take for a part of it."""
    return tuple(w for w in mention.name.words if not people.has("calling", "alias", w))
