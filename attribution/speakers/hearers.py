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

# Relations of those to whom something is done: whoever says so may be somebody else.
_UNDERGOING = ("obj", "iobj", "obl")


def speaker_and_hearer(
    sentence: Sentence,
    pronoun: Token,
    wanted: Wanted,
    events: Iterable[Event],
    people: People,
) -> tuple[Member, Member] | None:
    """Speaker and hearer of a clause with a pronoun that does not show the speaker's gender.

    It does not if nothing has shown the speaker's gender yet, and the hearer is named or known to
    be of the pronoun's gender.

    Arguments:
        sentence: the pronoun's sentence.
        pronoun: the pronoun.
        wanted: the gender or number that it asks for.
        events: the mentions before it, in any order.
        people: has nouns for those to whom one speaks of oneself, as *the journalist*.
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
    """Whether a pronoun that seems to mean somebody may mean another, of known gender, as well.

    *The caller told **Maria** that **she** owed money* makes no woman of the caller; nor does
    *Kerekes said the letters had helped **him*** make a man of Kerekes below a Karl Lund, nor
    *Kerekes said letters to Karl Lund had changed **his** life*.

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
    if member.names:
        beside = takewhile(lambda event: event.member is not member, beside)
    return any(event.member.names and shows(event.member, wanted) for event in beside)


def _is_said(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause is said to somebody, or about them: *accused Lund **of lying***."""
    of = clause.relation == "advcl" and clause.feature("VerbForm") in ("Ger", "Part")
    marked = of and sentence.child(clause, "mark") is not None
    return marked or clause.relation in ("ccomp", "xcomp")
