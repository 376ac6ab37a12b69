"""`AttributeBatch`: what `attribute_many` gives, as a table, wherever it is taken."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path
from typing import Any

import pytest

import attribution
from attribution import InputError, Knowledge, MissingPackageError, attribute_many
from attribution.batch import AttributeBatch, attribute_dataset
from attribution.output.arrow_table import table_of
from attribution.parsing import loading

pa = pytest.importorskip("pyarrow")

GATE = sorted((Path(__file__).parents[1] / "gate" / "articles").glob("*.txt"))[:3]
ARTICLES = {"id": [p.stem for p in GATE], "text": [p.read_text(encoding="utf-8") for p in GATE]}


@pytest.fixture(autouse=True)
def _kept(compact: attribution.Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    """The model that the tests have loaded is the one that this process keeps."""
    monkeypatch.setattr(loading, "load", lambda model, **options: compact)
    monkeypatch.setattr(loading, "_parsers", {})


@pytest.mark.model
def test_the_table_holds_what_attribute_many_finds() -> None:
    pairs = list(zip(*ARTICLES.values(), strict=True))
    for options in ({}, {"scope": "speech", "scorer": "rules", "min_confidence": 0.9}):
        many = attribute_many(pairs, model="compact", **options)  # type: ignore[arg-type]
        attribute = AttributeBatch(model="compact", **options)  # type: ignore[arg-type]
        table = attribute(ARTICLES)
        assert table == table_of(many)
        assert table.num_rows > len(pairs)
        # It may have gone to another process.
        assert pickle.loads(pickle.dumps(attribute)) == attribute


@pytest.mark.model
def test_an_article_that_fails_does_not_fail_its_block() -> None:
    batch = {"id": ["a", None, "c", "d"], "text": ["Ice.", "Sun.", None, "\ud800"]}
    table = AttributeBatch(model="compact")(batch)
    assert table["document"].to_pylist() == ["a", None, "c", "d"]
    assert table["error"].to_pylist() == [None, "InputError", "InputError", None]


@pytest.mark.model
def test_each_batch_gives_its_table() -> None:
    batches = [pa.RecordBatch.from_pydict({"id": [i], "text": ["It rained."]}) for i in "abc"]
    tables = list(AttributeBatch(model="compact").each(batches))
    assert [table["document"].to_pylist() for table in tables] == [["a"], ["b"], ["c"]]
    assert all(isinstance(table, pa.RecordBatch) for table in tables)


@pytest.mark.model
def test_words_of_ones_own_are_a_value_or_paths(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[lexicon.clause]\nspeech = ["croon"]\n', encoding="utf-8")
    batch = {"id": ["a"], "text": ["Ana Lund crooned that the dike had held."]}
    found = [
        AttributeBatch(model="compact", scorer="rules", knowledge=given)(batch)["cue"].to_pylist()
        for given in (None, own, [str(own)], Knowledge.default().extended(own))  # type: ignore[arg-type]
    ]
    assert found[0] != ["crooned"]
    assert found[1:] == [["crooned"]] * 3


@pytest.mark.parametrize(
    ("options", "advice"),
    [
        ({"model": object()}, "a name or a directory"),
        ({"threads": 0}, "threads is a whole number from 1 on"),
        ({"batch_size": 0}, "batch_size is a whole number from 1 on"),
        ({"scope": "words"}, "scope is"),
        ({"min_confidence": 2}, "min_confidence"),
        ({"knowledge": 3}, "knowledge is a Knowledge"),
    ],
)
def test_a_wrong_option_is_refused_before_anything_is_sent(
    options: dict[str, Any], advice: str
) -> None:
    with pytest.raises(InputError, match=advice):
        AttributeBatch(**options)


def test_an_option_is_not_changed_afterwards() -> None:
    with pytest.raises(AttributeError):
        AttributeBatch().scope = "all"


def test_a_library_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray.data", None)
    with pytest.raises(MissingPackageError, match=r"pip install 'claim-attribution\[ray\]'"):
        attribute_dataset(None, AttributeBatch())
