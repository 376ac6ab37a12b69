"""Tells initials that stand for a role: *the CEO* is a chief executive officer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attribution.claim import Mention
from attribution.document import Document
from attribution.knowledge.people import People
from attribution.mentions.name_matching import initials
from attribution.mentions.names import NameMention

__all__ = ["may_be_role", "party_of", "role_initials", "without_roles"]

# The most words of a role: looking at all words before it would take time with their square.
_MOST_LETTERS = 12
# *Director-General* is shortened to *DG*.
_HYPHEN = re.compile(r"[-‐‑]")


def role_initials(words: Sequence[str], noun: str, people: People) -> frozenset[str]:
    """The initials that may stand for a role: *eo* and *ceo* for *the chief executive officer*.

    *sp* and *dsp* may stand for *the deputy superintendent of police*: initials may include words
    after the noun if they begin with the noun or before it.

    Arguments:
        words: the role's words.
        noun: its head.
        people: word lists.
    """
    lower: list[str] = []
    at = end = -1
    for word in words:
        parts = [plain for w in _HYPHEN.split(word.lower()) if (plain := w.strip('.,"“”'))]
        if at < 0 and noun in (word.lower().strip('.,"“”'), *parts):
            at = len(lower) + (parts.index(noun) if noun in parts else 0)
            end = len(lower) + len(parts)
        lower += parts
    if at < 0:
        return frozenset()
    first = max(0, at - _MOST_LETTERS)
    ends = [end, *_behind(lower, end, people)]
    found = (initials(lower[start:end], people) for start in range(first, at + 1) for end in ends)
    return frozenset(letters for letters in found if len(letters) > 1)


def _behind(words: Sequence[str], end: int, people: People) -> Iterator[int]:
    """Where the words after a role's noun may end: *of police*, *of public prosecutions*."""
    if end < len(words) and people.has("names", "small", words[end]):
        yield from range(end + 2, min(len(words), end + _MOST_LETTERS) + 1)


def may_be_role(document: Document, mention: NameMention) -> bool:
    """Whether a name is an acronym that the text treats as a noun: *the CEO*, *his CO*."""
    short = len(mention.name.words) == 1 and mention.bare.text.isupper()
    return short and len(mention.bare.text) > 1 and _is_determined(document, mention)


def _is_determined(document: Document, mention: NameMention) -> bool:
    """Whether an article or a possessor comes before a name."""
    sentence = document.sentences[mention.head.sentence]
    before = sentence.tokens[mention.head.index - 2 : mention.head.index - 1]
    determined = sentence.child(mention.head, "det", "nmod:poss") is not None
    return determined or any(t.upos == "DET" for t in before)


def without_roles(
    document: Document, names: Sequence[NameMention], people: People
) -> tuple[NameMention, ...]:
    """The names without initials of somebody's role: *the CEO* is not a name.

    Nor is *the MP*, whoever is one, nor *the Liberal Democrat*, if somebody is called so.
    """
    short = {n.bare.start for n in names if may_be_role(document, n)}
    # Most articles have none, so that one need not ask what those of their names stand for.
    roles = {letters for n in names for letters in _shortened(n, people)} if short else set()
    parties = {word for n in names for word in party_of(n.role, people)}

    def is_name(mention: NameMention) -> bool:
        words = mention.name.words
        if parties.issuperset(words) and _is_determined(document, mention):
            return False
        role = mention.bare.start in short
        return not role or not (words[0] in roles or people.is_person_noun(words[0]))

    return tuple(n for n in names if is_name(n))


def party_of(role: Mention | None, people: People) -> tuple[str, ...]:
    """The words of a description that name a party: *liberal*, *democrat*."""
    words = role.text.lower().split() if role is not None else ()
    return tuple(w for w in words if people.has("kinds", "partisan", w))


def _shortened(name: NameMention, people: People) -> Iterator[str]:
    """The initials of the role and the titles of a name's bearer."""
    if name.role is not None:
        for noun in name.nouns:
            yield from role_initials(name.role.text.split(), noun, people)
    for title in name.name.titles:
        yield from role_initials(name.name.titles, title, people)
