"""Weights on disk: one ``.npz`` of plain arrays, nothing that could run."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from attribution.quotes.scoring.network import Network

__all__ = ["read", "save"]


def save(path: Path, network: Network, words: list[str]) -> None:
    """Writes a network in half precision, with the words that it has vectors for."""
    arrays = {k: v.detach().numpy().astype("float16") for k, v in network.state_dict().items()}
    arrays["vocabulary"] = np.frombuffer("\n".join(words).encode(), dtype="uint8")
    with path.open("wb") as file:
        np.savez_compressed(file, **arrays)


def read(path: Path) -> tuple[Network, list[str]]:
    """The network and its words; pickled content is refused."""
    with np.load(path, allow_pickle=False) as arrays:
        words = arrays["vocabulary"].tobytes().decode().split("\n")
        network = Network(len(words) + 1)
        network.load_state_dict(
            {k: torch.from_numpy(arrays[k].astype("float32")) for k in network.state_dict()}
        )
    return network.eval(), words
