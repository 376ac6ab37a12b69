"""LSTM layers: `Recurrence` over types of inputs, `Layer` over inputs of which each is another.

`Highway` is Stanza's `HighwayLSTM`, a layer of the first kind and one of the second.
"""

from __future__ import annotations

from typing import Any

import torch
from attrs import frozen
from torch.nn import functional

from attribution.parsing.engine.batches import Packed

__all__ = ["Highway", "Layer", "Recurrence"]


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
        recurrent = [_gates(getattr(lstm, f"weight_hh_l0{w}")) for w in ways]
        self._recurrent = [2 * weight.t().contiguous() for weight in recurrent]
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
        # Half of each state and twice each cell: see `_gates`.
        hidden = (self._hidden / 2).expand(packed.sizes[0], -1, -1)
        cell = (self._cell * 2).repeat(packed.sizes[0], 1, 1)
        for start, size in zip(packed.starts, packed.sizes, strict=True):
            gate = gates[start : start + size]
            for way, weight in enumerate(self._recurrent):
                gate[:, way].addmm_(hidden[:size, way], weight)
            into, forget, out, candidate = gate.sigmoid_().chunk(4, 2)
            cell = cell[:size]
            cell.mul_(forget).addcmul_(into, candidate.sub_(0.5), value=4)
            hidden = states[start : start + size]
            torch.sigmoid(cell, out=hidden).sub_(0.5).mul_(out)
        states *= 2
        if self._ways == 2:
            states[:, 1] = states[packed.mirror, 1]
        return states.view(len(gates), -1)


def _gates(weights: torch.Tensor) -> torch.Tensor:
    """Weights of the gates (in, forget, out) and the candidate so that one sigmoid serves all.

    A tangent is made of the sigmoid of twice its value, since torch's own take six times as long
    as its sigmoids: half the tangent of x is the sigmoid of 2x, less a half. To double and to
    halve changes no digit.
    """
    into, forget, candidate, out = weights.detach().chunk(4)
    return torch.cat([into, forget, out, 2 * candidate])


def _both(numbers: torch.Tensor, packed: Packed) -> torch.Tensor:
    return torch.stack([2 * numbers, 2 * numbers[packed.mirror] + 1], 1)


class Layer:
    """A layer of a ``torch.nn.LSTM`` of two directions, run by torch itself.

    Torch is at its best where sequences are padded to one length and one direction is run at a
    time. What it makes of the padding is left out.

    Arguments:
        lstm: the layer.
        hidden: its first state, (directions, 1, width); zeros without it.
        cell: likewise.
    """

    def __init__(
        self, lstm: Any, hidden: torch.Tensor | None = None, cell: torch.Tensor | None = None
    ) -> None:
        zeros = torch.zeros(2, 1, lstm.hidden_size)
        first = [(zeros if state is None else state).detach() for state in (hidden, cell)]
        self._directions = []
        for way, suffix in enumerate(("", "_reverse")):
            direction = torch.nn.LSTM(lstm.input_size, lstm.hidden_size)
            own = {name: getattr(lstm, name + suffix) for name in direction.state_dict()}
            direction.load_state_dict(own)
            self._directions.append((direction.eval(), [s[way : way + 1] for s in first]))

    def __call__(self, inputs: torch.Tensor, packed: Packed) -> torch.Tensor:
        """The state after each step, (rows, 2 x width), given the input of each row."""
        states = []
        for way, (direction, first) in enumerate(self._directions):
            read = inputs[packed.mirror] if way else inputs
            state = [each.repeat(1, packed.sizes[0], 1) for each in first]
            parts = []
            for part in packed.stretches:
                padded = read.new_zeros(part.steps * part.count, read.shape[1])
                padded[part.places] = read[part.start : part.end]
                state = [each[:, : part.count] for each in state]
                after, state = direction(padded.view(part.steps, part.count, -1), state)
                parts.append(after.view(len(padded), -1)[part.places])
            whole = torch.cat(parts)
            states.append(whole[packed.mirror] if way else whole)
        return torch.cat(states, 1)


class Highway:
    """Two LSTM layers, each with a gated connection past it.

    Arguments:
        lstm: Stanza's ``HighwayLSTM``, of two layers and two directions.
        hidden: the first states of its layers.
        cell: likewise.
    """

    def __init__(self, lstm: Any, hidden: torch.Tensor, cell: torch.Tensor) -> None:
        first, second = lstm.lstm
        self._first = Recurrence(first.lstm, hidden[:2], cell[:2])
        self._second = Layer(second.lstm, hidden[2:], cell[2:])
        self._past = [_Past(gate, past) for gate, past in zip(lstm.gate, lstm.highway, strict=True)]

    def project(self, inputs: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """What the first layer makes of each type of input before it is run."""
        return self._first.project(inputs), self._past[0](inputs)

    def __call__(
        self, projected: tuple[torch.Tensor, torch.Tensor], numbers: torch.Tensor, packed: Packed
    ) -> torch.Tensor:
        """Runs the layers: see `Recurrence`."""
        states = self._first(projected[0], numbers, packed).add_(projected[1][numbers])
        return self._second(states, packed).add_(self._past[1](states))


@frozen
class _Past:
    """The connection past a layer."""

    gate: Any
    past: Any

    def __call__(self, inputs: torch.Tensor) -> torch.Tensor:
        tangent: torch.Tensor = self.past(inputs).mul_(2).sigmoid_().mul_(2).sub_(1)
        return tangent.mul_(self.gate(inputs).sigmoid_())
