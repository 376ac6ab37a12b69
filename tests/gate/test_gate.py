"""Nothing that the library finds on the gate's articles or the seed may get lost."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import attribution
from tests.gate import corpus, floors, measuring, scoring

SEED = Path(__file__).parents[3] / "shared" / "gold" / "seed.jsonl"


@pytest.fixture(scope="module")
def measured(compact: attribution.Parser) -> dict[str, float]:
    return measuring.measured(corpus.articles(), compact)


def test_the_floors_belong_to_this_corpus() -> None:
    assert floors.read()["corpus"] == corpus.fingerprint(), (
        "the articles changed: run python -m tests.gate.update"
    )


@pytest.mark.model
@pytest.mark.parametrize("measure", sorted(floors.read()["floors"]))
def test_no_figure_falls_below_its_floor(measure: str, measured: dict[str, float]) -> None:
    assert measured[measure] >= floors.read()["floors"][measure]


@pytest.mark.model
def test_every_measure_has_a_floor(measured: dict[str, float]) -> None:
    assert set(floors.read()["floors"]) == set(measured)


def test_floors_rise_and_do_not_fall_for_a_small_loss() -> None:
    pinned = {"corpus": "", "floors": {"found": 70.0, "exact": 60.0}, "lowered": []}
    new = floors.raised(pinned, {"found": 80.0, "exact": 60.5}, "hash")
    assert new["floors"] == {"found": 79.0, "exact": 60.0}
    assert new["lowered"] == []


@pytest.mark.parametrize("measured", [{"found": 69.9}, {"exact": 90.0}])
def test_lowering_or_dropping_a_floor_needs_a_reason(measured: dict[str, float]) -> None:
    pinned = {"corpus": "", "floors": {"found": 70.0}, "lowered": []}
    with pytest.raises(floors.LoweringRefusedError, match=r"found: 70\.0"):
        floors.raised(pinned, measured, "hash")
    new = floors.raised(pinned, measured, "hash", reason="a harder corpus")
    assert [entry["reason"] for entry in new["lowered"]] == ["a harder corpus"]
    assert "found" in new["lowered"][0]["floors"]


@pytest.fixture(scope="module")
def seed(compact: attribution.Parser) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    if not SEED.exists():
        pytest.skip("the seed article lies beside the repository, and is not there")
    article = json.loads(SEED.read_text(encoding="utf-8"))
    for quote in article["quotes"]:
        quote.setdefault("content_alternatives", [])
        quote.setdefault("speaker_alternatives", [])
        quote.setdefault("optional", False)
        quote.setdefault("addressee", None)
    return article, next(measuring.attributed([article], compact))


@pytest.mark.model
def test_the_seed_comes_out_right(seed: tuple[dict[str, Any], list[dict[str, Any]]]) -> None:
    article, found = seed
    count: Counter[str] = scoring.counted(article, found)
    told = "\n".join(scoring.mistakes(article, found))
    assert count["right"] == 10, told
    assert count["right speaker"] == 10, told
    assert count["right agency"] == 1, told
    assert count["right addressee"] == 4, told
    assert count["right content"] >= 8, told
    assert count["found"] - count["right"] <= 2, told
