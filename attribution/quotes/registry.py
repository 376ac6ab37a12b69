"""The rules of `find_quotes`, by name and in order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from attribution.document import Document
from attribution.errors import InputError
from attribution.knowledge.lexicon import Lexicon
from attribution.layout.passages import Passage
from attribution.quotes.candidate import Candidate
from attribution.quotes.rules.according import according_phrase, for_whom
from attribution.quotes.rules.as_reported import as_reported
from attribution.quotes.rules.clausal import clausal_complement, medial_cue, passive_clause
from attribution.quotes.rules.headline import headline
from attribution.quotes.rules.infinitival import infinitive
from attribution.quotes.rules.introduced import introduced_passage, signed_passage
from attribution.quotes.rules.marked import marked_passage
from attribution.quotes.rules.nominal_content import (
    object_complement,
    object_content,
    passive_object,
    prepositional_content,
)
from attribution.quotes.rules.noun_cue import (
    adjective_cue,
    copular_noun,
    governed_phrase,
    noun_cue,
)
from attribution.quotes.rules.raising import raising_verb
from attribution.quotes.rules.relative import relative_content
from attribution.quotes.rules.transcript import transcript_turn

__all__ = ["RULES", "Rule", "propose", "rule_names"]

Rule = Callable[[Document, Lexicon, tuple[Passage, ...]], Iterator[Candidate]]

RULES: tuple[Rule, ...] = (
    marked_passage,
    transcript_turn,
    introduced_passage,
    signed_passage,
    headline,
    clausal_complement,
    medial_cue,
    relative_content,
    passive_clause,
    according_phrase,
    for_whom,
    as_reported,
    infinitive,
    object_complement,
    prepositional_content,
    object_content,
    passive_object,
    copular_noun,
    noun_cue,
    adjective_cue,
    governed_phrase,
    raising_verb,
)


def rule_names() -> tuple[str, ...]:
    """The names of all rules, in the order in which they run.

    Example:
        >>> "according_phrase" in rule_names()
        True
    """
    return tuple(rule.__name__ for rule in RULES)


def propose(
    document: Document,
    lexicon: Lexicon,
    marked: tuple[Passage, ...],
    disable: Collection[str] = (),
) -> tuple[Candidate, ...]:
    """What all rules but the disabled ones propose.

    Raises:
        InputError: if there is no rule of a disabled name.
    """
    unknown = sorted(set(disable) - set(rule_names()))
    if unknown:
        raise InputError(
            f"there is no rule {unknown[0]!r} to disable; the rules are {', '.join(rule_names())}"
        )
    return tuple(
        candidate
        for rule in RULES
        if rule.__name__ not in disable
        for candidate in rule(document, lexicon, marked)
    )
