"""Sequences of unlike lengths in one table, step by step, so that hardly any is padded."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import Any, TypeVar

import numpy as np
import torch
from attrs import frozen
from numpy.typing import NDArray

__all__ = ["Packed", "pack", "pooled", "types"]

Ids = NDArray[np.int64]
Key = TypeVar("Key", bound=Hashable)


@frozen(eq=False)
class Packed:
    """Where the steps of sequences stand in a table that has all first steps, then all second ones.

    Torch calls it a packed sequence. The sequences go from the longest to the shortest.

    Attributes:
        lengths: steps of each sequence.
        starts: the first row of each step.
        sizes: how many sequences have each step.
        rows: (sequences, longest); the row of each step of each sequence, 0 beyond its end.
        inside: (sequences, longest); whether the sequence has that step.
        order: the rows in reading order: all steps of the first sequence, then of the second.
    """

    lengths: Ids
    starts: list[int]
    sizes: list[int]
    rows: Ids
    inside: NDArray[np.bool_]
    order: Ids

    def table(self, read: NDArray[Any]) -> NDArray[Any]:
        """The table that has what comes in reading order where its steps stand."""
        whole = np.empty_like(read)
        whole[self.order] = read
        return whole


def pack(lengths: Sequence[int]) -> Packed:
    """Lays out sequences of these lengths, the longest first.

    Example:
        >>> pack([3, 1]).rows.tolist()
        [[0, 2, 3], [1, 0, 0]]
    """
    long = np.asarray(lengths)
    steps = np.arange(long[0])
    inside = steps < long[:, None]
    sizes = inside.sum(0)
    starts = np.cumsum(sizes) - sizes
    rows = np.where(inside, starts + np.arange(len(long))[:, None], 0)
    return Packed(long, starts.tolist(), sizes.tolist(), rows, inside, rows[inside])


def types(sequences: Sequence[Sequence[Key]]) -> tuple[list[Key], list[list[int]]]:
    """The distinct elements of some sequences, and each sequence as numbers of those.

    Example:
        >>> types([["a", "rose", "is"], ["a", "rose"]])
        (['a', 'rose', 'is'], [[0, 1, 2], [0, 1]])
    """
    known: dict[Key, int] = {}
    numbers = [[known.setdefault(e, len(known)) for e in sequence] for sequence in sequences]
    return list(known), numbers


def pooled(
    sequences: Sequence[Sequence[int] | Ids], *, steps: int = 3_200, most: int = 160
) -> Iterator[tuple[list[int], torch.Tensor, Packed]]:
    """Groups sequences of like lengths into batches.

    Arguments:
        sequences: each of at least one number.
        steps: the most steps of a batch that has more than one sequence. Larger batches of
            words no longer stay in the processor's cache.
        most: the most sequences of a batch.

    Yields:
        Which sequences are in the batch, their numbers row by row, and the layout of the rows.
    """
    longest_first = sorted(range(len(sequences)), key=lambda i: -len(sequences[i]))
    at = 0
    while at < len(longest_first):
        longest = len(sequences[longest_first[at]])
        batch = longest_first[at : at + max(1, min(most, steps // longest))]
        at += len(batch)
        packed = pack([len(sequences[i]) for i in batch])
        numbers = packed.table(np.concatenate([sequences[i] for i in batch]))
        yield batch, torch.from_numpy(numbers), packed
