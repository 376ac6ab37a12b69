"""Tells initials that stand for a role: *the CEO* is a chief executive officer."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.document import Document
from attribution.knowledge.people import People
from attribution.mentions.name_matching import initials
from attribution.mentions.names import NameMention

__all__ = ["may_be_role", "role_initials", "without_roles"]

# No role is shortened to more; looking at all words before it would take the square of the time.
_MOST_LETTERS = 12


def role_initials(words: Sequence[str], noun: str, people: People) -> frozenset[str]:
    """What a role may be shortened to: *eo* and *ceo* for *the chief executive officer of X*.

    Arguments:
        words: the role's words.
        noun: its head.
        people: word lists.
    """
    lower = [plain for w in words if (plain := w.lower().strip('.,"“”'))]
    if noun not in lower:
        return frozenset()
    at = lower.index(noun)
    first = max(0, at - _MOST_LETTERS)
    found = (initials(lower[start : at + 1], people) for start in range(first, at))
    return frozenset(letters for letters in found if len(letters) > 1)


def may_be_role(document: Document, mention: NameMention) -> bool:
    """Whether a name is an acronym that the text treats as a noun: *the CEO*, *his CO*."""
    if len(mention.name.words) != 1 or not mention.bare.text.isupper():
        return False
    sentence = document.sentences[mention.head.sentence]
    before = sentence.tokens[mention.head.index - 2 : mention.head.index - 1]
    determined = sentence.child(mention.head, "det", "nmod:poss") is not None
    return len(mention.bare.text) > 1 and (determined or any(t.upos == "DET" for t in before))


def without_roles(
    document: Document, names: Sequence[NameMention], people: People
) -> tuple[NameMention, ...]:
    """The names without the initials of what one of their bearers is: *the CEO* is no name."""
    roles = {
        letters
        for n in names
        if n.role is not None
        for noun in n.nouns
        for letters in role_initials(n.role.text.split(), noun, people)
    }
    return tuple(n for n in names if n.name.words[0] not in roles or not may_be_role(document, n))
