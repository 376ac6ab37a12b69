"""What each rule finds, in a sentence and with an example, for lists of rules and for the docs."""

from __future__ import annotations

from attrs import frozen

from attribution.errors import KnowledgeError
from attribution.knowledge.tables import read
from attribution.quotes.registry import rule_names

__all__ = ["RuleNote", "rule_notes"]


@frozen
class RuleNote:
    """A rule in words.

    Attributes:
        name: its name, as in `attribution.quotes.rule_names`.
        about: what it finds, in one sentence.
        example: a text in which it finds something.
    """

    name: str
    about: str
    example: str


def rule_notes(language: str = "en") -> tuple[RuleNote, ...]:  # not a word
    """A note on each rule, in the order in which the rules run.

    Arguments:
        language: two-letter code of the language that the examples are in.

    Raises:
        KnowledgeError: if there are no notes in that language, or not on every rule.

    Example:
        >>> print(rule_notes()[0].about)
        A passage in quotation marks, with the cue that stands beside it, if any does.
    """
    notes = read(language, "rules")
    for name in rule_names():
        if name not in notes:
            raise KnowledgeError(f"{language}/rules.toml has no note on the rule {name!r}")
    return tuple(RuleNote(name, **notes[name]) for name in rule_names())
