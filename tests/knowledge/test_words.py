"""The check that rule code has no words of a language: what it refuses and what it lets pass."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def check() -> ModuleType:
    path = Path(__file__).parents[2] / ".ci" / "words.py"
    spec = importlib.util.spec_from_file_location("words", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('_ARTICLES = ("the", "an")', ["the", "an"]),
        ('_BY = re.compile(r"(?P<name>\\w+) (?:by|from)")', ["(?P<name>\\w+) (?:by|from)"]),
        ('token.lemma.lower() == "a"', ["a"]),
        ('token.form in ("few", "many")', ["few", "many"]),
        ('"case" == token.lemma', ["case"]),
        ('token.form.lower().startswith("accord")', ["accord"]),
        ('text = f"{name} and {other}"', []),
        ('token.relation in ("obj", "nsubj:pass") and token.deprel.endswith(":relcl")', []),
        ('token.feature("VerbForm") == "Ger"', []),
        ('token.lemma in lexicon.polarity["few"]', []),
        ('lexicon.attitude("addressed.thing", verb.lemma) == "speech"', []),
        ('_NAME = re.compile(r"(?P<name>[A-Z]\\w+)")', []),
        ('Proposal(note="the tree tells")', []),
        ('raise InputError("the document is empty")', []),
        ('_SHOWN = "its subject"  # not a word, but what a reader is told', []),
    ],
)
def test_words_of_a_language_are_told_from_names(
    line: str, words: list[str], check: ModuleType
) -> None:
    found = [word for _, word in check.words_of(line, check.known_names())]
    assert found == words


def test_rule_code_has_no_words(check: ModuleType) -> None:
    assert check.main() == 0
