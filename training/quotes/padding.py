"""Rows of sentences to padded tensors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from numpy.typing import NDArray
from torch import Tensor

__all__ = ["padded"]


def padded(rows: Sequence[NDArray[Any]]) -> Tensor:
    """Arrays (n, k) of unlike lengths as one tensor (b, longest n, k), zeros behind."""
    longest = max(len(row) for row in rows)
    first = torch.from_numpy(rows[0])
    whole = torch.zeros(len(rows), longest, *first.shape[1:], dtype=first.dtype)
    for at, row in enumerate(rows):
        whole[at, : len(row)] = torch.from_numpy(row)
    return whole
