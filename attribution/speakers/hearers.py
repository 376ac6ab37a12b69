"""Tells when a pronoun may mean the speaker or the hearer: *the judge told Lund **he** lied*."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import takewhile

from attribution.document import Sentence, Token
from attribution.knowledge.people import People
from attribution.mentions.member import Member
from attribution.speakers.agreement import Wanted, fits, shows
from attribution.speakers.salience import Event
from attribution.syntax.relations import SUBJECTS

__all__ = ["may_be_another", "speaker_and_hearer"]

# What is done to somebody: who says so need not be that.
_UNDERGOING = ("obj", "iobj", "obl")


def speaker_and_hearer(
    sentence: Sentence,
    pronoun: Token,
    wanted: Wanted,
    events: Iterable[Event],
    people: People,
) -> tuple[Member, Member] | None:
    """Who says to whom what a pronoun stands in, where it is no evidence of the first's gender.

    So it is where nothing has shown that gender yet, and the other is named or shown to be it.

    Arguments:
        sentence: the pronoun's sentence.
        pronoun: the pronoun.
        wanted: what it asks of whom it means.
        events: the mentions before it, in any order.
        people: whom one tells of oneself, as *the journalist*.
    """
    below, verb = pronoun, sentence.head(pronoun)
    while verb is not None and not _is_said(sentence, below):
        below, verb = verb, sentence.head(verb)
    if verb is None:
        return None
    speaker = hearer = None
    for event in events:
        if event.sentence != sentence.index or event.top.head != verb.index:
            continue
        if event.top.relation in SUBJECTS:
            speaker = event.member
        elif event.top.relation in ("obj", "iobj"):
            hearer = event.member
    if speaker is None or hearer is None or speaker is hearer:
        return None
    roles = (noun for name in hearer.names for noun in name.nouns)
    if any(people.has("dialogue", "confidants", noun) for noun in roles):
        return None
    known = speaker.gender is not None or speaker.given is not None
    named = bool(hearer.names) and hearer.given is None and fits(hearer, wanted)
    return (speaker, hearer) if (named or shows(hearer, wanted)) and not known else None


def may_be_another(
    member: Member,
    pronoun: Token,
    wanted: Wanted,
    events: Iterable[Event],
    others: Collection[Member],
) -> bool:
    """Whether a pronoun that seems to mean somebody may as well mean another, shown to be it.

    *The caller told **Maria** that **she** owed money* makes no woman of the caller; nor does
    *Kerekes said the letters had helped **him*** make a man of Kerekes below a Karl Lund.

    Arguments:
        member: whom the pronoun seems to mean.
        pronoun: the pronoun.
        wanted: what it asks of whom it means.
        events: the mentions before it, the last first.
        others: who else fits it.
    """
    if shows(member, wanted):
        return False
    if pronoun.relation in _UNDERGOING and any(shows(other, wanted) for other in others):
        return True
    beside = takewhile(lambda event: event.sentence == pronoun.sentence, events)
    return not member.names and any(e.member.names and shows(e.member, wanted) for e in beside)


def _is_said(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause is what is said to somebody, or of them: *accused Lund **of lying***."""
    of = clause.relation == "advcl" and clause.feature("VerbForm") in ("Ger", "Part")
    marked = of and sentence.child(clause, "mark") is not None
    return marked or clause.relation in ("ccomp", "xcomp")
