"""Tells of what body somebody is the leader, the boss, the founder: *Opposition leader Lund*."""

from __future__ import annotations

from collections.abc import Set

from attribution.document import Document, Token
from attribution.knowledge.people import People
from attribution.mentions.names import NameMention

__all__ = ["leads_another"]

_NOUNS = ("NOUN", "PROPN")
# The lists of nouns for bodies and for groups of people.
_BODIES = ("group", "organisation")


def leads_another(
    document: Document, owner: Token | None, name: NameMention, shared: Set[str], people: People
) -> bool:
    """Whether *its leader* cannot be one introduced as leader of what the text does not speak of.

    *The council will pay, **its leader** said. **Opposition** leader Karl Lund objected.* Somebody
    named before may lead it by its name, but not another kind of body: *The mill closes, **its
    boss** said*, below *Union boss Karl Lund*.

    Arguments:
        document: the article.
        owner: *its*, or whoever else has a leader, if anybody.
        name: where the person is first named.
        shared: the words by which the description and the person's own are known to agree.
        people: the nouns for bodies.
    """
    role = name.role.head if name.role is not None else None
    if owner is None or owner.upos != "PRON" or role is None:
        return False
    led = {
        word.lemma.lower()
        for word in document.sentences[role.sentence].children(role, "compound", "nmod")
        if word.upos in _NOUNS and word.form.lower() not in shared
    }
    start = 0
    if name.span.start < owner.span.start:
        led = {word for word in led if people.has_any("kinds", _BODIES, word)}
        start = name.span.end
    return bool(led) and led.isdisjoint(
        word.lemma.lower()
        for sentence in document.sentences[: owner.sentence + 1]
        for word in sentence.tokens
        if word.span.start >= start
    )
