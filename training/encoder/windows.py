"""Texts cut into what the encoder reads together: whole sentences, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import torch
from attrs import astuple

from attribution.quotes.tagger.features import Floats, Ints
from training.encoder.network import Size, Words
from training.quotes.padding import padded

__all__ = ["MOST", "batches", "moved", "windows", "words_of"]

MOST = 256
"""Pieces of a window, unless its only sentence is longer."""


def windows(sentences: Sequence[int]) -> Iterator[range]:
    """The sentences of each window.

    Arguments:
        sentences: how many pieces each sentence has.

    Example:
        >>> list(windows([100, 80, 30, 500, 10]))
        [range(0, 2), range(2, 3), range(3, 4), range(4, 5)]
    """
    first, size = 0, 2
    for at, pieces in enumerate(sentences):
        if at > first and size + pieces > MOST:
            yield range(first, at)
            first, size = at, 2
        size += pieces
    if first < len(sentences):
        yield range(first, len(sentences))


def batches(sizes: Sequence[int], most: int) -> Iterator[list[int]]:
    """What is of like size together, by its numbers.

    Arguments:
        sizes: how many pieces each window has, or words each sentence.
        most: pieces of a batch, padding among them, unless its only window has more.
    """
    batch: list[int] = []
    for at in sorted(range(len(sizes)), key=lambda one: sizes[one]):
        if batch and sizes[at] * (len(batch) + 1) > most:
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch


def words_of(
    texts: Sequence[Sequence[Sequence[int]]],
    categories: Sequence[Ints],
    flags: Sequence[Floats],
    shapes: Sequence[Sequence[int]],
    size: Size,
) -> Words:
    """Windows in numbers.

    Arguments:
        texts: the pieces of each word of each window.
        categories: (words, 6) of each window, see `Features.categories`.
        flags: (words, FLAGS) of each window.
        shapes: the shapes of the words of each, see `training.pieces.shape`.
        size: the encoder's, which knows what stands before and behind a text.
    """
    pieces, words, word = [], [], 0
    for text in texts:
        numbers, of_word = [size.begin], [-1]
        for own in text:
            numbers += own
            of_word += [word] * len(own)
            word += 1
        pieces.append(np.array([*numbers[: size.places - 1], size.end]))
        words.append(np.array([*of_word[: size.places - 1], -1]))
    return Words(
        padded(pieces),
        torch.tensor([len(one) for one in pieces]),
        # Zero stands behind the shorter ones: what is no word's is kept as minus one.
        padded([one + 1 for one in words]) - 1,
        torch.from_numpy(np.concatenate([one[:, 2:] for one in categories])),
        torch.from_numpy(np.concatenate(flags)),
        torch.tensor([one for own in shapes for one in own]),
    )


def moved(words: Words, device: torch.device) -> Words:
    """The same windows on a device."""
    return Words(*(part.to(device) for part in astuple(words, recurse=False)))
