"""Average the weights of models that were trained from the same weights.

Runs that part from one model end in one valley, and the middle of it is better than where any of
them ends: it knows what each has learned, and less of what each has learned by heart.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch


def average(models: Sequence[tuple[Path, float]], output: Path) -> None:
    """Write the weighted mean of some Stanza models.

    Args:
        models: each with its weight; the weights are made to sum to 1. The last one's vocabulary
            is taken: that of an earlier one may lack the last characters of it, whose rows are
            then the mean of the others.
        output: where the mean is written, with the settings of the last model.
    """
    loaded = [(torch.load(path, weights_only=True), weight) for path, weight in models]
    last = loaded[-1][0]
    mean = {}
    for name, value in last["model"].items():
        total = torch.zeros_like(value, dtype=torch.float32)
        weights = torch.zeros(len(value) if value.dim() else 1)
        for model, weight in loaded:
            own = model["model"][name].float()
            rows = len(own) if own.dim() else 1
            total[:rows] += weight * own
            weights[:rows] += weight
        mean[name] = total / weights.view(-1, *[1] * (value.dim() - 1))
    torch.save({**last, "model": mean}, output)
