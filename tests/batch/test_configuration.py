"""What results depend on: told so that two runs can be compared."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from attribution import InputError, Knowledge, ParserInfo
from attribution.batch import AttributeBatch
from attribution.batch.configuration import configuration

COMPACT = ParserInfo("stanza", "1.15.0", "compact")


def told(parser: ParserInfo = COMPACT, **options: Any) -> dict[str, Any]:
    return configuration(AttributeBatch(**options), parser)


def test_only_what_changes_results_is_told() -> None:
    assert told(batch_size=8, threads=2) == told()
    assert told(scope="all") != told()
    assert told(disable=["headline", "noun_cue"]) == told(disable=["noun_cue", "headline"])


def test_another_model_is_another_configuration_under_the_same_name(tmp_path: Path) -> None:
    (tmp_path / "resources.json").write_text("{}", encoding="utf-8")
    weights = tmp_path / "weights.pt"
    parser = ParserInfo("stanza", "1.15.0", str(tmp_path))
    before = told(parser)
    weights.write_bytes(b"1")
    between = told(parser)
    weights.write_bytes(b"2")
    assert len({str(t) for t in (before, between, told(parser), told())}) == 4
    # One of Stanza's own, by its name and what Stanza keeps about it.
    assert told(ParserInfo("stanza", "1.15.0", "xx"))["model"] == "xx"


def test_other_words_are_another_configuration(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text("", encoding="utf-8")
    before = told(knowledge=own)
    assert told(knowledge=[tmp_path]) == before
    own.write_text('[lexicon.clause]\nspeech = ["yodel"]\n', encoding="utf-8")
    assert told(knowledge=own) != before
    with pytest.raises(InputError, match="are paths"):
        told(knowledge=Knowledge())
