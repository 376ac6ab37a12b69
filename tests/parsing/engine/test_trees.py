"""The best trees of a batch."""

from __future__ import annotations

import numpy as np
import pytest

from attribution.parsing.engine.trees import best_heads


def padded(scores: list[np.ndarray]) -> np.ndarray:
    longest = max(len(each) for each in scores)
    table = np.full((len(scores), longest, longest), -np.inf)
    for row, each in enumerate(scores):
        table[row, : len(each), : len(each)] = each
    return table


@pytest.mark.parametrize("seed", range(20))
def test_every_tree_is_the_one_that_stanza_finds(seed: int) -> None:
    pytest.importorskip("stanza")
    from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root

    random = np.random.default_rng(seed)
    scores = [random.normal(size=(n, n)) for n in random.integers(2, 12, size=15)]
    for each in scores:
        np.fill_diagonal(each, -np.inf)
    lengths = np.array([len(each) for each in scores])
    heads = best_heads(padded(scores), lengths)
    for row, each in zip(heads, scores, strict=True):
        assert row[: len(each)].tolist() == chuliu_edmonds_one_root(each).tolist()


def test_one_word_is_the_root() -> None:
    assert best_heads(np.array([[[-np.inf, 0.0], [0.0, -np.inf]]]), np.array([2])).tolist() == [
        [0, 0]
    ]
