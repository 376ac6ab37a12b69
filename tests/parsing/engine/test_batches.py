"""Sequences of unlike lengths in one table."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from hypothesis import given
from hypothesis import strategies as st

from attribution.parsing.engine.batches import pack, pooled, types
from attribution.parsing.engine.both_ways import BothWays, mirror
from attribution.parsing.engine.layers import Recurrence
from attribution.parsing.engine.padded import Layer, table

SEQUENCES = st.lists(st.lists(st.integers(0, 9), min_size=1, max_size=12), min_size=1, max_size=12)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=9))
def test_a_packed_table_is_torchs(lengths: list[int]) -> None:
    lengths.sort(reverse=True)
    packed = pack(lengths)
    padded = torch.arange(len(lengths) * lengths[0]).view(len(lengths), -1)
    theirs = torch.nn.utils.rnn.pack_padded_sequence(padded, lengths, batch_first=True)
    assert packed.sizes == theirs.batch_sizes.tolist()
    ours = np.empty(sum(lengths), dtype=np.int64)
    ours[packed.order] = padded.numpy()[packed.inside]
    assert ours.tolist() == theirs.data.tolist()


@given(st.lists(st.integers(1, 9), min_size=1, max_size=9))
def test_the_mirror_of_the_mirror_is_the_row(lengths: list[int]) -> None:
    mirror = table(pack(sorted(lengths, reverse=True))).mirror
    assert torch.equal(mirror[mirror], torch.arange(sum(lengths)))


@given(SEQUENCES, st.integers(1, 40), st.integers(1, 5))
def test_every_sequence_is_in_one_batch(sequences: list[list[int]], steps: int, most: int) -> None:
    seen: dict[int, list[int]] = {}
    for batch, numbers, packed in pooled(sequences, steps=steps, most=most):
        assert len(batch) <= most
        assert len(batch) == 1 or packed.rows.size <= steps
        parts = np.split(numbers.numpy()[packed.order], np.cumsum(packed.lengths)[:-1])
        seen.update(zip(batch, [part.tolist() for part in parts], strict=True))
    assert [seen[at] for at in range(len(sequences))] == sequences


@given(SEQUENCES)
def test_types_are_the_distinct_elements(sequences: list[list[int]]) -> None:
    distinct, numbers = types(sequences)
    assert len(set(distinct)) == len(distinct)
    assert [[distinct[n] for n in sequence] for sequence in numbers] == sequences


@given(SEQUENCES, st.booleans())
def test_a_recurrence_is_torchs(sequences: list[list[int]], both: bool) -> None:
    torch.manual_seed(7)
    lstm: Any = torch.nn.LSTM(5, 4, batch_first=True, bidirectional=both)
    inputs = torch.randn(10, 5)
    recurrence = Recurrence(lstm)
    with torch.inference_mode():
        for batch, numbers, packed in pooled(sequences, steps=30, most=5):
            ours = recurrence(recurrence.project(inputs), packed, numbers)
            lengths = packed.lengths.tolist()
            padded = torch.nn.utils.rnn.pad_sequence(
                [inputs[sequences[at]] for at in batch], batch_first=True
            )
            theirs = lstm(
                torch.nn.utils.rnn.pack_padded_sequence(padded, lengths, batch_first=True)
            )
            assert torch.allclose(ours, theirs[0].data, atol=1e-6)


@given(st.lists(st.integers(1, 40), min_size=1, max_size=20))
def test_stretches_hold_every_step_and_little_padding(lengths: list[int]) -> None:
    parts = table(pack(sorted(lengths, reverse=True))).stretches
    assert [part.end for part in parts] == [*(part.start for part in parts[1:]), sum(lengths)]
    assert sum(part.steps for part in parts) == max(lengths)
    for part in parts:
        assert part.steps.bit_count() == 1
        assert part.count % 4 == 0
        assert part.steps * part.count - len(part.places) <= 48 + 3 * part.steps


@given(st.lists(st.integers(1, 40), min_size=1, max_size=20))
def test_layers_are_torchs(lengths: list[int]) -> None:
    torch.manual_seed(7)
    lstm: Any = torch.nn.LSTM(5, 4, bidirectional=True)
    packed, ways = pack(sorted(lengths, reverse=True)), BothWays(lstm)
    inputs, mirrored = torch.randn(sum(lengths), 5), mirror(packed)
    with torch.inference_mode():
        forwards, backwards = (inputs @ ways.weight + ways.bias).chunk(2, 1)
        theirs = lstm(torch.nn.utils.rnn.PackedSequence(inputs, torch.tensor(packed.sizes)))
        for ours in (
            Layer(lstm)(inputs, table(packed)),
            ways(torch.stack([forwards, backwards[mirrored]]), packed, mirrored),
        ):
            assert torch.allclose(ours, theirs[0].data, atol=1e-6)
