"""The shortcut to the best tree: the tree is the one that Stanza's search finds."""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root

from attribution.parsing._trees import pin_root, quick_trees


def matrix(seed, words):
    """Scores as a parser gives them: logarithms of probabilities, no word its own head."""
    rng = np.random.default_rng(seed)
    scores = np.log(rng.dirichlet(np.full(words + 1, 0.1), words + 1) + 1e-12).astype("float32")
    np.fill_diagonal(scores, -np.inf)
    return scores


@given(st.integers(0, 10_000), st.integers(1, 12))
@settings(max_examples=150, deadline=None)
def test_the_tree_is_the_same(seed, words):
    scores = matrix(seed, words)
    wanted = chuliu_edmonds_one_root(scores.copy())
    pin_root(scores)
    assert chuliu_edmonds_one_root(scores).tolist() == wanted.tolist()


def chosen(*heads):
    """Scores that prefer these heads."""
    scores = np.full((len(heads) + 1, len(heads) + 1), -5.0)
    for word, head in enumerate(heads, 1):
        scores[word, head] = -0.1
    np.fill_diagonal(scores, -np.inf)
    return scores


@pytest.mark.parametrize("heads", [(2, 0, 2), (0,), (2, 3, 4, 0)])
def test_a_tree_keeps_its_root(heads):
    scores = chosen(*heads)
    pin_root(scores)
    root = heads.index(0) + 1
    assert np.isneginf(scores[root, 1:]).all()
    assert [i for i in range(1, len(heads) + 1) if np.isfinite(scores[i, 0])] == [root]


@pytest.mark.parametrize("heads", [(2, 1, 0), (0, 0, 1), (2, 3, 1)], ids=["cycle", "roots", "none"])
def test_what_is_no_tree_stays_as_it_is(heads):
    scores = chosen(*heads)
    before = scores.copy()
    pin_root(scores)
    assert (scores == before).all()


def test_a_parser_of_another_kind_is_left_alone():
    model = SimpleNamespace()
    quick_trees(SimpleNamespace(processors={"depparse": SimpleNamespace(trainer=model)}))
    quick_trees(SimpleNamespace(processors={}))
    assert vars(model) == {}
