"""What a caller gives in place of the package's own knowledge."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from attribution import InputError, Knowledge, KnowledgeError
from attribution.knowledge import Lexicon, given

ENGLISH = Knowledge.default("en")
OWN = ENGLISH.lexicon.extended({"clause": {"speech": ["yodel"]}})


def test_nothing_given_is_the_packages_own() -> None:
    assert given("en") is ENGLISH or given("en") == ENGLISH


def test_a_part_takes_the_place_of_that_of_the_whole() -> None:
    assert given("en", lexicon=OWN).lexicon is OWN
    assert given("en", Knowledge(), lexicon=OWN) == Knowledge(lexicon=OWN)


def test_of_a_language_without_tables_what_is_given_is_all_there_is() -> None:
    assert given("xx", lexicon=OWN) == Knowledge(lexicon=OWN)
    with pytest.raises(KnowledgeError, match="no word lists for the language 'xx'"):
        given("xx")


@pytest.mark.parametrize("part", ["knowledge", "lexicon", "people", "outlets"])
@pytest.mark.parametrize("value", ["x", {}, Lexicon, 1])
def test_something_else_is_refused(part: str, value: Any) -> None:
    with pytest.raises(InputError, match=f"{part} is a "):
        given("en", **{part: value})


def test_a_folder_that_has_no_table_adds_nothing_and_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no table", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"holds none of cues\.toml"):
        Knowledge().extended(tmp_path)
