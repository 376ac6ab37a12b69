"""Resolves nouns to organisations named before (*the company*), and tells what *its* shows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from attribution.document import Sentence, Token
from attribution.mentions.member import Member
from attribution.speakers.pronouns import REACH, Discourse
from attribution.speakers.salience import is_served

__all__ = ["last_organisation", "show_body"]


def last_organisation(
    discourse: Discourse,
    noun: Token,
    words: frozenset[str] | None,
    *,
    without: Sequence[Collection[int]] = (),
    place: bool = False,
    alone: bool = False,
) -> Member | None:
    """The organisation mentioned last before a noun, or None.

    Arguments:
        discourse: who and what has been mentioned so far.
        noun: the noun.
        words: if given, one of them must be in its name.
        without: groups of those (by their ``id``) that it cannot be.
        place: whether to look for a place.
        alone: whether it must be the only one, since among several the noun would be ambiguous.
    """
    found: Member | None = None
    for event in discourse.before(noun.span.start):
        if discourse.gap(event.sentence, noun.sentence) > REACH:
            break
        member = event.member
        if member.kind != "organisation" or member.uncertain or not member.names:
            continue
        if any(id(member) in group for group in without):
            continue
        if alone and is_served(discourse.sentences[event.sentence], event, discourse.people):
            continue  # *analysts at Kestrel* speak of another
        if member.place == place if words is None else not words.isdisjoint(member.words):
            if found is not None and member is not found:
                return None
            found = member
            if not alone:
                break
    return found


def show_body(sentence: Sentence, its: Token, meaning: Callable[[Token], Member | None]) -> None:
    """Takes one surname-like word for a body's name: *Vantor sacked its auditor*.

    Arguments:
        sentence: the sentence.
        its: a pronoun in the neuter that means nobody mentioned before it.
        meaning: whom a name means.
    """
    verb = next((t for t in sentence.ancestors(its) if t.upos == "VERB"), None)
    subject = sentence.child(verb, "nsubj") if verb is not None else None
    member = meaning(subject) if subject is not None else None
    if member is None or member.longest != 1 or member.gender or member.given:
        return
    if not any(m.name.titles for m in member.names):
        member.kind, member.uncertain = "organisation", False
