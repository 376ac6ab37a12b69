"""An LSTM layer of two directions that are run at once: for sentences too few to fill a step."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch

from attribution.parsing.engine.batches import Packed
from attribution.parsing.engine.layers import gates_of

__all__ = ["BothWays", "mirror"]


def mirror(packed: Packed) -> torch.Tensor:
    """For each row of a table, the row of the step as far from its sequence's other end."""
    rows, inside = packed.rows, packed.inside
    opposite = np.maximum(packed.lengths[:, None] - 1 - np.arange(rows.shape[1]), 0)
    mirrored = np.empty(len(packed.order), dtype=np.int64)
    mirrored[rows[inside]] = np.take_along_axis(rows, opposite, 1)[inside]
    return torch.from_numpy(mirrored)


class BothWays:
    """A layer of a ``torch.nn.LSTM`` of two directions.

    What `Recurrence` does in two walks is done in one, the way back over mirrored rows, so that
    each step costs half as many calls.

    Arguments:
        lstm: the layer.

    Attributes:
        width: of the states of a direction.
        weight: (inputs, 2 x 4 x width), makes what a step begins with of an input.
        bias: (2 x 4 x width,), added to that.
    """

    def __init__(self, lstm: Any) -> None:
        def both(name: str) -> list[torch.Tensor]:
            return [gates_of(getattr(lstm, f"{name}_l0{way}")) for way in ("", "_reverse")]

        self.width: int = lstm.hidden_size
        self.weight = torch.cat(both("weight_ih")).t().contiguous()
        self.bias = torch.cat(both("bias_ih")) + torch.cat(both("bias_hh"))
        self._recurrent = torch.stack([2 * weights.t() for weights in both("weight_hh")])

    def __call__(self, gates: torch.Tensor, packed: Packed, mirrored: torch.Tensor) -> torch.Tensor:
        """The state after each step, (rows, 2 x width).

        Arguments:
            gates: (2, rows, 4 x width), the products of each row's input, and of each mirrored
                row's; what it held is lost.
            packed: the layout of the rows.
            mirrored: from `mirror`.
        """
        # Half of each state and twice each cell are kept; see `gates_of`.
        states = gates.new_empty(2, gates.shape[1], self.width)
        cells = gates.new_zeros(2, packed.sizes[0], self.width)
        half = gates.new_tensor(0.5)  # a number would be made one at each use
        parted = [table.split_with_sizes(packed.sizes, 1) for table in (gates, states)]
        before = None
        for given, now in zip(*parted, strict=True):
            gate, size = given, given.shape[1]
            if before is not None:
                gate = torch.baddbmm(given, before[:, :size], self._recurrent)
            into, forget, out, candidate = gate.sigmoid_().chunk(4, 2)
            cell = cells[:, :size].mul_(forget).addcmul_(into, candidate.sub_(half), value=4)
            before = torch.sigmoid(cell, out=now).sub_(half).mul_(out)
        states.mul_(2)
        return torch.cat([states[0], states[1][mirrored]], 1)
