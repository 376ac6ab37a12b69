"""What stands in quotation marks, in a list or behind a colon."""

from __future__ import annotations

import pytest
from attrs import evolve

from attribution import (
    AttributedDocument,
    Cue,
    Span,
    statement,
)
from tests.statements.claims import LUND, said, said_by_lund


@pytest.mark.parametrize(
    ("text", "cue", "lemma", "content", "rule", "due"),
    [
        (
            'Lund spoke of "a mess".',
            "spoke of",
            "speak",
            '"a mess"',
            "prepositional_content",
            'Lund spoke of "a mess".',
        ),
        (
            '"It rained," according to Lund.',
            "according to",
            "accord",
            '"It rained,"',
            "according_phrase",
            'According to Lund: "It rained."',
        ),
        (
            '"No" was Lund\'s answer.',
            "answer",
            "answer",
            '"No"',
            "equated_passage",
            'Lund\'s answer: "No."',
        ),
        (
            '"No." That is what Lund said.',
            "said",
            "say",
            '"No."',
            "equated_passage",
            'Lund said: "No."',
        ),
        (
            'Lund was quoted: "It rained."',
            "was quoted",
            "quote",
            '"It rained."',
            "marked_passage",
            'Lund said: "It rained."',
        ),
    ],
)
def test_a_quotation_is_parted_by_a_colon_unless_it_is_a_phrase(
    text: str, cue: str, lemma: str, content: str, rule: str, due: str
) -> None:
    assert said(text, cue, lemma, content, rule=rule) == due


def test_a_comma_within_inner_marks_ends_a_sentence() -> None:
    text = '"He said, \'Go,\'" said Lund. "I went."'
    due = "Lund said: \"He said, 'Go.' I went.\""
    parts = ("\"He said, 'Go,'\"", '"I went."')
    assert said(text, "said", "say", *parts, rule="marked_passage") == due


def test_items_of_a_list_are_parted() -> None:
    text = "Lund found:\n\n- it rained\n- nobody came"
    due = "Lund found: it rained; nobody came."
    assert said(text, "found", "find", "it rained", "nobody came", rule="listed_content") == due


@pytest.mark.parametrize(
    ("between", "due"),
    [
        (" said Lund, ", "Sir, I went."),
        (" said Lund. ", "Sir. I went."),
        (" said Lund; ", "Sir; I went."),
    ],
)
def test_the_mark_behind_who_says_it_parts_what_he_says(between: str, due: str) -> None:
    text = f'"Sir,"{between}"I went."'
    found = said_by_lund(text, '"Sir,"')
    parts = (*found.quote.content, Span.of(text, len(text) - 9, len(text)))
    found = evolve(found, quote=evolve(found.quote, content=parts))
    document = AttributedDocument(text, (found,), (LUND,))
    assert statement(found, document).text.endswith(f'said: "{due}"')


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ('"Go,"', '"Go."'),
        ("\"I told him: 'Go,'\"", "\"I told him: 'Go.'\""),
        ("\"'Go,' I told him\"", "\"'Go,' I told him.\""),
        ('"It is Lunds\' boat"', '"It is Lunds\' boat."'),
    ],
)
def test_marks_within_a_quotation_stay(said: str, due: str) -> None:
    assert statement(said_by_lund(f"Lund said: {said}", said)).text.endswith(f"said: {due}")


def test_a_colon_alone_is_no_word_of_who_says_it() -> None:
    found = said_by_lund('Lund said: "Go."', '"Go."')
    cue = Cue(Span.of('Lund said: "Go."', 9, 10), ":")
    due = 'Karl Lund, the harbour master: "Go."'
    assert statement(evolve(found, quote=evolve(found.quote, cue=cue))).text == due
