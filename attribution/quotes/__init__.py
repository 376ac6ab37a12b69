"""`Document` to quotations: rules propose, a scorer weighs, assembly decides."""

from __future__ import annotations

import bisect
from collections.abc import Collection, Sequence
from typing import Literal

from attribution.document import Document
from attribution.errors import InputError
from attribution.knowledge.lexicon import Lexicon
from attribution.layout.passages import Passage, passages
from attribution.quotation import Quote
from attribution.quotes.assembly import assemble
from attribution.quotes.candidate import Candidate
from attribution.quotes.registry import propose, rule_names
from attribution.quotes.tagger import load_tagger, weigh

__all__ = [
    "Lexicon", "Scope", "Scorer", "find_quotes", "propose_candidates", "rule_names", "select",
]  # fmt: skip

Scope = Literal["all", "speech"]
Scorer = Literal["auto", "rules"]

# Below this a candidate is more often wrong than right.
_LEAST_WEIGHT = 0.5

# As many passages in quotation marks, before a cue and after it, can have to do with it.
_NEAR = 12

_FIRST_PERSON = ("i", "we")


def find_quotes(
    document: Document,
    *,
    scope: Scope = "all",
    disable: Collection[str] = (),
    lexicon: Lexicon | None = None,
    scorer: Scorer = "auto",
) -> tuple[Quote, ...]:
    """Finds every direct, indirect and mixed quotation of a document.

    Arguments:
        document: a parsed article, from `attribution.parse`.
        scope: ``"all"`` for speech and attitudes (what is thought, wanted,
            planned), ``"speech"`` for what was said or written only.
        disable: names of rules to leave out, of those in `rule_names`; the tagger may
            still add what they would have found.
        lexicon: the cue words; the package's own for the document's language
            unless you give one.
        scorer: ``"auto"`` lets a learned tagger confirm, complete and add to what
            the rules propose, where the document's language has one; ``"rules"``
            does without.

    Returns:
        The quotations in text order.

    Raises:
        InputError: if it is not a document, or an option is not one of those.

    Example:
        >>> from attribution import parse
        >>> document = parse("Dana Reyes said the bridge was safe.", model="compact")
        >>> [(q.source.text, q.cue.text, q.text) for q in find_quotes(document)]
        [('Dana Reyes', 'said', 'the bridge was safe')]
    """
    if not isinstance(document, Document):
        raise InputError(
            f"find_quotes() needs a Document, not {type(document).__name__}: "
            "parse the text first, with attribution.parse()"
        )
    if scope not in ("all", "speech"):
        raise InputError(f"scope is 'all' or 'speech', not {scope!r}")
    if scorer not in ("auto", "rules"):
        raise InputError(f"scorer is 'auto' or 'rules', not {scorer!r}")
    words = lexicon if lexicon is not None else Lexicon.default(document.language)
    candidates, marked = propose_candidates(document, words, disable)
    tagger = load_tagger(document.language) if scorer == "auto" else None
    if tagger is not None:
        candidates = weigh(tagger, document, candidates, words, marked)
    wanted = [c for c in candidates if scope == "all" or c.attitude == "speech"]
    return select(document, wanted, marked)


def select(
    document: Document,
    candidates: Sequence[Candidate],
    marked: tuple[Passage, ...],
    least: float = _LEAST_WEIGHT,
) -> tuple[Quote, ...]:
    """The quotations that weighed candidates amount to.

    Arguments:
        document: the document.
        candidates: what was proposed, weighed.
        marked: the passages in quotation marks.
        least: weight of the least likely to take.
    """
    turns = sorted(
        (c for c in candidates if c.rule == "transcript_turn"), key=lambda c: c.content[0].start
    )
    chosen = [
        c
        for c in candidates
        if c.weight >= least and not _own_words(c, marked) and not _own_turn(c, turns)
    ]
    return assemble(document, chosen, marked)


def propose_candidates(
    document: Document, lexicon: Lexicon, disable: Collection[str] = ()
) -> tuple[tuple[Candidate, ...], tuple[Passage, ...]]:
    """What the rules propose, of any weight, and the passages in quotation marks."""
    marked = passages(document)
    return propose(document, lexicon, marked, disable), marked


def _own_words(candidate: Candidate, marked: tuple[Passage, ...]) -> bool:
    """Whether a cue stands in somebody's quoted words and reports no quoted words itself.

    *"I think that ..."* is how the speaker talks, not an attribution by the article.
    """
    cue = candidate.cue
    if cue is None or candidate.rule == "transcript_turn":
        return False
    last = bisect.bisect_left(marked, cue.end, key=lambda p: p.span.start)
    near = marked[max(0, last - _NEAR) : last + _NEAR]
    if not any(p.span.covers(cue) for p in near):
        return False
    return not any(p.depth and p.span.overlaps(c) for p in near for c in candidate.content)


def _own_turn(candidate: Candidate, turns: Sequence[Candidate]) -> bool:
    """Whether a cue is what the speaker of a turn says of himself, or reads on over its name.

    Arguments:
        candidate: a candidate.
        turns: the turns of a transcript, in text order.
    """
    cue = candidate.cue
    if cue is None or candidate.rule == "transcript_turn":
        return False
    at = bisect.bisect_right(turns, cue.start, key=lambda t: t.content[0].start) - 1
    if at < 0 or not any(part.covers(cue) for part in turns[at].content):
        return False
    first_person = candidate.source is None or candidate.source.text.lower() in _FIRST_PERSON
    return first_person or candidate.content[0].start < turns[at].content[0].start
