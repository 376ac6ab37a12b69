"""What the figures of the docs count, on a few words."""

from __future__ import annotations

from typing import Any

from attribution.measuring.scoring import pair, score

TEXT = 'Lund said "it held." Berg denied it.'


def quote(content: str, source: str = "", kind: str = "direct", **more: Any) -> dict[str, Any]:
    start = TEXT.index(content)
    at = TEXT.index(source) if source else 0
    spans = [[at, at + len(source)]] if source else []
    return {"kind": kind, "content": [[start, start + len(content)]], "source": spans, **more}


def scored(gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> dict[str, Any]:
    return score([{"id": "a", "text": TEXT, "quotes": gold}], {"a": {"quotes": found}})


def test_half_a_content_is_found_but_not_exact() -> None:
    result = scored([quote('"it held."', "Lund")], [quote("it hel", "Lund")])
    assert (result["found"]["f1"], result["exact"]["f1"], result["joint"]["f1"]) == (100, 0, 100)


def test_marks_and_stops_at_the_edges_make_no_difference() -> None:
    assert scored([quote('"it held."')], [quote("it held")])["exact"]["f1"] == 100


def test_a_wrong_source_is_found_and_not_joint() -> None:
    result = scored([quote('"it held."', "Lund")], [quote('"it held."', "Berg")])
    assert (result["found"]["f1"], result["joint"]["f1"], result["source_accuracy"]) == (100, 0, 0)


def test_what_is_missing_costs_recall_and_what_is_too_much_precision() -> None:
    result = scored(
        [quote('"it held."'), quote("it", kind="indirect")], [quote('"it held."'), quote("Berg")]
    )
    assert (result["found"]["p"], result["found"]["r"]) == (50, 50)
    assert result["recall_by_kind"] == {"direct": 100, "indirect": 0}


def test_an_optional_quotation_neither_helps_nor_hurts() -> None:
    result = scored([quote('"it held."', optional=True)], [quote('"it held."')])
    assert (result["found"]["p"], result["found"]["r"], result["content_tokens"]["p"]) == (0, 0, 0)
    assert scored([quote('"it held."', optional=True)], [])["found"]["r"] == 0


def test_two_finds_cannot_both_meet_one_quotation() -> None:
    gold = [quote('"it held."')]
    assert len(pair(TEXT, gold, [quote("it held"), quote('"it held."')])) == 1


def test_a_content_of_marks_alone_has_no_span() -> None:
    result = scored([quote('"it held."')], [{"kind": "direct", "content": [[10, 11]]}])
    assert result["content_spans"] == {"p": 0.0, "r": 0.0, "f1": 0.0}


def test_parts_that_marks_alone_part_are_one_span() -> None:
    parts = [{"kind": "direct", "content": [[11, 13], [13, 19]]}]
    assert scored([quote('"it held."')], parts)["content_spans"]["f1"] == 100
