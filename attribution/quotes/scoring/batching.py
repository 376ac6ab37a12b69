"""Sentences in numbers to padded tensors."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from attribution.quotes.scoring.features import FLAGS, PAIR_FLAGS, Rows

__all__ = ["padded", "padded_pairs"]


def padded(rows: Sequence[Rows]) -> tuple[Tensor, Tensor, Tensor]:
    """Categories (b, n, 5), flags (b, n, FLAGS) and lengths (b,) of b sentences."""
    lengths = torch.tensor([len(r.flags) for r in rows])
    longest = int(lengths.max())
    categories = torch.zeros(len(rows), longest, 5, dtype=torch.long)
    flags = torch.zeros(len(rows), longest, FLAGS)
    for at, row in enumerate(rows):
        categories[at, : len(row.flags)] = torch.tensor(row.categories)
        flags[at, : len(row.flags)] = torch.tensor(row.flags)
    return categories, flags, lengths


def padded_pairs(
    pairs: Sequence[tuple[list[tuple[int, int]], list[list[float]]]], longest: int
) -> tuple[Tensor, Tensor]:
    """Places (c, n, 2) and flags (c, n, PAIR_FLAGS) of c cues."""
    places = torch.zeros(len(pairs), longest, 2, dtype=torch.long)
    flags = torch.zeros(len(pairs), longest, PAIR_FLAGS)
    for at, (place, extra) in enumerate(pairs):
        places[at, : len(place)] = torch.tensor(place)
        flags[at, : len(extra)] = torch.tensor(extra)
    return places, flags
