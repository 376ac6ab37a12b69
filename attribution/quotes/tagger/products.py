"""The steps of a trained `Network`, each product of matrices made once: the same answers sooner.

What a layer makes of a word's vector, of a relation or of a distance is the same wherever it
stands. So it is looked up, and an input's parts are summed instead of multiplied.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from attribution.parsing.engine.batches import Packed
from attribution.parsing.engine.both_ways import BothWays
from attribution.quotes.tagger.features import Floats, Ints
from attribution.quotes.tagger.network import Network

__all__ = ["Encoder", "Linker"]


class _Sums:
    """What layers make of inputs that are made of rows of tables, and of flags.

    Arguments:
        weight: (inputs, outputs), of all layers side by side.
        bias: (outputs,).
        given: how wide the first tables are, which are given anew each time.
        tables: those that follow.
    """

    def __init__(
        self, weight: Tensor, bias: Tensor, given: Sequence[int], tables: Sequence[Tensor]
    ) -> None:
        sizes = [*given, *(table.shape[1] for table in tables)]
        ends = np.cumsum(sizes).tolist()
        *parts, self._of_flags = weight.detach().tensor_split(ends)
        self._of_given = parts[: len(given)]
        known = zip(tables, parts[len(given) :], strict=True)
        products = [table.detach() @ part for table, part in known]
        products[0] += bias.detach()
        self._known = torch.cat(products)
        self._lengths = [len(table) for table in tables]

    def __call__(self, given: Sequence[Tensor], numbers: Ints, flags: Floats) -> Tensor:
        """The outputs for each row.

        Arguments:
            given: the first tables.
            numbers: (rows, tables), which row of each table.
            flags: (rows, flags), the rest of the inputs.
        """
        columns, products = list(numbers.T), []
        for at, (table, weight) in enumerate(zip(given, self._of_given, strict=True)):
            used, columns[at] = np.unique(columns[at], return_inverse=True)
            products.append(table[torch.from_numpy(used)] @ weight)
        lengths = [*map(len, products), *self._lengths]
        starts = np.cumsum([0, *lengths[:-1]])
        sums = functional.embedding_bag(
            torch.from_numpy(np.stack(columns, 1) + starts),
            torch.cat([*products, self._known]),
            mode="sum",  # not a word
        )
        return sums.addmm_(torch.from_numpy(flags), self._of_flags)


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
            torch.cat([self._lstm.weight, of_inputs], 1),
            torch.cat([self._lstm.bias, *(layer.bias for layer in hidden)]),
            2 * [network.words.embedding_dim],
            [layer.weight for layer in (network.upos, network.relations) for _ in range(2)],
        )

    def __call__(self, categories: Ints, flags: Floats, packed: Packed) -> tuple[Tensor, Tensor]:
        """The states and logits of a table of words, from their `Features`."""
        sums = self._sums(2 * [self._words], categories, flags)
        gates, hidden = sums.tensor_split((self._lstm.gates,), 1)
        states = self._lstm(gates, packed)
        seen = torch.addmm(hidden, states, self._of_states).relu_()
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
            torch.cat([self._lstm.weight, of_inputs], 1),
            torch.cat([self._lstm.bias, network.label.bias]),
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
        sums = self._sums([states], np.column_stack([words, places]), flags)
        gates, labels = sums.tensor_split((self._lstm.gates,), 1)
        return torch.addmm(labels, self._lstm(gates, packed), self._of_states)
