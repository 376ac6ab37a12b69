"""A rule is a value in a table: one more needs its function and its row, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import attribution
from attribution import InputError
from attribution.document import Sentence, Token
from attribution.knowledge import Knowledge
from attribution.quotes.assembly import assemble
from attribution.quotes.registry import RULES, propose, rule, rule_names
from attribution.quotes.rule import Context, Proposal, Rule, each_word
from attribution.syntax.phrases import clause
from tests.trees import document


def exclaimed(context: Context, sentence: Sentence, word: Token) -> Iterator[Proposal]:
    """*Alas, the mill burned*: an interjection before what its sentence tells."""
    head = sentence.head(word)
    if word.upos == "INTJ" and head is not None:
        parts = clause(context.document, sentence, head, without=(word,))
        yield Proposal(
            cue=word, content=parts, note="it is exclaimed", cue_words=(word,), no_source="nobody"
        )


EXCLAIMED = Rule("exclaimed", each_word(exclaimed), {"": 0.8})
DOCUMENT = document("Alas/INTJ/4/discourse the/DET/3/det mill/NOUN/4/nsubj burned/burn/VERB/0/root")
CONTEXT = Context.of(DOCUMENT, Knowledge.default("en"))


def test_a_rule_is_added_by_its_row_in_the_table() -> None:
    assert propose(CONTEXT) == ()
    (claim,) = assemble(CONTEXT, propose(CONTEXT, rules=(*RULES, EXCLAIMED)))
    assert [part.text for part in claim.content] == ["the mill burned"]
    assert claim.cue is not None
    assert (claim.cue.text, claim.cue.head) == ("Alas", DOCUMENT.sentences[0].tokens[0])
    assert (claim.rule, claim.weight, claim.no_source) == (EXCLAIMED, 0.8, "nobody")
    assert claim.evidence[0].note == "it is exclaimed"


def test_a_rule_that_is_switched_off_proposes_nothing() -> None:
    assert propose(CONTEXT, disable=("exclaimed",), rules=(EXCLAIMED,)) == ()
    with pytest.raises(InputError, match="there is no rule 'exclaimed'"):
        propose(CONTEXT, disable=("exclaimed",))


def test_no_other_module_asks_a_rule_its_name() -> None:
    package = Path(attribution.__file__).parent
    asking = [
        path.name
        for path in package.rglob("*.py")
        if re.search(r"rule\.name (==|!=|(not )?in) ", path.read_text(encoding="utf-8"))
    ]
    assert asking == ["registry.py"], "a property of the rule tells what its name was asked for"


def test_each_rule_has_a_name_of_its_own_and_a_weight_for_each_variant() -> None:
    assert len(set(rule_names())) == len(RULES)
    assert all(rule(name).name == name for name in rule_names())
    assert all(0 < weight <= 1 for one in RULES for weight in one.weights.values())
