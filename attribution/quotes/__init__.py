"""From `Document` to claims: rules propose, a tagger weighs, assembly decides."""

from attribution.knowledge.lexicon import Lexicon
from attribution.quotes.extraction import Scope, Scorer, find_claims, find_quotes
from attribution.quotes.registry import rule_names
from attribution.quotes.rule_notes import RuleNote, rule_notes

__all__ = [
    "Lexicon",
    "RuleNote",
    "Scope",
    "Scorer",
    "find_claims",
    "find_quotes",
    "rule_names",
    "rule_notes",
]
