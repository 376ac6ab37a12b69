"""`Occurrence`: a mention of somebody, as the pronouns around it see it."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Literal

from attrs import evolve, frozen

from attribution.document import Document, Sentence, Token
from attribution.mentions.appositions import top_of
from attribution.mentions.member import Member
from attribution.speakers.references import References
from attribution.speakers.relative_clauses import antecedent
from attribution.syntax.relations import SUBJECTS

__all__ = ["Form", "Occurrence", "apart", "occurrence", "occurrences", "part_played"]

Form = Literal["name", "noun", "pronoun", "relative"]

_OBJECTS = ("obj", "iobj")
_OWNER = "nmod:poss"
# What is farther down in its tree counts as being so far.
_DEEPEST = 6


@frozen
class Occurrence:
    """A mention as pronouns around it see it.

    Attributes:
        member: who is mentioned.
        offset: where its head begins.
        sentence: the number of its sentence.
        form: what it is: a name, a noun, a pronoun of the third person, *who*.
        top: the head of the phrase that it stands in.
        part: which part that phrase plays.
        main: whether it is an argument of its sentence's main verb.
        depth: how many words it hangs on, at most 6.
        speaker: whether it is a claim's source.
        quotation: the number of the direct quotation that it stands in, if any.
    """

    member: Member
    offset: int
    sentence: int
    form: Form
    top: Token
    part: str
    main: bool
    depth: int
    speaker: bool = False
    quotation: int | None = None

    @property
    def is_subject(self) -> bool:
        return self.top.relation in SUBJECTS

    @property
    def is_shorter_name(self) -> bool:
        """Whether it is a name, and not the fullest of its member's, which stand in text order."""
        names = self.member.names
        at = bisect.bisect_left(names, self.offset, key=lambda name: name.head.span.start)
        here = at < len(names) and names[at].head.span.start == self.offset
        return here and len(names[at].name.words) < self.member.longest


def part_played(sentence: Sentence, word: Token) -> str:
    """The part that a phrase plays: that of what it is joined to, if it is."""
    while word.relation == "conj" and word.upos != "VERB":
        above = sentence.head(word)
        if above is None:
            break
        word = above
    if word.relation in SUBJECTS:
        return "subject"
    if word.relation in _OBJECTS:
        return "object"
    if word.deprel == _OWNER:
        return "owner"
    return {"obl": "oblique", "nmod": "modifier"}.get(word.relation, "other")


def occurrence(
    sentence: Sentence,
    head: Token,
    member: Member,
    form: Form,
    *,
    speaker: bool = False,
    quotation: int | None = None,
) -> Occurrence:
    """A mention by its head.

    Arguments:
        sentence: the head's sentence.
        head: the mention's head.
        member: who is mentioned.
        form: what the mention is.
        speaker: whether it is a claim's source.
        quotation: the direct quotation that it stands in.
    """
    top = top_of(sentence, head)
    above = sentence.head(top)
    return Occurrence(
        member=member,
        offset=head.span.start,
        sentence=head.sentence,
        form=form,
        top=top,
        part=part_played(sentence, top),
        main=above is not None and not above.head,
        depth=len([*islice(sentence.ancestors(top), _DEEPEST)]),
        speaker=speaker,
        quotation=quotation,
    )


def occurrences(references: References) -> list[Occurrence]:
    """The mentions of an article by names, nouns and *who*, and by pronouns that are sources.

    Other pronouns are left out: whom they mean is asked of these.

    Arguments:
        references: whom its names, nouns and sources mean.
    """
    document = references.document
    found: dict[tuple[int, int], Occurrence] = {}
    for event in references.discourse.events:
        sentence = document.sentences[event.sentence]
        head, form = event.head, _form(references, event.head)
        if form == "pronoun" and not event.speaker:
            continue
        one = occurrence(
            sentence, head, event.member, form, speaker=event.speaker, quotation=event.quotation
        )
        known = found.setdefault((one.offset, id(one.member)), one)
        if one.speaker and not known.speaker:
            found[one.offset, id(one.member)] = evolve(known, speaker=True)
    return sorted(
        [*found.values(), *_relatives(document, references, [*found.values()])],
        key=lambda one: one.offset,
    )


def apart(events: Sequence[Occurrence], others: Iterable[Sequence[Occurrence]]) -> list[Occurrence]:
    """Somebody's mentions without those as one of several: *they* are all of *Vantor and Lund*.

    Arguments:
        events: the mentions.
        others: those of each candidate.
    """
    member = events[0].member
    joined = [e for es in others if member in es[0].member.parts for e in es]
    places = {(one.sentence, one.top.index) for one in joined}
    return [
        event
        for event in events
        if (event.sentence, event.top.index) not in places
        and not (event.top.relation == "conj" and (event.sentence, event.top.head) in places)
    ]


def _form(references: References, head: Token) -> Form:
    if head.upos in ("PRON", "DET") and references.discourse.wanted(head) is not None:
        return "pronoun"
    named = references.naming.at(head)
    return "name" if named is not None and named.head == head else "noun"


def _relatives(
    document: Document, references: References, known: list[Occurrence]
) -> Iterator[Occurrence]:
    """*Who* takes up whom it stands for: *Lund, **who** had told Reyes he would help*."""
    met = {one.offset: one for one in known}
    for sentence in document.sentences:
        for word in sentence.tokens:
            if word.upos not in ("PRON", "DET") or not references.people.has(
                "pronouns", "personal_relative", word.lemma.lower()
            ):
                continue
            stood_for = antecedent(sentence, word, references.naming)
            one = met.get(stood_for.span.start) if stood_for is not None else None
            if one is not None:
                yield occurrence(sentence, word, one.member, "relative", quotation=one.quotation)
