"""Tells one-word names of organisations, which are *it* in the text, from those of people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from attribution.document import Sentence, Token
from attribution.mentions.member import Member
from attribution.speakers.agreement import fits
from attribution.speakers.salience import Event, is_several
from attribution.syntax.relations import SUBJECTS

__all__ = ["acting_alone", "acting_near", "acts_like_a_body", "doing_alone", "has_object"]


def acting_alone(events: Iterable[Event]) -> Member | None:
    """Whoever such a name makes the subject: *Vantor hired Mira Lund. **It** said so*.

    The name is taken for an organisation's from now on.

    Arguments:
        events: the mentions of the pronoun's sentence and of the one before it.
    """
    found = {id(e.member): e.member for e in events if acts_like_a_body(e)}
    return _as_body(next(iter(found.values()))) if len(found) == 1 else None


def acting_near(
    events: Iterable[Event], sentence: Sentence, pronoun: Token, *, goes_on: bool
) -> Member | None:
    """The same for a name so near that *it* can mean nothing else.

    It is the subject of what *it* says, or of the verb that tells what *it* does: *Vantor will
    close, **it** said*; *Vantor says **it** hopes to open in May*. Or it is alone in the sentence
    before, in which *it* can mean nothing else: *The Riksbank waited. Vantor disagreed. **It** said
    that wages would rise*.

    Arguments:
        events: the mentions before the pronoun, the last first.
        sentence: the pronoun's sentence.
        pronoun: the subject of a verb that reports.
        goes_on: whether the sentence before is in the same paragraph.
    """
    verb = sentence.head(pronoun)
    if verb is None or pronoun.relation not in SUBJECTS:
        return None
    clauses = {c.index for c in sentence.children(verb, "ccomp")}
    if verb.relation in ("ccomp", "parataxis"):
        clauses.add(verb.head)
    near = [*takewhile(lambda e: e.sentence >= sentence.index - 1, events)]
    for event in takewhile(lambda e: e.sentence == sentence.index, near):
        if event.top.head in clauses and event.top.relation in SUBJECTS:
            return _as_body(event.member) if acts_like_a_body(event) else None
    if not goes_on or any(fits(e.member, "neuter") and not _is_told(e) for e in near):
        return None
    return acting_alone(near)


def _is_told(event: Event) -> bool:
    """Whether an outlet only hears what somebody says: *Vantor told Reuters so. It added that*."""
    names = event.member.names
    return bool(names) and bool(names[0].outlet) and event.top.relation not in SUBJECTS


def _as_body(member: Member) -> Member:
    member.kind = "organisation"
    return member


def doing_alone(events: Iterable[Event], sentences: Sequence[Sentence]) -> Member | None:
    """Whom *the company* means if only such a name does something to something.

    *Vantor hired a cook. **The company** said so*; but *Vantor slept* tells of nobody's firm.

    Arguments:
        events: the mentions of the noun's sentence and of the one before it.
        sentences: the document's sentences.
    """
    bare = [e for e in events if e.member.names and e.member.longest == 1]
    acting = [e for e in bare if acts_like_a_body(e) and has_object(sentences[e.sentence], e)]
    alone = len({id(e.member) for e in bare}) == 1 and len(acting) == len(bare)
    return acting_alone(acting) if alone and not acting[0].member.ages else None


def has_object(sentence: Sentence, event: Event) -> bool:
    """Whether the verb beside a mention has an object that is a noun."""
    verb = sentence.head(event.top)
    thing = sentence.child(verb, "obj") if verb is not None else None
    return thing is not None and thing.upos != "PRON"


def acts_like_a_body(event: Event) -> bool:
    """Whether one word that names nobody in full is a subject, and nothing shows a person."""
    member = event.member
    plain = member.kind == "person" and member.longest == 1 and bool(member.names)
    shown = (
        is_several(event)
        or member.gender
        or member.given
        or any(m.name.titles for m in member.names)
    )
    return plain and not shown and event.top.relation in SUBJECTS
