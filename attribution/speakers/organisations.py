"""Resolves nouns to organisations named before (*the company*), and tells what *its* shows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from attribution.document import Sentence, Token
from attribution.mentions.member import Member
from attribution.speakers.bare_names import acts_like_a_body, doing_alone, has_object
from attribution.speakers.pronouns import REACH, Discourse
from attribution.speakers.salience import Event, is_served

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
    last: Event | None = None
    before: list[Event] = []
    for event in discourse.before(noun.span.start):
        if discourse.gap(event.sentence, noun.sentence) > REACH:
            break
        member = event.member
        if alone:
            before.append(event)
        if member.kind != "organisation" or member.uncertain or not member.names:
            continue
        if any(id(member) in group for group in without):
            continue
        if alone and is_served(discourse.sentences[event.sentence], event, discourse.people):
            continue  # *analysts at Kestrel* speak of another
        if member.place == place if words is None else not words.isdisjoint(member.words):
            if found is not None and member is not found:
                return None
            found, last = member, event
            if not alone:
                break
    if found is None:
        near = [e for e in before if discourse.gap(e.sentence, noun.sentence) <= 1]
        told = alone and all(e.sentence < noun.sentence for e in near if e.member.names)
        return doing_alone(near, discourse.sentences) if told else None
    sentences = discourse.sentences
    return None if any(_is_rival(sentences[e.sentence], e, last) for e in before) else found


def _is_rival(sentence: Sentence, event: Event, body: Event | None) -> bool:
    """Whether a name is as much a body's as the one beside it or before: *Vantor sued Kelmo*."""
    if body is None or event.member is body.member or event.member.roles or event.member.ages:
        return False
    same = (event.sentence, event.top.head) == (body.sentence, body.top.head)
    later = event.sentence > body.sentence and has_object(sentence, event)
    return (same or later) and acts_like_a_body(event)


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
