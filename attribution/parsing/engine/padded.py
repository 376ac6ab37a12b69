"""LSTM layers that torch itself runs: those of many small steps, each of which would cost too much.

Torch is at its best where sequences are padded to one length and one direction is run at a time.
For each shape of its input it makes code, in a millisecond, and keeps it, in some 200 kB: so the
stretches that sequences are cut into have few shapes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import torch
from attrs import frozen

from attribution.parsing.engine.batches import Packed
from attribution.parsing.engine.both_ways import mirror

__all__ = ["Layer", "Stretch", "Table", "table"]

# Rows of padding that cost as much as to begin another stretch.
_PADDING = 48
# The number of sequences is rounded up to a multiple of this.
_SEQUENCES = 4


@frozen(eq=False)
class Stretch:
    """Steps that are run at a time, all sequences padded to the last of them.

    Attributes:
        steps: how many, a power of two.
        count: how many sequences there are, empty ones among them.
        start: its first row in the table.
        end: the row after its last.
        places: where its rows stand among all steps of ``count`` sequences.
    """

    steps: int
    count: int
    start: int
    end: int
    places: torch.Tensor


@frozen(eq=False)
class Table:
    """How sequences in a table are run.

    Attributes:
        mirror: for each row, the row of the step as far from the sequence's end.
        stretches: all steps, in parts that lose little by padding.
    """

    mirror: torch.Tensor
    stretches: list[Stretch]


def table(packed: Packed) -> Table:
    """How to run the sequences of a layout."""
    return Table(mirror(packed), list(_stretches(packed)))


def _stretches(packed: Packed) -> Iterator[Stretch]:
    sizes = np.array(packed.sizes)
    first = row = 0
    while first < len(sizes):
        lost = np.cumsum(sizes[first] - sizes[first:])
        most = int(np.searchsorted(lost, _PADDING, "right"))
        steps = 1 << (most.bit_length() - 1)
        count = -(-int(sizes[first]) // _SEQUENCES) * _SEQUENCES
        own = np.arange(count) < sizes[first : first + steps, None]
        end = row + int(own.sum())
        yield Stretch(steps, count, row, end, torch.from_numpy(np.flatnonzero(own)))
        first, row = first + steps, end


class Layer:
    """A layer of a ``torch.nn.LSTM`` of two directions.

    Arguments:
        lstm: the layer.
    """

    def __init__(self, lstm: Any) -> None:
        self._directions = []
        for suffix in ("", "_reverse"):
            direction = torch.nn.LSTM(lstm.input_size, lstm.hidden_size)
            own = {name: getattr(lstm, name + suffix) for name in direction.state_dict()}
            direction.load_state_dict(own)
            self._directions.append(direction.eval())

    def __call__(self, inputs: torch.Tensor, layout: Table) -> torch.Tensor:
        """The state after each step, (rows, 2 x width), given the input of each row.

        What is made of the padding is left out.
        """
        states = []
        for way, direction in enumerate(self._directions):
            read = inputs[layout.mirror] if way else inputs
            zeros = read.new_zeros(1, layout.stretches[0].count, direction.hidden_size)
            state = [zeros, zeros]
            parts = []
            for part in layout.stretches:
                padded = read.new_zeros(part.steps * part.count, read.shape[1])
                padded[part.places] = read[part.start : part.end]
                state = [each[:, : part.count] for each in state]
                after, state = direction(padded.view(part.steps, part.count, -1), state)
                parts.append(after.view(len(padded), -1)[part.places])
            whole = torch.cat(parts)
            states.append(whole[layout.mirror] if way else whole)
        return torch.cat(states, 1)
