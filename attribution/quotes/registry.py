"""The rules of `find_quotes` in the order in which they run, and what they all propose."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from attribution.claim import Claim
from attribution.errors import InputError
from attribution.knowledge.shapes import closest
from attribution.quotes.proposal import claim_of
from attribution.quotes.rule import (
    Context,
    Rule,
    each_cue,
    each_passage,
    each_sentence,
    each_verb,
    each_word,
)
from attribution.quotes.rules.according import according_phrase, for_whom, opening_words
from attribution.quotes.rules.as_reported import as_reported, as_worded
from attribution.quotes.rules.clausal import clausal_complement, medial_cue
from attribution.quotes.rules.complement import object_complement
from attribution.quotes.rules.foretold import cleft_content, introduced_clause
from attribution.quotes.rules.framed import equated_passage
from attribution.quotes.rules.headline import headline
from attribution.quotes.rules.infinitival import infinitive
from attribution.quotes.rules.introduced import introduced_passage, introduced_sentences
from attribution.quotes.rules.listed import listed_content
from attribution.quotes.rules.marked import marked_passage
from attribution.quotes.rules.nominal_content import (
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
from attribution.quotes.rules.parenthetical import closing_cue, parenthetical_cue
from attribution.quotes.rules.passive import passive_clause
from attribution.quotes.rules.raising import raising_verb
from attribution.quotes.rules.relative import relative_content
from attribution.quotes.rules.signed import signed_passage
from attribution.quotes.rules.so_aside import so_aside
from attribution.quotes.rules.transcript import named_line, transcript_turn
from attribution.quotes.rules.worded import in_whose_words, worded_passage

__all__ = ["RULES", "check_disabled", "propose", "rule", "rule_names"]

# Each weight was set near the share of a rule's proposals that are right in the training part of
# PolNeAR.
RULES: tuple[Rule, ...] = (
    Rule(
        "marked_passage",
        marked_passage,
        {"": 0.95, "unfinished": 0.6, "alone": 0.55, "alone and doubtful": 0.4},
        bounds="marks",
        nests=True,
    ),
    Rule(
        "transcript_turn", transcript_turn, {"": 0.9}, bounds="layout", nests=True, takes_all=True
    ),
    Rule("named_line", named_line, {"": 0.8}, bounds="layout", nests=True),
    Rule(
        "introduced_passage",
        each_passage(introduced_passage),
        {"": 0.7},
        bounds="layout",
        nests=True,
    ),
    Rule(
        "introduced_sentences", each_sentence(introduced_sentences), {"": 0.75}, bounds="layout",
        nests=True,
    ),
    Rule(
        "listed_content", each_sentence(listed_content), {"": 0.75, "begun": 0.95},
        bounds="layout", nests=True,
    ),
    Rule("equated_passage", equated_passage, {"": 0.8}, bounds="layout", nests=True),
    Rule("worded_passage", worded_passage, {"": 0.75}, bounds="layout", nests=True),
    Rule(
        "in_whose_words", each_word(in_whose_words, among=lambda known: known.lexicon.possessed),
        {"": 0.85}, bounds="commas", nests=True,
        joins_passages=True,
    ),
    Rule("signed_passage", each_passage(signed_passage), {"": 0.75}, bounds="layout", nests=True),
    Rule("headline", headline, {"": 0.85, "topic": 0.6}, bounds="layout"),
    Rule(
        "clausal_complement",
        each_sentence(clausal_complement),
        {"": 0.9},
        nests=True,
        joins_passages=True,
        takes_clauses=True,
    ),
    Rule("medial_cue", each_verb(medial_cue), {"": 0.85}, nests=True, joins_passages=True),
    Rule(
        "parenthetical_cue", each_cue(parenthetical_cue, "clause"), {"": 0.9}, bounds="commas",
        nests=True, joins_passages=True,
    ),
    Rule(
        "closing_cue", each_cue(closing_cue, "clause"), {"": 0.9}, bounds="commas", nests=True,
        joins_passages=True,
    ),
    Rule(
        "so_aside", each_cue(so_aside, "clause"), {"": 0.85}, bounds="commas", nests=True,
        joins_passages=True,
    ),
    Rule(
        "cleft_content", each_cue(cleft_content, "clause"), {"": 0.85}, bounds="commas",
        nests=True,
    ),
    Rule(
        "introduced_clause", each_sentence(introduced_clause), {"": 0.75}, bounds="commas",
        nests=True,
    ),
    Rule("relative_content", each_cue(relative_content, "clause"), {"": 0.8}),
    Rule("passive_clause", each_word(passive_clause, above="aux:pass"), {"": 0.7}),
    Rule(
        "according_phrase", each_word(according_phrase, among=opening_words), {"": 0.85},
        nests=True, fixed_cue=True,
    ),
    Rule("for_whom", each_sentence(for_whom), {"": 0.55}),
    Rule("as_reported", each_verb(as_reported), {"": 0.7}),
    Rule(
        "as_worded", each_verb(as_worded), {"": 0.85}, bounds="commas", nests=True,
        joins_passages=True,
    ),
    Rule(
        "infinitive", each_verb(infinitive), {"": 0.75, "passive": 0.6},
        nests_with_source=True, joins_passages=True,
    ),
    Rule(
        "object_complement", each_verb(object_complement), {"": 0.8}, nests=True,
        joins_passages=True, takes_names=True,
    ),
    Rule(
        "prepositional_content", each_verb(prepositional_content), {"": 0.6},
        takes_things=True,
    ),
    Rule("object_content", each_cue(object_content, "object"), {"": 0.55}, takes_things=True),
    Rule(
        "passive_object", each_word(passive_object, above="aux:pass"), {"": 0.5},
        takes_things=True, takes_names=True,
    ),
    Rule("copular_noun", each_cue(copular_noun, "noun", "NOUN"), {"": 0.8}, nests_with_source=True),
    Rule(
        "noun_cue", each_cue(noun_cue, "noun", "NOUN"), {"": 0.7, "nobody's": 0.5},
        nests_with_source=True,
    ),
    Rule(
        "adjective_cue", each_word(adjective_cue, "ADJ", "VERB"), {"": 0.7},
        nests_with_source=True,
    ),
    Rule(
        "governed_phrase", each_word(governed_phrase, "NOUN", "ADJ"), {"": 0.5},
        nests_with_source=True, takes_things=True,
    ),
    Rule("raising_verb", each_cue(raising_verb, "raising"), {"": 0.55}),
)  # fmt: skip


def rule_names() -> tuple[str, ...]:
    """The names of all rules, in the order in which they run.

    Example:
        >>> "according_phrase" in rule_names()
        True
    """
    return tuple(rule.name for rule in RULES)


def rule(name: str) -> Rule:
    """The rule with a name.

    Arguments:
        name: one of `rule_names`.
    """
    return next(rule for rule in RULES if rule.name == name)


def check_disabled(disable: object, rules: Sequence[Rule] = RULES) -> None:
    """Refuses anything but names of rules.

    Raises:
        InputError: if there is no rule with one of the names, or it is not a collection of names.
    """
    if isinstance(disable, str):
        raise InputError(f"disable takes several names: write [{disable!r}]")
    if not isinstance(disable, Collection) or not all(isinstance(name, str) for name in disable):
        raise InputError(f"disable takes names of rules, not {disable!r:.40}")
    names = [rule.name for rule in rules]
    unknown = sorted(set(disable) - set(names))
    if unknown:
        raise InputError(
            f"there is no rule {unknown[0]!r} to disable{closest(unknown[0], names) or ';'} "
            "attribution.quotes.rule_names() lists them"
        )


def propose(
    context: Context, disable: Collection[str] = (), rules: Sequence[Rule] = RULES
) -> tuple[Claim, ...]:
    """The proposals of all rules but the disabled ones.

    Arguments:
        context: what the rules look at.
        disable: names of rules to leave out.
        rules: the table of rules.

    Raises:
        InputError: if there is no rule with a disabled name.
    """
    check_disabled(disable, rules)
    return tuple(
        claim_of(context, rule, proposal)
        for rule in rules
        if rule.name not in disable
        for proposal in rule.propose(context)
    )
