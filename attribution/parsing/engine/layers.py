"""LSTM layers whose input comes in types: `Recurrence` is one, `Highway` Stanza's `HighwayLSTM`."""

from __future__ import annotations

from typing import Any

import torch
from torch.nn import functional

from attribution.parsing.engine.batches import Packed

__all__ = ["Highway", "Recurrence"]


class Recurrence:
    """A layer of a ``torch.nn.LSTM``, both of its directions side by side.

    Arguments:
        lstm: the layer; of one direction or two.
        hidden: its first state, (directions, 1, width); zeros without it.
        cell: likewise.
    """

    def __init__(
        self, lstm: Any, hidden: torch.Tensor | None = None, cell: torch.Tensor | None = None
    ) -> None:
        ways = ["", "_reverse"] if lstm.bidirectional else [""]
        self._ways = len(ways)
        self._width: int = lstm.hidden_size
        self._weight = torch.cat([_gates(getattr(lstm, f"weight_ih_l0{w}")) for w in ways])
        self._bias = torch.cat(
            [
                _gates(getattr(lstm, f"bias_ih_l0{w}") + getattr(lstm, f"bias_hh_l0{w}"))
                for w in ways
            ]
        )
        self._recurrent = [_gates(getattr(lstm, f"weight_hh_l0{w}")).t().contiguous() for w in ways]
        zeros = torch.zeros(self._ways, 1, self._width)
        self._hidden = (zeros if hidden is None else hidden).detach().transpose(0, 1)
        self._cell = (zeros if cell is None else cell).detach().transpose(0, 1)

    def project(self, inputs: torch.Tensor) -> torch.Tensor:
        """The product of each input with the weights: what each step begins with."""
        return functional.linear(inputs, self._weight, self._bias)

    def __call__(
        self, projected: torch.Tensor, numbers: torch.Tensor, packed: Packed
    ) -> torch.Tensor:
        """Runs the layer.

        Arguments:
            projected: what `project` made, a row a type.
            numbers: the type of each row of the table.
            packed: the layout of the table.

        Returns:
            The state after each step, (rows, directions x width).
        """
        width = self._width
        # The backward direction reads every sequence mirrored, so one loop serves both.
        wanted = numbers[:, None] if self._ways == 1 else _both(numbers, packed)
        gates = projected.view(-1, 4 * width)[wanted]
        states = gates.new_empty(len(gates), self._ways, width)
        hidden = self._hidden.expand(packed.sizes[0], -1, -1)
        cell = self._cell.repeat(packed.sizes[0], 1, 1)
        for start, size in zip(packed.starts, packed.sizes, strict=True):
            gate = gates[start : start + size]
            for way, weight in enumerate(self._recurrent):
                gate[:, way].addmm_(hidden[:size, way], weight)
            into, forget, out, candidate = gate.sigmoid_().chunk(4, 2)
            cell = cell[:size]
            cell.mul_(forget).addcmul_(into, candidate, value=2).sub_(into)
            hidden = states[start : start + size]
            _tanh(hidden.copy_(cell)).mul_(out)
        if self._ways == 2:
            states[:, 1] = states[packed.mirror, 1]
        return states.view(len(gates), -1)


def _tanh(values: torch.Tensor) -> torch.Tensor:
    """Hyperbolic tangents, in place; torch's own take six times as long as its sigmoids."""
    return values.mul_(2).sigmoid_().mul_(2).sub_(1)


def _gates(weights: torch.Tensor) -> torch.Tensor:
    """Weights of the gates (in, forget, out) and the candidate so that one sigmoid serves all.

    The candidate's tangent is made of the sigmoid of twice its value: see `_tanh`.
    """
    into, forget, candidate, out = weights.detach().chunk(4)
    return torch.cat([into, forget, out, 2 * candidate])


def _both(numbers: torch.Tensor, packed: Packed) -> torch.Tensor:
    return torch.stack([2 * numbers, 2 * numbers[packed.mirror] + 1], 1)


class Highway:
    """LSTM layers, each with a gated connection past it.

    Arguments:
        lstm: Stanza's ``HighwayLSTM``, of two directions.
        hidden: the first states of its layers.
        cell: likewise.
    """

    def __init__(self, lstm: Any, hidden: torch.Tensor, cell: torch.Tensor) -> None:
        self._layers = [
            (Recurrence(layer.lstm, hidden[2 * n : 2 * n + 2], cell[2 * n : 2 * n + 2]), gate, past)
            for n, (layer, gate, past) in enumerate(
                zip(lstm.lstm, lstm.gate, lstm.highway, strict=True)
            )
        ]

    def project(self, inputs: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """What the first layer makes of each type of input before it is run."""
        return _enter(self._layers[0], inputs)

    def __call__(
        self, projected: tuple[torch.Tensor, torch.Tensor], numbers: torch.Tensor, packed: Packed
    ) -> torch.Tensor:
        """Runs the layers: see `Recurrence`."""
        recurrence = self._layers[0][0]
        states = recurrence(projected[0], numbers, packed) + projected[1][numbers]
        rows = torch.arange(len(states))
        for layer in self._layers[1:]:
            entering, past = _enter(layer, states)
            states = layer[0](entering, rows, packed).add_(past)
        return states


def _enter(
    layer: tuple[Recurrence, Any, Any], inputs: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    recurrence, gate, past = layer
    through = gate(inputs).sigmoid_().mul_(_tanh(past(inputs)))
    return recurrence.project(inputs), through
