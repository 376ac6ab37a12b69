"""Sentences of which a teacher says how likely each word is in a name, and their file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from training.names import Tagged
from training.trees import NAMES, name_spans, well_formed

__all__ = ["Likely", "Name", "certain", "read_likely", "write_likely"]

_LEVELS = 255


@frozen(eq=False)
class Name:
    """What is likeliest a name.

    Args:
        start: its first word.
        end: the word after its last.
        kind: PER, ORG or LOC.
        sure: how likely the least likely of its labels is, from 0 to 1.
    """

    start: int
    end: int
    kind: str
    sure: float


@frozen(eq=False)
class Likely:
    """A sentence, and how likely each label of ``NAMES`` is for each of its words.

    Args:
        words: the forms.
        labels: (words, labels), from 0 to 1; each row sums to 1.
    """

    words: tuple[str, ...]
    labels: NDArray[np.float32]

    def names(self) -> Iterator[Name]:
        """Yield the names that are likeliest."""
        best = self.labels.argmax(1)
        for start, end, kind in name_spans(well_formed(best.tolist())):
            yield Name(start, end, kind, float(self.labels[start:end].max(1).min()))


def certain(tagged: Tagged) -> Likely:
    """Return a sentence that was labelled by hand."""
    numbers = [NAMES.index(label) for _, label in tagged]
    return Likely(tuple(word for word, _ in tagged), np.eye(len(NAMES), dtype=np.float32)[numbers])


def write_likely(sentences: Iterable[Likely], path: Path) -> None:
    """Write sentences; likelihoods in 256 levels, close together near 0."""
    kept: Sequence[Likely] = list(sentences)
    text = "\n".join(" ".join("".join(w.split()) for w in s.words) for s in kept)
    labels = np.concatenate([s.labels for s in kept])
    levels = np.round(np.sqrt(labels) * _LEVELS).astype(np.uint8)
    np.savez_compressed(path, text=np.frombuffer(text.encode(), np.uint8), levels=levels)


def read_likely(path: Path) -> list[Likely]:
    """Read what :func:`write_likely` wrote."""
    with np.load(path) as file:
        text, levels = bytes(file["text"]).decode(), file["levels"]
    labels = (levels.astype(np.float32) / _LEVELS) ** 2
    labels /= labels.sum(1, keepdims=True)
    found, at = [], 0
    for line in text.split("\n"):
        words = tuple(line.split(" "))
        found.append(Likely(words, labels[at : at + len(words)]))
        at += len(words)
    return found
