"""Finds the outlet to which a printed interview was given.

*Salma Idrissi spoke to X in Tangier. Edited excerpts follow*, and then questions and answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attribution.claim import Claim
from attribution.document import Document
from attribution.knowledge.gazetteer import Gazetteer
from attribution.layout.structure import Layout
from attribution.mentions.outlets import OutletMention
from attribution.relays.links import Link
from attribution.relays.relay_phrases import relay_phrase

__all__ = ["answered"]

# How many paragraphs from the top may name the outlet.
_TOP = 6


def answered(
    document: Document,
    claims: Sequence[Claim],
    outlets: Sequence[OutletMention],
    layout: Layout,
    known: Gazetteer,
) -> Iterator[tuple[int, Link]]:
    """The answers in a printed interview, and the outlet to which they were given.

    Arguments:
        document: the parsed article.
        claims: the claims in text order.
        outlets: the mentions of outlets, in text order.
        layout: has the turns that are marked as questions and answers.
        known: has the words by which outlets relay.
    """
    answers = [turn for turn in layout.turns if turn.asks is False]
    if not answers:
        return
    start = min(turn.mark.start for turn in layout.turns)
    for mention in outlets:
        sentence = document.sentences[mention.head.sentence]
        if mention.span.start >= start or sentence.paragraph >= _TOP:
            return
        found = relay_phrase(sentence, mention, known)
        if found is not None and found.relation == "told to":
            link = Link(mention.name, mention.kind, "told to", mention.span)
            parts = [part for turn in answers for part in turn.content]
            for i, claim in enumerate(claims):
                if any(part.overlaps(claim.content[0]) for part in parts):
                    yield i, link
            return
