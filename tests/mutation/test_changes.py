"""What counts as a small change, and that it is made where it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mutation.changes import Change, changes_of

MODULE = '''
"""A module."""

WORDS = ("left", "alone")


def first(words, limit=2):
    """Says nothing."""
    if not words or len(words) > limit:
        return None
    for word in words:
        if word == "a" and word in words:
            continue
        if word:
            return word
    found = [w for w in words if w]
    return Found(found, note="for people")


class Found:
    def size(self):
        return len(self) + 1
'''


@pytest.fixture
def changes(tmp_path: Path) -> list[Change]:
    (tmp_path / "module.py").write_text(MODULE, encoding="utf-8")
    return list(changes_of(tmp_path / "module.py", tmp_path))


def told(changes: list[Change], *, sharp: bool) -> list[str]:
    return [str(c).partition(": ")[2].partition(": ")[2] for c in changes if c.sharp is sharp]


def test_plain_changes_turn_one_thing_about(changes: list[Change]) -> None:
    assert told(changes, sharp=False) == [
        "not words or len(words) > limit  ->  not words and len(words) > limit",
        "not words  ->  words",
        "len(words) > limit  ->  len(words) >= limit",
        "len(words)  ->  len(None)",
        "word == 'a' and word in words  ->  word == 'a' or word in words",
        "word == 'a'  ->  word != 'a'",
        "'a'  ->  'axx'",
        "word in words  ->  word not in words",
        "continue  ->  break",
        "found = [w for w in words if w]  ->  found = None",
        "Found(found, note='for people')  ->  Found(None, note='for people')",
        "len(self) + 1  ->  len(self) - 1",
        "len(self)  ->  len(None)",
        "1  ->  2",
    ]


def test_sharp_changes_leave_something_out(changes: list[Change]) -> None:
    found = told(changes, sharp=True)
    assert "not words or len(words) > limit  ->  not words" in found
    assert "[w for w in words if w]  ->  [w for w in words]" in found
    assert "return word  ->  return None" in found


def test_each_change_is_code_and_the_module_stays_as_it_is(changes: list[Change]) -> None:
    for change in changes:
        compile(change.code(), "module.py", "exec")
    assert {change.function for change in changes} == {"first", "Found.size"}
    assert all(change.line in change.lines for change in changes if "not words" in str(change))
    assert len({str(change) for change in changes}) == len(changes)
