"""LSTM layers, run step by step: `Recurrence`, and Stanza's ``HighwayLSTM`` of two of them."""

from __future__ import annotations

from typing import Any

import torch
from attrs import frozen
from torch.nn import functional

from attribution.parsing.engine.batches import Packed

__all__ = ["Highway", "Recurrence", "gates_of"]


class Recurrence:
    """A layer of a ``torch.nn.LSTM``, one direction after the other.

    Arguments:
        lstm: the layer; of one direction or two.
        hidden: its first state, (directions, 1, width); zeros without it.
        cell: likewise.
    """

    def __init__(
        self, lstm: Any, hidden: torch.Tensor | None = None, cell: torch.Tensor | None = None
    ) -> None:
        names = ("", "_reverse") if lstm.bidirectional else ("",)
        zeros = torch.zeros(len(names), 1, lstm.hidden_size)
        first = [(zeros if state is None else state).detach() for state in (hidden, cell)]
        self._ways = [
            _Way(
                gates_of(getattr(lstm, f"weight_ih_l0{name}")),
                gates_of(getattr(lstm, f"bias_ih_l0{name}") + getattr(lstm, f"bias_hh_l0{name}")),
                2 * gates_of(getattr(lstm, f"weight_hh_l0{name}")).t().contiguous(),
                first[0][way] / 2,
                first[1][way] * 2,
                bool(name),
            )
            for way, name in enumerate(names)
        ]

    def project(self, inputs: torch.Tensor) -> list[torch.Tensor]:
        """The product of each input with each direction's weights: what each step begins with."""
        return [functional.linear(inputs, way.weight, way.bias) for way in self._ways]

    def __call__(
        self, projected: list[torch.Tensor], packed: Packed, numbers: torch.Tensor | None = None
    ) -> torch.Tensor:
        """Runs the layer.

        Arguments:
            projected: what `project` made, a row a type.
            packed: the layout of the table.
            numbers: the type of each row of the table. If not given, ``projected`` has a row for
                each, and what it held is lost.

        Returns:
            The state after each step, (rows, directions x width).
        """
        return torch.cat(
            [
                way.run(gates if numbers is None else gates[numbers], packed)
                for way, gates in zip(self._ways, projected, strict=True)
            ],
            1,
        )


@frozen(eq=False)
class _Way:
    """A direction of a layer: half of each state and twice each cell are kept; see `gates_of`.

    Attributes:
        weight: of the inputs.
        bias: of the gates.
        recurrent: weights of the states.
        hidden: the first state.
        cell: the first cell.
        backward: whether it goes from the last step to the first.
    """

    weight: torch.Tensor
    bias: torch.Tensor
    recurrent: torch.Tensor
    hidden: torch.Tensor
    cell: torch.Tensor
    backward: bool

    def run(self, gates: torch.Tensor, packed: Packed) -> torch.Tensor:
        """The state after each step, given the products of its input."""
        hidden = self.hidden.repeat(packed.sizes[0], 1)
        cells = self.cell.repeat(packed.sizes[0], 1)
        states = gates.new_empty(len(gates), hidden.shape[1])
        steps = list(zip(packed.starts, packed.sizes, strict=True))
        for start, size in reversed(steps) if self.backward else steps:
            before = hidden[:size]
            gate = gates[start : start + size].addmm_(before, self.recurrent).sigmoid_()
            into, forget, out, candidate = gate.chunk(4, 1)
            cell = cells[:size].mul_(forget).addcmul_(into, candidate.sub_(0.5), value=4)
            torch.sigmoid(cell, out=before).sub_(0.5).mul_(out)
            states[start : start + size] = before
        return states.mul_(2)


def gates_of(weights: torch.Tensor) -> torch.Tensor:
    """Weights of the gates (in, forget, out) and the candidate so that one sigmoid serves all.

    A tangent is made of the sigmoid of twice its value, since torch's own take six times as long
    as its sigmoids: half the tangent of x is the sigmoid of 2x, less a half. To double and to
    halve changes no digit.
    """
    into, forget, candidate, out = weights.detach().chunk(4)
    return torch.cat([into, forget, out, 2 * candidate])


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
        self._second = Recurrence(second.lstm, hidden[2:], cell[2:])
        self._past = [_Past(gate, past) for gate, past in zip(lstm.gate, lstm.highway, strict=True)]

    def project(self, inputs: torch.Tensor) -> tuple[list[torch.Tensor], torch.Tensor]:
        """What the first layer makes of each type of input before it is run."""
        return self._first.project(inputs), self._past[0](inputs)

    def __call__(
        self,
        projected: tuple[list[torch.Tensor], torch.Tensor],
        packed: Packed,
        numbers: torch.Tensor,
    ) -> torch.Tensor:
        """Runs the layers: see `Recurrence`."""
        states = self._first(projected[0], packed, numbers).add_(projected[1][numbers])
        second = self._second(self._second.project(states), packed)
        return second.add_(self._past[1](states))


@frozen
class _Past:
    """The connection past a layer."""

    gate: Any
    past: Any

    def __call__(self, inputs: torch.Tensor) -> torch.Tensor:
        tangent: torch.Tensor = self.past(inputs).mul_(2).sigmoid_().mul_(2).sub_(1)
        return tangent.mul_(self.gate(inputs).sigmoid_())
