"""Reports between commas whose source a parser hangs before them: *The law, Lund said, ...*."""

from __future__ import annotations

import pytest

from tests.quotes.mending import PAST, is_left, reported

BELOW = f"""The/DET/2/det bridge/NOUN/{{top}} ,/PUNCT/4/punct Ana/PROPN/{{name}}/_/S-PER
    said/say/VERB/{{verb}}/{PAST} {{mark}}/PUNCT/5/punct was/be/AUX/8/cop/{PAST}
    safe/ADJ/{{main}}"""
SHAPES = {
    "the report above": {"top": "5/nsubj", "name": "2/appos", "verb": "0/root", "main": "5/ccomp"},
    "the clause above": {
        "top": "8/nsubj", "name": "2/appos", "verb": "8/parataxis", "main": "0/root",
    },
    "two subjects": {"top": "5/nsubj", "name": "5/nsubj", "verb": "0/root", "main": "5/ccomp"},
}  # fmt: skip


def tree(shape: str, mark: str = ",") -> str:
    return BELOW.format(mark=mark, **SHAPES[shape])


@pytest.mark.parametrize("shape", SHAPES)
def test_the_name_before_the_verb_is_its_source(shape: str) -> None:
    assert reported(tree(shape)) == [("The bridge ... was safe", "Ana", "said")]


def test_the_halves_of_a_name_and_its_role_go_with_it() -> None:
    trees = f"""The/DET/2/det law/NOUN/11/nsubj ,/PUNCT/4/punct driver/NOUN/2/appos
        Ana/PROPN/2/appos/_/B-PER Al/PROPN/5/flat/_/I-PER -/PUNCT/8/punct/_/I-PER
        Said/PROPN/5/flat/_/E-PER warned/warn/VERB/0/root/{PAST} ,/PUNCT/9/punct
        passed/pass/VERB/9/ccomp/{PAST}"""
    assert reported(trees) == [("The law ... passed", "driver Ana Al - Said", "warned")]


def test_a_mark_parts_no_report_from_its_clause() -> None:
    assert is_left(tree("the clause above", mark=";"))


def test_a_clause_with_a_subject_of_its_own_is_what_is_said() -> None:
    trees = f"""Lund/PROPN/3/nsubj ,/PUNCT/3/punct said/say/VERB/0/root/{PAST} ,/PUNCT/3/punct
        it/PRON/6/nsubj sank/sink/VERB/3/ccomp/{PAST}"""
    assert is_left(trees)
