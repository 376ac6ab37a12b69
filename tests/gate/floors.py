"""The pinned floors: what was measured, kept in floors.json and never lowered silently."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).parent / "floors.json"
# How far below the measured figure a floor is set, in points of a percentage: other
# builds of torch and other processors round differently.
MARGIN = 1.0


class LoweringRefusedError(ValueError):
    """A floor would be lowered, and no reason was given."""


def read(path: Path = FLOORS) -> dict[str, Any]:
    """The floors as they are pinned; empty ones where there is no file yet."""
    if not path.exists():
        return {"corpus": "", "floors": {}, "lowered": []}
    pinned: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return pinned


def raised(
    pinned: Mapping[str, Any],
    measured: Mapping[str, float],
    corpus: str,
    reason: str | None = None,
) -> dict[str, Any]:
    """New floors for `measured`: none lower than before, unless `reason` says why."""
    floors: dict[str, float] = {}
    lowered: dict[str, list[float]] = {}
    for measure, figure in measured.items():
        old = pinned["floors"].get(measure, 0.0)
        new = max(round(figure - MARGIN, 1), 0.0)
        if figure < old:
            lowered[measure] = [old, new]
        floors[measure] = new if figure < old else max(old, new)
    lowered |= {gone: [old, 0.0] for gone, old in pinned["floors"].items() if gone not in measured}
    if lowered and not reason:
        raise LoweringRefusedError(
            "\n".join(f"{name}: {old} would become {new}" for name, (old, new) in lowered.items())
        )
    history = list(pinned["lowered"])
    if lowered:
        history.append({"reason": reason, "floors": lowered})
    return {"corpus": corpus, "floors": floors, "lowered": history}


def write(pinned: Mapping[str, Any], path: Path = FLOORS) -> None:
    """Pins floors."""
    path.write_text(json.dumps(pinned, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
