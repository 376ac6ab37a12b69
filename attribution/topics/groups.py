"""Whom *we* means where one person speaks: the body that the text says she speaks for."""

from __future__ import annotations

from attribution.document import Document, Token
from attribution.mentions.clustering import Member
from attribution.mentions.names import NameMention
from attribution.speakers.references import References

__all__ = ["group_of"]

# Relations of a name to the noun that says what somebody is: *head of the port*, *port director*.
_BELONGING = ("nmod", "compound", "flat")


def group_of(document: Document, references: References, speaker: Member) -> Member | None:
    """The one organisation that a person's descriptions name, or None.

    *Ana Lund, a spokeswoman for the Halden Port Authority*; of *a former director of X* or of one
    of two bodies nobody knows.
    """
    if speaker.kind != "person":
        return None
    found: dict[int, Member] = {}
    for mention in speaker.names:
        for token in _describing(document, references, mention):
            name = references.naming.at(token)
            body = references.of_name[name.bare.start] if name is not None else None
            if body is not None and body is not speaker and _is_body(body):
                found[id(body)] = body
    return next(iter(found.values())) if len(found) == 1 else None


def _is_body(member: Member) -> bool:
    return member.kind == "organisation" and not member.place and not member.uncertain


def _describing(document: Document, references: References, mention: NameMention) -> list[Token]:
    """The words that hang on the noun that describes a name."""
    role = mention.role.head if mention.role is not None else None
    if role is None:
        return []
    sentence = document.sentences[role.sentence]
    below = sentence.subtree(role)
    if any(references.people.has("kinds", "rank", t.form) for t in below):
        return []
    return [t for t in below if t.relation in _BELONGING and not mention.whole.covers(t.span)]
