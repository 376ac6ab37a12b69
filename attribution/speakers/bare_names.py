"""Names of one word that show no person, and are a body's where the text says *it* of them."""

from __future__ import annotations

from collections.abc import Iterable

from attribution.document import Sentence, Token
from attribution.mentions.member import Member
from attribution.speakers.salience import Event
from attribution.syntax.relations import SUBJECTS

__all__ = ["acting_alone", "acting_beside", "as_body"]


def acting_alone(events: Iterable[Event]) -> Member | None:
    """Who acts by such a name, where one does: *Vantor hired Mira Lund. **It** said so*.

    Arguments:
        events: the mentions of the pronoun's sentence and of the one before it.
    """
    found = {id(e.member): e.member for e in events if _acts(e)}
    return next(iter(found.values())) if len(found) == 1 else None


def acting_beside(events: Iterable[Event], sentence: Sentence, pronoun: Token) -> Member | None:
    """Who acts by such a name in what *it* says, or says what *it* does.

    *Vantor will close, **it** said*; *Vantor says **it** hopes to open in May*.

    Arguments:
        events: the mentions before the pronoun, the last first.
        sentence: the pronoun's.
        pronoun: the subject of a verb that reports.
    """
    verb = sentence.head(pronoun)
    if verb is None or pronoun.relation not in SUBJECTS:
        return None
    clauses = {c.index for c in sentence.children(verb, "ccomp")}
    if verb.relation in ("ccomp", "parataxis"):
        clauses.add(verb.head)
    for event in events:
        if event.sentence != sentence.index:
            break
        if event.top.head in clauses and event.top.relation in SUBJECTS:
            return event.member if _acts(event) else None
    return None


def as_body(member: Member | None) -> Member | None:
    """The same entity, from now on an organisation."""
    if member is not None:
        member.kind = "organisation"
    return member


def _acts(event: Event) -> bool:
    member = event.member
    plain = member.kind == "person" and member.longest == 1 and bool(member.names)
    shown = member.gender or member.given or any(m.name.titles for m in member.names)
    return plain and not shown and event.top.relation in SUBJECTS
