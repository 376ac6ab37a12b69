"""Reads and writes weights: one ``.npz`` of plain arrays, with nothing that could run."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from attrs import frozen

from attribution.errors import ModelError
from attribution.quotes.tagger.network import Network
from attribution.quotes.tagger.tags import REASONS

__all__ = ["READINGS", "Weights", "read", "save"]

READINGS = ("claims", "all")
"""What probabilities are for: that a find is a claim, and that it is an attribution of any kind."""

_VOCABULARY, _CALIBRATION = "vocabulary", "calibration"


@frozen
class Weights:
    """A trained tagger.

    Attributes:
        network: the network.
        words: the words that have a vector, in the order of their rows.
        calibration: for each reading, what turns scores into probabilities
            (`Tagger.confidence`): a constant, then one factor for each of `CueTags.reasons`.
    """

    network: Network
    words: Sequence[str]
    calibration: Mapping[str, Sequence[float]]


def save(
    path: Path,
    network: Network,
    words: Sequence[str],
    calibration: Mapping[str, Sequence[float]] | None = None,
) -> None:
    """Writes a network in half precision, with the words that it has vectors for."""
    arrays = {
        name: value.detach().numpy().astype("float16")
        for name, value in network.state_dict().items()
    }
    arrays[_VOCABULARY] = np.frombuffer("\n".join(words).encode(), dtype="uint8")
    for reading, factors in (calibration or {}).items():
        arrays[f"{_CALIBRATION}.{reading}"] = np.array(factors, dtype="float32")
    with path.open("wb") as file:
        np.savez_compressed(file, **arrays)


def read(path: Path) -> Weights:
    """What `save` wrote; anything but plain arrays is refused.

    Raises:
        ModelError: if the file is damaged, or made for another version of the tagger.
    """
    try:
        with np.load(path, allow_pickle=False) as arrays:
            for name in arrays.files:
                # Of NaN every comparison is false: it would find nothing, or all, in silence.
                if not np.isfinite(arrays[name]).all():
                    raise ValueError(f"{name} has numbers that are not finite")
            words = arrays[_VOCABULARY].tobytes().decode().split("\n")
            calibration = {
                reading: arrays[f"{_CALIBRATION}.{reading}"].tolist()
                for reading in READINGS
                if f"{_CALIBRATION}.{reading}" in arrays
            }
            for factors in calibration.values():
                if len(factors) != 1 + REASONS:
                    raise ValueError(f"{len(factors)} calibration factors, not {1 + REASONS}")
            network = Network(len(words) + 1)
            network.load_state_dict(
                {
                    name: torch.from_numpy(arrays[name].astype("float32"))
                    for name in network.state_dict()
                }
            )
    except (
        OSError, EOFError, ValueError, TypeError, AttributeError, KeyError, RuntimeError,
        zipfile.BadZipFile, zlib.error,
    ) as error:  # fmt: skip
        raise ModelError(
            f"{path.name}: these weights cannot be read ({error}); install the package anew, "
            'or call find_quotes(..., scorer="rules")'
        ) from error
    return Weights(network.eval(), words, calibration)
