"""Descriptions for names: *the Iraqi president*, *the spokeswoman*, and the news lead.

A news lead often says what somebody is before the next paragraph says who
(*The port's harbour master warned ... / Dana Reyes told reporters ...*): the
"delayed identification" of journalism handbooks.
"""

from __future__ import annotations

from collections.abc import Sequence

from attribution.document import Document, Sentence, Token
from attribution.speakers.cast import Member
from attribution.speakers.knowledge import People

__all__ = ["by_description", "by_lead"]

# How far below a lead the person is introduced, in sentences.
_LEAD_REACH = 4


def by_description(
    sentence: Sentence, head: Token, members: Sequence[Member], before: int
) -> Member | None:
    """The member whose own description has the head noun of this one, and agrees with it.

    Arguments:
        sentence: the description's sentence.
        head: its head noun.
        members: the named cast.
        before: offset of the description; of several, the last named before it wins.
    """
    wanted = head.lemma.lower()
    modifiers = {
        t.form.lower()
        for t in sentence.subtree(head)
        if t.relation in ("amod", "compound", "nmod") and t.upos in ("ADJ", "NOUN", "PROPN")
    }
    best: tuple[tuple[int, bool, int], Member] | None = None
    for member in members:
        for role in member.roles:
            words = [
                w.strip(".,'’s").lower() if w.endswith(("'s", "’s")) else w.lower()
                for w in role.split()
            ]
            if wanted not in words and wanted not in [w.rstrip("s") for w in words]:
                continue
            shared = len(modifiers & set(words))
            if modifiers and len(words) > 1 and not shared:
                continue
            starts = [m.span.start for m in member.names]
            earlier = [s for s in starts if s <= before]
            key = (shared, bool(earlier), max(earlier) if earlier else -min(starts))
            if best is None or key > best[0]:
                best = (key, member)
    return best[1] if best else None


def by_lead(
    document: Document,
    sentence: Sentence,
    head: Token,
    members: Sequence[Member],
    people: People,
    claimed: Sequence[Member],
) -> Member | None:
    """The person introduced right below the lead that a description in it stands for.

    Only in the first sentences; only for a singular, definite description of a
    person (*the ...*, *X's ...*, or with a modifier); the person must be a
    subject where first named, not be claimed by another description of the
    lead, and have no description of another sort.
    """
    if sentence.paragraph > 1 or not _is_definite_person(sentence, head, people):
        return None
    for candidate in document.sentences[sentence.index + 1 : sentence.index + 1 + _LEAD_REACH]:
        for member in members:
            if member.kind != "person" or member in claimed:
                continue
            first = member.names[0]
            if first.head.sentence != candidate.index or len(first.name.words) < 2:
                continue
            if first.head.relation not in ("nsubj", "root", "appos"):
                continue
            if first.head.relation == "appos" and first.role is None:
                continue
            if _has_other_description(member, head):
                continue
            return member
    return None


def _is_definite_person(sentence: Sentence, head: Token, people: People) -> bool:
    if head.upos != "NOUN" or head.feature("Number") == "Plur":
        return False
    if people.has("kinds", "organisation", head.lemma) or people.has(
        "kinds", "document", head.lemma
    ):
        return False
    if people.has("kinds", "group", head.lemma):
        return False
    return sentence.child(head, "det", "nmod:poss", "amod", "compound", "nmod") is not None


def _has_other_description(member: Member, head: Token) -> bool:
    words = {w.lower().rstrip(".") for role in member.roles for w in role.split()}
    return bool(member.roles) and head.lemma.lower() not in words
