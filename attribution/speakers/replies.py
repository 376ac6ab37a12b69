"""Tells which claim a quotation answers: *Ek asked the driver why. "I was late," **he** said*."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.claim import Claim
from attribution.document import Document, Sentence, Token
from attribution.knowledge.people import People
from attribution.layout.passages import MARKS

__all__ = ["answer_beside", "answered", "turned_to"]


def answered(document: Document, claims: Sequence[Claim], at: int, people: People) -> int | None:
    """The number of the claim that another one answers, or None.

    Its cue says so (*he replied*), or it stands in marks, asks nothing and follows a question right
    away. What is nested in the question is skipped, or about whoever is asked: *asked the driver
    what **he** thought*.

    Arguments:
        document: the article.
        claims: its claims, in text order.
        at: the number of the claim that may answer.
        people: has the verbs of asking and answering.
    """
    if (within := _question_around(claims, at, people)) is not None:
        return within
    before = at - 1
    while before > 0 and claims[before].parent is not None:
        before -= 1
    if before < 0:
        return None
    head, asking = claims[at].cue_head, claims[before].cue_head
    if head is None:
        return None
    if people.has("dialogue", "answering", head.lemma):
        return before
    if asking is None or not people.has("dialogue", "asking", asking.lemma):
        return None
    question, reply = _sentence(document, claims[before]), _sentence(document, claims[at])
    next_to = question is not None and reply is not None and reply.index == question.index + 1
    # A parser may take both for one sentence.
    next_to |= document.text[claims[before].end : claims[at].start].isspace()
    asks = claims[at].content[-1].text.rstrip(MARKS).endswith("?")
    return before if next_to and claims[at].kind == "direct" and not asks else None


def answer_beside(document: Document, claims: Sequence[Claim], at: int) -> Claim | None:
    """The claim right behind a question in its paragraph: *"Is it far?" "Miles," he said*."""
    question = claims[at]
    if at + 1 == len(claims) or not question.asks:
        return None
    answer = claims[at + 1]
    beside = document.text[question.end : answer.start] == " " and answer.kind == "direct"
    return answer if beside and answer.cue is not None else None


def turned_to(document: Document, question: Claim, people: People) -> Token | None:
    """Whom the sentence before a question turns to: *Lund questioned **Reyes**. "Why?" she asked*.

    Arguments:
        document: the article.
        question: the claim that asks.
        people: has the verbs by which one turns to somebody.
    """
    sentence = _sentence(document, question)
    if sentence is None or not sentence.index:
        return None
    before = document.sentences[sentence.index - 1]
    if not people.has("dialogue", "contacting", before.root.lemma):
        return None
    return before.child(before.root, "obj", "iobj")


def _question_around(claims: Sequence[Claim], at: int, people: People) -> int | None:
    """The number of the question in which a claim is nested, or None."""
    parent = claims[at].parent
    asking = parent.cue_head if parent is not None else None
    if asking is None or not people.has("dialogue", "asking", asking.lemma):
        return None
    return next((n for n in range(at - 1, -1, -1) if claims[n].cue_head is asking), None)


def _sentence(document: Document, claim: Claim) -> Sentence | None:
    """The sentence in which a content begins."""
    return document.sentence_at(claim.start)
