"""Interviews in question and answer: who *I* and *you* are outside quotation marks.

Where an article prints questions put to *you* and answers that say *I*, and the
introduction above the first question names a person, that person answers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from attribution.document import Document
from attribution.speakers.cast import Member
from attribution.speakers.knowledge import People
from attribution.speakers.names import NameMention

__all__ = ["interviewee"]

# Fewer may stand in any article, as a rhetorical question does.
_QUESTIONS = 2
_ANSWERS = 3
# A mention beside *interview* or *spoke with* counts as much as so many others.
_SAID_TO_BE = 3


def interviewee(
    document: Document,
    names: Sequence[NameMention],
    member_of: Mapping[int, Member],
    quoted: Callable[[int], bool],
    people: People,
) -> Member | None:
    """The person who answers the questions of an interview, or None if it is none.

    Arguments:
        document: the parsed article.
        names: its name mentions, in text order.
        member_of: whom each of them means, by the offset of the bare name.
        quoted: whether an offset lies within a direct quotation.
        people: word lists.
    """
    first: int | None = None
    questions = answers = 0
    for sentence in document.sentences:
        if quoted(sentence.span.start):
            continue
        forms = {t.form for t in sentence.tokens if t.upos == "PRON"}
        asks = "?" in {t.form for t in sentence.tokens[-2:]}
        answers_here = any(people.has("pronouns", "first", f) for f in forms)
        if first is None and (asks or answers_here):
            first = sentence.span.start
        if asks and any(people.has("pronouns", "second", f) for f in forms):
            questions += 1
        elif answers_here:
            answers += 1
    if first is None or questions < _QUESTIONS or answers < _ANSWERS:
        return None
    introduced = Counter[int]()
    by_id: dict[int, Member] = {}
    for mention in names:
        member = member_of[mention.bare.start]
        if mention.span.start < first and member.kind == "person":
            sentence = document.sentences[mention.head.sentence]
            told = any(people.has("interview", "words", t.lemma) for t in sentence.tokens)
            introduced[id(member)] += _SAID_TO_BE if told else 1
            by_id[id(member)] = member
    # Counter keeps first-seen order among equals: the one named first.
    return by_id[introduced.most_common(1)[0][0]] if introduced else None
