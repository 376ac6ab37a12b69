"""Every fuzzed target on some random bytes, and on all that ever broke it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution import attribute
from tests.invariants import assert_sound_result
from tests.trees import Case, read_cases

from .targets import SEEDS, TARGETS

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FOUND = tomllib.loads((Path(__file__).parent / "found.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", TARGETS)
def test_any_bytes_end_well(name: str) -> None:
    if name == "pages":
        pytest.importorskip("trafilatura")

    @settings(max_examples=60, deadline=None)
    @given(st.binary(max_size=300))
    def check(data: bytes) -> None:
        TARGETS[name](data)

    check()


@pytest.mark.parametrize(("name", "seed"), [(n, s) for n, seeds in SEEDS.items() for s in seeds])
def test_a_seed_ends_well(name: str, seed: bytes) -> None:
    TARGETS[name](seed)


@pytest.mark.parametrize(("name", "data"), [(n, d) for n, found in FOUND.items() for d in found])
def test_what_once_broke_it_ends_well(name: str, data: str) -> None:
    TARGETS[name](bytes.fromhex(data))


@pytest.mark.parametrize("case", read_cases("fuzz/found_trees.txt"), ids=lambda c: c.name)
def test_a_tree_that_once_broke_it_ends_well(case: Case) -> None:
    assert_sound_result(attribute(case.document, scorer="rules", within_quotes=True))
