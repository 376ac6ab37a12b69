"""What a paragraph opens with: a dateline, or a label in capitals and a colon."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from attribution.parsing.openings import opening_of
from tests.timing import assert_linear


@pytest.mark.parametrize(
    ("text", "kind", "name", "role"),
    [
        ("GENEVA (AP) — The dike held.", "dateline", "GENEVA (AP)", ""),
        ("TORVIK, Ostland, March 4 (Reuters) - It held.", "dateline",
         "TORVIK, Ostland, March 4 (Reuters)", ""),
        ("Torvik, 4 March: The dike held.", "dateline", "Torvik, 4 March", ""),
        ("TORVIK, Ostland — The dike held.", "dateline", "TORVIK, Ostland", ""),
        ("TORVIK , Ostland — The dike held.", "dateline", "TORVIK , Ostland", ""),
        ("Port Torvik, Ostland - The dike held.", "dateline", "Port Torvik, Ostland", ""),
        ("Port Torvik - The dike held, the mayor said.", "dateline", "Port Torvik", ""),
        ("NEW TORVIK: The dike held.", "label", "NEW TORVIK", ""),
        ("GOV. ANNA McCALL (R), OSTLAND: It held.", "label", "GOV. ANNA McCALL", " (R), OSTLAND"),
        ("PIA HOLM, HOST: Welcome.", "label", "PIA HOLM", ", HOST"),
        ("[00:01:12] PIA HOLM: Welcome.", "label", "[00:01:12] PIA HOLM", ""),
        ("01:12 HOLM: Welcome.", "label", "01:12 HOLM", ""),
        ("Q: Why?", "label", "Q", ""),
        ("UPDATE 2: It held.", "label", "UPDATE 2", ""),
    ],
)  # fmt: skip
def test_openings(text: str, kind: str, name: str, role: str) -> None:
    opening = opening_of(text, 0, len(text))
    assert opening is not None
    assert opening.kind == kind
    assert text[: opening.name] == name
    assert text[opening.name : opening.role] == role
    assert text[opening.end - 1] == " "


@pytest.mark.parametrize(
    "text",
    ["Lund: It held.", "He said: no.", "I — no.", "IT HELD.", "Lund, Torvik - one of us.", ""],
)
def test_no_openings(text: str) -> None:
    assert opening_of(text, 0, len(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "Anna - I was there when the dike broke.\n\nKarl - So was I, and the mayor.",
        "Ana Lund - The mayor of Torvik - said that the dike had held.",
        "It rained.\n" * 40 + "Torvik - The dike held, the mayor said.",
    ],
)
def test_a_name_before_a_dash_is_a_town_only_at_the_top_and_once(text: str) -> None:
    starts = [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]
    assert [opening_of(text, start, len(text)) for start in starts] == [None] * len(starts)


@pytest.mark.parametrize("unit", ["A.", "A-", "A ", "AB ", "A, ", "(A) ", "1 June, ", "Ab,"])
def test_long_runs_take_time_in_proportion(unit: str) -> None:
    def prepare(size: int) -> Callable[[], object]:
        text = unit * size
        return lambda: opening_of(text, 0, len(text))

    assert_linear(f"openings, {unit!r}", (50_000, 200_000), prepare)
