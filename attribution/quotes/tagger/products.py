"""The layers of a trained `Network` with their products precomputed: the same answers, faster.

What a layer makes of a word's vector, a relation or a distance is the same wherever it occurs. So
it is looked up, and the parts of an input are summed instead of multiplied.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from attribution.parsing.engine.batches import Packed
from attribution.parsing.engine.both_ways import BothWays, mirror
from attribution.quotes.tagger.features import Floats, Ints
from attribution.quotes.tagger.network import Network

__all__ = ["Encoder", "Linker"]


class _Sums:
    """What an LSTM, and a layer beside it, make of rows of tables and of flags.

    Arguments:
        lstm: takes what is made for it in both directions; see `BothWays`.
        beside: (inputs, outputs), the weights of the layer.
        bias: (outputs,), what it adds.
        given: how wide the first tables are, which are given anew each time.
        tables: those that follow.
    """

    def __init__(
        self,
        lstm: BothWays,
        beside: Tensor,
        bias: Tensor,
        given: Sequence[int],
        tables: Sequence[Tensor],
    ) -> None:
        ends = np.cumsum([*given, *(table.shape[1] for table in tables)]).tolist()
        weight = torch.cat([lstm.weight, beside.detach()], 1)
        *parts, of_flags = weight.tensor_split(ends)
        self._of_given = parts[: len(given)]
        known = zip(tables, parts[len(given) :], strict=True)
        products = [table.detach() @ part for table, part in known]
        products[0] += torch.cat([lstm.bias, bias.detach()])
        self._lengths = [len(table) for table in tables]
        self._ends = (4 * lstm.width, 8 * lstm.width)
        self._known = torch.cat(products).tensor_split(self._ends, 1)
        *both, self._of_flags = of_flags.tensor_split(self._ends, 1)
        self._of_flags_both = torch.stack(both)

    def __call__(
        self, given: Sequence[Tensor], numbers: Ints, flags: Floats, mirrored: Tensor
    ) -> tuple[Tensor, Tensor]:
        """What the LSTM takes, (2, rows, 4 x width), and the outputs of the layer for each row.

        Arguments:
            given: the first tables.
            numbers: (rows, tables), which row of each table.
            flags: (rows, flags), the rest of the inputs.
            mirrored: which row the way back begins with, and so on; see `mirror`.
        """
        columns, products = list(numbers.T), []
        for at, (table, weight) in enumerate(zip(given, self._of_given, strict=True)):
            used, columns[at] = _used(columns[at], len(table))
            products.append((table[torch.from_numpy(used)] @ weight).tensor_split(self._ends, 1))
        lengths = [*(len(ahead) for ahead, _, _ in products), *self._lengths]
        *starts, count = np.cumsum([0, *lengths]).tolist()
        rows = torch.from_numpy(np.stack(columns, 1) + starts)
        ahead, back, beside = zip(*products, self._known, strict=True)
        gates = _summed(torch.cat([rows, rows[mirrored] + count]), [*ahead, *back])
        of_flags = torch.from_numpy(flags)
        gates = gates.view(2, len(rows), -1).baddbmm_(
            torch.stack([of_flags, of_flags[mirrored]]), self._of_flags_both
        )
        return gates, _summed(rows, beside).addmm_(of_flags, self._of_flags)


def _used(rows: Ints, count: int) -> tuple[Ints, Ints]:
    """Which rows of a table are used, and which of those each is: `numpy.unique`, but unsorted."""
    places = np.zeros(count, dtype=np.int64)
    places[rows] = 1
    used = np.flatnonzero(places)
    places[used] = np.arange(len(used))
    return used, places[rows]


def _summed(rows: Tensor, tables: Sequence[Tensor]) -> Tensor:
    """The sum of some rows of tables that stand one below the other."""
    return functional.embedding_bag(rows, torch.cat([*tables]), mode="sum")  # not a word


class Encoder:
    """The first step: `Network.encode`.

    Arguments:
        network: the network.
    """

    def __init__(self, network: Network) -> None:
        self._lstm = BothWays(network.sentence)
        self._words = network.words.weight.detach()
        hidden, scores = zip(
            *[(h[0], h[-1]) for h in (network.is_cue, network.reports)], strict=True
        )
        width = self._lstm.width
        of_hidden = torch.cat([layer.weight.detach() for layer in hidden]).t()
        self._of_states, of_inputs = of_hidden[: 2 * width].contiguous(), of_hidden[2 * width :]
        self._scores = torch.cat([layer.weight.detach() for layer in scores])
        self._bias = torch.cat([layer.bias.detach() for layer in scores])
        self._sums = _Sums(
            self._lstm,
            of_inputs,
            torch.cat([layer.bias for layer in hidden]),
            2 * [network.words.embedding_dim],
            [layer.weight for layer in (network.upos, network.relations) for _ in range(2)],
        )

    def __call__(self, categories: Ints, flags: Floats, packed: Packed) -> tuple[Tensor, Tensor]:
        """The states and logits of a table of words, from their `Features`."""
        mirrored = mirror(packed)
        gates, hidden = self._sums(2 * [self._words], categories, flags, mirrored)
        states = self._lstm(gates, packed, mirrored)
        seen = hidden.addmm_(states, self._of_states).relu_()
        logits = (seen.view(len(seen), *self._scores.shape) * self._scores).sum(2)
        return states, logits.add_(self._bias)


class Linker:
    """The second step: `Network.links`.

    Arguments:
        network: the network.
    """

    def __init__(self, network: Network) -> None:
        self._lstm = BothWays(network.link)
        label = network.label.weight.detach().t()
        width = self._lstm.width
        self._of_states, of_inputs = label[: 2 * width].contiguous(), label[2 * width :]
        self._sums = _Sums(
            self._lstm,
            of_inputs,
            network.label.bias,
            [2 * network.sentence.hidden_size],
            [network.distance.weight, network.path.weight],
        )

    def __call__(
        self, states: Tensor, words: Ints, places: Ints, flags: Floats, packed: Packed
    ) -> Tensor:
        """The logits of the labels of a table of words as cues see them.

        Arguments:
            states: of the words themselves, from `Encoder`.
            words: (rows,), the word of each row.
            places: (rows, 2), from `Features.seen_from`.
            flags: (rows, OWN_FLAGS), likewise.
            packed: the layout of the table.
        """
        mirrored = mirror(packed)
        gates, labels = self._sums([states], np.column_stack([words, places]), flags, mirrored)
        return labels.addmm_(self._lstm(gates, packed, mirrored), self._of_states)
